/**
 * Messages a second from end to end through Beadle and, turn by turn in one run, through the peers: a generator → a server →
 * smtp-sink. Beadle reads, decides with every mail control of All Saints, writes to PostgreSQL, records in the ledger and delivers;
 * Postfix queues and delivers; rspamd is asked by Postfix; Haraka hands on before it answers and stores nothing.
 *
 *     npm run bench -- smtp            BEADLE_BENCH_MESSAGES: for how many messages memory is watched, default 100,000
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { play } from './mail/play.ts'
import { carriedMessages } from './mail/real-messages.ts'
import { type BeadlePeer, startBeadle } from './peers/beadle.ts'
import { startHaraka } from './peers/haraka.ts'
import type { Peer } from './peers/ports.ts'
import { startPostfix } from './peers/postfix.ts'
import { startRspamd } from './peers/rspamd.ts'
import { type Sink, startSink } from './peers/sink.ts'
import { figure, median, quantile, type Section } from './section.ts'

const source = '/usr/sbin/smtp-source'
const tools = [source, '/usr/sbin/smtp-sink', '/usr/sbin/postfix']
const sessions = 20
const bodyBytes = 10_240
/** How long each server is at work before it is measured: a gateway runs for weeks, its first minute says nothing of it. */
const warmingMs = 25_000

type Run = { readonly port: number; readonly sink: Sink; readonly kept: boolean; readonly count: number }
type Way = { readonly name: string; readonly kept: boolean; readonly send: (run: Run) => Promise<unknown> }

/** The ways in which all are measured. */
function waysOf(real: readonly Buffer[] | undefined): readonly Way[] {
  const both = (what: string, send: Way['send']) => [
    { name: `${what}, one a connection`, kept: false, send },
    { name: `${what}, connections kept`, kept: true, send },
  ]
  return [...both('10 kB', sendEqual), ...(real === undefined ? [] : both('real messages', playing(real)))]
}

/** Everything beside us. One that cannot be had here is said, and the others are measured. */
const peersOf = (home: string, sink: Sink): readonly (readonly [name: string, start: () => Promise<Peer>])[] => [
  ['Postfix', () => startPostfix(home, sink.port)],
  ['Postfix with rspamd', () => startBehindRspamd(home, sink.port)],
  ['Haraka', () => startHaraka(home, sink.port)],
]

/** Runs the measurement: `rounds` turns of `count` messages each, per server and way of sending. */
export async function run({ rounds = 3, count = 2000 } = {}): Promise<Section> {
  const title = 'Mail from end to end'
  const missing = tools.filter((tool) => !existsSync(tool))
  if (missing.length > 0 || process.getuid?.() !== 0)
    return { title, how: `Not run: it needs root and ${tools.join(', ')}.`, columns: ['what', 'figure'], rows: [] }
  const home = mkdtempSync(join(tmpdir(), 'beadle-smtp-bench-'))
  chmodSync(home, 0o755)
  const sink = await startSink()
  const running: Peer[] = []
  try {
    const beadle = await startBeadle(home, sink.port)
    running.push(beadle)
    const absent: string[] = []
    for (const [name, start] of peersOf(home, sink)) {
      try {
        running.push(await start())
      } catch (error) {
        const why = error instanceof Error ? error.message.split('\n')[0] : 'unknown'
        absent.push(`${name} could not be run here (${why}).`)
      }
    }
    const peers = running.slice(1)
    const real = carriedMessages()
    const ways = waysOf(real)
    for (const { name, port } of running) {
      console.log(`  ${name} is warmed`)
      await warm(port, sink)
    }
    const rates = await rateAll({ rounds, count, sink, ways, servers: [...peers, beadle] })
    const first = ways[0]?.name ?? ''
    const half = rates(beadle.name, first) / 2
    const latency = await latencyAt(half, { port: beadle.port, sink, messages: real ?? [equalMessage()] })
    const memory = await memoryOver(beadle, sink)
    return {
      title,
      how: [
        `${sessions} sessions, to smtp-sink behind each server, ${rounds} turns of ${count} messages, each server at work for ${warmingMs / 1000} s beforehand: messages a second until the sink has them all, the median, and Beadle's ratio to each peer.`,
        'Mail from outside to one member of staff, so that Beadle reads, decides, records and delivers each; durable on both sides (fsync on).',
        'The messages of 10 kB are smtp-source’s; the real ones are SpamAssassin’s easy ham, played by a small client of ours.',
        `At half of the first rate (${figure(half)} a second, each on a connection of its own, whether or not earlier ones were taken) it is ${figure(quantile(latency, 0.5))} ms from the beginning of the connection to the 250 for the middle one and ${figure(quantile(latency, 0.99))} ms for 99 of 100.`,
        `Beadle's Node process holds ${memory}.`,
        ...absent,
      ].join(' '),
      columns: ['what is sent', 'Beadle', ...peers.flatMap(({ name }) => [name, 'ratio'])],
      rows: ways.map((way) => [
        way.name,
        figure(rates(beadle.name, way.name)),
        ...peers.flatMap(({ name }) => {
          const theirs = rates(name, way.name)
          return [figure(theirs), figure(rates(beadle.name, way.name) / theirs)]
        }),
      ]),
    }
  } finally {
    for (const one of running.toReversed()) await one.stop()
    sink.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

type Turns = {
  readonly rounds: number
  readonly count: number
  readonly sink: Sink
  readonly ways: readonly Way[]
  readonly servers: readonly Peer[]
}

/** Every server in every way, turn by turn; then the middle of its rates. */
async function rateAll({ rounds, count, sink, ways, servers }: Turns): Promise<(name: string, way: string) => number> {
  const rates = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++)
    for (const way of ways)
      for (const { name, port } of servers) {
        const rate = await rateOf(way.send, { port, sink, kept: way.kept, count })
        const key = `${name} ${way.name}`
        rates.set(key, [...(rates.get(key) ?? []), rate])
        console.log(`  ${name}, ${way.name}: ${figure(rate)} messages/s`)
      }
  return (name, way) => median(rates.get(`${name} ${way}`) ?? [])
}

async function startBehindRspamd(home: string, sinkPort: number): Promise<Peer> {
  const milter = await startRspamd(home)
  const postfix = await startPostfix(home, sinkPort, milter.port)
  return {
    ...postfix,
    async stop() {
      await postfix.stop()
      await milter.stop()
    },
  }
}

/** Mail of the first way, for a while. */
async function warm(port: number, sink: Sink): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < warmingMs) await rateOf(sendEqual, { port, sink, kept: true, count: 1000 })
}

