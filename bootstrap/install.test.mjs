// The bootstrap run as a person runs it, in a pretend project: with a pretend npm that only says that it was called.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const lock = {
  packages: {
    '': { name: 'pretend' },
    'node_modules/kept': { version: '1.0.0' },
    'node_modules/other-machine': { version: '1.0.0', optional: true },
  },
}

function project(t, { installed = {}, npm = 'mkdir -p node_modules; echo called >> npm-calls' } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'beadle-bootstrap-'))
  t.after(() => rmSync(root, { recursive: true }))
  const put = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  cpSync(import.meta.dirname, join(root, 'bootstrap'), { recursive: true })
  put('package-lock.json', JSON.stringify(lock))
  put('hello.ts', "const word: string = 'hello'\nconsole.log(word, process.argv.slice(2).join())\n")
  if (installed !== undefined) put('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
  put('bin/npm', `#!/bin/sh\n${npm}\n`)
  chmodSync(join(root, 'bin/npm'), 0o755)
  const run = (...args) =>
    spawnSync(process.execPath, [join(root, 'bootstrap/run.mjs'), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin` },
    })
  return { root, run, put, wasInstalled: () => existsSync(join(root, 'npm-calls')) }
}

test('packages that are there are left alone, also when those of another machine are not', (t) => {
  const { run, wasInstalled } = project(t, { installed: { 'node_modules/kept': { version: '1.0.0' } } })
  const first = run('hello.ts', 'one', 'two')
  assert.deepEqual([first.status, first.stdout, first.stderr], [0, 'hello one,two\n', ''])
  assert.ok(!wasInstalled())
})

test('packages that are missing or of another version are installed, once', (t) => {
  for (const installed of [undefined, {}, { 'node_modules/kept': { version: '0.9.0' } }]) {
    const { run, root, wasInstalled } = project(t, { installed })
    assert.match(run('hello.ts').stderr, /installing packages/)
    assert.ok(wasInstalled())
    rmSync(join(root, 'npm-calls'))
    assert.equal(run('hello.ts').stdout, 'hello \n')
    assert.ok(!wasInstalled(), 'a second start installs nothing')
  }
})

test('a lock that has changed since is followed', (t) => {
  const { run, put, wasInstalled } = project(t, { installed: { 'node_modules/kept': { version: '1.0.0' } } })
  run('hello.ts')
  put('package-lock.json', JSON.stringify({ packages: { 'node_modules/kept': { version: '2.0.0' } } }))
  run('hello.ts')
  assert.ok(wasInstalled())
})

test('an install that fails, and a script that is not there, are said and end with 1', (t) => {
  const failing = project(t, { npm: 'exit 3' }).run('hello.ts')
  assert.equal(failing.status, 1)
  assert.match(failing.stderr, /^beadle: the packages could not be installed$/m)
  const missing = project(t, { installed: { 'node_modules/kept': { version: '1.0.0' } } }).run('nothing.ts')
  assert.deepEqual([missing.status, missing.stderr.split('\n')[0]], [1, 'beadle: there is no `nothing.ts`'])
})

test('the script’s own exit code is passed on', (t) => {
  const { run, put } = project(t, { installed: { 'node_modules/kept': { version: '1.0.0' } } })
  put('fails.ts', 'process.exitCode = 7\n')
  assert.equal(run('fails.ts').status, 7)
})

test('a Node of ours that lacks a library says which package to install', (t) => {
  const { run, put, root } = project(t, { installed: { 'node_modules/kept': { version: '1.0.0' } } })
  const node = `node_modules/node-${process.platform}-${process.arch}/bin/node`
  put(
    node,
    '#!/bin/sh\necho "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory" >&2\nexit 127\n',
  )
  chmodSync(join(root, node), 0o755)
  const { status, stderr } = run('hello.ts')
  assert.equal(status, 1)
  assert.match(stderr, /apt-get install libatomic1/)
})
