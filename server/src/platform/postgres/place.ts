import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf, StartError } from '../errors.ts'
import { type Account, canReach } from './account.ts'

/**
 * Where PostgreSQL's files go: below `directory` when its account can reach that or be let through it; else, when root keeps the checkout in a
 * closed home, below `elsewhere`. A note in `directory` says where, and is believed at the next start.
 */
export function choosePlace(directory: string, account: Account, elsewhere = '/var/lib/beadle'): string {
  const wanted = resolve(directory)
  makeDirectory(wanted)
  const known = placeOf(wanted)
  if (known !== wanted) {
    makeDirectory(known)
    return known
  }
  if (account.ids === undefined || canReach(account, wanted, 'run')) return wanted
  letThrough(wanted, account.ids.gid)
  if (canReach(account, wanted, 'run') || existsSync(join(wanted, 'postgres/PG_VERSION'))) return wanted
  const place = join(elsewhere, createHash('sha256').update(wanted).digest('hex').slice(0, 12))
  makeDirectory(place)
  for (const open of [elsewhere, place]) chmodSync(open, 0o755)
  if (!canReach(account, place, 'run')) {
    throw new StartError(
      'platform.no-place',
      `account \`${account.name}\` can reach neither \`${wanted}\` nor \`${place}\``,
      'Set BEADLE_DATA to a directory that every account may pass through, such as /srv/beadle.',
    )
  }
  writeFileSync(join(wanted, noteName), `${place}\n`)
  return place
}

/** Where the files of `directory` are, as far as a note in it says otherwise. */
export function placeOf(directory: string): string {
  const note = join(directory, noteName)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : resolve(directory)
}

const noteName = 'postgres.place'

/** Lets the account's group pass through our own directory, and no more: not read it, and nothing above it is changed. */
function letThrough(directory: string, gid: number): void {
  const { uid, mode } = statSync(directory)
  if (uid !== process.getuid?.()) return
  chownSync(directory, uid, gid)
  chmodSync(directory, (mode & 0o777) | 0o010)
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new StartError(
      'platform.data-not-writable',
      `directory \`${directory}\` cannot be made (${codeOf(error) ?? 'unknown'})`,
      'Set BEADLE_DATA to a directory that may be written.',
      { cause: error },
    )
  }
}