async function rateOf(send: Way['send'], run: Run): Promise<number> {
  const before = run.sink.count()
  const began = performance.now()
  const sent = send(run)
  await arrived(run.sink, before + run.count)
  const seconds = (performance.now() - began) / 1000
  await sent
  return run.count / seconds
}

async function arrived(sink: Sink, count: number): Promise<void> {
  const until = performance.now() + 600_000
  while (sink.count() < count) {
    if (performance.now() > until) throw new Error(`${count - sink.count()} messages did not arrive`)
    await wait(10)
  }
}

async function sendEqual({ port, kept, count }: Run): Promise<void> {
  const amount = [...(kept ? ['-d'] : []), '-s', String(sessions), '-m', String(count), '-l', String(bodyBytes)]
  const between = ['-f', 'sender@list.example', '-t', 'ahmed@school.example', `127.0.0.1:${port}`]
  await once(spawn(source, [...amount, ...between], { stdio: 'ignore' }), 'exit')
}

function playing(messages: readonly Buffer[]): Way['send'] {
  return ({ port, kept, count }) => play({ port, kept, count, sessions, messages })
}

async function latencyAt(
  rate: number,
  { port, sink, messages }: { readonly port: number; readonly sink: Sink; readonly messages: readonly Buffer[] },
): Promise<readonly number[]> {
  const count = Math.max(500, Math.round(rate * 10))
  const before = sink.count()
  const took = await play({ port, messages, count, sessions: 200, kept: false, rate })
  await arrived(sink, before + count)
  return took
}

/** What the process holds before, between and after the quarters of many messages on kept connections. */
async function memoryOver(beadle: BeadlePeer, sink: Sink): Promise<string> {
  const count = Number(process.env.BEADLE_BENCH_MESSAGES ?? 100_000)
  const held = [beadle.memory()]
  for (let part = 0; part < 4; part++) {
    const some = Math.round(count / 4)
    const before = sink.count()
    await Promise.all([sendEqual({ port: beadle.port, sink, kept: true, count: some }), arrived(sink, before + some)])
    held.push(beadle.memory())
    console.log(`  memory after ${figure((part + 1) * some)} messages: ${figure(beadle.memory())} MB`)
  }
  return `${held.map((mb) => Math.round(mb)).join(', ')} MB before and after each quarter of ${count.toLocaleString('en-GB')} messages`
}

function equalMessage(): Buffer {
  const line = `${'X'.repeat(78)}\r\n`
  return Buffer.from(
    `From: <sender@list.example>\r\nTo: <ahmed@school.example>\r\nSubject: equal\r\n\r\n${line.repeat(128)}`,
  )
}
