import { isDeepStrictEqual } from 'node:util'
import type { Decision, DecisionRequest, Facts } from '@beadle/engine'
import { differenceAsPatch } from '../scenarios/merge-patch.ts'
import type { DecideScenario } from '../scenarios/scenario.ts'
import type { Mutant } from './mutant.ts'

/** What the pack answers, and what the mutant does. */
export type Answers = { readonly right: Decision; readonly wrong: Decision }

/** A suggestion with clause ids in full. */
export type Shown = Pick<DecideScenario, 'id' | 'want' | 'not'> & {
  readonly like: string
  readonly but: unknown
  readonly facts?: Facts
}

/** The scenario that a request makes: like its base but for what differs, wanting what the pack answers and the mutant does not. */
export function shownBy(given: { mutant: Mutant; base: DecideScenario; request: DecisionRequest } & Answers): Shown {
  const { mutant, base, request, right, wrong } = given
  const own = mutant.clauses.filter((id) => cited(right).includes(id))
  const lifted = clausesOf(right.context.lifted).filter((id) => !clausesOf(wrong.context.lifted).includes(id))
  const obligations = missingFrom(wrong.context.obligations, right.context.obligations)
  const recipients = missingFrom(wrong.context.recipients, right.context.recipients)
  const extra = missingFrom(right.context.obligations, wrong.context.obligations)
  const { facts, ...plain } = request.context
  const beside = factsBeside(base, facts)
  return {
    id: `${mutant.clauses[0] ?? mutant.part}.${idOf(mutant.id)}`,
    like: base.id,
    but: differenceAsPatch({ ...base.request, context: withoutFacts(base.request) }, { ...request, context: plain }),
    ...(beside && { facts: beside }),
    want: {
      effect: right.context.effect,
      ...(own.length && { cites: own }),
      ...(lifted.length && { lifted }),
      ...(obligations.length && { obligations }),
      ...(extra.length && { without: extra.map(({ cites: _, ...rest }) => rest) }),
      ...(recipients.length && { recipients: recipients.map(({ citations: _, ...rest }) => rest) }),
    },
    not: cited(wrong).filter((id) => !cited(right).includes(id)),
  }
}

function cited({ context }: Decision): string[] {
  return clausesOf(context.citations)
}

function clausesOf(list: readonly { readonly clause: string }[]): string[] {
  return [...new Set(list.map(({ clause }) => clause))]
}

function missingFrom<T>(there: readonly T[], wanted: readonly T[]): T[] {
  return wanted.filter((one) => !there.some((other) => isDeepStrictEqual(one, other)))
}

function withoutFacts({ context: { facts: _, ...plain } }: DecisionRequest): object {
  return plain
}

function idOf(mutant: string): string {
  const words = mutant.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return words.slice(0, 70).replace(/-$/, '')
}

/** As scenarios.yaml has it: clause ids without the name of the policy. */
export function inShort({ id, like, but, facts, want, not }: Shown, policy: string): Readonly<Record<string, unknown>> {
  const short = (clause: string) => (clause.startsWith(`${policy}.`) ? clause.slice(policy.length + 1) : clause)
  return {
    id: short(id),
    like,
    ...(Object.keys(but as object).length && { but }),
    ...(facts && { facts }),
    want: {
      ...want,
      ...(want.cites && { cites: want.cites.map(short) }),
      ...(want.lifted && { lifted: want.lifted.map(short) }),
      ...(want.obligations && {
        obligations: want.obligations.map((one) =>
          Array.isArray(one.cites) ? { ...one, cites: one.cites.map(short) } : one,
        ),
      }),
    },
    ...(not.length && { not: not.map(short) }),
  }
}

/** Facts that differ from those of the scenario it is like. */
function factsBeside(base: DecideScenario, facts: Facts | undefined): Facts | undefined {
  const before: Readonly<Record<string, unknown>> = { ...base.facts, ...base.request.context.facts }
  const changed = Object.entries(facts ?? {}).filter(([name, value]) => !isDeepStrictEqual(before[name], value))
  return changed.length ? Object.fromEntries(changed) : undefined
}

/** The scenario wanting as little as may show the mutant, then more. */
export function fewerWants(full: Shown): Shown[] {
  const { obligations = [], recipients: _, without, ...plain } = full.want
  const uncited = obligations.map(({ cites: __, ...rest }) => rest)
  const { recipients } = full.want
  return [
    { ...full, want: plain },
    { ...full, want: { ...plain, ...(uncited.length && { obligations: uncited }), ...(recipients && { recipients }) } },
    ...(without ? [{ ...full, want: { ...plain, without } }] : []),
    full,
  ]
}
