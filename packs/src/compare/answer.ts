import { type Decision, severityOf } from '@beadle/engine'

/** What a policy answers, as a comparison tells it. */
export type Answer = {
  readonly effect: 'permit' | 'hold' | 'deny'
  /** Full clause ids: those that determine the effect, then those that only ask for something. */
  readonly citations: readonly string[]
  /** The kinds of its obligations (`advise`, `mail.hold`…), each once. */
  readonly obligations: readonly string[]
  /** Until when it waits, where it waits for a time. */
  readonly until?: string
  readonly reason: { readonly en: string; readonly cy?: string }
}

/** How the second answer stands to the first. `different`: equally severe, and something else is asked for. */
export type Relation = 'same' | 'stricter' | 'laxer' | 'different'

/** The answer of a decision. */
export function answerOf({ context }: Decision): Answer {
  const determining = determiningOf({ context })
  const others = context.citations.map(({ clause }) => clause).filter((id) => !determining.includes(id))
  const until = context.obligations.map((one) => (one.do === 'mail.hold' ? one.until : undefined)).find(Boolean)
  return {
    effect: context.effect,
    citations: [...determining, ...new Set(others)],
    obligations: [...new Set(context.obligations.map((one) => one.do))],
    ...(until !== undefined && { until }),
    reason: context.reason,
  }
}

/** The clauses that stop an act; of an act that is permitted, none. */
export function determiningOf({ context: { effect, because, citations } }: Pick<Decision, 'context'>): string[] {
  if (effect === 'permit') return []
  const cited = new Set(citations.map(({ clause }) => clause))
  const clauses = because.flatMap((one) => (one.effect === effect ? one.clauses : []))
  return [...new Set(clauses)].filter((id) => cited.has(id))
}

/** How `b` answers beside `a`. What is asked for counts where both are equally severe: who releases, what else is done. */
export function relationOf(a: Decision, b: Decision): Relation {
  const [severity, other] = [severityOf(a.context.effect), severityOf(b.context.effect)]
  if (other !== severity) return other > severity ? 'stricter' : 'laxer'
  return asksOf(a) === asksOf(b) ? 'same' : 'different'
}

/** What a decision asks for beside its effect, without the clauses that ask and without instants. */
export function asksOf({ context: { effect, obligations } }: Decision): string {
  // Refused is refused: what else is done about it is each school's record keeping.
  if (effect === 'deny') return ''
  const asked = obligations.map((one) => {
    const { cites: _, recipients: __, ...rest } = one as Record<string, unknown>
    for (const timed of ['until', 'deadline']) if (timed in rest) rest[timed] = 'a time'
    if (rest.do === 'advise') delete rest.text
    return JSON.stringify(rest, Object.keys(rest).toSorted())
  })
  return [...new Set(asked)].toSorted().join(' ')
}
