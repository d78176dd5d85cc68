import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * When our process is killed outright PostgreSQL lives on without us, and its postmaster.pid with it; after a power cut only
 * the file does. Stops the first and removes the second. A process id that now belongs to something else is left alone: only
 * one that was started with this data directory is PostgreSQL's.
 */
export async function clearOrphan(dataDirectory: string, ownSocketDirectory?: string): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid')
  const pid = readPid(file)
  if (pid === undefined) return
  const socketDirectory = readLine(file, 4)
  await stopOrForget(pid, file, dataDirectory)
  // Made by an earlier run for itself alone.
  if (socketDirectory !== ownSocketDirectory && basename(socketDirectory).startsWith('beadle-pg-'))
    rmSync(socketDirectory, { recursive: true, force: true })
}

async function stopOrForget(pid: number, file: string, dataDirectory: string): Promise<void> {
  if (!isPostmasterOf(pid, dataDirectory)) {
    rmSync(file, { force: true })
    return
  }
  // SIGINT is a fast shutdown, SIGQUIT an immediate one that recovers at the next start: both lose nothing committed.
  for (const [signal, patienceMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalQuietly(pid, signal)
    for (let waited = 0; waited < patienceMs; waited += 25) {
      if (!isPostmasterOf(pid, dataDirectory)) return
      await wait(25)
    }
  }
}

/** The socket directory of the PostgreSQL that serves these data now and takes connections; undefined when none does. */
export function runningSocket(dataDirectory: string): string | undefined {
  const file = join(dataDirectory, 'postmaster.pid')
  const pid = readPid(file)
  if (pid === undefined || !isPostmasterOf(pid, dataDirectory) || readLine(file, 7) !== 'ready') return undefined
  return readLine(file, 4)
}

function readPid(file: string): number | undefined {
  const pid = Number(readLine(file, 0))
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** A line of postmaster.pid (miscadmin.h): 0 the process id, 1 the data directory, 4 the socket's directory, 7 the state. */
export function readLine(file: string, line: number): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[line]?.trim() ?? ''
  } catch {
    return ''
  }
}

function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDirectory) && !isZombie(pid)
  } catch {
    return false
  }
}

function isZombie(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone, which is what was wanted.
  }
}
