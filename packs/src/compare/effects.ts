import { type ActionName, calendarFacts, type DecisionRequest, instantOf, type Role, vocabulary } from '@beadle/engine'
import { rolesTried } from '../explore/alternatives.ts'
import { figuresIn } from '../explore/figures.ts'
import { neighboursOf, personWith, spaceOf } from '../explore/neighbours.ts'
import { plainText, shrink } from '../explore/shrink.ts'
import type { Policy } from '../open-policy.ts'
import { type Answer, answerOf, type Relation } from './answer.ts'
import { type Asked, askBoth } from './ask-both.ts'
import { ordinaryRequest, ordinaryTime } from './ordinary-requests.ts'

/** An act that two policies answer differently, with the smallest request found that shows it. */
export type EffectDifference = {
  readonly action: ActionName
  /** Whose act it may be for the answers to differ so. */
  readonly roles: readonly Role[]
  /** Of the second policy beside the first. */
  readonly relation: Exclude<Relation, 'same'>
  readonly a: Answer
  readonly b: Answer
  /** What of the request matters, member by member: facts by their name, `time` where the time does. */
  readonly matters: readonly { readonly member: string; readonly value: unknown }[]
  readonly witness: DecisionRequest
  /** How many of the requests tried differ so. */
  readonly seen: number
}

type Group = { readonly asked: Asked; readonly request: DecisionRequest; readonly size: number; readonly seen: number }

/** How many scenarios of an action are walked round, and how many neighbours of each are asked. */
const walked = { scenarios: 25, neighbours: 400 }

/** Every difference in effect found, action by action. */
export function effectDifferences(
  a: Policy,
  b: Policy,
  actions: readonly ActionName[] = allActions,
): EffectDifference[] {
  const ask = askBoth(a, b)
  return actions.flatMap((action) => {
    const groups = new Map<string, Group>()
    for (const request of requestsOf(a, b, action)) note(groups, request, ask(request))
    return withoutEchoes([...groups.values()]).map((group) => told(group, ask))
  })
}

const allActions = Object.keys(vocabulary.actions) as ActionName[]

function note(groups: Map<string, Group>, request: DecisionRequest, asked: Asked): void {
  if (asked.relation === 'same') return
  const key = keyOf(asked)
  const before = groups.get(key)
  const size = JSON.stringify(request.resource.properties).length
  const seen = (before?.seen ?? 0) + 1
  groups.set(key, before && before.size <= size ? { ...before, seen } : { asked, request, size, seen })
}

function keyOf({ relation, because }: Pick<Asked, 'relation' | 'because'>): string {
  return `${relation} ${because.join(' ')}`
}

/** Without differences whose clauses are those of a simpler one and more besides. */
function withoutEchoes(groups: readonly Group[]): Group[] {
  const kept: Group[] = []
  for (const group of groups.toSorted((x, y) => x.asked.because.length - y.asked.because.length)) {
    const { relation, because } = group.asked
    const echo = kept.some(
      ({ asked }) =>
        asked.relation === relation && asked.because.every((one) => because.includes(one)) && asked.because.length > 0,
    )
    if (!echo) kept.push(group)
  }
  return kept
}

/** The requests asked about one action: the scenarios of both packs, each as everybody's act, at any time; and round about them. */
function* requestsOf(a: Policy, b: Policy, action: ActionName): Generator<DecisionRequest> {
  const plain = ordinaryRequest(action)
  const ordinary = { ...b.pack.ordinary, ...a.pack.ordinary }
  const own = [...scenariosOf(a, action), ...scenariosOf(b, action)]
  const bases = [...(plain ? [plain] : []), ...own].map((request) =>
    withFacts(request, { ...ordinary, ...request.context.facts }),
  )
  for (const base of bases) {
    yield base
    for (const role of rolesTried) yield { ...base, subject: personWith(role) }
    for (const { time, ...facts } of moments) yield withFacts(base, { ...base.context.facts, ...facts }, time)
  }
  const bindings = [...a.compiled.bindingsFor(action), ...b.compiled.bindingsFor(action)]
  const space = spaceOf(action, own, figuresIn(bindings))
  for (const base of bases.toSorted(bySize).slice(0, walked.scenarios)) {
    let left = walked.neighbours
    for (const { request } of neighboursOf(base, space)) {
      if (left-- === 0) break
      yield request
    }
  }
}

