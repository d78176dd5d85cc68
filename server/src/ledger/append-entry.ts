import { afterCommit, plainArray, statement, type Tx } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { batchIdOf, idAt, packLeaves } from './batch.ts'
import { leafOf } from './leaf.ts'
import type { About, JsonObject } from './tables.ts'
import { leafHashesOf } from './verify/tiles.ts'

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

const insertBatch = statement(`
  with batch as (
    insert into ledger.batch (school_id, id, size, compressed, leaves, leaf_hashes, personal) values ($1, $2, $3, $4, $5, $6, $7::bytea[])
  ), kinds as (
    insert into ledger.kind (school_id, kind, batch_id) select $1::uuid, kind, $2::uuid from unnest($8::text[]) as kind
  ), found as (
    insert into ledger.about (school_id, kind, about_id, entry_id, entry_kind)
    select $1::uuid, * from unnest($9::text[], $10::text[], $11::uuid[], $12::text[])
  )
  insert into ledger.unnumbered (school_id, batch_id) values ($1, $2)`)

/**
 * Writes several entries of one transaction at once, in their order. It is sent with the transaction and not waited for: an entry
 * that cannot be written undoes the transaction, and `inSchool` rejects.
 */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[]): Promise<readonly string[]> {
  const bySchool = Map.groupBy(entries, ({ schoolId }) => schoolId)
  const ids = new Map<NewEntry, string>()
  for (const [schoolId, own] of bySchool) {
    appendBatch(tx, schoolId, own).forEach((id, position) => {
      const entry = own[position]
      if (entry) ids.set(entry, id)
    })
    afterCommit(tx, () => listeners.forEach((told) => void told(schoolId)))
  }
  return entries.map((entry) => ids.get(entry) ?? '')
}

function appendBatch(tx: Tx, schoolId: string, entries: readonly NewEntry[]): readonly string[] {
  const batchId = batchIdOf(uuidv7())
  const writeAt = onceForEach((at) => at.round('millisecond').toString())
  const ids: string[] = []
  const texts: string[] = []
  const about = { kinds: [] as string[], ids: [] as string[], entries: [] as string[], entryKinds: [] as string[] }
  for (const entry of entries) {
    const { kind, actor, personal = null, data = {} } = entry
    const id = idAt(batchId, ids.length)
    ids.push(id)
    texts.push(leafOf({ id, kind, actor, about: entry.about, at: writeAt(entry.at), data, personal }))
    for (const thing of once(entry.about)) {
      about.kinds.push(thing.kind)
      about.ids.push(thing.id)
      about.entries.push(id)
      about.entryKinds.push(kind)
    }
  }
  const { bundle, hashes } = bundled(texts)
  const { compressed, leaves } = packLeaves(bundle)
  const hasPersonal = entries.some(({ personal }) => personal !== undefined)
  insertBatch.send(tx, [
    schoolId,
    batchId,
    entries.length,
    compressed,
    leaves,
    hashes,
    hasPersonal ? entries.map(({ personal }) => (personal === undefined ? null : Buffer.from(personal))) : null,
    [...new Set(entries.map(({ kind }) => kind))],
    words(about.kinds),
    words(about.ids),
    plainArray(about.entries),
    words(about.entryKinds),
  ])
  return ids
}

/** A text array: as it stands where, as nearly always, its texts are words and ids. */
function words(texts: readonly string[]): string | readonly string[] {
  return texts.every((text) => plain.test(text)) ? plainArray(texts) : texts
}

// Not PostgreSQL's NULL, which is in capitals or small letters alike: no id of ours is that word.
const plain = /^(?!null$)[a-z0-9][a-z0-9.-]*$/

/** The entry bundle of leaves, and their hashes one after another. */
function bundled(texts: readonly string[]): { readonly bundle: Buffer; readonly hashes: Buffer } {
  const bundle = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + 2 + Buffer.byteLength(text), 0))
  let end = 0
  for (const text of texts) {
    const length = bundle.write(text, end + 2)
    if (length > largestLeaf) throw new RangeError(`an entry of \`${length}\` bytes is longer than a ledger takes`)
    bundle.writeUInt16BE(length, end)
    end += 2 + length
  }
  return { bundle, hashes: leafHashesOf(bundle) }
}

/** A thing named twice is found once. */
function once(about: readonly About[]): readonly About[] {
  if (about.length < 2) return about
  return [...new Map(about.map((thing) => [`${thing.kind}\0${thing.id}`, thing])).values()]
}

/** Writes the same instant once, however many entries have it. */
function onceForEach(write: (at: Temporal.Instant) => string): (at: Temporal.Instant) => string {
  let last: { readonly at: Temporal.Instant; readonly text: string } | undefined
  return (at) => {
    if (last?.at !== at) last = { at, text: write(at) }
    return last.text
  }
}

const listeners = new Set<(schoolId: string) => void>()

/** Tells of entries that this process has committed, so that they are numbered soon. Returns how to stop. */
export function whenAppended(told: (schoolId: string) => void): () => void {
  listeners.add(told)
  return () => void listeners.delete(told)
}
