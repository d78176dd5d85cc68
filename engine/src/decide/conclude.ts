import type { Because, Citation, Decision, Lifted, RecipientOutcome, Watched } from '../decision.ts'
import { explain } from '../explain/explain.ts'
import { type Effect, severityOf } from '../finding.ts'
import type { Case } from './case.ts'
import { needsPermit } from './defaults.ts'
import type { Lifting } from './lift.ts'
import { keptFor, obligationsOf } from './obligations.ts'
import { type Strand, some } from './strand.ts'
import type { Opening } from './times.ts'

/** What is left after everything that sets findings aside. */
export type Settled = {
  readonly strands: readonly Strand[]
  readonly watched: readonly Strand[]
  readonly lifted: readonly Lifting[]
  readonly openings: readonly Opening[]
}

/** What a decision says, short of its sentences. */
export type Conclusion = Omit<Decision['context'], 'reason'> & { readonly effects: readonly Effect[] }

/** Puts the answer together. With `told`, as the subject may see it: silent findings are as if they were not there. */
export function conclude(question: Case, settled: Settled, view: { readonly told?: boolean } = {}): Conclusion {
  const told = view.told === true
  const isShown = (s: Strand) => !(told && s.finding.silent)
  const strands = told ? settled.strands.filter(isShown) : settled.strands
  const effects = effectsOf(question, strands)
  const effect = worst(effects)
  const openings = told ? settled.openings.filter((o) => o.closed.some(isShown)) : settled.openings
  const obligations = obligationsOf({ question, strands, effects, openings, told })
  const counting = strands.filter((s) => counts(question, s, { effect, effects, told }))
  return {
    effect,
    effects,
    citations: unique(
      counting.flatMap((s) => citationsOf(question, s)),
      (c) => `${c.clause} ${c.control} ${c.silent ?? false}`,
    ),
    obligations,
    lifted: unique(settled.lifted.filter((l) => isShown(l.strand)).flatMap(liftedOf), liftedKey),
    watched: unique(settled.watched.filter(isShown).flatMap(watchedOf), (w) => `${w.clause} ${w.control} ${w.effect}`),
    recipients: outcomesOf({ question, strands: counting, effects, openings }),
    because: counting.map((s) => becauseOf(s, effects)),
  }
}

/** The sentences for what was concluded. */
export function reasonFor(question: Case, concluded: Conclusion): Decision['context']['reason'] {
  const { effects, because, obligations, lifted } = concluded
  const { policy, request, time } = question
  return explain({ policy, action: request.action.name, time, effects, because, obligations, lifted })
}

/** The decision in the form of the decision interface. */
export function decisionOf(concluded: Conclusion, reason: Decision['context']['reason']): Decision {
  const { effect, citations, obligations, lifted, watched, recipients, because } = concluded
  return {
    decision: effect === 'permit',
    context: { effect, citations, obligations, lifted, watched, recipients, reason, because },
  }
}

function effectsOf(question: Case, strands: readonly Strand[]): Effect[] {
  const answered = strands.some((s) => some(s.stands) && !(s.finding.effect === 'permit' && s.finding.aside))
  if (!answered && needsPermit(question.request)) return question.recipients.map(() => 'deny')
  return question.recipients.map((_, i) => worst(strands.filter((s) => s.stands[i]).map((s) => s.finding.effect)))
}

function worst(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((most, e) => (severityOf(e) > severityOf(most) ? e : most), 'permit')
}

/** Findings of the overall severity count, those that hold somebody, and those that leave something to be done. */
function counts(
  question: Case,
  strand: Strand,
  { effect, effects, told }: { readonly effect: Effect; readonly effects: readonly Effect[]; readonly told: boolean },
): boolean {
  const { finding, stands } = strand
  if (finding.effect === effect && some(stands)) return true
  if (finding.effect === 'hold' && stands.some((s, i) => s && effects[i] === 'hold')) return true
  return (finding.obligations ?? []).some((o) => !(told && o.silent) && keptFor(o, strand, question).includes(true))
}

/** The effect a finding had in the end: what it was set aside from, or what a worse one overtook, is no more than allowed by it. */
function becauseOf(strand: Strand, effects: readonly Effect[]): Because {
  const { finding, cites, stands } = strand
  return {
    ...finding.because,
    clauses: cites,
    effect: stands.some((s, i) => s && effects[i] === finding.effect) ? finding.effect : 'permit',
    ...(finding.silent ? { silent: true as const } : {}),
  }
}

function citationsOf(question: Case, strand: Strand): Citation[] {
  const { version } = question.policy.version
  const control = strand.binding.control.id
  return strand.cites.map((clause) => ({
    clause,
    control,
    version,
    ...(strand.finding.silent ? { silent: true as const } : {}),
  }))
}

function liftedOf({ strand, by }: Lifting): Lifted[] {
  const { finding, cites, binding } = strand
  const silent = finding.silent ? { silent: true as const } : {}
  return cites.map((clause) => ({ clause, control: binding.control.id, effect: finding.effect, by, ...silent }))
}

function liftedKey(l: Lifted): string {
  return `${l.clause} ${l.control} ${l.effect} ${l.by}`
}

function watchedOf({ finding, cites, binding }: Strand): Watched[] {
  const silent = finding.silent ? { silent: true as const } : {}
  return cites.map((clause) => ({ clause, control: binding.control.id, effect: finding.effect, ...silent }))
}

/** Listed only where effect or time differ between recipients; then all of them are. */
function outcomesOf(parts: {
  readonly question: Case
  readonly strands: readonly Strand[]
  readonly effects: readonly Effect[]
  readonly openings: readonly Opening[]
}): RecipientOutcome[] {
  const { question, strands, effects, openings } = parts
  const byRecipient = new Map(openings.map((o) => [o.recipient, o]))
  const untils = effects.map((e, i) => (e === 'hold' ? untilFor(i, strands, byRecipient.get(i)) : undefined))
  const differs = effects.some((e, i) => e !== effects[0] || untils[i] !== untils[0])
  if (!differs) return []
  return question.recipients.map((recipient, i) => {
    const effect = effects[i] ?? 'permit'
    const until = untils[i]
    const clauses = strands.filter((s) => speaksFor(question, s, { i, effect })).flatMap((s) => s.cites)
    return { address: recipient.key, effect, ...(until ? { until } : {}), citations: [...new Set(clauses)] }
  })
}

function speaksFor(
  question: Case,
  strand: Strand,
  { i, effect }: { readonly i: number; readonly effect: Effect },
): boolean {
  if (strand.stands[i] && strand.finding.effect === effect) return true
  return (strand.finding.obligations ?? []).some((o) => keptFor(o, strand, question)[i])
}

/** The last of the times that recipient waits for. */
function untilFor(i: number, strands: readonly Strand[], opening: Opening | undefined): string | undefined {
  const isWaiting = opening?.closed.some((s) => s.stands[i] && strands.includes(s))
  const all = opening?.at && isWaiting ? [opening.at] : []
  for (const strand of strands) {
    for (const t of strand.terms) if (t.kind === 'until' && t.stands[i]) all.push(Temporal.Instant.from(t.until))
  }
  return all.sort(Temporal.Instant.compare).at(-1)?.toString()
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  if (items.length < 2) return [...items]
  const seen = new Map<string, T>()
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item)
  return [...seen.values()]
}
