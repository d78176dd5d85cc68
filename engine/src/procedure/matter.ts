import type { Releaser } from '../vocabulary/words.generated.ts'

/** What the opener settles of the first step, in place of the procedure's own: a held message's releasers and clock. */
export type StepTerms = {
  readonly who?: readonly Releaser[]
  /** RFC 3339; null for a step without a deadline. */
  readonly deadlineAt?: string | null
  readonly deputies?: readonly Releaser[]
  readonly onDeadline?: string
}

/** What happened in a matter. `by` is a person id, or `clock`. Times are RFC 3339. Nothing here is ever changed. */
export type Happening = {
  readonly kind: 'opened' | 'acted' | 'deadline' | 'deputised' | 'escalated' | 'withdrawn'
  readonly at: string
  readonly step: string
  readonly by: string
  readonly outcome?: string
  readonly reason?: string
  readonly evidence?: readonly string[]
}

export type OpenState = {
  readonly kind: 'open'
  readonly step: string
  readonly since: string
  readonly deadlineAt: string | null
  /** Whose turn it is: those the step names, or its deputies. */
  readonly turn: 'first' | 'deputies'
  /** The step's time has run out once and the deputies have been given as long again. */
  readonly escalated: boolean
}

export type EndedState = {
  readonly kind: 'ended'
  readonly end: string
  readonly outcome: string
  readonly step: string
  readonly at: string
}

/** A run of a procedure: plain data, the whole of what is needed to go on. */
export type Matter = {
  readonly id: string
  readonly procedure: string
  /** Person id of the one it was opened for; acts only where a step says `sender`. */
  readonly sender: string | null
  /** Person ids it is about: they never act on it, whatever roles they have. */
  readonly about: readonly string[]
  readonly terms: StepTerms
  readonly state: OpenState | EndedState
  readonly history: readonly Happening[]
}

/** Who each releaser stands for at that moment: person ids by releaser, from the directory. A releaser not listed stands for nobody. */
export type People = Readonly<Record<string, readonly string[]>>

/** What the world should do about a transition, after it is committed. */
export type MatterEffect =
  /** These people are asked. An empty list: nobody can act, and somebody should look at the directory. */
  | {
      readonly do: 'ask'
      readonly step: string
      readonly people: readonly string[]
      readonly deadlineAt: string | null
    }
  /** The clock should knock then. A knock that comes late or twice does no harm. */
  | { readonly do: 'wake'; readonly at: string }
  | { readonly do: 'end'; readonly end: string; readonly outcome: string; readonly by: string }

/** An act that is not taken, with a stable code and a sentence without a stop. The matter is unchanged. */
export type Refusal = {
  readonly code:
    | 'matter.ended'
    | 'matter.unknown-step'
    | 'matter.unknown-outcome'
    | 'matter.not-yours'
    | 'matter.about-you'
    | 'matter.not-distinct'
    | 'matter.reason-missing'
    | 'matter.evidence-missing'
    | 'matter.past-deadline'
    | 'matter.before-deadline'
    | 'matter.no-deputies'
    | 'matter.out-of-order'
  readonly message: string
}

/** What becomes of a matter: the next one with its effects, or a refusal. */
export type Transition =
  | { readonly ok: true; readonly matter: Matter; readonly effects: readonly MatterEffect[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Something that happens to an open matter. `at` is RFC 3339, `by` a person id. */
export type MatterEvent =
  | {
      readonly kind: 'act'
      readonly at: string
      readonly by: string
      readonly outcome: string
      readonly reason?: string
      readonly evidence?: readonly string[]
    }
  /** The time is over. Repeating it is harmless. */
  | { readonly kind: 'deadline'; readonly at: string }
  /** Whoever's turn it is cannot act (away, left): the deputies are asked, the deadline stays. `by` may be `clock`. */
  | { readonly kind: 'deputise'; readonly at: string; readonly by: string; readonly reason?: string }
  /** Whoever's turn it is passes it up: the deputies are asked and have the step's time from now. */
  | { readonly kind: 'escalate'; readonly at: string; readonly by: string; readonly reason?: string }
  /** The one it was opened for takes it back; by `clock`, what it was about is gone. */
  | { readonly kind: 'withdraw'; readonly at: string; readonly by: string; readonly reason?: string }

/** The end of a matter that was taken back. */
export const withdrawn = 'withdrawn'
