import type { ReceivedMessage } from '@beadle/contract'
import { sql } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import { isUuid } from '../../../platform/uuid.ts'
import { asksFor } from '../ask-sender.ts'
import type { MailContext } from '../context.ts'
import { type KeptMessage, readKept } from './kept-message.ts'
import { senderByName } from './labels.ts'
import { recipientStates } from './recipient-states.ts'

const days = 14
const pageSize = 25
const mostNoted = 50
const arrived: readonly ReceivedMessage['state'][] = ['queued', 'delivered']

type Received = { readonly messages: readonly ReceivedMessage[]; readonly next: string | null }

/** What came for one person in the last days, the newest first; `before` is the `next` of the page above. */
export async function receivedPage(
  db: Reader,
  context: MailContext,
  { personId, before }: { readonly personId: string; readonly before?: string | undefined },
): Promise<Received> {
  let query = idsFor(db, context, personId).limit(pageSize + 1)
  if (before !== undefined && isUuid(before)) query = query.where('message.id', '<', before)
  const found = await viewsOf(db, context, personId, await query.execute())
  const messages = found.slice(0, pageSize)
  return { messages, next: found.length > pageSize ? (messages.at(-1)?.id ?? null) : null }
}

/** Of these, what the policy had something to say about. */
export async function notedFor(db: Reader, context: MailContext, personId: string): Promise<ReceivedMessage[]> {
  // Only what some clause spoke for is opened and looked at.
  const rows = await idsFor(db, context, personId)
    .where((eb) => eb.or([eb('recipient.state', 'not in', arrived), sql<boolean>`cardinality(recipient.cites) > 0`]))
    .limit(mostNoted)
    .execute()
  const found = await viewsOf(db, context, personId, rows)
  return found.filter(({ state, marks, mayAsk }) => !arrived.includes(state) || marks.length > 0 || mayAsk)
}

function idsFor(db: Reader, { schoolId, at }: MailContext, personId: string) {
  return (
    db
      .selectFrom('mail.recipient as recipient')
      .innerJoin('mail.message as message', (join) =>
        join.onRef('message.school_id', '=', 'recipient.school_id').onRef('message.id', '=', 'recipient.message_id'),
      )
      .select('message.id')
      .distinct()
      .where('recipient.school_id', '=', schoolId)
      .where('recipient.person_id', '=', personId)
      .where('message.accepted_at', '>', at.subtract({ hours: 24 * days }))
      // What a colleague sent is there once it has come; what they did not send is theirs alone.
      .where((eb) =>
        eb.or([
          eb('message.direction', '=', 'in'),
          eb.and([eb('message.direction', '=', 'out'), eb('recipient.state', '=', 'delivered')]),
        ]),
      )
      // Ids rise with time.
      .orderBy('message.id', 'desc')
  )
}

async function viewsOf(
  db: Reader,
  context: MailContext,
  personId: string,
  rows: readonly { readonly id: string }[],
): Promise<ReceivedMessage[]> {
  const kept = await readKept(
    db,
    context,
    rows.map(({ id }) => id),
  )
  return kept.map((each) => viewOf(context, each, personId))
}

function viewOf(context: MailContext, kept: KeptMessage, personId: string): ReceivedMessage {
  const own = kept.recipients.findIndex(({ person_id }) => person_id === personId)
  const { row, recipients, envelope } = kept
  return {
    id: row.id,
    subjectLine: envelope.subjectLine,
    from: senderByName(context, kept),
    at: row.accepted_at.toString(),
    state: recipientStates(kept, { toSender: true })[own]?.state ?? 'queued',
    marks: [...(recipients[own]?.changes?.tags ?? [])],
    mayAsk: row.reported_at === null && asksFor(kept, { personId, standings: ['recipient'] }).length > 0,
    reported: row.reported_by === personId,
  }
}
