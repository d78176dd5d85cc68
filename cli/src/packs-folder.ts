import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { meant } from './arguments.ts'
import { type Terminal, UsageError } from './command.ts'

/** The packs that come with the product. */
const packsFolder = join(import.meta.dirname, '../../policies')

/** Names of the packs under policies/, in order. */
export function packNames(): string[] {
  const entries = readdirSync(packsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(packsFolder, entry.name, 'policy.yaml')))
    .map(({ name }) => name)
    .toSorted()
}

/** The directory of a pack: a name under policies/, or a path. Throws UsageError with the nearest name. */
export function packDirectory(given: string, terminal: Pick<Terminal, 'from'>): string {
  if (/^[a-z0-9-]+$/.test(given) && existsSync(join(packsFolder, given))) return join(packsFolder, given)
  const path = existingPath(given, terminal)
  if (path) return path
  const known = packNames()
  throw new UsageError(
    `no pack \`${given}\`${meant(given, known) || `; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}`}`,
  )
}

/** A path that exists, from one of the places the command may have been called from. */
export function existingPath(given: string, { from }: Pick<Terminal, 'from'>): string | undefined {
  if (isAbsolute(given)) return existsSync(given) ? given : undefined
  return from.map((start) => resolve(start, given)).find((path) => existsSync(path))
}
