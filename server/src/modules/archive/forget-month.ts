import { appendEntry } from '../../ledger/index.ts'
import { afterCommit, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { monthStart } from './tokens.ts'

/**
 * Forgets a month of a record class: what was sealed under its key, the words it was found by, and every copy in every backup.
 * Nothing of it comes back. Nobody is asked here whether it may be: that is for whoever carries out a retention schedule, with its
 * preservation holds, and for nobody else.
 *
 * It stays forgotten in three ways: the keystore has a note where the key stood; the database has a row, by which `forgetAgain`
 * destroys the key of a keystore that came back from an old copy; and the ledger has an entry. The row first: were the machine to
 * stop before the key is destroyed, the next start does it.
 */
export async function forgetMonth(
  tx: Tx,
  keys: Keys,
  {
    schoolId,
    class: recordClass,
    month,
    at,
    actor,
  }: {
    readonly schoolId: string
    /** As the keys have it: `mail-envelope`, `archive/mail-with-pupils`. */
    readonly class: string
    /** `2026-03`. */
    readonly month: string
    readonly at: Temporal.Instant
    readonly actor: string
  },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('archive.forgotten')
    .values({ school_id: schoolId, class: recordClass, month: monthStart(month), forgotten_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows)
    await appendEntry(tx, {
      schoolId,
      kind: 'archive.month-forgotten',
      at,
      actor,
      about: [{ kind: 'record-class', id: recordClass }],
      data: { class: recordClass, month },
    })
  afterCommit(tx, () => keys.destroyKey(schoolId, recordClass, month))
}

/** Destroys again what the record says is destroyed: at every start, for a keystore may have come back from an older copy. Returns how many keys were there. */
export async function forgetAgain(db: Reader, keys: Keys, schoolId: string): Promise<number> {
  const rows = await db
    .selectFrom('archive.forgotten')
    .select(['class', 'month'])
    .where('school_id', '=', schoolId)
    .execute()
  let there = 0
  for (const row of rows) {
    const month = row.month.toString().slice(0, 7)
    const isThere = keys.months(schoolId, row.class).includes(month)
    if (isThere) there += 1
    // Also where no key stands: without its note a new one would be made in its place.
    keys.destroyKey(schoolId, row.class, month)
  }
  return there
}
