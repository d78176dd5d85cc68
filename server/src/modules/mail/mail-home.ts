import type { HomeItem } from '@beadle/contract'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { clauseInWords } from '../governance/index.ts'
import { heldProcedure } from './accept-message.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { pendingActs } from './review/postpone.ts'
import { scannerAway } from './scan/scanner-away.ts'
import { waitsForScanner } from './scan/waits-for-scanner.ts'
import { type KeptMessage, openHolds, readKept } from './views/kept-message.ts'
import { recipientStates } from './views/recipient-states.ts'

const mostItems = 50
/** The most urgent stand on Home; all of them under held mail. */
const mostReviews = 10
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

async function toReview(db: Reader, context: MailContext, personId: string): Promise<HomeItem[]> {
  const { parts, schoolId, policy } = context
  const matters = await parts.procedures.waitingFor(db, schoolId, personId)
  const ids = matters.flatMap(({ refs }) => refs.message ?? [])
  const decided = await pendingActs(db, schoolId, ids)
  const seen = new Set<string>()
  return matters.flatMap(({ procedure, refs, cites, openedAt, deadlineAt, id }) => {
    const { message } = refs
    if (procedure !== heldProcedure || message === undefined || decided.has(message)) return []
    if (seen.has(message) || seen.size >= mostReviews) return []
    seen.add(message)
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
