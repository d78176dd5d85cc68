// `npm start` ended in every way there is: the server must stop in order, and never stay behind with its ports.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

const pretendServer = `import { writeFileSync } from 'node:fs'
const file: string = new URL('../../stopped', import.meta.url).pathname
let times = 0
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {
  times += 1
  setTimeout(() => {
    writeFileSync(file, signal + ' ' + times)
    process.exit(0)
  }, 300)
})
setInterval(() => {}, 1000)
console.log('ready ' + process.pid)
`

/** Starts the pretend project as npm would, through a shell, or directly. */
async function start(t, { byNpm = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'beadle-start-'))
  t.after(() => rmSync(root, { recursive: true }))
  cpSync(import.meta.dirname, join(root, 'bootstrap'), { recursive: true })
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}')
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":{}}')
  mkdirSync(join(root, 'server/src'), { recursive: true })
  writeFileSync(join(root, 'server/src/main.ts'), pretendServer)
  const script = join(root, 'bootstrap/start.mjs')
  const env = { PATH: process.env.PATH, ...(byNpm ? { npm_lifecycle_event: 'start' } : {}) }
  const [command, args] = byNpm
    ? ['/bin/sh', ['-c', `"${process.execPath}" "${script}"; exit $?`]]
    : [process.execPath, [script]]
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const pid = Number(String(line).split(' ')[1])
  t.after(() => {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  })
  const stopped = async () => {
    for (let tries = 0; !existsSync(join(root, 'stopped')); tries += 1) {
      assert.ok(tries < 200, 'the server was not stopped')
      await wait(50)
    }
    return readFileSync(join(root, 'stopped'), 'utf8')
  }
  return { child, stopped }
}

test('Ctrl-C, sent twice as npm and the terminal do, reaches the server once, and the end is a good one', async (t) => {
  const { child, stopped } = await start(t)
  child.kill('SIGINT')
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  assert.deepEqual([code, await stopped()], [0, 'SIGINT 1'])
})

test('SIGTERM is passed on', async (t) => {
  const { child, stopped } = await start(t)
  child.kill('SIGTERM')
  assert.equal(await stopped(), 'SIGTERM 1')
})

test('killed outright, it takes the server with it, in order', async (t) => {
  const { child, stopped } = await start(t)
  child.kill('SIGKILL')
  assert.equal(await stopped(), 'SIGTERM 1')
})

test('the shell that npm puts in between is ended', async (t) => {
  const { child, stopped } = await start(t, { byNpm: true })
  child.kill('SIGKILL')
  assert.equal(await stopped(), 'SIGTERM 1')
})
