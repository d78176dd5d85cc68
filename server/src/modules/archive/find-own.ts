import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { aboutClass } from './index-document.ts'
import { monthStart, tokenIn } from './tokens.ts'

/** What is looked for among what is somebody's own. No words: everything. `before`: only what is older than that document. */
export type Finding = {
  readonly schoolId: string
  readonly ownerId: string
  readonly words: readonly string[]
  readonly before?: string
  readonly most: number
}

/**
 * Ids of documents by whose words these may stand in, the newest first. A token is 32 bits of an HMAC, so that now and then one too
 * many is found: the caller opens and compares. Nothing is found of months whose key is gone; without words they are listed still.
 *
 * An owner's rows are read from the newest on, each compared with its month's tokens, until there are enough: never anybody else's
 * rows, nor an index over what many people write.
 */
export async function findOwn(db: Reader, keys: Keys, finding: Finding): Promise<readonly string[]> {
  const { schoolId, ownerId, words, most, before } = finding
  const after = before === undefined ? undefined : await placeOf(db, finding, before)
  const tokens = words.length === 0 ? undefined : await tokensByMonth(db, keys, finding)
  const { rows } = await sql<{ document_id: string }>`
    select entry.document_id from archive.entry as entry
    ${tokens === undefined ? sql`` : sql`join ${tokens} on looked.month = entry.month`}
    where entry.school_id = ${schoolId} and entry.owner_id = ${ownerId}
    ${after === undefined ? sql`` : sql`and (entry.month, entry.document_id) < (${after.month}::date, ${after.document_id}::uuid)`}
    ${sql.join(
      words.map((_, at) => {
        const [about, text] = [sql.ref(`looked.about_${at}`), sql.ref(`looked.text_${at}`)]
        return sql`and (${about} = any(entry.about) or entry.words && ${text})`
      }),
      sql` `,
    )}
    order by entry.month desc, entry.document_id desc limit ${most}`.execute(db)
  return rows.map(({ document_id }) => document_id)
}

/** What each word is in each month whose key stands, as a relation. */
async function tokensByMonth(db: Reader, keys: Keys, { schoolId, words }: Finding): Promise<RawBuilder<unknown>> {
  const classes = await textClasses(db, schoolId)
  const months = keys.months(schoolId, aboutClass).map((month) => ({
    month: monthStart(month).toString(),
    ...Object.fromEntries(
      words.flatMap((word, at) => [
        [`about_${at}`, tokenIn(keys, { schoolId, class: aboutClass, month }, word) ?? null],
        [`text_${at}`, classes.flatMap((each) => tokenIn(keys, { schoolId, class: each, month }, word) ?? [])],
      ]),
    ),
  }))
  const columns = words.map((_, at) => sql`, ${sql.ref(`about_${at}`)} int4, ${sql.ref(`text_${at}`)} int4[]`)
  return sql`jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as looked(month date ${sql.join(columns, sql` `)})`
}

async function placeOf(db: Reader, { schoolId, ownerId }: Finding, id: string) {
  return db
    .selectFrom('archive.entry')
    .select(['month', 'document_id'])
    .where('school_id', '=', schoolId)
    .where('owner_id', '=', ownerId)
    .where('document_id', '=', id)
    .executeTakeFirst()
}

/** The classes there are texts of: looked up one after another, not by reading every row. */
async function textClasses(db: Reader, schoolId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ class: string }>`
    with recursive each as (
      (select class from archive.document where school_id = ${schoolId} and text is not null order by class limit 1)
      union all
      select (select class from archive.document where school_id = ${schoolId} and text is not null and class > each.class order by class limit 1)
        from each where each.class is not null
    ) select class from each where class is not null`.execute(db)
  return rows.map((row) => row.class)
}
