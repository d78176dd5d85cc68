import { StaleDecisionError } from '../../../decisions/index.ts'
import { appendEntries, appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import {
  type AcceptedMail,
  deliveriesOf,
  entriesOf,
  placeHold,
  recipientRows,
  withRedirected,
} from '../accept-message.ts'
import type { MailContext } from '../context.ts'
import type { Disposition, PlannedHold } from '../disposition.ts'
import { keepCopies } from '../keep-copies.ts'
import { announce } from '../notices/announce.ts'
import { enqueue } from '../queue.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { lockMessage } from '../settle-hold.ts'
import { writeRecipients } from '../write-messages.ts'
import { keepCopyHeaders } from './copy-headers.ts'

/** A decided message that further copies have come of. */
export type Joinable = {
  readonly id: string
  readonly envelope: SealedEnvelope
  /** Numbers of copy headers begin here. */
  readonly copies: number
}

/** Reads a decided message for recipients to join it. */
export async function readJoinable(
  tx: Tx,
  { schoolId, seals }: MailContext,
  id: string,
): Promise<Joinable | undefined> {
  await lockMessage(tx, schoolId, id)
  const row = await tx
    .selectFrom('mail.message')
    .select('envelope')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.envelope) return undefined
  const last = await tx
    .selectFrom('mail.copy_header')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('school_id', '=', schoolId)
    .where('message_id', '=', id)
    .executeTakeFirst()
  return { id, envelope: seals.openEnvelope(row.envelope), copies: (last?.number ?? 0) + 1 }
}

/**
 * Adds recipients of a late copy to the message it is of. `mail` is the whole message decided anew for everybody, its envelope
 * naming the recipients there were and behind them the new ones; what was done for those stands. Where the new ones fare as
 * others did, nothing is asked or told a second time: they wait under the same hold. Otherwise the new decision is recorded and
 * said, for them alone. Throws StaleDecisionError like acceptMessages.
 */
export async function joinMessage(tx: Tx, context: MailContext, joinable: Joinable, mail: AcceptedMail): Promise<void> {
  const { schoolId, at, seals } = context
  const before = joinable.envelope.recipients.length
  const late = lateOf(mail, joinable.id, before)
  const rows = recipientRows(late, before)
  const waiting = await tx
    .selectFrom('mail.hold')
    .select(['id', 'kind', 'positions', 'until_at', 'releasers', 'cites', 'silent'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', joinable.id)
    .where('state', '=', 'waiting')
    .execute()
  const placed = late.disposition.holds.map((hold) => ({ hold, same: waiting.find((each) => isSame(each, hold)) }))
  const known = await tx
    .selectFrom('mail.recipient')
    .select('cites')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', joinable.id)
    .execute()
  const cited = new Set(known.map(({ cites }) => keyOf(cites)))
  const isForeseen = placed.every(({ same }) => same) && rows.every(({ cites }) => cited.has(keyOf(cites)))

  await recordOrCheck(tx, context, { mail: late, isForeseen })
  const envelope = withRedirected(
    { ...joinable.envelope, recipients: [...joinable.envelope.recipients, ...mail.envelope.recipients.slice(before)] },
    rows,
    before,
  )
  const isOpen = rows.some(({ state }) => state === 'queued' || state === 'held')
  await tx
    .updateTable('mail.message')
    .set((eb) => ({
      envelope: seals.sealEnvelope(at, envelope),
      ...(isOpen ? { raw: eb.fn.coalesce('raw', eb.val(seals.sealRaw(at, mail.raw))) } : {}),
      ...(isForeseen ? {} : { decision_id: mail.decided.id, effect: mail.decided.decision.context.effect }),
    }))
    .where('school_id', '=', schoolId)
    .where('id', '=', joinable.id)
    .execute()
  writeRecipients(tx, context, [{ mail: late, rows, envelope }])
  await keepCopyHeaders(tx, context, joinable.id, mail.split?.headers ?? [])
  await enqueue(
    tx,
    context,
    deliveriesOf(rows).map((plan) => ({ messageId: joinable.id, ...plan })),
  )
  for (const { hold, same } of placed) {
    if (!same) await placeHold(tx, context, late, hold)
    else
      await tx
        .updateTable('mail.hold')
        .set({ positions: [...same.positions, ...hold.positions] })
        .where('school_id', '=', schoolId)
        .where('id', '=', same.id)
        .execute()
  }
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.joined',
    at,
    actor: 'gateway',
    about: [{ kind: 'message', id: joinable.id }],
    data: { recipients: rows.length },
  })
  atFaultPoint('copies.joined')
  if (isForeseen) return
  await keepCopies(tx, context, late)
  await announce(tx, context, late)
  await appendEntries(tx, entriesOf(context, late, rows))
}

/** The message as it concerns the new recipients alone, under the id it has. */
function lateOf(mail: AcceptedMail, id: string, before: number): AcceptedMail {
  const isLate = (position: number) => position >= before
  const { disposition } = mail
  const only: Disposition = {
    ...disposition,
    recipients: disposition.recipients.filter(({ position }) => isLate(position)),
    holds: disposition.holds
      .map((hold) => ({ ...hold, positions: hold.positions.filter(isLate) }))
      .filter(({ positions }) => positions.length > 0),
    offers: disposition.offers
      .map((offer) => ({ ...offer, positions: offer.positions.filter(isLate) }))
      .filter(({ positions }) => positions.length > 0),
  }
  return { ...mail, id, disposition: only }
}

type Waiting = {
  readonly kind: string
  readonly until_at: Temporal.Instant | null
  readonly releasers: readonly string[]
  readonly cites: readonly string[]
  readonly silent: boolean
}

/** Whether a hold asks the same of the same people for the same reason. Who decides for themselves is asked each for themselves. */
function isSame(waiting: Waiting, hold: PlannedHold): boolean {
  const until = waiting.until_at
  const isSameTime = hold.until === undefined ? until === null : until !== null && hold.until.equals(until)
  return (
    waiting.kind === hold.kind &&
    waiting.silent === hold.silent &&
    isSameTime &&
    !hold.releasers.includes('recipient') &&
    keyOf(waiting.releasers) === keyOf(hold.releasers) &&
    keyOf(waiting.cites) === keyOf(hold.cites)
  )
}

function keyOf(words: readonly string[]): string {
  return [...words].toSorted().join(' ')
}

/** What was foreseen is not decided twice, but must still be what people and policy of this moment would have decided. */
async function recordOrCheck(
  tx: Tx,
  { parts }: MailContext,
  { mail, isForeseen }: { readonly mail: AcceptedMail; readonly isForeseen: boolean },
): Promise<void> {
  const { decided, id } = mail
  if (!isForeseen) await parts.decisions.record(tx, [{ ...decided, about: [{ kind: 'message', id }] }])
  else if (!(await parts.decisions.isCurrent(tx, decided.epochs))) {
    parts.decisions.forget(decided.schoolId)
    throw new StaleDecisionError()
  }
}
