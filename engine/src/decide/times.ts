import { nextOpen } from '../calendar/next-open.ts'
import { isOpen, momentOf } from '../calendar/opening.ts'
import type { SchoolMoment } from '../calendar/school-time.ts'
import { isMailRequest } from '../request.ts'
import type { Case } from './case.ts'
import type { Lifting } from './lift.ts'
import { type Strand, settleStanding, type Term } from './strand.ts'

type TimedTerm = Extract<Term, { kind: 'window' | 'until' }>
type WindowTerm = Extract<Term, { kind: 'window' }>

/** When the windows that bind a recipient are next open together. `at` is undefined when they never are: then a person must release it. */
export type Opening = {
  readonly recipient: number
  readonly at: Temporal.Instant | undefined
  /** The strands whose window is closed now. */
  readonly closed: readonly Strand[]
}

const moments = new WeakMap<Case, SchoolMoment>()

/** The moment of the request, worked out once and only when something asks. */
function momentOfCase(question: Case): SchoolMoment {
  const known = moments.get(question)
  if (known) return known
  const moment = momentOf(question.policy.version.school.calendar, question.time, question.facts)
  moments.set(question, moment)
  return moment
}

/** True while a term that waits for a time still waits. */
export function isClosedNow(question: Case, term: TimedTerm): boolean {
  if (term.kind === 'window') return !isOpen(term.window, momentOfCase(question))
  return Temporal.Instant.compare(Temporal.Instant.from(term.until), question.time) > 0
}

/**
 * Settles what waits for a time. Per recipient all windows count together: if each is open now none of them is heard of;
 * otherwise the recipient waits for the first instant open in all, and the closed ones are cited. A stated urgency sets
 * aside every wait for a time.
 */
export function settleTimes(
  question: Case,
  strands: readonly Strand[],
  into: { readonly lifted: Lifting[]; readonly openings: Opening[] },
): void {
  const timed = strands.filter((s) => s.terms.some(isTimed))
  if (timed.length === 0) return
  const urgent = isUrgent(question) ? timed.filter((s) => !s.finding.absolute) : []
  for (const strand of urgent) {
    if (crossOutTimes(strand, (t) => isClosedNow(question, t))) into.lifted.push({ strand, by: 'urgent' })
    else forgetOpen(strand)
  }
  into.openings.push(...openingsOf(question, timed))
  for (const strand of timed) {
    if (urgent.includes(strand)) continue
    for (const term of strand.terms) if (isTimed(term) && !isClosedNow(question, term)) term.stands.fill(false)
    forgetOpen(strand)
  }
  for (const strand of timed) settleStanding(strand)
}

function isTimed(term: Term): term is TimedTerm {
  return term.kind === 'window' || term.kind === 'until'
}

/** Crosses out every term that waits for a time; true when one of them still waited for somebody. */
function crossOutTimes(strand: Strand, isClosed: (term: TimedTerm) => boolean): boolean {
  let waited = false
  for (const term of strand.terms) {
    if (!isTimed(term)) continue
    waited ||= term.stands.includes(true) && isClosed(term)
    term.stands.fill(false)
  }
  return waited
}

/** Obligations of a hold that waited for nothing are not asked for; those of one set aside by urgency still are. */
function forgetOpen(strand: Strand): void {
  strand.keeps.forEach((_, i) => {
    if (!strand.terms.some((t) => t.stands[i])) strand.keeps[i] = false
  })
}

function openingsOf(question: Case, timed: readonly Strand[]): Opening[] {
  const known = new Map<string, Temporal.Instant | undefined>()
  return question.recipients.flatMap((_, recipient) => {
    const bound = timed.flatMap((strand) => {
      const windows = strand.terms.filter((t): t is WindowTerm => t.kind === 'window' && t.stands[recipient] === true)
      return windows.map((term) => ({ strand, term }))
    })
    const closed = bound.filter(({ term }) => isClosedNow(question, term))
    if (closed.length === 0) return []
    // Recipients bound by the same windows wait for the same instant: it is looked for once.
    const group = bound.map(({ strand, term }) => `${timed.indexOf(strand)}.${strand.terms.indexOf(term)}`).join()
    if (!known.has(group)) known.set(group, firstOpening(question, bound))
    return [{ recipient, at: known.get(group), closed: [...new Set(closed.map(({ strand }) => strand))] }]
  })
}

function firstOpening(question: Case, bound: readonly { readonly term: WindowTerm }[]): Temporal.Instant | undefined {
  const { calendar } = question.policy.version.school
  const windows = bound.map(({ term }) => term.window)
  return nextOpen(windows, question.time, calendar, question.facts)
}

function isUrgent({ request }: Case): boolean {
  return isMailRequest(request) && (request.resource.properties.urgent?.reason ?? '').trim() !== ''
}
