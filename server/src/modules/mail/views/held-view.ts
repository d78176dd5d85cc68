import type { CitedClause, HeldMessage, HeldOutcome, HeldSummary, Mark, MessageText } from '@beadle/contract'
import { explainContent } from '@beadle/detectors'
import { explainToReviewer, type Releaser } from '@beadle/engine'
import { citationsInWords } from '../../../decisions/index.ts'
import { clauseInWords } from '../../governance/index.ts'
import { resolveReleasers } from '../../people/index.ts'
import type { MailContext } from '../context.ts'
import { pagesOf, readMessage, wordsOf } from '../mime/message.ts'
import { contentFindings } from '../review/content-findings.ts'
import type { PendingAct } from '../review/postpone.ts'
import { waitsForScanner } from '../scan/waits-for-scanner.ts'
import type { Journey } from './journey.ts'
import { type KeptMessage, openHolds, type Standing } from './kept-message.ts'
import { colleague, senderByName, senderPseudonym } from './labels.ts'
import { recipientStates } from './recipient-states.ts'
import { timelineOf } from './timeline.ts'

/** Who looks: their standing, and whether the sender's name was shown to them. */
export type Looking = {
  readonly personId: string
  readonly as: Exclude<Standing, 'recipient' | 'notified'>
  readonly revealed: boolean
  /** Decided and not carried out yet. */
  readonly pending?: PendingAct | undefined
  readonly falseAlarm?: 'may' | 'said' | undefined
  readonly journey?: Journey | undefined
}

const namesShown = 3

/** A held message in a list. Null subject line: mail marked personal is its sender's alone. */
export function heldSummary(
  context: MailContext,
  kept: KeptMessage,
  { as, revealed, pending, personId }: Looking,
): HeldSummary {
  const isSender = as === 'sender'
  const { row, envelope, holds } = kept
  const silent = !isSender
  const open = openHolds(kept, { silent })
  const shown = open.length > 0 ? open : holds.filter((hold) => silent || !hold.silent)
  const held = new Set(shown.flatMap(({ positions }) => positions))
  const untils = open.flatMap(({ until_at }) => until_at ?? []).sort(Temporal.Instant.compare)
  const next = mattersFor(kept, isSender)
    .filter(({ state }) => state === 'open')
    .sort((a, b) => Temporal.Instant.compare(a.deadlineAt ?? row.accepted_at, b.deadlineAt ?? row.accepted_at))[0]
  const waitsForPeople = open.some(({ kind }) => kind !== 'time')
  return {
    id: row.id,
    direction: row.direction === 'in' ? 'in' : 'out',
    heldAt: (shown[0]?.made_at ?? row.accepted_at).toString(),
    subjectLine: isOpenTo(kept, isSender) ? envelope.subjectLine : null,
    from: isSender || revealed || row.direction === 'in' ? senderByName(context, kept) : senderPseudonym(context, kept),
    to: envelope.recipients
      .filter((_, position) => held.has(position))
      .slice(0, namesShown)
      .map(({ address, name }) => name ?? nameOf(context, address)),
    recipientCount: held.size,
    reason: waitsForScanner(open) ?? (isSender ? { ...kept.told.context.reason } : reasonForReviewer(context, kept)),
    clauses: clausesOf(context, kept, { isSender, cites: shown.flatMap(({ cites }) => cites) }),
    ...(waitsForPeople || untils.length === 0 ? {} : { until: (untils.at(-1) ?? row.accepted_at).toString() }),
    ...(next?.deadlineAt ? { deadline: next.deadlineAt.toString() } : {}),
    ...(next?.onDeadline === 'refuse' || next?.onDeadline === 'escalate' || next?.onDeadline === 'deliver'
      ? { onDeadline: next.onDeadline }
      : {}),
    as,
    batch: !isSender && mayBatch(context, kept, personId),
    ...(pending && !isSender
      ? {
          pending: {
            outcome: pending.outcome,
            by: colleague(context, pending.by),
            mine: pending.by === personId,
            until: pending.due.toString(),
          },
        }
      : {}),
  }
}

/** Where the procedure lets several be decided at once; what a detector took exception to is read by itself. */
export function mayBatch(context: MailContext, kept: KeptMessage, personId: string): boolean {
  const theirs = kept.matters.filter(({ mayAct }) => mayAct.includes(personId))
  const isRead = kept.row.direction === 'out' && kept.holds.every(({ silent }) => !silent)
  return (
    theirs.length > 0 && theirs.every(({ batch }) => batch) && isRead && contentFindings(context, kept).length === 0
  )
}

/** What the sender is told leaves out what is silent; who decides must know it. */
function reasonForReviewer({ policy }: MailContext, { decision, row }: KeptMessage): HeldSummary['reason'] {
  const action = row.direction === 'in' ? 'mail.receive' : 'mail.submit'
  return explainToReviewer(policy.compiled, { action, time: row.accepted_at }, decision)
}

/** Mail marked personal is kept unread: its sender sees it, reviewers see that it is there. */
function isOpenTo({ row }: KeptMessage, isSender: boolean): boolean {
  return isSender || row.marked !== 'personal'
}

function nameOf({ directory }: MailContext, address: string): string {
  return directory.personByAddress(address)?.name ?? directory.groupByAddress(address)?.name ?? address
}

