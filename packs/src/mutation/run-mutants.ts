import { type CompiledPolicy, ControlFailedError, type Facts } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import { faultsOf } from '../scenarios/run-scenario.ts'
import type { DecideScenario } from '../scenarios/scenario.ts'
import { type Mutant, mutated } from './mutant.ts'

/** A mutant and the first scenario found that it turns red; without one it survives. */
export type Mutation = Omit<Mutant, 'bindings' | 'version'> & { readonly killedBy?: string }

type Green = { readonly scenario: DecideScenario; readonly facts: Facts }

/**
 * Runs the scenarios that pass against each mutant until one turns red. Only those whose action the changed binding's
 * control handles are run: the others cannot change. Facts are gathered once. Those that name a clause of the binding come
 * first, since they nearly always notice.
 */
export function runMutants(policy: Policy, mutants: readonly Mutant[]): Mutation[] {
  const green = greenScenarios(policy)
  const controls = new Map(policy.version.bindings.map(({ id, control }) => [id, policy.controls.get(control)]))
  const ordered = new Map<string, readonly Green[]>()
  return mutants.map(({ bindings, version, ...mutant }) => {
    const { part, clauses } = mutant
    const asked =
      ordered.get(part) ??
      nearestFirst(green, mutant.kind === 'policy' ? undefined : (controls.get(part)?.actions ?? []), clauses)
    ordered.set(part, asked)
    const killer = firstRed(mutated(policy, { bindings, ...(version && { version }) }), asked)
    return { ...mutant, ...(killer !== undefined && { killedBy: killer }) }
  })
}

function greenScenarios(policy: Policy): Green[] {
  return policy.scenarios().flatMap((scenario): Green[] => {
    if (scenario.kind !== 'decide') return []
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    return faultsOf(scenario, policy.compiled.decide(scenario.request, facts)).length === 0 ? [{ scenario, facts }] : []
  })
}

function nearestFirst(
  green: readonly Green[],
  actions: readonly string[] | undefined,
  clauses: readonly string[],
): Green[] {
  const relevant = green.filter(({ scenario }) => actions?.includes(scenario.request.action.name) ?? true)
  const names = ({ scenario: { want, not } }: Green) =>
    clauses.some((id) => want.cites?.includes(id) || want.lifted?.includes(id) || not.includes(id))
  return [...relevant.filter(names), ...relevant.filter((one) => !names(one))]
}

function firstRed(compiled: CompiledPolicy, asked: readonly Green[]): string | undefined {
  const red = asked.find(({ scenario, facts }) => {
    try {
      return faultsOf(scenario, compiled.decide(scenario.request, facts)).length > 0
    } catch (error) {
      if (error instanceof ControlFailedError) return true
      throw error
    }
  })
  return red?.scenario.id
}
