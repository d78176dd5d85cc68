import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../errors.ts'

/**
 * Says which server process a data directory belongs to, so that a second `npm start` does not take the database from the
 * first. Process ids are used again, so the kernel's start time stands beside the id.
 */
export function claimDirectory(directory: string): { release(): void } {
  const file = join(directory, 'beadle.pid')
  const holder = readHolder(file)
  if (holder !== undefined && holder.pid !== process.pid && startedAt(holder.pid) === holder.started) {
    throw new StartError(
      'platform.already-running',
      `process ${holder.pid} already runs on \`${directory}\``,
      'Stop it first, or set BEADLE_DATA to another directory.',
    )
  }
  writeFileSync(file, `${process.pid} ${startedAt(process.pid) ?? ''}\n`)
  return { release: () => rmSync(file, { force: true }) }
}

function readHolder(file: string): { pid: number; started: string } | undefined {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ')
    return pid === undefined ? undefined : { pid: Number(pid), started: started ?? '' }
  } catch {
    return undefined
  }
}

/** When a process started, in the kernel's clock ticks since boot (proc(5), field 22); undefined when there is none. */
export function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