/** The requests of a pack's scenarios, at the kind of day and in the period that its own calendar gives them. */
function scenariosOf({ version: { school }, ...policy }: Policy, action: ActionName): DecisionRequest[] {
  return policy.scenarios().flatMap((one): DecisionRequest[] => {
    if (one.kind !== 'decide' || one.request.action.name !== action) return []
    const said = { ...one.facts, ...one.request.context.facts }
    const computed = calendarFacts(school.calendar, instantOf(one.request.context.time), said)
    return [withFacts(one.request, { ...computed, ...said })]
  })
}

function withFacts(
  request: DecisionRequest,
  facts: DecisionRequest['context']['facts'],
  time = request.context.time,
): DecisionRequest {
  return { ...request, context: { time, ...(facts && { facts }) } }
}

function bySize(x: DecisionRequest, y: DecisionRequest): number {
  return JSON.stringify(x.resource.properties).length - JSON.stringify(y.resource.properties).length
}

/** Times that clauses tell apart, said outright so that no school's calendar matters. */
const moments = [
  { time: ordinaryTime, 'calendar.day': 'school-day', 'calendar.period': 'lesson' },
  { time: '2026-11-18T12:45:00Z', 'calendar.day': 'school-day', 'calendar.period': 'lunch' },
  { time: '2026-11-18T16:15:00Z', 'calendar.day': 'school-day', 'calendar.period': 'after-school' },
  { time: '2026-11-18T20:30:00Z', 'calendar.day': 'school-day', 'calendar.period': 'none' },
  { time: '2026-11-21T11:00:00Z', 'calendar.day': 'weekend', 'calendar.period': 'none' },
  { time: '2026-08-12T10:00:00+01:00', 'calendar.day': 'holiday', 'calendar.period': 'none' },
] as const

/** The smallest request that differs in the same way, and everybody whose act it may be. */
function told({ request, asked, seen }: Group, ask: (request: DecisionRequest) => Asked): EffectDifference {
  const key = keyOf(asked)
  const isSame = (other: DecisionRequest) => keyOf(ask(other)) === key
  const atOnce = withFacts(request, request.context.facts, ordinaryTime)
  const witness = shrink(isSame(atOnce) ? atOnce : request, isSame)
  const { a, b, relation } = ask(witness)
  const others = everyRole.filter((role) =>
    isSame({ ...witness, subject: { ...personWith(role), id: witness.subject.id } }),
  )
  return {
    action: request.action.name,
    roles: [...new Set([...witness.subject.properties.roles, ...others])],
    relation: relation === 'same' ? 'different' : relation,
    a: answerOf(a),
    b: answerOf(b),
    matters: mattersIn(witness),
    witness,
    seen,
  }
}

const everyRole = Object.values(vocabulary.roles).flat() as Role[]

function mattersIn({
  action,
  resource,
  context: { time, facts = {} },
}: DecisionRequest): { member: string; value: unknown }[] {
  const { members } = vocabulary.actions[action.name]
  const properties = Object.entries(resource.properties)
    .filter(
      ([name, value]) => members[name]?.optional || (name !== 'from' && name !== 'subjectLine' && value !== plainText),
    )
    .map(([member, value]) => ({ member, value }))
  const known = Object.entries(facts).map(([member, value]) => ({ member, value }))
  return [...properties, ...known, ...(time === ordinaryTime ? [] : [{ member: 'time', value: time }])]
}
