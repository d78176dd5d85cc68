import type { DecisionRequest, Effect, Facts } from '@beadle/engine'

type Common = { readonly id: string; readonly note?: string }

/** What must come out. Named clauses must be cited; further citations do no harm. */
export type Want = {
  readonly effect: Effect
  readonly cites?: readonly string[]
  /** Each must be among the decision's obligations: `do` and every member named here equal; lists of names in any order. */
  readonly obligations?: readonly Readonly<Record<string, unknown>>[]
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

/** A scheduled check at a date, or a walk through the server: told here, run in the server's tests. */
export type OtherScenario = Common & {
  readonly kind: 'due' | 'journey'
  readonly test?: string
  readonly cites: readonly string[]
}

export type Scenario = DecideScenario | OtherScenario
