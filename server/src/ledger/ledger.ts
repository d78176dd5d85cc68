import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Keys } from '../platform/keys/index.ts'
import { type Log, silentLog } from '../platform/log.ts'
import { appendEntry } from './append-entry.ts'
import { LedgerRegressedError } from './errors.ts'
import { exportLog } from './export-log.ts'
import { type LedgerState, openSequencer } from './sequencer.ts'
import { type Signer, signerFor } from './signer.ts'
import { formatNoteKey } from './verify/index.ts'

export type Ledger = {
  /** Numbers what waits in a school now, and says how many. Needed in tests; `start` does it within a second of every entry. */
  number(schoolId: string): Promise<number>
  start(): void
  /** Whether the ledger is being numbered, for health: not when the database has gone back in time. */
  stateOf(schoolId: string): LedgerState
  /** The name by which checkpoints of this school are known, and the key they are signed with as C2SP writes it. */
  originOf(schoolId: string): string
  keyOf(schoolId: string): string
  /** Writes the ledger into a directory for `beadle ledger verify`. Returns the number of entries. */
  exportTo(schoolId: string, directory: string, onProgress?: (done: number, size: number) => void): Promise<number>
  /**
   * Goes on after a restore: what was signed and is gone stands in an entry of its own, so that whoever holds a later
   * checkpoint can see why this ledger is not its continuation. Throws ConflictError when nothing is behind.
   */
  acceptRestore(schoolId: string, given: { actor: string; reason: string }): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens the ledger of every school served here. Entries are written by `appendEntry`, which needs none of this. */
export function openLedger(options: { database: Database; keys: Keys; clock: Clock; log?: Log }): Ledger {
  const { database, keys, clock, log = silentLog } = options
  const signers = new Map<string, Signer>()
  const signerOf = (schoolId: string) => {
    const known = signers.get(schoolId) ?? signerFor(keys, schoolId)
    signers.set(schoolId, known)
    return known
  }
  const sequencer = openSequencer({ database, clock, log, signerOf })
  return {
    number: (schoolId) => sequencer.number(schoolId),
    start: () => sequencer.start(),
    stateOf: (schoolId) => sequencer.stateOf(schoolId),
    originOf: (schoolId) => signerOf(schoolId).origin,
    keyOf: (schoolId) => formatNoteKey(signerOf(schoolId).key),
    exportTo: (schoolId, directory, onProgress) =>
      database.inSchool(
        schoolId,
        (tx) =>
          exportLog({ tx, schoolId, key: signerOf(schoolId).key, directory, ...(onProgress ? { onProgress } : {}) }),
        {
          isolation: 'repeatable read',
        },
      ),
    async acceptRestore(schoolId, { actor, reason }) {
      const isBehind = await sequencer.number(schoolId).then(
        () => false,
        (error: unknown) => {
          if (error instanceof LedgerRegressedError) return true
          throw error
        },
      )
      if (!isBehind) throw new ConflictError('the ledger is not behind what was signed')
      const signer = signerOf(schoolId)
      const lost = signer.lastSeen()
      const sealed = keys.seal(schoolId, 'ledger-personal', clock.now(), Buffer.from(JSON.stringify({ reason })))
      await database.inSchool(schoolId, (tx) =>
        appendEntry(tx, {
          schoolId,
          kind: 'ledger.restored',
          at: clock.now(),
          actor,
          about: [],
          data: { lostSize: lost?.size, lostCheckpoint: lost?.note },
          personal: sealed,
        }),
      )
      signer.setAside()
      await sequencer.number(schoolId)
    },
    [Symbol.asyncDispose]: () => sequencer[Symbol.asyncDispose](),
  }
}
