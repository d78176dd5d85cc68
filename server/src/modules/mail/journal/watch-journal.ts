import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import './tables.ts'

/** A provider that reports what it carries, and after how many hours without a report something is wrong. */
export type WatchedJournal = { readonly peer: string; readonly silentAfterHours: number }

/**
 * Looks whether a provider has gone silent or is heard again; each change stands in the ledger once, whichever server sees it.
 * Says how it is, and whether that has changed now.
 */
export async function watchJournal(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  { peer, silentAfterHours }: WatchedJournal,
): Promise<{ readonly isSilent: boolean; readonly hasChanged: boolean }> {
  await tx
    .insertInto('mail.journal_watch')
    .values({ school_id: schoolId, peer, watched_since: at })
    .onConflict((conflict) => conflict.columns(['school_id', 'peer']).doNothing())
    .execute()
  const { watched_since, silent_since } = await tx
    .selectFrom('mail.journal_watch')
    .select(['watched_since', 'silent_since'])
    .where('school_id', '=', schoolId)
    .where('peer', '=', peer)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const row = await tx
    .selectFrom('mail.journal_report')
    .select('came_at')
    .where('school_id', '=', schoolId)
    .where('peer', '=', peer)
    .orderBy('came_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const heardAt = row?.came_at ?? watched_since
  const isSilent = Temporal.Instant.compare(heardAt.add({ hours: silentAfterHours }), at) <= 0
  const hasChanged = isSilent !== (silent_since !== null)
  if (!hasChanged) return { isSilent, hasChanged }
  await tx
    .updateTable('mail.journal_watch')
    .set({ silent_since: isSilent ? at : null })
    .where('school_id', '=', schoolId)
    .where('peer', '=', peer)
    .execute()
  await appendEntry(tx, {
    schoolId,
    kind: isSilent ? 'mail.journal-silent' : 'mail.journal-heard',
    at,
    actor: 'system',
    about: [{ kind: 'mail-peer', id: peer }],
    data: isSilent ? { lastHeardAt: heardAt.toString() } : {},
  })
  return { isSilent, hasChanged }
}

/** Whether any provider of the school that reports what it carries has gone silent. */
export async function isJournalSilent(tx: Tx, schoolId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mail.journal_watch')
    .select('peer')
    .where('school_id', '=', schoolId)
    .where('silent_since', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
