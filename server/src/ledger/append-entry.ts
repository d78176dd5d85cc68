import { sql } from 'kysely'
import { afterCommit, type Tx } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { leafOf } from './leaf.ts'
import type { About, JsonObject } from './tables.ts'
import { leafHash } from './verify/merkle.ts'

/** What is recorded. Nothing in `kind`, `actor`, `about` or `data` names a person or quotes them. */
export type NewEntry = {
  readonly schoolId: string
  /** noun.past-verb: `mail.held`, `agreement.accepted`. */
  readonly kind: string
  readonly at: Temporal.Instant
  /** The id of the person who acted, or the part of the server that did: `system`, `gateway`. */
  readonly actor: string
  readonly about: readonly About[]
  /** Codes, ids, counts, times. */
  readonly data?: JsonObject
  /** Personal particulars, sealed by `keys.seal(schoolId, 'ledger-personal', at, …)`. */
  readonly personal?: Uint8Array
}

/**
 * Writes one entry, unnumbered, in the transaction of the state it records: either both stand or neither.
 * INVARIANT: only this inserts entries; only the school's sequencer numbers them, in a table of its own.
 * @returns the entry's id.
 */
export async function appendEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const [id] = await appendEntries(tx, [entry])
  if (id === undefined) throw new Error('an entry was not written')
  return id
}

// C2SP tlog-tiles: an entry's length in a bundle has two bytes.
const largestLeaf = 65_535

/** Writes several entries of one transaction at once, in their order. */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[]): Promise<readonly string[]> {
  if (entries.length === 0) return []
  const rows = entries.map((entry) => {
    const { schoolId, kind, actor, about } = entry
    const at = entry.at.round('millisecond')
    const parts = { id: uuidv7(), kind, actor, about, at, data: entry.data ?? {}, personal: entry.personal ?? null }
    const leaf = leafOf(parts)
    if (leaf.length > largestLeaf)
      throw new RangeError(`an entry of \`${leaf.length}\` bytes is longer than a ledger takes`)
    return {
      ...parts,
      schoolId,
      school_id: schoolId,
      at: at.toString(),
      personal: parts.personal === null ? null : Buffer.from(parts.personal).toString('base64'),
      leaf_hash: Buffer.from(leafHash(leaf)).toString('base64'),
    }
  })
  // One statement: every recorded act pays for this round trip.
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(school_id uuid, id uuid, kind text, at timestamptz, actor text, about jsonb, data jsonb, personal text, leaf_hash text)
    ), written as (
      insert into ledger.entry (school_id, id, kind, at, actor, about, data, personal, leaf_hash)
      select school_id, id, kind, at, actor, about, data, decode(personal, 'base64'), decode(leaf_hash, 'base64') from given
    ), found as (
      insert into ledger.about (school_id, kind, about_id, entry_id)
      select distinct given.school_id, thing ->> 'kind', thing ->> 'id', given.id from given, jsonb_array_elements(given.about) as thing
    )
    insert into ledger.unnumbered (school_id, entry_id) select school_id, id from given`.execute(tx)
  for (const schoolId of new Set(rows.map((row) => row.schoolId)))
    afterCommit(tx, () => listeners.forEach((told) => void told(schoolId)))
  return rows.map(({ id }) => id)
}

const listeners = new Set<(schoolId: string) => void>()

/** Tells of entries that this process has committed, so that they are numbered soon. Returns how to stop. */
export function whenAppended(told: (schoolId: string) => void): () => void {
  listeners.add(told)
  return () => void listeners.delete(told)
}
