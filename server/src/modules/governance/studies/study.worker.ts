/** Runs in a thread of its own: what takes seconds to find out about packs. It reads them anew; nothing personal comes here. */
import { join } from 'node:path'
import type { Comparison, Doubt, Example, Words } from '@beadle/contract'
import { checkPack, comparePolicies, openPolicy, type Policy, product } from '@beadle/packs'
import { refOf } from '../in-words.ts'
import { exampleOf, questionOf } from './example.ts'
import type { Asked } from './study.ts'

/** Does one study. Throws PackError where a pack cannot be run. */
export function work(asked: Asked): unknown {
  const open = (policy: string) => openPolicy(join(asked.folder, policy), product)
  switch (asked.study) {
    case 'check':
      return doubtsOf(open(asked.policy), asked.today)
    case 'compare':
      return comparisonOf(open(asked.a), open(asked.b))
    case 'examples':
      return examplesOf(open(asked.policy))
  }
}

/** Words for clause ids of one policy. */
function clauseWords({ version }: Policy) {
  return (ids: readonly string[]) =>
    ids.map((id) => ({ clause: id, ref: refOf(version, id), text: version.clauses.get(id)?.text ?? id }))
}

function doubtsOf(policy: Policy, today: string): Doubt[] {
  const inWords = clauseWords(policy)
  return checkPack(policy, { today }).map(({ kind, severity, clauses, bindings, message, cure }) => ({
    kind,
    severity,
    clauses: inWords(clauses),
    bindings: [...bindings],
    message,
    ...(cure === undefined
      ? {}
      : { cure: { do: cure.do, ...(cure.wording === undefined ? {} : { wording: { ...cure.wording } }) } }),
  }))
}

function comparisonOf(a: Policy, b: Policy): Comparison {
  const found = comparePolicies(a, b)
  const [wordsOfA, wordsOfB] = [clauseWords(a), clauseWords(b)]
  const side = (
    { effect, citations, reason }: { effect: 'permit' | 'hold' | 'deny'; citations: readonly string[]; reason: Words },
    inWords: typeof wordsOfA,
  ) => ({ effect, clauses: inWords(citations), reason: { ...reason } })
  return {
    a: { ...found.a },
    b: { ...found.b },
    effects: found.effects.map((one) => ({
      action: one.action,
      roles: [...one.roles],
      relation: one.relation,
      a: side(one.a, wordsOfA),
      b: side(one.b, wordsOfB),
      matters: one.matters.map(({ member }) => member),
      witness: questionOf(one.witness),
    })),
    standing: found.standing.map(({ subject, what, a, b, clauses }) => ({
      subject,
      what,
      a,
      b,
      clauses: { a: wordsOfA(clauses.a), b: wordsOfB(clauses.b) },
    })),
    only: { a: wordsOfA(found.only.a), b: wordsOfB(found.only.b) },
    pairs: found.clauses.length,
  }
}

/** By clause: first the scenarios in which it speaks, then those that it leaves alone. */
function examplesOf(policy: Policy): Record<string, Example[]> {
  const acts = new Map<string, Example[]>()
  const spares = new Map<string, Example[]>()
  const add = (to: Map<string, Example[]>, clause: string, one: Example) =>
    to.set(clause, [...(to.get(clause) ?? []), one])
  for (const scenario of policy.scenarios()) {
    const cited = scenario.kind === 'journey' ? scenario.cites : (scenario.want.cites ?? [])
    for (const clause of cited) add(acts, clause, exampleOf(scenario, 'acts'))
    for (const clause of scenario.not) add(spares, clause, exampleOf(scenario, 'spares'))
  }
  return Object.fromEntries(
    [...policy.version.clauses.keys()].flatMap((clause) => {
      const all = [...(acts.get(clause) ?? []).slice(0, mostOfEach), ...(spares.get(clause) ?? []).slice(0, mostOfEach)]
      return all.length ? [[clause, all]] : []
    }),
  )
}

/** A clause with forty scenarios is understood from a few. */
const mostOfEach = 6
