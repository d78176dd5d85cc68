import type { Reader } from '../platform/database/index.ts'
import { NotFoundError } from '../platform/errors.ts'
import { isUuid } from '../platform/uuid.ts'
import { entriesIn, leavesOf, positionOf } from './batch.ts'
import { NotNumberedError } from './errors.ts'
import { batchOf } from './read-entries.ts'
import type { About } from './tables.ts'
import { tilesIn } from './tile-store.ts'
import { type Hash, inclusionProof } from './verify/index.ts'

/** A checkpoint as it was signed. */
export type SignedCheckpoint = {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly at: Temporal.Instant
}

/** Shows an entry to be in the tree of `checkpoint`: anyone can hash `leaf` and walk up `hashes` to the root. */
export type EntryProof = {
  readonly leaf: Buffer
  readonly about: readonly About[]
  readonly leafHash: Buffer
  readonly index: number
  readonly hashes: readonly Hash[]
  readonly checkpoint: SignedCheckpoint
}

/** The newest checkpoint, or undefined while the ledger is empty. */
export async function newestCheckpoint(db: Reader, schoolId: string): Promise<SignedCheckpoint | undefined> {
  return db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'root', 'note', 'at'])
    .where('school_id', '=', schoolId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Proves one entry under the newest checkpoint. Throws NotFoundError or, within its first second, NotNumberedError. */
export async function proveEntry(db: Reader, schoolId: string, id: string): Promise<EntryProof> {
  if (!isUuid(id)) throw new NotFoundError('entry', id)
  const batch = await batchOf(db, schoolId, id)
  const position = batch === undefined ? -1 : positionOf(id, batch)
  const [entry, leaf] = batch === undefined ? [] : ([entriesIn(batch)[position], leavesOf(batch)[position]] as const)
  if (batch === undefined || entry === undefined || leaf === undefined) throw new NotFoundError('entry', id)
  const checkpoint = await newestCheckpoint(db, schoolId)
  if (entry.seq === null || checkpoint === undefined) throw new NotNumberedError(id)
  const hashes = await inclusionProof({ index: entry.seq, size: checkpoint.size, readTile: tilesIn(db, schoolId) })
  const leafHash = batch.leaf_hashes.subarray(32 * position, 32 * position + 32)
  return { leaf: Buffer.from(leaf), about: entry.about, leafHash, index: entry.seq, hashes, checkpoint }
}