function clausesOf(
  { policy }: MailContext,
  kept: KeptMessage,
  { isSender, cites }: { readonly isSender: boolean; readonly cites: readonly string[] },
): CitedClause[] {
  if (isSender) return citationsInWords(kept.told, policy.compiled)
  const controls = new Map(kept.decision.context.citations.map(({ clause, control }) => [clause, control]))
  return [...new Set(cites)].map((clause) => clauseInWords(policy.version, clause, controls.get(clause)))
}

/** A held message with all that its reader may see and do. */
export function heldView(context: MailContext, kept: KeptMessage, looking: Looking): HeldMessage {
  const isSender = looking.as === 'sender'
  const open = openHolds(kept, { silent: !isSender })
  const concerned = {
    about: [],
    ...(kept.row.sender_id === null ? {} : { sender: kept.row.sender_id }),
    recipients: kept.recipients.flatMap(({ person_id }) => person_id ?? []),
  }
  const named = (ids: readonly string[]) => [...new Set(ids)].map((id) => colleague(context, id))
  const releasers = open.flatMap((hold) =>
    resolveReleasers(context.directory, hold.releasers.filter((each) => each !== 'sender') as Releaser[], concerned),
  )
  const deputies = mattersFor(kept, isSender)
    .filter(({ turn }) => turn === 'deputies')
    .flatMap(({ mayAct }) => mayAct)
  const outcomes = looking.pending && !isSender ? [] : outcomesOf(kept, looking)
  return {
    ...heldSummary(context, kept, looking),
    state: open.length > 0 ? 'held' : endState(kept, isSender),
    text: textOf(context, kept, isSender),
    attachments: kept.envelope.attachments.map(({ filename, bytes, mediaType, contains }) => ({
      filename,
      bytes,
      mediaType,
      ...(contains ? { contains: [...contains] } : {}),
    })),
    recipients: recipientStates(kept, { toSender: isSender }),
    releasers: named(releasers),
    deputies: named(deputies),
    outcomes,
    mayStand: outcomes.includes('release') && hasOutsiders(context, kept),
    mayReveal: !isSender && kept.row.direction === 'out' && !looking.revealed,
    ...(looking.falseAlarm ? { falseAlarm: looking.falseAlarm } : {}),
    timeline: timelineOf(context, kept, { toSender: isSender, journey: looking.journey }),
    message: kept.row.id,
  }
}

/** Its matters, for the sender without those they are not told of. */
function mattersFor({ holds, matters }: KeptMessage, isSender: boolean): KeptMessage['matters'] {
  if (!isSender) return matters
  const silent = new Set(holds.flatMap((hold) => (hold.silent ? (hold.matter_id ?? []) : [])))
  return matters.filter(({ id }) => !silent.has(id))
}

function endState(kept: KeptMessage, isSender: boolean): 'released' | 'refused' | 'withdrawn' {
  const holds = kept.holds.filter(({ silent }) => !(isSender && silent))
  const last = [...holds]
    .sort((a, b) => Temporal.Instant.compare(a.settled_at ?? a.made_at, b.settled_at ?? b.made_at))
    .at(-1)
  if (holds.some(({ state }) => state === 'refused')) return 'refused'
  return last?.state === 'withdrawn' ? 'withdrawn' : 'released'
}

function outcomesOf(kept: KeptMessage, { personId, as }: Looking): HeldOutcome[] {
  if (as !== 'sender') return kept.matters.some(({ mayAct }) => mayAct.includes(personId)) ? ['release', 'refuse'] : []
  const open = openHolds(kept, { silent: false })
  const kinds = new Set(open.map(({ kind }) => kind))
  return [
    ...(kinds.has('sender') ? (['confirm'] as const) : []),
    ...(kinds.has('time') ? (['urgent'] as const) : []),
    ...(open.length > 0 ? (['withdraw'] as const) : []),
  ]
}

function hasOutsiders({ directory, policy }: MailContext, { row, envelope }: KeptMessage): boolean {
  const { domains } = policy.version.school
  return (
    row.direction === 'out' &&
    envelope.recipients.some(
      ({ address }) =>
        !domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase()) &&
        !directory.personByAddress(address),
    )
  )
}

function textOf({ seals, policy }: MailContext, kept: KeptMessage, isSender: boolean): MessageText {
  if (!isOpenTo(kept, isSender))
    return {
      open: false,
      why: {
        en: 'This message is marked personal, so nobody but its sender reads it here.',
        cy: 'Mae’r neges hon wedi’i marcio’n bersonol, felly ni fydd neb ond yr anfonwr yn ei darllen yma.',
      },
    }
  if (!kept.row.raw)
    return { open: false, why: { en: 'The text is no longer kept.', cy: 'Nid yw’r testun yn cael ei gadw bellach.' } }
  const message = readMessage(seals.openRaw(kept.row.raw))
  const { domains, telephones } = policy.version.school
  const text = wordsOf(message)
  const html = pagesOf(message)
  const hits = explainContent({
    subjectLine: message.subjectLine,
    text,
    school: { domains, telephones },
    ...(html === undefined ? {} : { html }),
  })
  return {
    open: true,
    text,
    marks: marksOf(hits.filter(({ part }) => part === 'text')),
  }
}

/** In order and not overlapping: of two that overlap the first is shown. */
function marksOf(hits: readonly { readonly fact: string; readonly start: number; readonly end: number }[]): Mark[] {
  const marks: Mark[] = []
  for (const { fact, start, end } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= start || start < (marks.at(-1)?.end ?? 0)) continue
    marks.push({ start, end, fact, words: { en: fact.replace(/^content\./, '').replaceAll('-', ' ') } })
  }
  return marks
}
