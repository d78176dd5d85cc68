import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import { longestPauseMinutes } from '../deliver-later.ts'
import { bounce, type RecipientResult } from '../deliver-results.ts'
import { reportDelivery } from '../notices/delivery-report.ts'

// So much at a time; the next look comes soon.
const mostAtOnce = 100

/**
 * Tells the senders of mail that has waited for hours, once, and gives back what has waited for days: what is not due, and what
 * goes to one of the `away` destinations, which are not tried for each message. What is due gets its last try, also when it was
 * this server that was away for days; what a person has stopped or paused is theirs to end.
 */
export async function sweepQueue(tx: Tx, context: MailContext, away: readonly string[]): Promise<void> {
  await mendTimes(tx, context)
  await tellDelayed(tx, context)
  await giveUpOverdue(tx, context, away)
}

/** Where the clock was set back, what was put in the queue by the wrong one is due now, and not when that time comes again. */
async function mendTimes(tx: Tx, { at, schoolId }: MailContext): Promise<void> {
  await tx
    .updateTable('mail.delivery')
    .set({ due_at: at, made_at: sql<Temporal.Instant>`least(made_at, ${at})` })
    .where('school_id', '=', schoolId)
    .where((eb) =>
      eb.or([eb('made_at', '>', at), eb('due_at', '>', at.add({ minutes: Math.ceil(longestPauseMinutes) }))]),
    )
    .execute()
}

async function tellDelayed(tx: Tx, context: MailContext): Promise<void> {
  const { at, schoolId, parts } = context
  const { delayHours, giveUpDays } = parts.settings
  const late = await tx
    .selectFrom('mail.delivery')
    .select(['id', 'message_id', 'positions', 'made_at'])
    .where('school_id', '=', schoolId)
    .where('made_at', '<=', at.subtract({ hours: delayHours }))
    .where('made_at', '>', at.subtract({ hours: 24 * giveUpDays }))
    .where('delay_told_at', 'is', null)
    .limit(mostAtOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  if (late.length === 0) return
  await tx
    .updateTable('mail.delivery')
    .set({ delay_told_at: at })
    .where('school_id', '=', schoolId)
    .where(
      'id',
      'in',
      late.map(({ id }) => id),
    )
    .execute()
  for (const { message_id: messageId, positions, made_at: madeAt } of late)
    await reportDelivery(tx, context, {
      messageId,
      kind: 'delayed',
      results: await lastAnswers(tx, context, messageId, positions),
      retryUntil: madeAt.add({ hours: 24 * giveUpDays }),
    })
}

async function giveUpOverdue(tx: Tx, context: MailContext, away: readonly string[]): Promise<void> {
  const { at, schoolId, parts } = context
  const overdue = await tx
    .selectFrom('mail.delivery')
    .select(['id', 'message_id', 'positions'])
    .where('school_id', '=', schoolId)
    .where('made_at', '<=', at.subtract({ hours: 24 * parts.settings.giveUpDays }))
    .where('stopped_at', 'is', null)
    .where(
      sql<boolean>`(claimed_until is null or claimed_until < now()) and (due_at > ${at} or destination = any(${[...away]}::text[]))
        and (destination is null or destination not in (select name from mail.destination where paused_at is not null))`,
    )
    .limit(mostAtOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, message_id: messageId, positions } of overdue)
    await giveUp(tx, context, { id, messageId, results: await lastAnswers(tx, context, messageId, positions) })
}

/** Ends one envelope as not deliverable: its recipients are bounced and its sender is told. The caller has locked the row. */
export async function giveUp(
  tx: Tx,
  context: MailContext,
  {
    id,
    messageId,
    results,
  }: { readonly id: string; readonly messageId: string; readonly results: readonly RecipientResult[] },
): Promise<void> {
  const { at, schoolId } = context
  await tx.deleteFrom('mail.delivery').where('school_id', '=', schoolId).where('id', '=', id).execute()
  await tx
    .updateTable('mail.recipient')
    .set({ state: 'bounced', state_at: at })
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where(
      'position',
      'in',
      results.map(({ position }) => position),
    )
    .execute()
  await bounce(tx, context, messageId, results)
}

/** What was last said about each of these recipients, with words of ours where nobody has said anything yet. */
export async function lastAnswers(
  tx: Tx,
  { schoolId, seals }: MailContext,
  messageId: string,
  positions: readonly number[],
): Promise<readonly RecipientResult[]> {
  const attempts = await tx
    .selectFrom('mail.attempt')
    .select(['positions', 'said', 'host'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .orderBy('at')
    .execute()
  return positions.map((position) => {
    const last = attempts.findLast((attempt) => attempt.positions.includes(position))
    const said = last ? seals.openText(last.said) : 'the mail server there cannot be reached'
    return { position, fate: 'failed', said, ...(last?.host ? { host: last.host } : {}) }
  })
}
