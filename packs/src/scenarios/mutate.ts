import type { Binding, Facts } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import { faultsOf } from './run-scenario.ts'
import type { DecideScenario } from './scenario.ts'

/** One small change to the bindings, and the scenarios it turned red. None means that nothing shows what was taken away to be of use. */
export type Mutation = {
  readonly binding: string
  /** The lift or the citation (a full clause id) that was taken away; absent when it was the whole binding. */
  readonly lift?: string
  readonly cite?: string
  readonly reddened: readonly string[]
}
type Green = { readonly scenario: DecideScenario; readonly facts: Facts }
type Change = Omit<Mutation, 'reddened'> & { readonly bindings: readonly Binding[] }

/** Takes away each binding in turn. */
export function removeEachBinding(policy: Policy): Mutation[] {
  const { bindings } = policy.version
  return mutate(
    policy,
    bindings.map(({ id }) => {
      const left = bindings.filter((other) => other.id !== id)
      return {
        binding: id,
        bindings: left.map((other) => ({ ...other, lifts: other.lifts.filter((lift) => lift !== id) })),
      }
    }),
  )
}

/** Takes away each lift, and each citation of a binding that has several, in turn. */
export function removeEachPart(policy: Policy): Mutation[] {
  const { bindings } = policy.version
  const having = (changed: Binding) => bindings.map((other) => (other.id === changed.id ? changed : other))
  return mutate(
    policy,
    bindings.flatMap((binding): Change[] => {
      const { id, lifts, cites } = binding
      const withoutLift = lifts.map((lift) => ({
        binding: id,
        lift,
        bindings: having({ ...binding, lifts: lifts.filter((one) => one !== lift) }),
      }))
      const several = cites.length > 1 ? cites : []
      const withoutCite = several.map((cite) => ({
        binding: id,
        cite,
        bindings: having({ ...binding, cites: cites.filter((one) => one !== cite) }),
      }))
      return [...withoutLift, ...withoutCite]
    }),
  )
}

/**
 * Makes each change and runs the scenarios that pass without it. Only those whose action the binding's control handles are
 * run: the others cannot change. Facts are gathered once.
 */
function mutate(policy: Policy, changes: readonly Change[]): Mutation[] {
  const green = policy.scenarios().flatMap((scenario): Green[] => {
    if (scenario.kind !== 'decide') return []
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    return faultsOf(scenario, policy.compiled.decide(scenario.request, facts)).length === 0 ? [{ scenario, facts }] : []
  })
  const controlOf = new Map(policy.version.bindings.map(({ id, control }) => [id, control]))
  return changes.map(({ bindings, ...change }) => {
    const { compiled } = policy.withBindings(bindings)
    const actions = policy.controls.get(controlOf.get(change.binding) ?? '')?.actions ?? []
    const red = green.filter(({ scenario, facts }) => {
      if (!actions.includes(scenario.request.action.name)) return false
      return faultsOf(scenario, compiled.decide(scenario.request, facts)).length > 0
    })
    return { ...change, reddened: red.map(({ scenario }) => scenario.id) }
  })
}
