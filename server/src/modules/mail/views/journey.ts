import type { Reader } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'

/** What delivery knows of one message besides where each recipient stands. */
export type Journey = {
  /** Tries that did not deliver, the oldest first. `code` is the next server's, or `no answer`. */
  readonly attempts: readonly {
    readonly at: Temporal.Instant
    readonly outcome: 'later' | 'failed'
    readonly code: string
    readonly host: string | null
  }[]
  /** When the rest is tried next; undefined when nothing waits, or all that waits was stopped by hand. */
  readonly nextTry?: Temporal.Instant
  /** A person has stopped an envelope of it, or paused where it goes. */
  readonly stopped: boolean
  readonly pending?: { readonly by: string; readonly outcome: 'release' | 'refuse'; readonly at: Temporal.Instant }
}

const mostAttempts = 100

/** Reads the journey of one message. */
export async function journeyOf(db: Reader, { schoolId }: MailContext, messageId: string): Promise<Journey> {
  const attempts = await db
    .selectFrom('mail.attempt')
    .select(['at', 'outcome', 'code', 'host'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .orderBy('at', 'desc')
    .limit(mostAttempts)
    .execute()
  const waiting = await db
    .selectFrom('mail.delivery as delivery')
    .leftJoin('mail.destination as destination', (join) =>
      join
        .onRef('destination.school_id', '=', 'delivery.school_id')
        .onRef('destination.name', '=', 'delivery.destination'),
    )
    .select(['delivery.due_at', 'delivery.stopped_at', 'delivery.attempts', 'destination.paused_at'])
    .where('delivery.school_id', '=', schoolId)
    .where('delivery.message_id', '=', messageId)
    .execute()
  const pending = await db
    .selectFrom('mail.pending_act')
    .select(['by_id', 'outcome', 'made_at'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  const going = waiting.filter(({ stopped_at, paused_at }) => !stopped_at && !paused_at)
  const [nextTry] = going
    .filter((each) => each.attempts > 0)
    .map(({ due_at }) => due_at)
    .sort(Temporal.Instant.compare)
  return {
    attempts: attempts.reverse(),
    ...(nextTry ? { nextTry } : {}),
    stopped: going.length < waiting.length,
    ...(pending ? { pending: { by: pending.by_id, outcome: pending.outcome, at: pending.made_at } } : {}),
  }
}
