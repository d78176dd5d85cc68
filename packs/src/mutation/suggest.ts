import { isDeepStrictEqual } from 'node:util'
import type { ActionName, CompiledPolicy, Decision, DecisionRequest, Input } from '@beadle/engine'
import { instantOf } from '@beadle/engine'
import { figuresIn } from '../explore/figures.ts'
import { neighboursOf, type Space, spaceOf } from '../explore/neighbours.ts'
import type { Policy } from '../open-policy.ts'
import { mergePatch } from '../scenarios/merge-patch.ts'
import { faultsOf } from '../scenarios/run-scenario.ts'
import type { DecideScenario } from '../scenarios/scenario.ts'
import { type Hints, hintsOf } from './hints.ts'
import { type Mutant, mutated } from './mutant.ts'
import { type Answers, fewerWants, inShort, type Shown, shownBy } from './suggested-scenario.ts'

/** A scenario that would notice a mutant, for an author to read, judge against the clause and keep. */
export type Suggestion = {
  readonly mutant: string
  /** False when no neighbour of any scenario gets another answer: perhaps none can. */
  readonly shown: boolean
  /** As scenarios.yaml has it; left out when a scenario suggested before it shows this mutant too. */
  readonly scenario?: Readonly<Record<string, unknown>>
}

/** How many requests are tried for one mutant. */
const most = 10_000

/**
 * Looks, among the neighbours of the pack's own scenarios, for a request that the mutant answers otherwise than the pack.
 * What the pack answers is written down as wanted: whether the clause wants it too is for the author to say.
 */
export function suggestScenarios(policy: Policy, survivors: readonly Mutant[]): Suggestion[] {
  const decided = policy.scenarios().flatMap((one) => (one.kind === 'decide' ? [one] : []))
  const kept: Found[] = []
  return survivors.map((mutant): Suggestion => {
    const changed = mutated(policy, mutant)
    // What was found for an earlier mutant often shows a later one too.
    if (kept.some((found) => isNoticed(policy, changed, found))) return { mutant: mutant.id, shown: true }
    const found = findScenario(policy, { mutant, changed, decided })
    if (!found) return { mutant: mutant.id, shown: false }
    kept.push(found)
    return { mutant: mutant.id, shown: true, scenario: inShort(found.shown, policy.version.policy) }
  })
}

type Found = { readonly shown: Shown; readonly base: DecideScenario }

function findScenario(
  policy: Policy,
  given: { mutant: Mutant; changed: CompiledPolicy; decided: readonly DecideScenario[] },
): Found | undefined {
  const { mutant, changed, decided } = given
  const isOtherwise = otherwise(policy, changed, mutant)
  const bound = policy.compiled.bindings.find(({ binding }) => binding.id === mutant.part)
  const actions = mutant.kind === 'policy' ? undefined : (bound?.control.actions ?? [])
  const bases = nearestFirst(decided, actions, mutant.clauses)
  const hints = hintsOf(policy, mutant, bases.map(asked))
  const spaceFor = memo((action: ActionName) =>
    spaceOf(action, decided.map(asked), figuresIn(policy.compiled.bindingsFor(action)), hints),
  )
  for (const { base, request } of requestsNear(bases, spaceFor, hints)) {
    const answers = isOtherwise(request)
    if (!answers) continue
    const full = shownBy({ mutant, base, request, ...answers })
    const shown = fewerWants(full).find((one) => isNoticed(policy, changed, { base, shown: one }))
    if (shown) return { shown, base }
  }
  return undefined
}

/** Neighbours of every scenario, the nearest scenario first; then neighbours of those that speak of what was changed. */
function* requestsNear(
  bases: readonly DecideScenario[],
  spaceFor: (action: ActionName) => Space,
  { texts }: Hints,
): Generator<{ base: DecideScenario; request: DecisionRequest }> {
  let tried = 0
  // What is asked already may have more to say than its scenario wants.
  for (const base of bases) yield { base, request: asked(base) }
  for (const base of bases) {
    for (const { request } of neighboursOf(asked(base), spaceFor(base.request.action.name))) {
      if (++tried > most) break
      yield { base, request }
    }
  }
  for (const base of bases.slice(0, 4)) {
    const space = spaceFor(base.request.action.name)
    for (const first of neighboursOf(asked(base), space)) {
      if (!texts.some((text) => JSON.stringify(first.request).includes(`"${text}"`))) continue
      for (const { request } of neighboursOf(first.request, space)) {
        if (++tried > 2 * most) return
        yield { base, request }
      }
    }
  }
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/** True when the scenario as it will stand passes against the pack and fails against the mutant. */
function isNoticed(
  policy: Policy,
  changed: CompiledPolicy,
  { base, shown }: { base: DecideScenario; shown: Shown },
): boolean {
  const request = mergePatch(base.request, shown.but) as DecisionRequest
  const facts = policy.factsOf(request, { facts: { ...base.facts, ...shown.facts } })
  return (
    faultsOf(shown, policy.compiled.decide(request, facts)).length === 0 &&
    faultsOf(shown, changed.decide(request, facts)).length > 0
  )
}

/** The request of a scenario with the facts beside it taken in. */
function asked({ request, facts }: DecideScenario): DecisionRequest {
  if (!facts) return request
  return { ...request, context: { ...request.context, facts: { ...facts, ...request.context.facts } } }
}

function nearestFirst(
  all: readonly DecideScenario[],
  actions: readonly string[] | undefined,
  clauses: readonly string[],
): DecideScenario[] {
  const relevant = all.filter(({ request }) => actions?.includes(request.action.name) ?? true)
  const names = ({ want, not }: DecideScenario) =>
    clauses.some((id) => want.cites?.includes(id) || want.lifted?.includes(id) || not.includes(id))
  return [...relevant.filter(names), ...relevant.filter((one) => !names(one))]
}

/** Asks both; for a changed setting the control alone first, which says nearly always that nothing differs. */
function otherwise(
  policy: Policy,
  changed: CompiledPolicy,
  mutant: Mutant,
): (request: DecisionRequest) => Answers | undefined {
  const now = policy.compiled.bindings.find(({ binding }) => binding.id === mutant.part)
  const then = changed.bindings.find(({ binding }) => binding.id === mutant.part)
  return (request) => {
    const facts = policy.factsOf(request)
    if (mutant.kind === 'setting' && now && then) {
      const { control } = now
      const answer = (settings: unknown) =>
        findings(control, {
          request,
          facts,
          settings,
          school: policy.version.school,
          time: instantOf(request.context.time),
        })
      if (isDeepStrictEqual(answer(now.settings), answer(then.settings))) return undefined
    }
    const [right, wrong] = [policy.compiled.decide(request, facts), changed.decide(request, facts)]
    return isDeepStrictEqual(tellable(right), tellable(wrong)) ? undefined : { right, wrong }
  }
}

function findings(control: Policy['compiled']['bindings'][number]['control'], input: Input): unknown {
  if (control.applies && !control.applies(input)) return undefined
  return control.needs.some((name) => input.facts[name] === undefined)
    ? control.whenUnsure(input)
    : control.evaluate(input)
}

/** What a scenario can want of a decision. */
function tellable({ context: { effect, citations, obligations, lifted, watched, recipients } }: Decision): unknown {
  const ids = (list: readonly { readonly clause: string }[]) =>
    [...new Set(list.map(({ clause }) => clause))].toSorted()
  return { effect, recipients, obligations, cited: ids(citations), lifted: ids(lifted), watched: ids(watched) }
}
