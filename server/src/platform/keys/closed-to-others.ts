import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../errors.ts'

const forOthers = 0o077

/**
 * Refuses a keystore that another account of this machine may read or write: what was sealed with such keys may be known to
 * anybody. A directory made by hand a moment ago holds nothing yet and is simply closed. Throws StartError.
 */
export function closeToOthers(directory: string): void {
  // Windows has no such modes; nor may what it says of them be believed.
  if (process.platform === 'win32') return
  if (isOpen(directory) && readdirSync(directory).length === 0) chmodSync(directory, 0o700)
  const open = firstOpen(directory)
  if (open === undefined) return
  throw new StartError(
    'platform.keystore-open-to-others',
    `other accounts of this machine may reach \`${open}\` in the keystore`,
    `Close it: chmod -R go= ${directory}. Whoever read it may hold keys: if that cannot be ruled out, see docs/operating/keys.md.`,
  )
}

function firstOpen(path: string): string | undefined {
  if (isOpen(path)) return path
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    const found = entry.isDirectory() ? firstOpen(inner) : isOpen(inner) ? inner : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** A file that another process has just put in place of another is not open. */
function isOpen(path: string): boolean {
  return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & forOthers) !== 0
}
