import type { Effect, Reason } from './finding.ts'
import type { Obligation } from './vocabulary/words.generated.ts'

/** The clause, version and control that determined a decision. `silent` ones are not shown to the subject. */
export type Citation = {
  readonly clause: string
  readonly control: string
  readonly version: string
  readonly silent?: true
}

/** What would have counted, and why it did not. */
export type Lifted = {
  readonly clause: string
  readonly control: string
  readonly effect: Effect
  readonly by: 'safe-lane' | 'urgent' | 'confirmed' | 'permission' | (string & {})
  readonly silent?: true
}

/** A finding of a binding that only watches. */
export type Watched = {
  readonly clause: string
  readonly control: string
  readonly effect: Effect
  readonly silent?: true
}

/** What happens for one recipient, where outcomes differ. */
export type RecipientOutcome = {
  readonly address: string
  readonly effect: Effect
  readonly until?: string
  readonly citations: readonly string[]
}

/** One reason of a decision as a key and its parameters, with the clauses it stands on. */
export type Because = Reason & { readonly clauses: readonly string[]; readonly effect: Effect; readonly silent?: true }

/** The answer, in the form of DECISION-API: AuthZEN's `decision` and `context`. `decision` is true exactly when `effect` is permit. */
export type Decision = {
  readonly decision: boolean
  readonly context: {
    readonly effect: Effect
    readonly citations: readonly Citation[]
    readonly obligations: readonly Obligation[]
    readonly lifted: readonly Lifted[]
    readonly watched: readonly Watched[]
    readonly recipients: readonly RecipientOutcome[]
    /** Three sentences for the person stopped: what happened, which clause, what now. */
    readonly reason: { readonly en: string; readonly cy?: string }
    /** The reasons as keys and parameters, so that other places can say them in their own way. */
    readonly because: readonly Because[]
  }
}
