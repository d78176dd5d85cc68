import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database/index.ts'
import { afterCommit, statement } from '../platform/database/index.ts'
import { atFaultPoint } from '../platform/fault-points.ts'
import { LedgerRegressedError } from './errors.ts'
import type { Signer } from './signer.ts'
import { tilesIn } from './tile-store.ts'
import { compactRange, type Hash, hashesOf, type ReadTile, rootOf, subtreesOf, tileWidth } from './verify/index.ts'

/** At most so many batches get one checkpoint, and about so many entries. */
const mostBatches = 500
const mostEntries = 20_000

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
      const found = await selectWaiting.run(tx, [schoolId, mostBatches])
      const waiting = withinLimit(found)
      if (waiting.length === 0) return { numbered: 0, mayBeMore: false }
      atFaultPoint('ledger.numbering')
      const leaves = waiting.flatMap(({ leaf_hashes }) => hashesOf(leaf_hashes))
      const { tiles, root } = await grow({ size, leaves, readTile: readOnce(tilesIn(tx, schoolId)) })
      const newSize = size + leaves.length
      const note = signer.sign(newSize, root)
      atFaultPoint('ledger.signed')
      await store(tx, { schoolId, size, waiting, tiles, checkpoint: { size: newSize, root, note, at } })
      atFaultPoint('ledger.numbered')
      afterCommit(tx, async () => {
        atFaultPoint('ledger.committed')
        await signer.remember(note)
        atFaultPoint('ledger.remembered')
      })
      return { numbered: leaves.length, mayBeMore: waiting.length < found.length || found.length === mostBatches }
    },
    { role: 'beadle_sequencer', keyed: true },
  )
}

type Waiting = { readonly id: string; readonly size: number; readonly leaf_hashes: Buffer }

const selectWaiting = statement<Waiting>(`
  select batch.id, batch.size, batch.leaf_hashes
    from ledger.unnumbered as waiting join ledger.batch as batch on batch.school_id = waiting.school_id and batch.id = waiting.batch_id
   where waiting.school_id = $1 order by waiting.batch_id limit $2`)

/** The first of them, whole batches, until there are enough entries. */
function withinLimit(found: readonly Waiting[]): readonly Waiting[] {
  let entries = 0
  return found.filter(({ size }, index) => {
    entries += size
    return index === 0 || entries <= mostEntries
  })
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

/** A tree of `size` with `leaves` added: the tiles that this completes on every level, and the root. */
async function grow(given: {
  size: number
  leaves: readonly Hash[]
  readTile: ReadTile
}): Promise<{ readonly tiles: readonly FilledTile[]; readonly root: Hash }> {
  const { size, readTile } = given
  const filled: FilledTile[] = []
  // What stands at the right end of each level now, so that the root is told from it and no hash is computed twice.
  const ends = new Map<string, readonly Hash[]>()
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
      ends.set(`${level} ${index}`, full)
      roots.push(root)
    }
    ends.set(`${level} ${index}`, hashes)
    added = roots
  }
  const newSize = size + given.leaves.length
  const read: ReadTile = async (level, index, width) =>
    ends.get(`${level} ${index}`)?.slice(0, width) ?? (await readTile(level, index, width))
  return { tiles: filled, root: compactRange(newSize, await subtreesOf(newSize, read)).root() }
}

const insertNumbers = statement(`
  with given as (
    select id, size, $2::bigint + sum(size) over (order by place) - size as seq
      from unnest($3::uuid[], $4::integer[]) with ordinality as given (id, size, place)
  ), taken as (
    delete from ledger.unnumbered where school_id = $1 and batch_id in (select id from given)
  )
  insert into ledger.sequence (school_id, seq, size, batch_id) select $1::uuid, seq, size, id from given`)

async function store(
  tx: Tx,
  given: {
    schoolId: string
    size: number
    waiting: readonly Waiting[]
    tiles: readonly FilledTile[]
    checkpoint: { size: number; root: Hash; note: string; at: Temporal.Instant }
  },
): Promise<void> {
  const { schoolId, size, waiting, tiles, checkpoint } = given
  insertNumbers.send(tx, [schoolId, size, waiting.map(({ id }) => id), waiting.map((each) => each.size)])
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
