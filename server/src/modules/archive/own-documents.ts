import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { KeyDestroyedError, type Keys } from '../../platform/keys/index.ts'
import { aboutClass, type Named } from './index-document.ts'

/** A document as its owner may have it back: its text where it is kept still, and the line its archived copy is kept by. */
export type OwnDocument = {
  readonly id: string
  readonly to: readonly Named[]
  readonly text?: string
  readonly item?: {
    readonly class: string
    readonly keepUntil: Temporal.PlainDate | null
    readonly cites: readonly string[]
  }
}

/**
 * Opens documents of one owner: those that stand under `ownerId` and no others, whatever ids are asked for. Opening them is
 * nothing that need be recorded, for they are the owner's. What has been forgotten is left empty.
 */
export async function openOwn(
  db: Reader,
  keys: Keys,
  { schoolId, ownerId, ids }: { readonly schoolId: string; readonly ownerId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, OwnDocument>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('archive.entry as entry')
    .innerJoin('archive.document as document', (join) =>
      join.onRef('document.school_id', '=', 'entry.school_id').onRef('document.id', '=', 'entry.document_id'),
    )
    .leftJoin('archive.item as item', (join) =>
      join.onRef('item.school_id', '=', 'document.school_id').onRef('item.id', '=', 'document.item_id'),
    )
    .select(['document.id', 'document.about', 'document.class', 'document.text'])
    .select(['item.class as item_class', 'item.keep_until', 'item.line_cites', 'item.authority'])
    .where('entry.school_id', '=', schoolId)
    .where('entry.owner_id', '=', ownerId)
    .where('entry.document_id', 'in', ids)
    .execute()
  const open = (recordClass: string, sealed: Buffer | null): string | undefined => {
    if (sealed === null) return undefined
    try {
      return keys.open(schoolId, recordClass, sealed).toString('utf8')
    } catch (error) {
      if (error instanceof KeyDestroyedError) return undefined
      throw error
    }
  }
  return new Map(
    rows.map((row) => {
      const about = open(aboutClass, row.about)
      const text = row.class === null ? undefined : open(row.class, row.text)
      const to = about === undefined ? [] : (JSON.parse(about) as { to: readonly Named[] }).to
      const item =
        row.item_class === null || text === undefined
          ? undefined
          : {
              class: row.item_class,
              keepUntil: row.keep_until,
              cites: [...new Set([...(row.authority ?? []), ...(row.line_cites ?? [])])],
            }
      return [row.id, { id: row.id, to, ...(text === undefined ? {} : { text }), ...(item ? { item } : {}) }]
    }),
  )
}

/** Those of these ids that have been read already. */
export async function alreadyRead(db: Reader, schoolId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('archive.document')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The archived copies of messages that their own may read, by message. */
export async function copiesOf(
  db: Reader,
  schoolId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly class: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('archive.item')
    .select(['id', 'class', 'about_id'])
    .where('school_id', '=', schoolId)
    .where('about_id', 'in', ids)
    .where('open_to', '=', 'parties')
    .execute()
  return new Map(rows.map(({ id, class: recordClass, about_id }) => [about_id ?? '', { id, class: recordClass }]))
}

/** Forgets texts of one class and the words they are found by. */
export async function forgetTexts(
  tx: Tx,
  {
    schoolId,
    class: recordClass,
    ids,
  }: { readonly schoolId: string; readonly class: string; readonly ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with gone as (
      update archive.document set text = null, class = null
       where school_id = ${schoolId} and class = ${recordClass} and id = any(${[...ids]}::uuid[]) returning id
    )
    update archive.entry as entry set words = null from gone
     where entry.school_id = ${schoolId} and entry.document_id = gone.id`.execute(tx)
}

/** Documents whose text is kept under a class since before an instant, the oldest first. */
export async function textsBefore(
  db: Reader,
  {
    schoolId,
    class: recordClass,
    at,
    most,
  }: { readonly schoolId: string; readonly class: string; readonly at: Temporal.Instant; readonly most: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('archive.document')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('class', '=', recordClass)
    .where('text', 'is not', null)
    .where('at', '<', at)
    .orderBy('at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
