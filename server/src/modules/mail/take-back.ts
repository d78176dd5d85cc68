import { appendEntry } from '../../ledger/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { MailContext } from './context.ts'
import { TooLateError } from './review/postpone.ts'
import { endEmptyHolds, lockMessage, moveHeld } from './settle-hold.ts'

/** Until when the sender may take this message back; undefined when it has gone, or never waited. */
export async function takeBackUntil(
  db: Reader,
  { schoolId, at }: MailContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail.delivery')
    .select(['message_id', 'due_at'])
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', [...ids])
    .where('attempts', '=', 0)
    .where('claimed_by', 'is', null)
    .where('due_at', '>', at)
    .whereRef('due_at', '>', 'made_at')
    .execute()
  return new Map(rows.map(({ message_id, due_at }) => [message_id, due_at]))
}

/** Takes a message back before it has gone to anybody it still waits for. NotFoundError for one that is not theirs. */
export async function takeBack(
  tx: Tx,
  context: MailContext,
  { messageId, by }: { readonly messageId: string; readonly by: string },
): Promise<void> {
  const { schoolId, at, parts } = context
  await lockMessage(tx, schoolId, messageId)
  const message = await tx
    .selectFrom('mail.message')
    .select(['sender_id', 'direction'])
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (message?.sender_id !== by || message.direction !== 'out') throw new NotFoundError('message')
  const gone = await tx
    .deleteFrom('mail.delivery')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('attempts', '=', 0)
    .where('claimed_by', 'is', null)
    .where('due_at', '>', at)
    .whereRef('due_at', '>', 'made_at')
    .returning('positions')
    .execute()
  if (gone.length === 0) throw new TooLateError()
  const moved = await tx
    .updateTable('mail.recipient')
    .set({ state: 'withdrawn', state_at: at, until_at: null })
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'queued')
    .where(
      'position',
      'in',
      gone.flatMap(({ positions }) => positions),
    )
    .returning('position')
    .execute()
  // What is held goes with it; the sender cannot tell what is held without their knowing.
  const held = await moveHeld(tx, context, { messageId, state: 'withdrawn' })
  if (held > 0) await endEmptyHolds(tx, context, messageId)
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.withdrawn',
    at,
    actor: 'sender',
    about: [{ kind: 'message', id: messageId }],
    data: { recipients: moved.length + held },
    personal: parts.keys.seal(schoolId, 'ledger-personal', at, Buffer.from(JSON.stringify({ by }))),
  })
}
