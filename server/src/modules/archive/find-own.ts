import { sql } from 'kysely'
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
 * An owner's rows are read month by month, each with that month's tokens, until there are enough: never anybody else's rows, nor
 * an index over what many people write.
 */
export async function findOwn(db: Reader, keys: Keys, finding: Finding): Promise<readonly string[]> {
  if (finding.words.length === 0) return readMonth(db, finding, undefined, [])
  const { schoolId, words, most, before } = finding
  const classes = await textClasses(db, schoolId)
  const newest = before === undefined ? undefined : await monthOfDocument(db, finding, before)
  const found: string[] = []
  for (const month of keys.months(schoolId, aboutClass)) {
    if (newest !== undefined && month > newest) continue
    const tokens = words.map((word) => ({
      about: tokenIn(keys, { schoolId, class: aboutClass, month }, word),
      text: classes.flatMap((each) => tokenIn(keys, { schoolId, class: each, month }, word) ?? []),
    }))
    found.push(...(await readMonth(db, { ...finding, most: most - found.length }, month, tokens)))
    if (found.length >= most) break
  }
  return found
}

type Tokens = { readonly about: number | undefined; readonly text: readonly number[] }

async function readMonth(
  db: Reader,
  { schoolId, ownerId, before, most }: Finding,
  month: string | undefined,
  words: readonly Tokens[],
): Promise<string[]> {
  let query = db
    .selectFrom('archive.entry')
    .select('document_id')
    .where('school_id', '=', schoolId)
    .where('owner_id', '=', ownerId)
    .orderBy('month', 'desc')
    .orderBy('document_id', 'desc')
    .limit(most)
  if (month !== undefined) query = query.where('month', '=', monthStart(month))
  if (before !== undefined) query = query.where('document_id', '<', before)
  for (const { about, text } of words)
    query = query.where(sql<boolean>`(${about ?? null}::int4 = any(about) or words && ${[...text]}::int4[])`)
  return (await query.execute()).map(({ document_id }) => document_id)
}

async function monthOfDocument(db: Reader, { schoolId, ownerId }: Finding, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('archive.entry')
    .select('month')
    .where('school_id', '=', schoolId)
    .where('owner_id', '=', ownerId)
    .where('document_id', '=', id)
    .executeTakeFirst()
  return row?.month.toString().slice(0, 7)
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
