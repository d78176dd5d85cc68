import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Which process listens on a port, as far as this account may see: Linux's /proc. Undefined where it cannot be told. */
export function portHolder(port: number): { readonly pid: number; readonly name: string } | undefined {
  try {
    const inodes = new Set(['tcp', 'tcp6'].flatMap((table) => listeningInodes(table, port)))
    if (inodes.size === 0) return undefined
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsOneOf(pid, inodes)) return { pid: Number(pid), name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }
    }
  } catch {
    // No /proc, or it changed while being read: the message does without.
  }
  return undefined
}

/** Socket inodes in state LISTEN (0A) on that port: columns as in proc(5). */
function listeningInodes(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return readFileSync(`/proc/net/${table}`, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/)
      return state === '0A' && local.endsWith(`:${hex}`) && inode !== undefined ? [inode] : []
    })
}

function holdsOneOf(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? []
      return inode !== undefined && inodes.has(inode)
    })
  } catch {
    // Another account's process.
    return false
  }
}
