import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Ask, type Reply, type Route, signInDemo, urlOf } from '@beadle/contract'

/** What a test lends: node:test's TestContext is one. */
export type TestScope = { after(action: () => void | Promise<void>): void }

export type Ports = {
  readonly http: number
  readonly submission: number
  readonly relay: number
  readonly sink: number
}

/** Settings in the names of the environment. */
export type Given = Readonly<Record<string, string>>

/** One installation: a data directory and ports, and at most one server process on them at a time. */
export type Installation = {
  readonly data: string
  readonly ports: Ports
  /** Starts the server and waits until its gateway and console answer; `given` goes over the installation's own settings. */
  start(given?: Given): Promise<void>
  /** Starts a server that is to end by itself, and gives what a person at the machine reads. */
  startInVain(given?: Given): Promise<{ readonly code: number | null; readonly said: string }>
  /** Asks it to stop, as Ctrl-C does, and waits until it has. Gives the exit code. */
  stop(): Promise<number | null>
  kill(): Promise<void>
  /** What it has written since it was last started, both streams. */
  said(): string
  isRunning(): boolean
  /** Process id of its PostgreSQL, from the file PostgreSQL keeps. */
  postgresPid(): number
  as(login: string): Promise<Caller>
}

/** Somebody signed in. */
export type Caller = {
  ask<R extends Route>(route: R, ask: Ask<R>): Promise<Reply<R>>
}

export class RefusedError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, { code, message }: { code: string; message: string }) {
    super(message)
    this.status = status
    this.code = code
  }
}

const main = join(import.meta.dirname, '../../src/main.ts')

/**
 * A port nobody listens on, from below those that Linux gives to outgoing connections: a server that is stopped and started
 * again must find it still free.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const server = createServer().listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
    } catch {
      continue
    }
    server.close()
    await once(server, 'close')
    return port
  }
}

/**
 * A directory that every account may pass through, as PostgreSQL's needs when this is root. Removed when the test ends, after
 * `before`: what writes there is stopped first, since a test's endings run in the order of asking.
 */
export function openDirectory(t: TestScope, name: string, before: () => Promise<void> = async () => {}): string {
  const directory = mkdtempSync(join(tmpdir(), `beadle-${name}-`))
  chmodSync(directory, 0o755)
  t.after(async () => {
    await before()
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  })
  return directory
}

/** Prepares an installation of the demo. What still runs when the test ends is stopped. */
export async function prepareInstallation(
  t: TestScope,
  own: { readonly data?: string; readonly given?: Given } = {},
): Promise<Installation> {
  const ownDirectory = openDirectory(t, 'real', async () => void (await stop()))
  const data = own.data ?? join(ownDirectory, 'data')
  const ports: Ports = {
    http: await freePort(),
    submission: await freePort(),
    relay: await freePort(),
    sink: await freePort(),
  }
  const url = `http://127.0.0.1:${ports.http}`
  let child: ChildProcess | undefined
  let said = ''
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null

  function spawnServer(given: Given = {}): ChildProcess {
    const surroundings = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(BEADLE_|DATABASE_URL$|NODE_TEST)/.test(name)),
    )
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...surroundings,
        BEADLE_DATA: data,
        BEADLE_HTTP_PORT: String(ports.http),
        BEADLE_SUBMISSION_PORT: String(ports.submission),
        BEADLE_RELAY_PORT: String(ports.relay),
        BEADLE_SINK_PORT: String(ports.sink),
        ...own.given,
        ...given,
      },
    })
    said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
    }
    started.stdout?.on('data', hear)
    started.stderr?.on('data', hear)
    child = started
    return started
  }

  async function stop(): Promise<number | null> {
    if (child === undefined) return null
    if (isRunning()) {
      child.kill('SIGINT')
      await once(child, 'close')
    }
    return child.exitCode
  }
  return {
    data,
    ports,
    isRunning,
    stop,
    said: () => said,
    async start(given) {
      const started = spawnServer(given)
      // The last line of the welcome: the demo's own day of mail is through.
      while (!said.includes('Ctrl-C stops it.')) {
        assert.ok(started.exitCode === null && started.signalCode === null, `the server ended: ${said}`)
        await wait(50)
      }
    },
    async startInVain(given) {
      const started = spawnServer(given)
      const [code] = (await once(started, 'close')) as [number | null]
      return { code, said }
    },
    async kill() {
      if (child === undefined || !isRunning()) return
      child.kill('SIGKILL')
      await once(child, 'close')
    },
    postgresPid: () => Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    as: (login) => signIn(url, login),
  }
}

async function signIn(url: string, login: string): Promise<Caller> {
  let cookie = ''
  async function ask(route: Route, given: Record<string, unknown> = {}): Promise<unknown> {
    const answer = await fetch(url + urlOf(route, given), {
      method: route.method,
      headers: {
        'x-beadle-console': '1',
        ...(cookie === '' ? {} : { cookie }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
    const body = (await answer.json()) as { error: { code: string; message: string } }
    if (!answer.ok) throw new RefusedError(answer.status, body.error)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return route.reply.parse(body)
  }
  await ask(signInDemo, { body: { person: login } })
  return { ask: ask as Caller['ask'] }
}

/** Waits until something is so. Never gives up by itself: the test's own time does. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await wait(100)
}
