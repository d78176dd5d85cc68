import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database/index.ts'
import { afterCommit } from '../platform/database/index.ts'
import { LedgerRegressedError } from './errors.ts'
import type { Signer } from './signer.ts'
import { tilesIn } from './tile-store.ts'
import { compactRange, type Hash, type ReadTile, rootOf, subtreesOf, tileWidth } from './verify/index.ts'

/** At most so many entries get one checkpoint. */
const batch = 2_000

/**
 * Numbers what waits in one school, stores the tiles that became full and signs a checkpoint, all in one transaction. One
 * process at a time does it for a school, by an advisory lock that goes with the transaction.
 * @returns how many were numbered; a full batch means there may be more.
 * @throws LedgerRegressedError when the database stands before what was signed.
 */
export async function numberEntries(given: {
  database: Database
  schoolId: string
  signer: Signer
  at: Temporal.Instant
}): Promise<{ numbered: number; mayBeMore: boolean }> {
  const { database, schoolId, signer, at } = given
  return database.inSchool(
    schoolId,
    async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${schoolId}`}, 0))`.execute(tx)
      const size = await checkedSize(tx, schoolId, signer)
      const waiting = await tx
        .selectFrom('ledger.unnumbered as waiting')
        .innerJoin('ledger.entry as entry', (join) =>
          join.onRef('entry.school_id', '=', 'waiting.school_id').onRef('entry.id', '=', 'waiting.entry_id'),
        )
        .select(['entry.id', 'entry.leaf_hash'])
        .where('waiting.school_id', '=', schoolId)
        .orderBy('waiting.entry_id')
        .limit(batch)
        .execute()
      if (waiting.length === 0) return { numbered: 0, mayBeMore: false }
      const readTile = readOnce(tilesIn(tx, schoolId))
      const range = compactRange(size, await subtreesOf(size, readTile))
      for (const { leaf_hash } of waiting) range.append(leaf_hash)
      const tiles = await filledTiles({ size, leaves: waiting.map((row) => row.leaf_hash), readTile })
      const note = signer.sign(range.size, range.root())
      await store(tx, {
        schoolId,
        size,
        waiting,
        tiles,
        checkpoint: { size: range.size, root: range.root(), note, at },
      })
      afterCommit(tx, () => signer.remember(note))
      return { numbered: waiting.length, mayBeMore: waiting.length === batch }
    },
    { role: 'beadle_sequencer', keyed: true },
  )
}

async function checkedSize(tx: Tx, schoolId: string, signer: Signer): Promise<number> {
  const checkpoints = tx
    .selectFrom('ledger.checkpoint')
    .select(['size', 'root', 'note'])
    .where('school_id', '=', schoolId)
  const newest = await checkpoints.orderBy('size', 'desc').limit(1).executeTakeFirst()
  const found = newest?.size ?? 0
  const seen = signer.lastSeen()
  if (seen === undefined || seen.note === newest?.note) return found
  // A process that ended between its commit and its note leaves the note behind the database, which is well; never before it.
  const same = seen.size > found ? undefined : await checkpoints.where('size', '=', seen.size).executeTakeFirst()
  if (same === undefined || !same.root.equals(seen.root)) throw new LedgerRegressedError({ seen: seen.size, found })
  return found
}

/** The right edge is asked for many times over while a tree grows: each tile is read once. */
function readOnce(readTile: ReadTile): ReadTile {
  const known = new Map<string, Promise<readonly Hash[]>>()
  return (level, index, width) => {
    const key = `${level} ${index} ${width}`
    const read = known.get(key) ?? readTile(level, index, width)
    known.set(key, read)
    return read
  }
}

type FilledTile = {
  readonly level: number
  readonly index: number
  readonly hashes: readonly Hash[]
  readonly root: Hash
}

/** The tiles that adding `leaves` to a tree of `size` completes, on every level. */
async function filledTiles(given: {
  size: number
  leaves: readonly Hash[]
  readTile: ReadTile
}): Promise<readonly FilledTile[]> {
  const { size, readTile } = given
  const filled: FilledTile[] = []
  let added = given.leaves
  for (let level = 0; added.length > 0; level += 1) {
    const before = Math.floor(size / tileWidth ** level)
    let index = Math.floor(before / tileWidth)
    const begun = before % tileWidth
    const hashes = [...(begun === 0 ? [] : await readTile(level, index, begun)), ...added]
    const roots: Hash[] = []
    for (; hashes.length >= tileWidth; index += 1) {
      const full = hashes.splice(0, tileWidth)
      const root = rootOf(full)
      filled.push({ level, index, hashes: full, root })
      roots.push(root)
    }
    added = roots
  }
  return filled
}

async function store(
  tx: Tx,
  given: {
    schoolId: string
    size: number
    waiting: readonly { id: string; leaf_hash: Buffer }[]
    tiles: readonly FilledTile[]
    checkpoint: { size: number; root: Hash; note: string; at: Temporal.Instant }
  },
): Promise<void> {
  const { schoolId, size, waiting, tiles, checkpoint } = given
  const ids = waiting.map((row) => row.id)
  await sql`
    insert into ledger.sequence (school_id, seq, entry_id, leaf_hash)
    select ${schoolId}::uuid, ${size}::bigint + place - 1, id, leaf_hash
      from unnest(${ids}::uuid[], ${waiting.map((row) => row.leaf_hash)}::bytea[]) with ordinality as given (id, leaf_hash, place)`.execute(
    tx,
  )
  await sql`delete from ledger.unnumbered where school_id = ${schoolId} and entry_id = any(${ids}::uuid[])`.execute(tx)
  if (tiles.length > 0) {
    await tx
      .insertInto('ledger.tile')
      .values(
        tiles.map(({ level, index, hashes, root }) => ({
          school_id: schoolId,
          level,
          index,
          hashes: Buffer.concat(hashes),
          root: Buffer.from(root),
        })),
      )
      .execute()
  }
  await tx
    .insertInto('ledger.checkpoint')
    .values({ ...checkpoint, school_id: schoolId, root: Buffer.from(checkpoint.root) })
    .execute()
}
