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
