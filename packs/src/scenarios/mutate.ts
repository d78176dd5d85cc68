import type { Policy } from '../open-policy.ts'
import { faultsOf } from './run-scenario.ts'
import type { DecideScenario } from './scenario.ts'

/** What removing one binding turned red. None means that nothing shows the binding to be of use. */
export type Mutation = { readonly binding: string; readonly reddened: readonly string[] }

/**
 * Removes each binding in turn and runs the scenarios that pass with it. Only those whose request the binding's control
 * handles are run: the others cannot change. Facts are gathered once.
 */
export function removeEachBinding(policy: Policy): Mutation[] {
  const cases = policy.scenarios().flatMap((scenario) => {
    if (scenario.kind !== 'decide') return []
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    const green = faultsOf(scenario, policy.compiled.decide(scenario.request, facts)).length === 0
    return green ? [{ scenario, facts }] : []
  })
  return policy.version.bindings.map((binding) => {
    const without = policy.withBindings(
      policy.version.bindings
        .filter(({ id }) => id !== binding.id)
        .map((other) => ({ ...other, lifts: other.lifts.filter((id) => id !== binding.id) })),
    )
    const red = cases.filter(
      ({ scenario, facts }) =>
        concerns(policy, binding.control, scenario) &&
        faultsOf(scenario, without.compiled.decide(scenario.request, facts)).length > 0,
    )
    return { binding: binding.id, reddened: red.map(({ scenario }) => scenario.id) }
  })
}

function concerns(policy: Policy, control: string, scenario: DecideScenario): boolean {
  const { actions = [] } = policy.controls.get(control) ?? {}
  return actions.includes(scenario.request.action.name)
}
