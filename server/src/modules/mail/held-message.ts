import type { Tx } from '../../platform/database/index.ts'
import type { MailContext } from './context.ts'
import { forgetSplit } from './copies/waiting-copies.ts'
import { settleHold } from './settle-hold.ts'

/** Lets go what was held until a time that has come. Returns how many holds ended. Rows another server is at are passed over. */
export async function releaseDue(tx: Tx, context: MailContext, most = 100): Promise<number> {
  const due = await tx
    .selectFrom('mail.hold')
    .select('id')
    .where('school_id', '=', context.schoolId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'time')
    .where('until_at', '<=', context.at)
    .orderBy('until_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id } of due) await settleHold(tx, context, id, { how: 'time' })
  return due.length
}

/** The next instant at which something held until a time may go, or a decision that may be taken back is carried out. */
export async function nextRelease(tx: Tx, schoolId: string): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('mail.hold')
    .select('until_at as at')
    .where('school_id', '=', schoolId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'time')
    .unionAll(tx.selectFrom('mail.pending_act').select('due_at as at').where('school_id', '=', schoolId))
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** Forgets the octets of messages that were settled a day ago: whatever must be kept longer is in the archive. */
export async function forgetSettled(tx: Tx, { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>): Promise<number> {
  const dayAgo = at.subtract({ hours: 24 })
  const forgotten = await tx
    .updateTable('mail.message')
    .set({ raw: null })
    .where('school_id', '=', schoolId)
    .where('accepted_at', '<', dayAgo)
    .where('raw', 'is not', null)
    // Nothing is left to be delivered, decided or bounced, nor was within the day.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail.recipient')
            .select('position')
            .whereRef('mail.recipient.school_id', '=', 'mail.message.school_id')
            .whereRef('mail.recipient.message_id', '=', 'mail.message.id')
            .where(({ eb, or }) => or([eb('state', 'in', ['queued', 'held']), eb('state_at', '>=', dayAgo)])),
        ),
      ),
    )
    // A silent matter may outlast what it is about: those who decide it must be able to read it.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail.hold')
            .select('id')
            .whereRef('mail.hold.school_id', '=', 'mail.message.school_id')
            .whereRef('mail.hold.message_id', '=', 'mail.message.id')
            .where('mail.hold.state', '=', 'waiting'),
        ),
      ),
    )
    .returning('id')
    .execute()
  if (forgotten.length > 0)
    await tx
      .deleteFrom('mail.copy_header')
      .where('school_id', '=', schoolId)
      .where(
        'message_id',
        'in',
        forgotten.map(({ id }) => id),
      )
      .execute()
  await forgetSplit(tx, { schoolId, at })
  return forgotten.length
}

/** Ends second looks that nobody took: the link in the notice has run out by then. Fails closed, and the sender is told. */
export async function endForgottenLooks(tx: Tx, context: MailContext, most = 100): Promise<number> {
  const forgotten = await tx
    .selectFrom('mail.hold')
    .select('id')
    .where('school_id', '=', context.schoolId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'sender')
    .where('made_at', '<=', context.at.subtract({ hours: 24 * context.parts.settings.linkDays }))
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id } of forgotten) await settleHold(tx, context, id, { how: 'deadline' })
  return forgotten.length
}
