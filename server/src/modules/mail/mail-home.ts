import type { HomeItem } from '@beadle/contract'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { clauseInWords } from '../governance/index.ts'
import { heldProcedure } from './accept-message.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { scannerAway } from './scan/scanner-away.ts'
import { waitsForScanner } from './scan/waits-for-scanner.ts'
import { type KeptMessage, openHolds, readKept } from './views/kept-message.ts'
import { recipientStates } from './views/recipient-states.ts'

const mostItems = 50
const refusedForHours = 72

/** What of the mail needs this person: what waits for them, and what of theirs waits or did not go. Joined to home in wiring.ts. */
export function mailHome(parts: MailParts) {
  return async (
    db: Reader,
    session: { readonly schoolId: string; readonly personId: string },
  ): Promise<readonly HomeItem[]> => {
    const context = await contextIn(db as Tx, parts, session.schoolId)
    return [
      ...(await scannerAway(db, context, session.personId)),
      ...(await toReview(db, context, session.personId)),
      ...(await ofMine(db, context, session.personId)),
    ]
  }
}

/**
 * How many messages were put before reviewers since that instant, each counted once: what waits for its sender's own second
 * look or for a time costs no reviewer anything.
 */
export async function putBeforePeople(db: Reader, schoolId: string, since: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('mail.hold')
    .select(({ fn }) => fn.count<number>('message_id').distinct().as('count'))
    .where('school_id', '=', schoolId)
    .where('kind', '=', 'people')
    .where('made_at', '>=', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

async function toReview(db: Reader, context: MailContext, personId: string): Promise<HomeItem[]> {
  const { parts, schoolId, policy } = context
  const matters = await parts.procedures.waitingFor(db, schoolId, personId)
  return matters.slice(0, mostItems).flatMap(({ procedure, refs, cites, openedAt, deadlineAt, id }) => {
    const { message } = refs
    if (procedure !== heldProcedure || message === undefined) return []
    const [clause] = cites
    return [
      {
        id,
        kind: 'review' as const,
        title: 'A message waits for your decision',
        since: openedAt.toString(),
        link: `/mail/held/${message}`,
        ...(clause === undefined ? {} : { clause: clauseInWords(policy.version, clause) }),
        ...(deadlineAt === null ? {} : { due: deadlineAt.toString() }),
      },
    ]
  })
}

async function ofMine(db: Reader, context: MailContext, personId: string): Promise<HomeItem[]> {
  const { schoolId, at } = context
  const rows = await db
    .selectFrom('mail.message as message')
    .innerJoin('mail.recipient as recipient', (join) =>
      join.onRef('recipient.school_id', '=', 'message.school_id').onRef('recipient.message_id', '=', 'message.id'),
    )
    .select('message.id')
    .distinct()
    .where('message.school_id', '=', schoolId)
    .where('message.sender_id', '=', personId)
    .where((eb) =>
      eb.or([
        eb('recipient.state', '=', 'held'),
        eb.and([
          eb('recipient.state', 'in', ['refused', 'bounced']),
          eb('recipient.state_at', '>', at.subtract({ hours: refusedForHours })),
        ]),
      ]),
    )
    .orderBy('message.id', 'desc')
    .limit(mostItems)
    .execute()
  const kept = await readKept(
    db,
    context,
    rows.map(({ id }) => id),
  )
  return kept.flatMap((each) => itemOf(context, each))
}

function itemOf({ policy }: MailContext, kept: KeptMessage): HomeItem[] {
  const open = openHolds(kept, { silent: false })
  const failed = recipientStates(kept, { toSender: true }).filter(
    ({ state }) => state === 'refused' || state === 'bounced',
  )
  if (open.length === 0 && failed.length === 0) return []
  const kind = open.some((hold) => hold.kind === 'sender') ? 'confirm' : open.length > 0 ? 'waiting' : 'refused'
  const clause = kept.told.context.citations[0]?.clause
  const until = open
    .flatMap(({ until_at }) => until_at ?? [])
    .sort(Temporal.Instant.compare)
    .at(-1)
  return [
    {
      id: kept.row.id,
      kind,
      title: kept.envelope.subjectLine || '(no subject)',
      why: { ...(waitsForScanner(open) ?? kept.told.context.reason) },
      since: kept.row.accepted_at.toString(),
      link: open.length > 0 ? `/mail/held/${kept.row.id}` : `/mail/messages/${kept.row.id}`,
      ...(clause === undefined ? {} : { clause: clauseInWords(policy.version, clause) }),
      ...(until === undefined ? {} : { due: until.toString() }),
    },
  ]
}
