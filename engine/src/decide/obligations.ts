import { addSchoolDays } from '../calendar/school-days.ts'
import type { Effect } from '../finding.ts'
import { isMailRequest } from '../request.ts'
import type { Obligation, Releaser } from '../vocabulary/words.generated.ts'
import type { Case } from './case.ts'
import type { PerRecipient, Strand, Term } from './strand.ts'
import type { Opening } from './times.ts'

type Draft = { readonly obligation: Obligation; readonly forWhom: PerRecipient; readonly cites: readonly string[] }

type Parts = {
  readonly question: Case
  readonly strands: readonly Strand[]
  readonly effects: readonly Effect[]
  readonly openings: readonly Opening[]
  readonly told: boolean
}

/** What the enforcement point must do, in the order of the bindings; what is asked twice for the same recipients stands once, citing both. */
export function obligationsOf(parts: Parts): Obligation[] {
  const drafts = parts.strands.flatMap((strand) => [...holdDrafts(strand, parts), ...otherDrafts(strand, parts)])
  return merge(drafts).map((draft) => finish(draft, parts.question))
}

/** For whom an obligation of a finding is carried out. */
export function keptFor(obligation: Obligation, strand: Strand, question: Case): PerRecipient {
  const named = obligation.recipients?.map((r) => r.toLowerCase())
  if (!named) return strand.keeps
  return strand.keeps.map((keeps, i) => keeps && named.includes(question.recipients[i]?.key.toLowerCase() ?? ''))
}

function otherDrafts(strand: Strand, { question, told }: Parts): Draft[] {
  return (strand.finding.obligations ?? []).flatMap((obligation) => {
    if (told && obligation.silent) return []
    const forWhom = keptFor(obligation, strand, question)
    return forWhom.includes(true) ? [{ obligation: silenced(obligation, strand), forWhom, cites: strand.cites }] : []
  })
}

/** A hold is asked for only where the outcome is a hold: what is denied does not wait. */
function holdDrafts(strand: Strand, parts: Parts): Draft[] {
  return strand.terms.flatMap((term) => {
    const forWhom = term.stands.map((stands, i) => stands && parts.effects[i] === 'hold')
    if (!forWhom.includes(true)) return []
    return term.kind === 'window'
      ? windowDrafts(strand, forWhom, term.releasers, parts)
      : [{ obligation: silenced(holdOf(term, parts.question), strand), forWhom, cites: strand.cites }]
  })
}

/** Recipients who wait for the same instant because of the same clauses share one hold. */
function windowDrafts(strand: Strand, forWhom: PerRecipient, releasers: readonly Releaser[], parts: Parts): Draft[] {
  const groups = new Map<string, { opening: Opening; forWhom: PerRecipient; cites: readonly string[] }>()
  for (const opening of parts.openings) {
    if (!forWhom[opening.recipient] || !opening.closed.includes(strand)) continue
    const cites = opening.closed.filter((s) => s.stands[opening.recipient]).flatMap((s) => s.cites)
    const key = `${opening.at?.toString() ?? ''} ${cites.join(' ')}`
    const group = groups.get(key) ?? { opening, forWhom: forWhom.map(() => false), cites }
    group.forWhom[opening.recipient] = true
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => {
    const { at } = group.opening
    const obligation = at ? timedHold(at.toString(), releasers, parts.question) : defaultHold(parts.question)
    return { obligation: silenced(obligation, strand), forWhom: group.forWhom, cites: group.cites }
  })
}

type Waiting = Exclude<Term, { kind: 'window' }>
type Deadline = Extract<Waiting, { kind: 'release' }>['onDeadline']

function holdOf(term: Waiting, question: Case): Obligation {
  if (term.kind === 'until') return timedHold(Temporal.Instant.from(term.until).toString(), term.releasers, question)
  if (term.kind === 'second-look') return { do: verb(question), releasers: ['sender'] }
  const deadline = addSchoolDays(question.policy.version.school.calendar, question.time, term.deadlineSchoolDays)
  const shared = { releasers: term.releasers, deadline: deadline.toString(), deputies: term.deputies }
  if (verb(question) === 'mail.hold') return { do: 'mail.hold', ...shared, onDeadline: endOf(term, question) }
  // Only mail can be delivered unread by a person; any other act that nobody decided is refused.
  return { do: 'hold', ...shared, onDeadline: term.onDeadline === 'escalate' ? 'escalate' : 'refuse' }
}

/** Mail from outside always reaches a person: time that runs out never refuses it unread. */
function endOf({ onDeadline, deputies }: Extract<Waiting, { kind: 'release' }>, question: Case): Deadline {
  if (onDeadline !== 'refuse' || question.request.action.name !== 'mail.receive') return onDeadline
  return deputies.length > 0 ? 'escalate' : 'deliver'
}

/** Waiting for a time is known to mail only; anything else waits for a person. */
function timedHold(until: string, releasers: readonly Releaser[], question: Case): Obligation {
  return verb(question) === 'mail.hold' ? { do: 'mail.hold', until, releasers } : defaultHold(question)
}

function defaultHold(question: Case): Obligation {
  const { releasers, deadlineSchoolDays, deputies, onDeadline } = question.policy.version.defaults
  const stands: PerRecipient = []
  return holdOf({ kind: 'release', stands, releasers, deadlineSchoolDays, deputies, onDeadline }, question)
}

function verb(question: Case): 'mail.hold' | 'hold' {
  return isMailRequest(question.request) ? 'mail.hold' : 'hold'
}

function silenced(obligation: Obligation, strand: Strand): Obligation {
  return strand.finding.silent && !obligation.silent ? { ...obligation, silent: true } : obligation
}

/** Drafts of the same terms for the same recipients become one, in the place of the first. */
function merge(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.every(({ obligation }, i) => drafts.findIndex((d) => d.obligation.do === obligation.do) === i))
    return drafts
  const merged = new Map<string, Draft>()
  for (const draft of drafts) {
    const { cites: _, recipients: __, ...terms } = draft.obligation
    const key = `${JSON.stringify(terms)} ${draft.forWhom.join()}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, cites: [...before.cites, ...draft.cites] } : draft)
  }
  return [...merged.values()]
}

function finish({ obligation, forWhom, cites }: Draft, { recipients }: Case): Obligation {
  const { recipients: _, ...terms } = obligation
  const some = forWhom.includes(false)
  return {
    ...terms,
    cites: [...new Set(cites)],
    ...(some ? { recipients: recipients.filter((_, i) => forWhom[i]).map((r) => r.key) } : {}),
  }
}
