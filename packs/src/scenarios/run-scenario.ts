import type { Decision } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import { runDue } from './run-due.ts'
import { runWalk } from './run-walk.ts'
import type { DecideScenario, DueScenario, Scenario, WalkScenario, Want } from './scenario.ts'

/** How a scenario came out. `faults` are sentences saying what was wanted and what came instead; none means it passed. */
export type ScenarioResult = {
  readonly scenario: DecideScenario | DueScenario | WalkScenario
  readonly faults: readonly string[]
  /** What came, in words. */
  readonly said: string
  /** Of a scenario of kind `decide`. */
  readonly decision?: Decision
}

/** Runs `scenarios` against the policy: decisions, due checks and walks. A journey is run by the test it names. */
export function runScenarios(policy: Policy, scenarios: readonly Scenario[] = policy.scenarios()): ScenarioResult[] {
  return scenarios.flatMap((scenario): ScenarioResult[] => {
    if (scenario.kind === 'journey') return []
    if (scenario.kind === 'due') return [{ scenario, ...runDue(scenario, policy.pack) }]
    if (scenario.kind === 'walk') return [{ scenario, ...runWalk(scenario, policy.pack) }]
    const decision = policy.decide(scenario.request, { facts: scenario.facts })
    return [{ scenario, decision, faults: faultsOf(scenario, decision), said: decision.context.reason.en }]
  })
}

/** What of a scenario's wants the decision does not meet. */
export function faultsOf({ want, not }: Pick<DecideScenario, 'want' | 'not'>, { context }: Decision): string[] {
  const cited = context.citations.map(({ clause }) => clause)
  const lifted = context.lifted.map(({ clause }) => clause)
  const watched = context.watched.map(({ clause }) => clause)
  const listed = (ids: readonly string[]) => (ids.length ? ids.map((id) => `\`${id}\``).join(', ') : 'nothing')
  const absent = (wanted: readonly string[] | undefined, got: readonly string[], word: string) =>
    (wanted ?? []).filter((id) => !got.includes(id)).map((id) => `\`${id}\` is not ${word}; ${word} are ${listed(got)}`)
  return [
    ...(context.effect === want.effect ? [] : [`effect is ${context.effect}, not ${want.effect}`]),
    ...absent(want.cites, cited, 'cited'),
    ...not.filter((id) => cited.includes(id)).map((id) => `\`${id}\` is cited`),
    ...absent(want.lifted, lifted, 'lifted'),
    ...absent(want.watched, watched, 'watched'),
    ...(want.obligations ?? []).flatMap((wanted) => obligationFaults(wanted, context.obligations)),
    ...(want.without ?? []).flatMap((unwanted) =>
      context.obligations.filter((one) => matches(unwanted, one)).map((one) => `there is ${JSON.stringify(one)}`),
    ),
    ...(want.recipients ?? []).flatMap((wanted) => recipientFaults(wanted, context.recipients)),
  ]
}

function obligationFaults(wanted: Readonly<Record<string, unknown>>, got: readonly object[]): string[] {
  if (got.some((one) => matches(wanted, one))) return []
  const alike = got.filter((one) => 'do' in one && one.do === wanted.do)
  const instead = alike.length ? alike.map((one) => JSON.stringify(one)).join(' and ') : 'none of that kind'
  return [`no obligation ${JSON.stringify(wanted)}; there is ${instead}`]
}

function recipientFaults(
  wanted: NonNullable<Want['recipients']>[number],
  got: Decision['context']['recipients'],
): string[] {
  const found = got.find(({ address }) => address === wanted.address.toLowerCase())
  if (!found) return [`no outcome for recipient \`${wanted.address}\``]
  return matches(wanted, { ...found, address: wanted.address })
    ? []
    : [`recipient ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`]
}

/** Every member named in `wanted` is equal in `got`. Lists are compared as sets, instants as instants. */
export function matches(wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(got) &&
      wanted.length === got.length &&
      wanted.every((one) => got.some((other) => matches(one, other)))
    )
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof got !== 'object' || got === null) return false
    return Object.entries(wanted).every(([name, value]) => matches(value, (got as Record<string, unknown>)[name]))
  }
  return wanted === got || (typeof wanted === 'string' && typeof got === 'string' && sameInstant(wanted, got))
}

function sameInstant(a: string, b: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/
  return form.test(a) && form.test(b) && Temporal.Instant.compare(a, b) === 0
}
