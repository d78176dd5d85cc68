import type { ActionName } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import { type ClausePair, pairClauses } from './clause-pairs.ts'
import { type EffectDifference, effectDifferences } from './effects.ts'
import { type StandingDifference, standingDifferences } from './standing.ts'

/** One of the two that are compared. */
export type Side = {
  readonly policy: string
  readonly version: string
  readonly title: string
  readonly organisation: string
}

/** Two versions or two schools, clause by clause and by effect. `stricter` and `laxer` are of the second beside the first. */
export type Comparison = {
  readonly a: Side
  readonly b: Side
  readonly clauses: readonly ClausePair[]
  /** Clauses without a counterpart. */
  readonly only: { readonly a: readonly string[]; readonly b: readonly string[] }
  readonly standing: readonly StandingDifference[]
  readonly effects: readonly EffectDifference[]
}

/**
 * Compares two policies. Takes seconds: it asks both some ten thousand requests, made of their scenarios and of what lies round
 * about them. What it finds is certain (the witness is answered so); what it does not find may still be there.
 */
export function comparePolicies(
  a: Policy,
  b: Policy,
  options: { readonly actions?: readonly ActionName[] } = {},
): Comparison {
  const { pairs, only } = pairClauses(a, b)
  return {
    a: sideOf(a),
    b: sideOf(b),
    clauses: pairs,
    only,
    standing: standingDifferences(a, b),
    effects: effectDifferences(a, b, options.actions),
  }
}

function sideOf({ version: { policy, version, title }, pack: { organisation } }: Policy): Side {
  return { policy, version, title, organisation }
}
