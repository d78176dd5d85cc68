/**
 * Messages a second from end to end: smtp-source → a server → smtp-sink, through Beadle and through Postfix relaying to the
 * same sink, turn by turn in one run. Beadle decides, writes to PostgreSQL and records in the ledger; Postfix only queues.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { figure, median, type Section } from './section.ts'

const root = join(import.meta.dirname, '../..')
const tools = { source: '/usr/sbin/smtp-source', sink: '/usr/sbin/smtp-sink', postfix: '/usr/sbin/postfix' }
const sessions = 20
const bodyBytes = 10_240

type Peer = { readonly name: string; readonly port: number; stop(): Promise<void> }

/** Runs the measurement: `rounds` turns of `count` messages each, per server and way of connecting. */
export async function run({ rounds = 3, count = 1000 } = {}): Promise<Section> {
  const title = 'Mail from end to end'
  const missing = Object.values(tools).filter((tool) => !existsSync(tool))
  if (missing.length > 0 || process.getuid?.() !== 0)
    return {
      title,
      how: `Not run: it needs root and ${Object.values(tools).join(', ')}.`,
      columns: ['what', 'figure'],
      rows: [],
    }
  const home = mkdtempSync(join(tmpdir(), 'beadle-smtp-bench-'))
  chmodSync(home, 0o755)
  const sink = await startSink()
  const peers: Peer[] = []
  try {
    peers.push(await startPostfix(home, sink.port))
    peers.push(await startBeadle(home, sink.port))
    const rates = new Map<string, number[]>()
    for (let round = 0; round < rounds; round++) {
      for (const kept of [false, true]) {
        for (const { name, port } of peers) {
          const key = `${name} ${kept ? 'kept' : 'per connection'}`
          const rate = await measure({ port, sink, kept, count })
          rates.set(key, [...(rates.get(key) ?? []), rate])
          console.log(`  ${key}: ${figure(rate)} messages/s`)
        }
      }
    }
    const rateOf = (name: string, way: string) => median(rates.get(`${name} ${way}`) ?? [])
    return {
      title,
      how: `smtp-source, ${sessions} sessions, ${bodyBytes / 1024} KB, to smtp-sink behind each server, ${rounds} turns of ${count} messages; the median, until the sink has them all. Mail from outside to one member of staff, so that Beadle reads, decides, records and delivers each; durable on both sides (fsync on).`,
      columns: ['connections', 'Postfix, messages/s', 'Beadle, messages/s', 'ratio'],
      rows: ['per connection', 'kept'].map((way) => [
        way === 'kept' ? 'kept open' : 'one per message',
        figure(rateOf('Postfix', way)),
        figure(rateOf('Beadle', way)),
        figure(rateOf('Beadle', way) / rateOf('Postfix', way)),
      ]),
    }
  } finally {
    for (const peer of peers) await peer.stop()
    sink.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

type SinkCount = { readonly port: number; count(): number; stop(): void }

async function measure({
  port,
  sink,
  kept,
  count,
}: {
  readonly port: number
  readonly sink: SinkCount
  readonly kept: boolean
  readonly count: number
}): Promise<number> {
  const before = sink.count()
  const started = performance.now()
  const source = spawn(
    tools.source,
    [
      ...(kept ? ['-d'] : []),
      ...['-s', String(sessions), '-m', String(count), '-l', String(bodyBytes)],
      ...['-f', 'sender@list.example', '-t', 'ahmed@school.example', `127.0.0.1:${port}`],
    ],
    { stdio: 'ignore' },
  )
  const ended = once(source, 'exit')
  while (sink.count() < before + count) {
    if (performance.now() - started > 300_000) throw new Error(`only ${sink.count() - before} of ${count} arrived`)
    await wait(10)
  }
  const seconds = (performance.now() - started) / 1000
  await ended
  return count / seconds
}

/** smtp-sink, which says after each conversation how many messages it has had. */
async function startSink(): Promise<SinkCount> {
  const port = await freePort()
  const child = spawn(tools.sink, ['-c', '-u', 'postfix', `127.0.0.1:${port}`, '1000'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let messages = 0
  child.stdout.on('data', (chunk: Buffer) => {
    const last = [...chunk.toString().matchAll(/mesg=(\d+)/g)].at(-1)?.[1]
    if (last !== undefined) messages = Number(last)
  })
  await listening(port)
  return { port, count: () => messages, stop: () => void child.kill() }
}

async function startPostfix(home: string, sinkPort: number): Promise<Peer> {
  const port = await freePort()
  const directory = join(home, 'postfix')
  for (const name of ['etc', 'data', 'spool']) mkdirSync(join(directory, name), { recursive: true })
  execFileSync('chown', ['postfix', join(directory, 'data')])
  writeFileSync(
    join(directory, 'etc/main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${directory}/spool`,
      `data_directory = ${directory}/data`,
      'command_directory = /usr/sbin',
      'daemon_directory = /usr/lib/postfix/sbin',
      'mail_owner = postfix',
      'setgid_group = postdrop',
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'myhostname = postfix.bench.example',
      'mydestination =',
      'mynetworks = 127.0.0.0/8',
      'smtpd_relay_restrictions = permit_mynetworks, reject',
      `relayhost = [127.0.0.1]:${sinkPort}`,
      'alias_maps =',
      'alias_database =',
      `maillog_file_prefixes = ${directory}`,
      `maillog_file = ${directory}/data/log`,
      'smtp_dns_support_level = disabled',
      'smtp_destination_concurrency_limit = 20',
      'default_process_limit = 100',
      '',
    ].join('\n'),
  )
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'local unix - n n - - local',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
  writeFileSync(join(directory, 'etc/master.cf'), `${services.join('\n')}\n`)
  execFileSync(tools.postfix, ['-c', join(directory, 'etc'), 'start'], { stdio: 'ignore' })
  await listening(port)
  return {
    name: 'Postfix',
    port,
    async stop() {
      execFileSync(tools.postfix, ['-c', join(directory, 'etc'), 'stop'], { stdio: 'ignore' })
    },
  }
}

async function startBeadle(home: string, sinkPort: number): Promise<Peer> {
  const [http, submission, relay, unused] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BEADLE_DATA: join(home, 'beadle'),
      BEADLE_HTTP_PORT: String(http),
      BEADLE_SUBMISSION_PORT: String(submission),
      BEADLE_RELAY_PORT: String(relay),
      BEADLE_SINK_PORT: String(unused),
      BEADLE_SMARTHOST: `127.0.0.1:${sinkPort}`,
      BEADLE_SMARTHOST_TLS: 'none',
    },
  })
  // The demo's day of mail has gone when it says how to stop it.
  await said(child, 'Ctrl-C')
  await wait(3000)
  return {
    name: 'Beadle',
    port: relay,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(words)) resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      wait(1000, false),
    ])
    socket.destroy()
    if (open) return
    await wait(50)
  }
  throw new Error(`nothing answers on port ${port}`)
}
