import type { Decision, DecisionRequest } from '@beadle/engine'
import type { DecideOptions, Policy } from '../open-policy.ts'

/** What one of several policies answers. */
export type OneAnswer = { readonly policy: string; readonly version: string; readonly decision: Decision }

/** The same act decided by several policies, in their order. */
export function decideAll(policies: readonly Policy[], request: DecisionRequest, options?: DecideOptions): OneAnswer[] {
  return policies.map((one) => ({
    policy: one.version.policy,
    version: one.version.version,
    decision: one.decide(request, options),
  }))
}
