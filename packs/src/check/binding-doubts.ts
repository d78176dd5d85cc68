import { severityOf } from '@beadle/engine'
import type { Mutation } from '../mutation/run-mutants.ts'
import type { Policy } from '../open-policy.ts'
import type { PackBinding } from '../pack.ts'
import type { Doubt } from './doubt.ts'

/** Bindings that say the same twice, never speak, change nothing, or permit what another one stops. */
export function bindingDoubts(policy: Policy, mutations: readonly Mutation[]): Doubt[] {
  const asked = policy.scenarios().flatMap((scenario) => {
    if (scenario.kind !== 'decide') return []
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    const { findings, decision } = policy.compiled.judge(scenario.request, facts)
    const cited = new Set(decision.context.citations.map(({ control, clause }) => `${control} ${clause}`))
    return [{ scenario, findings, cited }]
  })
  if (asked.length === 0) return duplicates(policy)
  const speaking = new Set(asked.flatMap(({ findings }) => findings.map(({ binding }) => binding)))
  const idle = mutations.flatMap(({ part: binding, killedBy }): Doubt[] => {
    if (killedBy !== undefined) return []
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
  /** `control clause` of what the decision cites: a window that is open now finds, and is not cited. */
  readonly cited: ReadonlySet<string>
}

/**
 * Permissions that never get through: wherever a binding for clauses that say *may* speaks, the same other binding stops
 * the same recipients, and neither lifts the other. Found in the scenarios; each pair once.
 */
function contradictions(policy: Policy, asked: readonly Asked[]): Doubt[] {
  const bindings = new Map(policy.version.bindings.map((binding) => [binding.id, binding]))
  return policy.version.bindings.flatMap((grant) => {
    if (!allows(policy, grant)) return []
    const granted = asked.filter(({ findings }) =>
      findings.some(({ binding, effect }) => binding === grant.id && effect === 'permit'),
    )
    const stoppers = granted.map((one) => stoppersOf(grant.id, one))
    const always = stoppers.reduce((left, right) => left.intersection(right), stoppers[0] ?? new Set<string>())
    return [...always].flatMap((id): Doubt[] => {
      const resolved = grant.lifts.includes(id) || bindings.get(id)?.lifts.includes(grant.id)
      if (resolved) return []
      const shown = granted.map(({ scenario }) => `\`${scenario.id}\``).slice(0, 3)
      const message = `what \`${grant.id}\` allows, \`${id}\` always stops (${shown.join(', ')})`
      return [doubt(policy, { kind: 'contradictory', severity: 'warning', bindings: [grant.id, id], message })]
    })
  })
}

/** The bindings that stop what the grant allows, in one scenario. */
function stoppersOf(grant: string, { findings, cited }: Asked): Set<string> {
  const allowed = findings.filter(({ binding, effect }) => binding === grant && effect === 'permit')
  const stops = findings.filter(
    (one) =>
      one.binding !== grant &&
      !one.watched &&
      severityOf(one.effect) > 0 &&
      one.clauses.some((clause) => cited.has(`${one.control} ${clause}`)),
  )
  return new Set(
    stops
      .filter((stop) => allowed.some((one) => overlap(one.recipients, stop.recipients)))
      .map(({ binding }) => binding),
  )
}

/** True when every clause of the binding is a permission. */
function allows(policy: Policy, binding: { readonly cites: readonly string[] }): boolean {
  return binding.cites.every((id) => policy.version.clauses.get(id)?.modality === 'may')
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
