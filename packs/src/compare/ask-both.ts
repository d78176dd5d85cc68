import type { CompiledPolicy, Decision, DecisionRequest, Facts } from '@beadle/engine'
import { contentOf, gatherFacts } from '../facts.ts'
import type { Policy } from '../open-policy.ts'
import { asksOf, determiningOf, type Relation, relationOf } from './answer.ts'

/** Both answers to one request, how the second stands to the first, and what makes this difference another than others. */
export type Asked = {
  readonly a: Decision
  readonly b: Decision
  readonly relation: Relation
  /** The clauses that stop it where it is stopped harder; of equal severity, what is asked for and by whom. */
  readonly because: readonly string[]
}

/**
 * Asks two policies the same. Each takes its own calendar and its own ordinary day, as `beadle decide` does; texts are read
 * by the detectors once.
 */
export function askBoth(a: Policy, b: Policy): (request: DecisionRequest) => Asked {
  const read = readOnce(a)
  const answer = (
    { pack, version, compiled }: Pick<Policy, 'pack' | 'version'> & { compiled: CompiledPolicy },
    request: DecisionRequest,
  ) => {
    const facts = gatherFacts({ request, school: version.school, detect: () => read(request), ordinary: pack.ordinary })
    return compiled.decide(request, facts)
  }
  return (request) => {
    const [first, second] = [answer(a, request), answer(b, request)]
    const relation = relationOf(first, second)
    return { a: first, b: second, relation, because: becauseOf(first, second, relation) }
  }
}

function becauseOf(a: Decision, b: Decision, relation: Relation): string[] {
  if (relation === 'same') return []
  if (relation !== 'different') return determiningOf(relation === 'stricter' ? b : a).toSorted()
  const [first, second] = [asksOf(a).split(' '), asksOf(b).split(' ')]
  const only = [...first.filter((one) => !second.includes(one)), ...second.filter((one) => !first.includes(one))]
  return only
    .map((one) => /"do":"([^"]+)"/.exec(one)?.[1] ?? one)
    .concat(determiningOf(a), determiningOf(b))
    .toSorted()
}

/** The `content.*` facts of a request, by what it says; a text is read once however often it is asked about. */
function readOnce(policy: Policy): (request: DecisionRequest) => Facts {
  const known = new Map<string, Facts>()
  return (request) => {
    const { time: _, ...content } = contentOf(request, policy.version.school)
    const key = JSON.stringify(content)
    const found = known.get(key) ?? contentFacts(policy, request)
    known.set(key, found)
    return found
  }
}

function contentFacts(policy: Policy, { context: { time }, ...rest }: DecisionRequest): Facts {
  const all = policy.factsOf({ ...rest, context: { time } }, { strictFacts: true })
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('calendar.')))
}
