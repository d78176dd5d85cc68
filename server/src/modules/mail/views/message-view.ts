import type { MessageDecision, MyMessage } from '@beadle/contract'
import { citationsInWords, obligationInWords } from '../../../decisions/index.ts'
import { entriesAbout } from '../../../ledger/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import { falseAlarmOf } from '../review/false-alarm.ts'
import { takeBackUntil } from '../take-back.ts'
import { journeyOf } from './journey.ts'
import { type KeptMessage, openHolds, type Standing } from './kept-message.ts'
import { senderByName, senderPseudonym } from './labels.ts'
import { recipientStates, worstState } from './recipient-states.ts'
import { timelineOf } from './timeline.ts'

/** Who looks at a decision. */
export type DecisionReader = {
  readonly personId: string
  readonly standings: readonly Standing[]
  readonly revealed: boolean
  readonly seesLedger: boolean
}

/** A message's decision as this reader may see it. A recipient sees their own line of the recipients only. */
export async function messageView(
  db: Reader,
  context: MailContext,
  kept: KeptMessage,
  reader: DecisionReader,
): Promise<MessageDecision> {
  const { row, envelope } = kept
  const isSender = reader.standings.includes('sender')
  const decides = reader.standings.includes('releaser') || reader.standings.includes('deputy')
  const isReviewer = decides || reader.standings.includes('notified')
  const shown = isReviewer && !isSender ? kept.decision : kept.told
  const { policy, at, schoolId } = context
  const all = recipientStates(kept, { toSender: !isReviewer })
  const own = new Set(
    kept.recipients.filter(({ person_id }) => person_id === reader.personId).map(({ position }) => position),
  )
  // The entry's leaf has the whole decision's effect: not for a sender who is told less of it.
  const seesEntry = reader.seesLedger && !(isSender && kept.told !== kept.decision)
  const entry = seesEntry
    ? (await entriesAbout(db, schoolId, { kind: 'message', id: row.id })).find(({ kind }) => kind === 'decision.made')
    : undefined
  const takeBack = isSender ? (await takeBackUntil(db, context, [row.id])).get(row.id) : undefined
  const falseAlarm = await falseAlarmOf(db, context, kept, reader.standings)
  const named = isSender || reader.standings.includes('recipient') || row.direction === 'in' || reader.revealed
  return {
    id: row.id,
    direction: row.direction === 'in' ? 'in' : 'out',
    subjectLine: isReviewer && !isSender && row.marked === 'personal' ? null : envelope.subjectLine,
    from: named ? senderByName(context, kept) : senderPseudonym(context, kept),
    at: row.accepted_at.toString(),
    effect: shown.context.effect,
    reason: { ...shown.context.reason },
    clauses: citationsInWords(shown, policy.compiled),
    obligations: shown.context.obligations
      .filter(({ silent }) => isReviewer || silent !== true)
      .map((each) => obligationInWords(each, { policy: policy.compiled, now: at })),
    lifted: shown.context.lifted.map(({ clause, control, effect, by }) => ({ clause, control, effect, by })),
    watched: shown.context.watched.map(({ clause, control, effect }) => ({ clause, control, effect })),
    recipients: isSender || isReviewer ? all : all.filter((_, position) => own.has(position)),
    timeline: timelineOf(context, kept, {
      toSender: !isReviewer,
      // What servers said of others is not a recipient's.
      journey: isSender || isReviewer ? await journeyOf(db, context, row.id) : undefined,
    }),
    ...(kept.holds.length > 0 && (isSender ? kept.holds.some(({ silent }) => !silent) : decides)
      ? { held: row.id }
      : {}),
    ...(falseAlarm ? { falseAlarm } : {}),
    ...(takeBack ? { takeBackUntil: takeBack.toString() } : {}),
    mayReport: !isSender && reader.standings.includes('recipient') && row.reported_by !== reader.personId,
    ...(entry ? { ledgerEntry: entry.id } : {}),
  }
}

/** One of my messages, in “Where is my mail?”. */
export function mineView(kept: KeptMessage, takeBack?: Temporal.Instant): MyMessage {
  const recipients = recipientStates(kept, { toSender: true })
  return {
    id: kept.row.id,
    subjectLine: kept.envelope.subjectLine,
    sentAt: kept.row.accepted_at.toString(),
    effect: kept.told.context.effect,
    state: worstState(recipients),
    recipients,
    ...(openHolds(kept, { silent: false }).length > 0 ? { held: kept.row.id } : {}),
    ...(takeBack ? { takeBackUntil: takeBack.toString() } : {}),
  }
}
