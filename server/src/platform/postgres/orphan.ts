import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * When our process is killed outright PostgreSQL lives on without us, and its postmaster.pid with it; after a power cut only
 * the file does. Stops the first and removes the second. A process id that now belongs to something else is left alone: only
 * a process whose working directory is this data directory is PostgreSQL's, since the postmaster changes into it.
 */
export async function clearOrphan(dataDirectory: string): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid')
  const pid = readPid(file)
  if (pid === undefined) return
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

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
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
