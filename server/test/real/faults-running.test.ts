import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import test, { type TestContext } from 'node:test'
import { listHeld } from '@beadle/contract'
import { openSink } from '../../src/gateways/smtp/index.ts'
import { startPostgres } from '../../src/platform/postgres/index.ts'
import { countSubjects, sendOne } from './mail-load.ts'
import { freePort, openDirectory, prepareInstallation, RefusedError, until } from './running-server.ts'
import { openSmallDisk, whyNoSmallDisk } from './small-disk.ts'

/** Mail that is sent one after another until told to stop, and what was answered. */
function keepSending(port: number, word: string) {
  const stopping = new AbortController()
  const answers = new Map<string, string | undefined>()
  const running = (async () => {
    for (let count = 0; !stopping.signal.aborted; count++) {
      const subjectLine = `${word}-${count}`
      answers.set(subjectLine, await sendOne(port, subjectLine))
    }
  })()
  return {
    taken: () => [...answers].filter(([, said]) => said?.startsWith('250')).map(([subjectLine]) => subjectLine),
    putOff: () => [...answers.values()].filter((said) => said !== undefined && /^4/.test(said)),
    /** Every answer is a yes, a later, or none because the connection ended. */
    refused: () => [...answers.values()].filter((said) => said !== undefined && !/^(250|4)/.test(said)),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** A next server in this process that counts what comes, and settings that name it. */
async function openCountingSink(t: TestContext, port = 0) {
  const sink = await openSink({ host: '127.0.0.1', port, keep: 1 })
  t.after(() => sink[Symbol.asyncDispose]())
  const given = { BEADLE_SMARTHOST: `127.0.0.1:${sink.port}`, BEADLE_SMARTHOST_TLS: 'none' }
  return { sink, given, received: countSubjects(sink) }
}

const status = async (port: number) => (await fetch(`http://127.0.0.1:${port}/healthz`)).status

test('PostgreSQL killed under load comes back by itself, and nothing acknowledged is lost', async (t) => {
  const { given, received } = await openCountingSink(t)
  const installation = await prepareInstallation(t, { given })
  await installation.start()
  const sending = keepSending(installation.ports.relay, 'fallen')
  for (let round = 1; round <= 3; round++) {
    const enough = sending.taken().length + 10
    await until(() => sending.taken().length >= enough)
    process.kill(installation.postgresPid(), 'SIGKILL')
  }
  const enough = sending.taken().length + 10
  await until(() => sending.taken().length >= enough)
  await sending.stop()
  assert.deepEqual(sending.refused(), [])
  await until(() => sending.taken().every((subjectLine) => received.has(subjectLine)))
  assert.ok(installation.isRunning())
  const twice = sending.taken().filter((subjectLine) => (received.get(subjectLine) ?? 0) > 1)
  t.diagnostic(
    `PostgreSQL killed 3 times under load: ${sending.taken().length} messages acknowledged, 0 lost, ${twice.length} came twice; ${sending.putOff().length} were put off with 4xx`,
  )
})

test('a database of one’s own that goes away and comes back: mail is put off, people are told, nothing is lost', async (t) => {
  await using postgres = await startPostgres({ directory: openDirectory(t, 'own-postgres') })
  const socket = `${new URL(postgres.ownerUrl.replace('@/', '@x/')).searchParams.get('host')}/.s.PGSQL.5432`
  const cable = await openCable(t, socket)
  const { given, received } = await openCountingSink(t)
  const installation = await prepareInstallation(t, {
    given: { ...given, DATABASE_URL: `postgres://beadle_owner:sesame@127.0.0.1:${cable.port}/beadle` },
  })
  const { relay, http } = installation.ports

  await t.test('away at the start', async () => {
    cable.cut()
    const { code, said } = await installation.startInVain()
    assert.equal(code, 1)
    assert.match(
      said,
      /Beadle cannot start: the database cannot be reached\.\nStart PostgreSQL, or correct DATABASE_URL; leave it out to use the one that comes with Beadle\.\n$/,
    )
    assert.doesNotMatch(said, /sesame/)
    cable.mend()
  })

  await installation.start()
  const head = await installation.as('okafor')
  assert.match((await sendOne(relay, 'before')) ?? '', /^250/)
  cable.cut()
  assert.match((await sendOne(relay, 'meanwhile')) ?? '', /^451 4\.3\./)
  await assert.rejects(head.ask(listHeld, {}), (error) => {
    assert.ok(error instanceof RefusedError)
    assert.deepEqual([error.status, error.code], [503, 'platform.database-away'])
    assert.equal(error.message, 'the database cannot be reached')
    return true
  })
  assert.equal(await status(http), 503)
  cable.mend()
  await until(async () => (await status(http)) === 200)
  assert.match((await sendOne(relay, 'after')) ?? '', /^250/)
  assert.ok(await head.ask(listHeld, {}), 'who was signed in still is')
  await until(() => received.has('before') && received.has('after'))
  assert.ok(!received.has('meanwhile'), 'what was put off is still with who sent it')
})

test('the smart host goes away and comes back: mail is taken meanwhile and goes then, once', async (t) => {
  const port = await freePort()
  const settings = { BEADLE_SMARTHOST: `127.0.0.1:${port}`, BEADLE_SMARTHOST_TLS: 'none', BEADLE_LOG: 'warn' }
  const installation = await prepareInstallation(t, { given: settings })
  await installation.start()
  for (let count = 0; count < 20; count++)
    assert.match((await sendOne(installation.ports.relay, `waiting-${count}`)) ?? '', /^250/)
  assert.match(installation.said(), /mail\.destination-away/)
  assert.equal(await status(installation.ports.http), 200)
  // Restarted in between: what waits is in the database, not in the process.
  assert.equal(await installation.stop(), 0)
  const { received } = await openCountingSink(t, port)
  await installation.start()
  await until(() => [...received.keys()].filter((each) => each.startsWith('waiting-')).length === 20)
  assert.equal(await installation.stop(), 0)
  for (let count = 0; count < 20; count++) assert.equal(received.get(`waiting-${count}`), 1)
})

test('the disk is full: mail is put off; with room again it is taken, and nothing acknowledged is lost', async (t) => {
  const missing = whyNoSmallDisk()
  if (missing !== undefined) return t.skip(missing)
  const { given, received } = await openCountingSink(t)
  let stop = async () => {}
  const disk = openSmallDisk(t, 160, () => stop())
  const installation = await prepareInstallation(t, { data: `${disk.directory}/data`, given })
  stop = async () => void (await installation.stop())
  await installation.start()
  const { relay, http } = installation.ports
  assert.match((await sendOne(relay, 'before')) ?? '', /^250/)
  disk.fill()
  const sending = keepSending(relay, 'full')
  await until(() => sending.putOff().length >= 5)
  disk.empty()
  const enough = sending.taken().length + 10
  await until(() => sending.taken().length >= enough)
  await sending.stop()
  assert.deepEqual(sending.refused(), [])
  await until(async () => (await status(http)) === 200)
  await until(() => [...sending.taken(), 'before'].every((subjectLine) => received.has(subjectLine)))
  const [first] = sending.putOff()
  t.diagnostic(
    `disk full under load: ${sending.putOff().length} messages put off (${first}), ${sending.taken().length} acknowledged, 0 lost`,
  )
})

/** A cable between a port and PostgreSQL's socket that can be cut. */
async function openCable(t: TestContext, socket: string) {
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connectTo(socket)
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => end.destroy())
      end.on('close', () => {
        ends.delete(end)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    for (const end of ends) end.destroy()
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : assert.fail('no port'),
    cut() {
      isCut = true
      for (const end of ends) end.destroy()
    },
    mend() {
      isCut = false
    },
  }
}
