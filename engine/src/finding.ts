import type { Window } from './calendar/window.ts'
import type { Obligation, Releaser } from './vocabulary/words.generated.ts'

/** Rising in severity; the most severe finding determines a decision. */
export type Effect = 'permit' | 'hold' | 'deny'

/** Rank of an effect: permit 0, hold 1, deny 2. */
export function severityOf(effect: Effect): number {
  return effect === 'deny' ? 2 : effect === 'hold' ? 1 : 0
}

/** A sentence by key, with what goes into it. The words stand in the product's or the pack's texts, in both languages. */
export type Reason = {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
}

/**
 * What a hold waits for. Exactly one of the three kinds:
 * `window`: until the first instant open in all windows that bind the same recipient; `until`: until that instant;
 * neither: until one of `releasers` acts. Left-out deadline, deputies and onDeadline come from the policy's defaults.
 */
export type HoldTerms = {
  readonly window?: Window
  readonly until?: string
  readonly releasers?: readonly Releaser[]
  readonly deadlineSchoolDays?: number
  readonly deputies?: readonly Releaser[]
  readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'
}

/** One control's result under one binding. */
export type Finding = {
  readonly effect: Effect
  readonly because: Reason
  /** Lower-case addresses (or group names, for a list without an address) it concerns; absent means the whole message. */
  readonly recipients?: readonly string[]
  readonly holds?: readonly HoldTerms[]
  readonly obligations?: readonly Obligation[]
  /** Those of the binding's clauses that speak here; absent means all of them. */
  readonly cites?: readonly string[]
  /** Recorded and routed, not told to the subject. */
  readonly silent?: boolean
  /** Malware and indecent images: nothing sets it aside, not even the safe lane. */
  readonly absolute?: boolean
  /**
   * Only puts an obligation and grants nothing: it neither lifts bindings nor allows an act that is denied unless
   * something permits it. Advice is always so.
   */
  readonly aside?: boolean
}

/** A control has nothing to say about this request. */
export const notApplicable: readonly Finding[] = []

type More = Omit<Finding, 'effect' | 'because' | 'holds'>

/** The act is allowed; alone it cites the clause that says so, and it sets aside the bindings that its binding lifts. */
export function permit(because: Reason, more: More = {}): Finding {
  return { effect: 'permit', because, ...more }
}

/** The act waits. Several terms must each be satisfied. */
export function hold(because: Reason, terms: HoldTerms | readonly HoldTerms[], more: More = {}): Finding {
  return { effect: 'hold', because, holds: Array.isArray(terms) ? terms : [terms as HoldTerms], ...more }
}

/** The act does not happen. */
export function deny(because: Reason, more: More = {}): Finding {
  return { effect: 'deny', because, ...more }
}

/** Allowed, with a word to the sender; left undone it harms nothing. */
export function advise(because: Reason, more: More = {}): Finding {
  const { obligations = [], ...rest } = more
  return {
    effect: 'permit',
    because,
    aside: true,
    obligations: [{ do: 'advise', text: because.key, essential: false }, ...obligations],
    ...rest,
  }
}
