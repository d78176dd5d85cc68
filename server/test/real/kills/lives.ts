import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serverEnvironment, serverFlags } from '../../../../bootstrap/server-flags.mjs'
import type { FaultPoint } from '../../../src/platform/fault-points.ts'
import type { TestScope } from '../running-server.ts'
import type { LifeOptions } from './life.ts'

/** Where a life is to end: at the `turn`-th time it comes to that point. */
export type Fault = { readonly point: FaultPoint; readonly turn: number }

/** One process, loaded and waiting to begin. */
export type Life = {
  /** Begins, and resolves when its gateway answers; false when it ended before. */
  begin(): Promise<boolean>
  /** How often each point has been come to. */
  counts(): Promise<Readonly<Record<string, number>>>
  kill(): void
  /** Asks it to end in order. */
  stop(): void
  /** Octets of memory it holds (VmRSS); 0 where the system does not say. */
  memory(): number
  /** Resolves when the process has ended. Gives the point it was killed at, where it came to that by itself. */
  readonly ended: Promise<FaultPoint | undefined>
  /** Ids of messages whose release was said to stand. */
  readonly released: readonly string[]
  /** The end of what it wrote to standard error. */
  said(): string
}

const folder = import.meta.dirname
const hook = join(folder, 'fault-hook.ts')
const program = join(folder, 'life.ts')

/** Starts a process; one that is still there when the test ends is killed. `cache` is where Node keeps what it has compiled. */
export function prepareLife(
  t: TestScope,
  options: LifeOptions,
  { fault, cache }: { readonly fault?: Fault; readonly cache: string },
): Life {
  const child: ChildProcess = spawn(process.execPath, [...serverFlags, '--import', hook, program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...serverEnvironment,
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: cache,
      LIFE: JSON.stringify(options),
      ...(fault ? { FAULT_POINT: fault.point, FAULT_TURN: String(fault.turn) } : {}),
    },
  })
  const released: string[] = []
  const lines = new Map<string, PromiseWithResolvers<string>>()
  const heard = (word: string) => {
    const known = lines.get(word) ?? Promise.withResolvers<string>()
    lines.set(word, known)
    return known
  }
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  })
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    const [word = '', rest = ''] = line.split(/ (.*)/s)
    if (word === 'released') released.push(rest)
    else heard(word).resolve(rest)
  })
  child.stdin?.on('error', () => {})
  const ended = once(child, 'close').then(() => /^killed at (\S+)$/m.exec(said)?.[1] as FaultPoint | undefined)
  t.after(() => void child.kill('SIGKILL'))
  return {
    released,
    ended,
    said: () => said,
    memory: () => residentOf(child.pid),
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
    async begin() {
      await Promise.race([heard('loaded').promise, ended])
      child.stdin?.write('go\n')
      return Promise.race([heard('ready').promise.then(() => true), ended.then(() => false)])
    },
    async counts() {
      child.stdin?.write('counts\n')
      return JSON.parse(await heard('counts').promise) as Record<string, number>
    },
  }
}

function residentOf(pid: number | undefined): number {
  try {
    return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
