import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { demoDevicePassword } from '../../demo/make-school.ts'
import { SmtpClient } from './courier/client.ts'
import { openSink, type Sink } from './index.ts'

const main = join(import.meta.dirname, '../../main.ts')
const kills = process.env.BEADLE_DEPTH === 'full' ? 20 : 2
const senders = 6

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : assert.fail('no port')
}

/** The real server in a process of its own, as `npm start` runs it. */
async function prepare(t: TestContext, sink: Sink) {
  const data = await mkdtemp(join(tmpdir(), 'beadle-kill-'))
  await chmod(data, 0o755)
  const [http, submission, relay, unused] = [await freePort(), await freePort(), await freePort(), await freePort()]
  let child: ChildProcess | undefined
  t.after(async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(data, { recursive: true, force: true })
  })
  return {
    submission,
    async start() {
      const started = spawn(process.execPath, [main], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          ...process.env,
          BEADLE_DATA: data,
          BEADLE_HTTP_PORT: String(http),
          BEADLE_SUBMISSION_PORT: String(submission),
          BEADLE_RELAY_PORT: String(relay),
          BEADLE_SINK_PORT: String(unused),
          BEADLE_SMARTHOST: `127.0.0.1:${sink.port}`,
          BEADLE_SMARTHOST_TLS: 'none',
        },
      })
      child = started
      let complaint = ''
      started.stderr?.on('data', (chunk: Buffer) => {
        complaint = (complaint + chunk.toString()).slice(-2000)
      })
      for (let tries = 0; tries < 600; tries++) {
        if (started.exitCode !== null) assert.fail(`the server ended: ${complaint}`)
        const client = await open(submission).catch(() => undefined)
        if (client) return client.close()
        await wait(100)
      }
      assert.fail(`the server did not answer: ${complaint}`)
    },
    async kill() {
      if (!child) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

function open(port: number): Promise<SmtpClient> {
  return SmtpClient.open({
    smartHost: { host: '127.0.0.1', port, tls: 'none', logOn: { login: 'ahmed', secret: demoDevicePassword } },
    hostname: 'client.example',
    connectMs: 5000,
    answerMs: 10_000,
  })
}

test('killed under load again and again, the server loses nothing it has acknowledged', async (t) => {
  const sink = await openSink({ host: '127.0.0.1', port: 0, keep: 1 })
  t.after(() => sink[Symbol.asyncDispose]())
  const received = new Map<string, number>()
  sink.onMail(({ message }) => {
    const mark = /^Subject: load-(\d+-\d+)\r$/m.exec(message.toString('latin1'))?.[1]
    if (mark) received.set(mark, (received.get(mark) ?? 0) + 1)
  })
  const server = await prepare(t, sink)
  const acknowledged = new Set<string>()
  const send = async (round: number, sender: number, signal: AbortSignal) => {
    const client = await open(server.submission)
    for (let count = 0; !signal.aborted; count++) {
      const mark = `${round * senders + sender}-${count}`
      const message = Buffer.from(
        `From: <ahmed@school.example>\r\nTo: <dsl@school.example>\r\nSubject: load-${mark}\r\n\r\nFor information.\r\n`,
      )
      const [result] = await client.send({
        schoolId: '',
        delivery: {
          id: '',
          messageId: '',
          positions: [0],
          changes: { tags: [] },
          attempts: 0,
          madeAt: Temporal.Instant.fromEpochMilliseconds(0),
        },
        from: 'ahmed@school.example',
        recipients: [{ position: 0, address: 'dsl@school.example' }],
        above: Buffer.alloc(0),
        message,
        eightBit: false,
        utf8: false,
      })
      if (result?.fate === 'delivered') acknowledged.add(mark)
    }
    client.close()
  }

  for (let round = 0; round < kills; round++) {
    await server.start()
    const stopping = new AbortController()
    const before = acknowledged.size
    const loads = Promise.allSettled(
      Array.from({ length: senders }, (_, sender) => send(round, sender, stopping.signal)),
    )
    // Killed at no particular moment, but never before it has taken something.
    while (acknowledged.size < before + 20 + round * 7) await wait(5)
    await server.kill()
    stopping.abort()
    await loads
  }
  await server.start()
  const missing = () => [...acknowledged].filter((mark) => !received.has(mark))
  for (let tries = 0; tries < 600 && missing().length > 0; tries++) await wait(100)
  assert.deepEqual(missing(), [])
  const twice = [...received.values()].filter((times) => times > 1).length
  t.diagnostic(
    `${kills} kills -9 of the server under load: ${acknowledged.size} messages acknowledged, 0 lost; ${twice} came twice, as what the next server had taken and was not yet written down must`,
  )
})
