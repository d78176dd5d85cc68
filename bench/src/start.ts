/**
 * How long `npm start` takes in a fresh clone until the first HTTP answer, how long the second time, and what the whole
 * process tree holds in memory when it is left alone. A clone of HEAD in a temporary directory, ports of its own.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { figure, median, type Section } from './section.ts'

const root = join(import.meta.dirname, '../..')
const ports = {
  BEADLE_HTTP_PORT: '18420',
  BEADLE_SUBMISSION_PORT: '18587',
  BEADLE_RELAY_PORT: '18525',
  BEADLE_SINK_PORT: '18526',
}

/** Runs the measurement: one first start, `seconds` second starts. */
export async function run(seconds = 3): Promise<Section> {
  const home = mkdtempSync(join(tmpdir(), 'beadle-start-'))
  try {
    execFileSync('git', ['clone', '-q', root, join(home, 'beadle')])
    const first = await timeStart(join(home, 'beadle'))
    const later: number[] = []
    let memory = 0
    for (let i = 0; i < seconds; i++) {
      const start = await timeStart(join(home, 'beadle'), i === seconds - 1 ? 15_000 : 0)
      later.push(start.ms)
      memory = start.memory
    }
    return {
      title: 'Starting',
      how: 'A fresh clone of this version, `npm start`, until `/healthz` answers; then again with what the first start made. Memory is the proportional set size of all processes, PostgreSQL included, 15 s after the answer.',
      columns: ['what', 'figure'],
      rows: [
        ['first start, packages to be installed from a warm cache, s', figure(first.ms / 1000)],
        ['second start (median), s', figure(median(later) / 1000)],
        ['memory at rest, MB', figure(memory / 1024)],
      ],
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function timeStart(directory: string, restMs = 0): Promise<{ ms: number; memory: number }> {
  const started = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: directory,
    env: { ...process.env, ...ports },
    stdio: 'ignore',
    detached: true,
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
      const answer = await fetch(`http://127.0.0.1:${ports.BEADLE_HTTP_PORT}/healthz`).catch(() => undefined)
      if (answer?.ok) break
      await wait(25)
    }
    const ms = performance.now() - started
    await wait(restMs)
    return { ms, memory: treeMemory(child.pid ?? 0) }
  } finally {
    // npm passes the signal on only to its own child, so the whole group is asked, as Ctrl-C in a terminal does.
    if (child.pid) process.kill(-child.pid, 'SIGINT')
    await ended
    await wait(1500)
  }
}

/** Proportional set size in kB of a process and everything below it. */
export function treeMemory(pid: number): number {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !existsSync(`/proc/${name}/stat`)) continue
    try {
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) . /, '')
          .split(' ')[0],
      )
      parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  let total = 0
  const queue = [pid]
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    queue.push(...(parents.get(one) ?? []))
    try {
      total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // Not readable any more.
    }
  }
  return total
}
