import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../platform/database/index.ts'
import { type Entry, entriesIn, positionOf, type StoredBatch } from './batch.ts'
import type { About } from './tables.ts'

export type { Entry } from './batch.ts'

// Batches are read so many at a time: most hold a few entries, some a thousand.
const atOnce = 16

const stored = sql`batch.id, batch.size, batch.compressed, batch.leaves, batch.personal`

/** Newest first. `before` is a number: only entries with a smaller one; without it those not yet numbered come first. */
export async function listEntries(
  db: Reader,
  schoolId: string,
  filter: { readonly before?: number; readonly kind?: string; readonly limit?: number } = {},
): Promise<readonly Entry[]> {
  const limit = filter.limit ?? 50
  const kinds = await kindsLike(db, schoolId, filter.kind)
  if (kinds?.length === 0) return []
  const isWanted = ({ kind, seq }: Entry) =>
    (kinds?.includes(kind) ?? true) && (filter.before === undefined || (seq !== null && seq < filter.before))
  const found: Entry[] = []
  const seen = new Set<string>()
  // An entry numbered between the two questions stands in both.
  const take = (batch: StoredBatch) => {
    for (const entry of entriesIn(batch).toReversed()) {
      if (!isWanted(entry) || seen.has(entry.id)) continue
      seen.add(entry.id)
      found.push(entry)
    }
  }
  if (filter.before === undefined) for (const batch of await waitingBatches(db, schoolId, { kinds, limit })) take(batch)
  for (let before = filter.before ?? Number.MAX_SAFE_INTEGER; found.length < limit; ) {
    const batches = await numberedBatches(db, schoolId, { kinds, before })
    for (const batch of batches) take(batch)
    const last = batches.at(-1)?.seq ?? 0
    if (batches.length < atOnce || last === 0) break
    before = last
  }
  return found.slice(0, limit)
}

type Asked = { readonly kinds: readonly string[] | undefined }

async function numberedBatches(
  db: Reader,
  schoolId: string,
  { kinds, before }: Asked & { readonly before: number },
): Promise<readonly StoredBatch[]> {
  const { rows } = await sql<StoredBatch>`
    select ${stored}, sequence.seq
      from ledger.sequence as sequence join ledger.batch as batch on batch.school_id = sequence.school_id and batch.id = sequence.batch_id
     where sequence.school_id = ${schoolId} and sequence.seq < ${before} ${holding(kinds, sql`sequence`)}
     order by sequence.seq desc limit ${atOnce}`.execute(db)
  return rows
}

async function waitingBatches(
  db: Reader,
  schoolId: string,
  { kinds, limit }: Asked & { readonly limit: number },
): Promise<readonly StoredBatch[]> {
  const { rows } = await sql<StoredBatch>`
    select ${stored}, null::bigint as seq
      from ledger.unnumbered as waiting join ledger.batch as batch on batch.school_id = waiting.school_id and batch.id = waiting.batch_id
     where waiting.school_id = ${schoolId} ${holding(kinds, sql`waiting`)}
     order by waiting.batch_id desc limit ${limit}`.execute(db)
  return rows
}

function holding(kinds: readonly string[] | undefined, of: RawBuilder<unknown>): RawBuilder<unknown> {
  return kinds === undefined
    ? sql``
    : sql`and exists (select from ledger.kind as kind where kind.school_id = ${of}.school_id and kind.kind = any(${kinds}) and kind.batch_id = ${of}.batch_id)`
}

/** A noun with its dot, `mail.`, stands for all its kinds. */
async function kindsLike(
  db: Reader,
  schoolId: string,
  kind: string | undefined,
): Promise<readonly string[] | undefined> {
  if (kind === undefined) return undefined
  return kind.endsWith('.') ? (await listKinds(db, schoolId)).filter((each) => each.startsWith(kind)) : [kind]
}

/** Everything recorded about one thing, oldest first. */
export async function entriesAbout(db: Reader, schoolId: string, about: About): Promise<readonly Entry[]> {
  const { rows } = await sql<StoredBatch & { entry_id: string }>`
    select about.entry_id, ${stored}, sequence.seq
      from ledger.about as about
      cross join lateral (select * from ledger.batch where school_id = about.school_id and id <= about.entry_id order by id desc limit 1) as batch
      left join ledger.sequence as sequence on sequence.school_id = about.school_id and sequence.batch_id = batch.id
     where about.school_id = ${schoolId} and about.kind = ${about.kind} and about.about_id = ${about.id}
     order by about.entry_id`.execute(db)
  return rows.flatMap((batch) => entriesIn(batch)[positionOf(batch.entry_id, batch)] ?? [])
}

/** The batch that an entry's id belongs to, with its number where it has one. */
export async function batchOf(
  db: Reader,
  schoolId: string,
  entryId: string,
): Promise<(StoredBatch & { readonly leaf_hashes: Buffer }) | undefined> {
  const { rows } = await sql<StoredBatch & { leaf_hashes: Buffer }>`
    select ${stored}, batch.leaf_hashes, sequence.seq
      from (select * from ledger.batch where school_id = ${schoolId} and id <= ${entryId} order by id desc limit 1) as batch
      left join ledger.sequence as sequence on sequence.school_id = batch.school_id and sequence.batch_id = batch.id`.execute(
    db,
  )
  return rows[0]
}

/** The kinds that occur, in alphabetical order: one step through the index per kind, however long the ledger. */
export async function listKinds(db: Reader, schoolId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive found as (
      (select kind from ledger.kind where school_id = ${schoolId} order by kind limit 1)
      union all
      select (select kind from ledger.kind where school_id = ${schoolId} and kind > found.kind order by kind limit 1) from found where found.kind is not null
    )
    select kind from found where kind is not null`.execute(db)
  return rows.map((row) => row.kind)
}
