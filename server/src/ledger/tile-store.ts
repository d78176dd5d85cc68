import type { Reader } from '../platform/database/index.ts'
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
      const leaves = await db
        .selectFrom('ledger.sequence')
        .select('leaf_hash')
        .where('school_id', '=', schoolId)
        .where('seq', '>=', from)
        .where('seq', '<', to)
        .orderBy('seq')
        .execute()
      return leaves.map((row) => row.leaf_hash)
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
