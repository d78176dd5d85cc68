import { readFileSync } from 'node:fs'

/**
 * Calls `act` once when the npm that ran this has gone. npm puts a shell between itself and us, and a shell passes no signal on: who
 * ends npm by `kill` means the server, and would find its ports taken at the next start. Started otherwise, nothing is watched.
 */
export function whenLeft(act) {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return
    clearInterval(watch)
    act()
  }, 500)
  watch.unref()
}

/** The parent of a process (proc(5), stat, field 4); undefined where there is no /proc. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}
