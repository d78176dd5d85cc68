import { severityOf } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import type { PackBinding } from '../pack.ts'
import type { Mutation } from '../scenarios/mutate.ts'
import type { Doubt } from './check-pack.ts'

/** Bindings that say the same twice, never speak, change nothing, or permit what another one stops. */
export function bindingDoubts(policy: Policy, mutations: readonly Mutation[]): Doubt[] {
  const asked = policy.scenarios().flatMap((scenario) => {
    if (scenario.kind !== 'decide') return []
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    return [{ scenario, findings: policy.compiled.judge(scenario.request, facts).findings }]
  })
  if (asked.length === 0) return duplicates(policy)
  const speaking = new Set(asked.flatMap(({ findings }) => findings.map(({ binding }) => binding)))
  const idle = mutations.flatMap(({ binding, reddened }): Doubt[] => {
    if (reddened.length > 0) return []
    const spoke = speaking.has(binding)
    const message = spoke
      ? `removing binding \`${binding}\` changes no scenario`
      : `binding \`${binding}\` speaks in no scenario`
    return [
      doubt(policy, { kind: spoke ? 'shadowed' : 'unreachable', severity: 'warning', bindings: [binding], message }),
    ]
  })
  return [...duplicates(policy), ...idle, ...contradictions(policy, asked)]
}

/** The same control with the same settings, bound twice: one binding can cite all the clauses. */
function duplicates(policy: Policy): Doubt[] {
  const first = new Map<string, string>()
  return policy.version.bindings.flatMap(({ id, control, settings, mode, liveFrom }): Doubt[] => {
    const key = JSON.stringify([control, sorted(settings), mode, liveFrom])
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, id)
    if (earlier === undefined) return []
    return [
      doubt(policy, {
        kind: 'duplicate',
        severity: 'warning',
        bindings: [earlier, id],
        message: `bindings \`${earlier}\` and \`${id}\` are the same but for the clauses they cite`,
      }),
    ]
  })
}

type Asked = {
  readonly scenario: { readonly id: string }
  readonly findings: ReturnType<Policy['compiled']['judge']>['findings']
}

/**
 * Pairs of bindings where one allows by a clause that says *may*, and the other stops the same message, without either
 * lifting the other. Found in the scenarios; each pair once.
 */
function contradictions(policy: Policy, asked: readonly Asked[]): Doubt[] {
  const bindings = new Map(policy.version.bindings.map((binding) => [binding.id, binding]))
  const seen = new Set<string>()
  return asked.flatMap(({ scenario, findings }) => {
    const granting = findings.filter(
      ({ effect, binding }) => effect === 'permit' && allows(policy, bindings.get(binding)),
    )
    const stopping = findings.filter(({ effect, watched }) => severityOf(effect) > 0 && !watched)
    return granting.flatMap((grant) =>
      stopping.flatMap((stop): Doubt[] => {
        const key = `${grant.binding} ${stop.binding}`
        const resolved = bindings.get(grant.binding)?.lifts.includes(stop.binding) || grant.binding === stop.binding
        if (resolved || seen.has(key) || !overlap(grant.recipients, stop.recipients)) return []
        seen.add(key)
        const message = `\`${grant.binding}\` allows what \`${stop.binding}\` stops (scenario \`${scenario.id}\`)`
        return [
          doubt(policy, { kind: 'contradictory', severity: 'note', bindings: [grant.binding, stop.binding], message }),
        ]
      }),
    )
  })
}

/** True when every clause of the binding is a permission. */
function allows(policy: Policy, binding: { readonly cites: readonly string[] } | undefined): boolean {
  return binding?.cites.every((id) => policy.version.clauses.get(id)?.modality === 'may') ?? false
}

function overlap(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return !a || !b || a.some((one) => b.includes(one))
}

function doubt(policy: Policy, given: Omit<Doubt, 'clauses' | 'at'>): Doubt {
  const bound = policy.version.bindings.filter(({ id }) => given.bindings.includes(id)) as readonly PackBinding[]
  const [last] = given.bindings.slice(-1)
  return {
    ...given,
    clauses: [...new Set(bound.flatMap(({ cites }) => cites))],
    ...(last && { at: policy.pack.where('binding', last) }),
  }
}

/** The value with the members of every object in order, so that equal settings are written equally. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  )
}
