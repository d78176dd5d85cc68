import type { DecisionRequest, DueState, Effect, Facts, People, RecordEnd } from '@beadle/engine'

type Common = { readonly id: string; readonly note?: string }

/** What must come out. Named clauses must be cited; further citations do no harm. */
export type Want = {
  readonly effect: Effect
  readonly cites?: readonly string[]
  /** Each must be among the decision's obligations: `do` and every member named here equal; lists of names in any order. */
  readonly obligations?: readonly Readonly<Record<string, unknown>>[]
  /** None of the decision's obligations may be like one of these. */
  readonly without?: readonly Readonly<Record<string, unknown>>[]
  readonly recipients?: readonly {
    readonly address: string
    readonly effect?: Effect
    readonly until?: string
    readonly citations?: readonly string[]
  }[]
  readonly lifted?: readonly string[]
  readonly watched?: readonly string[]
}

/** A request and its answer. Clause ids are full. */
export type DecideScenario = Common & {
  readonly kind: 'decide'
  readonly request: DecisionRequest
  readonly facts?: Facts
  readonly want: Want
  /** Clauses that must not be cited. */
  readonly not: readonly string[]
}

/** How a retention line or a check of a duty stands at a moment. Days and instants as text. */
export type DueScenario = Common & {
  readonly kind: 'due'
  readonly duty: string
  /** One of the two: the record class of a line, the id of a check. */
  readonly line?: string
  readonly check?: string
  /** What its period counts from; absent where it was never done. */
  readonly from?: string
  readonly at: string
  readonly done?: string
  readonly want: {
    readonly state: DueState
    readonly due?: string
    readonly dispose?: RecordEnd
    readonly who?: readonly string[]
    readonly cites?: readonly string[]
  }
  readonly not: readonly string[]
}

/** One thing that happens on a walk: somebody acts, perhaps in vain, or the clock knocks. */
export type WalkStep = {
  readonly at?: string
  readonly by?: string
  readonly does?: string
  readonly reason?: string
  readonly evidence?: readonly string[]
  readonly refused?: string
  readonly wait?: string
}

/** A walk through a procedure of the pack. */
export type WalkScenario = Common & {
  readonly kind: 'walk'
  readonly procedure: string
  readonly at: string
  readonly sender?: string
  readonly about?: readonly string[]
  readonly people?: People
  readonly walk: readonly WalkStep[]
  readonly want: {
    readonly end?: string
    readonly step?: string
    readonly asked?: readonly string[]
    readonly due?: string
    readonly cites?: readonly string[]
  }
  readonly not: readonly string[]
}

/** A walk through the server: told here, run by the test of that name. */
export type JourneyScenario = Common & {
  readonly kind: 'journey'
  readonly test: string
  readonly cites: readonly string[]
  readonly not: readonly string[]
}

export type Scenario = DecideScenario | DueScenario | WalkScenario | JourneyScenario
