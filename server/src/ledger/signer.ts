import type { Database } from '../platform/database/index.ts'
import { StartError } from '../platform/errors.ts'
import type { Keys } from '../platform/keys/index.ts'
import {
  type Checkpoint,
  formatCheckpoint,
  type Hash,
  type NoteKey,
  openNote,
  parseCheckpoint,
  signNote,
} from './verify/index.ts'

/** What signs a school's checkpoints and remembers, outside the database, the last it signed. */
export type Signer = {
  readonly origin: string
  readonly key: NoteKey
  sign(size: number, root: Hash): string
  /** The newest checkpoint seen by this installation, whatever the database says now. */
  lastSeen(): (Checkpoint & { note: string }) | undefined
  remember(note: string): Promise<void>
  /** Puts the last one aside under its size, after a restore was accepted. */
  setAside(): void
}

/** A checkpoint's origin names the log to the world, and must never change: it is made of the school's id alone. */
export function signerFor(keys: Keys, schoolId: string): Signer {
  const origin = `beadle/ledger/${schoolId}`
  const { privateKey, publicKey } = keys.signer(schoolId, 'ledger')
  const key = { name: origin, publicKey }
  const name = `${schoolId}/checkpoint/last`
  let seen: (Checkpoint & { note: string }) | undefined
  return {
    origin,
    key,
    sign: (size, root) => signNote(formatCheckpoint({ origin, size, root }), key, privateKey),
    lastSeen() {
      const note = keys.store.read(name)?.toString('utf8')
      if (note === undefined) return undefined
      // Another process may have written it; the one read last needs no second look.
      if (note === seen?.note) return seen
      const text = openNote(note, key)
      seen = text === undefined ? undefined : { ...parseCheckpoint(text), note }
      return seen
    },
    remember: (note) => keys.store.putSoon(name, Buffer.from(note)),
    setAside() {
      const note = keys.store.read(name)
      if (note === undefined) return
      keys.store.put(`${schoolId}/checkpoint/before-restore-${parseCheckpoint(note.toString('utf8')).size}`, note)
      keys.store.remove(name)
    },
  }
}

/**
 * Refuses a keystore that is not the database's: it lacks the key that a school's checkpoints are signed with, as where its disk
 * is not mounted. Keys made in its place would sever the ledger, and leave all that is sealed unreadable. Throws StartError.
 */
export async function refuseOtherKeystore(database: Database, keys: Keys): Promise<void> {
  for (const { id } of await database.schools()) {
    if (keys.store.has(`${id}/ed25519/ledger`)) continue
    const signed = await database.inSchool(id, (tx) =>
      tx.selectFrom('ledger.checkpoint').select('size').limit(1).execute(),
    )
    if (signed.length > 0)
      throw new StartError(
        'ledger.other-keystore',
        'the keystore is not the one this database was written with',
        'Mount its disk, or correct BEADLE_KEYS; if it is lost, restore it from escrow. Nothing sealed can be read without it.',
      )
  }
}
