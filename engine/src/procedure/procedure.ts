import type { Releaser } from '../vocabulary/words.generated.ts'

/** How long a step may take: school days at the same local time, hours by the clock, or hours without Saturdays and Sundays. */
export type Span = { readonly schoolDays: number } | { readonly hours: number } | { readonly weekdayHours: number }

/** What an outcome leads to: another step, or an end by name. */
export type Outcome = {
  readonly to?: string
  readonly end?: string
  /** The one who acts must say why. */
  readonly reason?: 'required'
  /** Only the clock brings it about, nobody chooses it. */
  readonly only?: 'deadline'
  /** Evidence this outcome needs, in place of the step's. An empty list needs none. */
  readonly evidence?: readonly string[]
}

/** One thing that somebody does. */
export type Step = {
  readonly id: string
  readonly title: { readonly en: string; readonly cy?: string }
  /** Who may act, resolved by the directory when they do. `sender` is who the matter was opened for. */
  readonly who: readonly Releaser[]
  readonly deadline?: Span
  /** Asked where nobody of `who` can act, and on escalation. */
  readonly deputies?: readonly Releaser[]
  /** An outcome of this step, or `escalate`: the deputies are asked for as long again, then `finally` happens. */
  readonly onDeadline?: string
  /** The outcome when the deputies' time is over too. Absent: `refuse`, else the first outcome that ends. */
  readonly finally?: string
  /** Steps in which somebody else must have acted: two people where two are asked for. */
  readonly distinctFrom?: readonly string[]
  /** Names of what must be shown for any outcome that does not say otherwise. */
  readonly evidence?: readonly string[]
  /** Who may act on one may act on several at once. Each is an act of its own, on the record as one. Absent: one by one. */
  readonly batch?: boolean
  readonly outcomes: Readonly<Record<string, Outcome>>
}

/** People acting in order, as data: what procedures.yaml holds. The first step is where a matter begins. */
export type Procedure = {
  readonly id: string
  readonly title: { readonly en: string; readonly cy?: string }
  readonly cites?: readonly string[]
  readonly steps: readonly Step[]
}

/** What is wrong with a procedure, and where. */
export type ProcedureProblem = { readonly step: string; readonly member: string; readonly message: string }

/** The step of that id. */
export function stepOf(procedure: Procedure, id: string): Step | undefined {
  return procedure.steps.find((s) => s.id === id)
}

/** The outcome that a deadline brings when nobody is left to ask: the step's `finally`, `refuse`, else the first that ends. */
export function lastOutcome(step: Step): string | undefined {
  if (step.finally !== undefined) return step.finally
  if (Object.hasOwn(step.outcomes, 'refuse')) return 'refuse'
  return Object.entries(step.outcomes).find(([, outcome]) => outcome.end !== undefined)?.[0]
}

/** Everything about a procedure that could not run: what a pack's check tells its author. */
export function procedureProblems(procedure: Procedure): ProcedureProblem[] {
  const ids = procedure.steps.map((s) => s.id)
  const reached = reachable(procedure)
  return procedure.steps.flatMap((step, i) => {
    const found: ProcedureProblem[] = []
    const add = (member: string, message: string) => found.push({ step: step.id, member, message })
    if (ids.indexOf(step.id) !== i) add('id', `step \`${step.id}\` is there twice`)
    if (!reached.has(step.id)) add('id', `step \`${step.id}\` is never reached`)
    if (step.who.length === 0) add('who', 'nobody may act')
    const outcomes = Object.entries(step.outcomes)
    if (outcomes.length === 0) add('outcomes', 'there is no outcome')
    for (const [name, { to, end }] of outcomes) {
      if ((to === undefined) === (end === undefined)) add(`outcomes.${name}`, 'needs either `to` or `end`')
      if (to !== undefined && !ids.includes(to)) add(`outcomes.${name}.to`, `step \`${to}\` is not there`)
    }
    for (const other of step.distinctFrom ?? []) {
      if (!ids.includes(other)) add('distinctFrom', `step \`${other}\` is not there`)
    }
    const { onDeadline } = step
    if (step.deadline && onDeadline === undefined) add('onDeadline', 'a deadline needs an outcome')
    if (onDeadline === 'escalate' && !step.deputies?.length) add('deputies', 'nobody to escalate to')
    for (const name of [onDeadline === 'escalate' ? undefined : onDeadline, step.finally]) {
      if (name !== undefined && !Object.hasOwn(step.outcomes, name))
        add('onDeadline', `outcome \`${name}\` is not there`)
    }
    return found
  })
}

function reachable(procedure: Procedure): ReadonlySet<string> {
  const first = procedure.steps[0]
  const reached = new Set<string>(first ? [first.id] : [])
  for (const id of reached) {
    for (const { to } of Object.values(stepOf(procedure, id)?.outcomes ?? {})) if (to !== undefined) reached.add(to)
  }
  return reached
}

/**
 * One hold of a message that waits for people; who, until when and what then come from the decision's obligation. A
 * message with several has a matter for each, and goes when every one of them is released. `deliver` is the clock's
 * alone: outsiders' mail that nobody decided, and waits for a time.
 */
export const mailHeld: Procedure = {
  id: 'mail-held',
  title: { en: 'A held message', cy: 'Neges a ddaliwyd' },
  steps: [
    {
      id: 'decide',
      title: { en: 'Release or refuse it', cy: 'Ei rhyddhau neu ei gwrthod' },
      who: ['line-manager-of:sender'],
      deadline: { schoolDays: 2 },
      deputies: ['role:senior-leader'],
      onDeadline: 'refuse',
      outcomes: {
        release: { end: 'released', reason: 'required' },
        refuse: { end: 'refused', reason: 'required' },
        deliver: { end: 'delivered', only: 'deadline' },
      },
    },
  ],
}
