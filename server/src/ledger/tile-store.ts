import { sql } from 'kysely'
import type { Reader } from '../platform/database/index.ts'
import type { StoredBatch } from './batch.ts'
import { hashesOf, type ReadTile, tileWidth } from './verify/index.ts'

/**
 * Reads a school's tiles from the database: full ones as they were stored, the last of each level from the leaves or the roots
 * of the tiles below. Right for any size up to that of the newest checkpoint.
 */
export function tilesIn(db: Reader, schoolId: string): ReadTile {
  return async (level, index, width) => {
    if (width === tileWidth) {
      const tile = await db
        .selectFrom('ledger.tile')
        .select('hashes')
        .where('school_id', '=', schoolId)
        .where('level', '=', level)
        .where('index', '=', index)
        .executeTakeFirst()
      if (tile !== undefined) return hashesOf(tile.hashes)
    }
    const [from, to] = [index * tileWidth, index * tileWidth + width]
    if (level === 0) {
      const batches = await numberedWithin(db, schoolId, { from, to })
      const hashes = batches.flatMap(({ leaf_hashes }) => hashesOf(leaf_hashes))
      const first = batches[0]?.seq ?? from
      return hashes.slice(from - first, to - first)
    }
    const below = await db
      .selectFrom('ledger.tile')
      .select('root')
      .where('school_id', '=', schoolId)
      .where('level', '=', level - 1)
      .where('index', '>=', from)
      .where('index', '<', to)
      .orderBy('index')
      .execute()
    return below.map((row) => row.root)
  }
}

/** The batches that hold entries from number `from` up to but not `to`, in their order. */
export async function numberedWithin(
  db: Reader,
  schoolId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly (StoredBatch & { readonly seq: number; readonly leaf_hashes: Buffer })[]> {
  const { rows } = await sql<StoredBatch & { seq: number; leaf_hashes: Buffer }>`
    select sequence.seq, batch.id, batch.size, batch.compressed, batch.leaves, batch.personal, batch.leaf_hashes
      from ledger.sequence as sequence join ledger.batch as batch on batch.school_id = sequence.school_id and batch.id = sequence.batch_id
     where sequence.school_id = ${schoolId} and sequence.seq < ${to} and sequence.seq >= coalesce(
       (select seq from ledger.sequence where school_id = ${schoolId} and seq <= ${from} order by seq desc limit 1), 0)
     order by sequence.seq`.execute(db)
  return rows
}
