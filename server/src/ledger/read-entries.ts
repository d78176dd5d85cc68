import { sql } from 'kysely'
import type { Reader } from '../platform/database/index.ts'
import type { About, JsonObject } from './tables.ts'

/** An entry as it stands. `seq` is null until it has been numbered. `personal` is still sealed. */
export type Entry = {
  readonly id: string
  readonly seq: number | null
  readonly kind: string
  readonly at: Temporal.Instant
  readonly actor: string
  readonly about: readonly About[]
  readonly data: JsonObject
  readonly personal: Buffer | null
}

/** Newest first. `before` is a number: only entries with a smaller one; without it those not yet numbered come first. */
export async function listEntries(
  db: Reader,
  schoolId: string,
  filter: { readonly before?: number; readonly kind?: string; readonly limit?: number } = {},
): Promise<readonly Entry[]> {
  const limit = filter.limit ?? 50
  const kind = filter.kind
  // A noun with its dot, `mail.`, stands for all its kinds; the next character after a dot is a slash.
  const byKind =
    kind === undefined
      ? sql``
      : kind.endsWith('.')
        ? sql`and entry.kind >= ${kind} and entry.kind < ${`${kind.slice(0, -1)}/`}`
        : sql`and entry.kind = ${kind}`
  const numbered = sql<Entry>`
    select entry.id, sequence.seq, entry.kind, entry.at, entry.actor, entry.about, entry.data, entry.personal
      from ledger.sequence as sequence join ledger.entry as entry on entry.school_id = sequence.school_id and entry.id = sequence.entry_id
     where sequence.school_id = ${schoolId} and sequence.seq < ${filter.before ?? Number.MAX_SAFE_INTEGER} ${byKind}
     order by sequence.seq desc limit ${limit}`
  if (filter.before !== undefined) return (await numbered.execute(db)).rows
  const waiting = sql<Entry>`
    select entry.id, null::bigint as seq, entry.kind, entry.at, entry.actor, entry.about, entry.data, entry.personal
      from ledger.unnumbered as waiting join ledger.entry as entry on entry.school_id = waiting.school_id and entry.id = waiting.entry_id
     where waiting.school_id = ${schoolId} ${byKind}
     order by entry.id desc limit ${limit}`
  const [first, then] = [(await waiting.execute(db)).rows, (await numbered.execute(db)).rows]
  // An entry numbered between the two questions stands in both.
  const seen = new Set(first.map((entry) => entry.id))
  return [...first, ...then.filter((entry) => !seen.has(entry.id))].slice(0, limit)
}

/** Everything recorded about one thing, oldest first. */
export async function entriesAbout(db: Reader, schoolId: string, about: About): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select entry.id, sequence.seq, entry.kind, entry.at, entry.actor, entry.about, entry.data, entry.personal
      from ledger.about as about
      join ledger.entry as entry on entry.school_id = about.school_id and entry.id = about.entry_id
      left join ledger.sequence as sequence on sequence.school_id = entry.school_id and sequence.entry_id = entry.id
     where about.school_id = ${schoolId} and about.kind = ${about.kind} and about.about_id = ${about.id}
     order by entry.id`.execute(db)
  return rows
}

/** The kinds that occur, in alphabetical order: one step through the index per kind, however long the ledger. */
export async function listKinds(db: Reader, schoolId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive found as (
      (select kind from ledger.entry where school_id = ${schoolId} order by kind limit 1)
      union all
      select (select kind from ledger.entry where school_id = ${schoolId} and kind > found.kind order by kind limit 1) from found where found.kind is not null
    )
    select kind from found where kind is not null`.execute(db)
  return rows.map((row) => row.kind)
}
