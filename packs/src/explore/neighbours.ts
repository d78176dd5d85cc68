import {
  type ActionName,
  type DecisionRequest,
  type FactName,
  type Facts,
  type Role,
  readRequest,
  vocabulary,
} from '@beadle/engine'
import { alternativesOf, isSame, remember, rolesOf, type Words } from './alternatives.ts'

/** What requests of one action may be made of: figures and values that occur, times and facts that matter. */
export type Space = Words & {
  readonly action: ActionName
  readonly times: readonly string[]
  readonly facts: readonly FactName[]
}

/** A request that differs from another in one thing, and the member it differs in. */
export type Neighbour = { readonly request: DecisionRequest; readonly at: string }

/** The space of an action, from requests that are known and the facts and figures its bindings look at. */
export function spaceOf(
  action: ActionName,
  requests: readonly DecisionRequest[],
  looked: { readonly facts: Iterable<FactName>; readonly numbers: Iterable<number> },
  hints: {
    readonly texts?: readonly string[]
    readonly times?: readonly string[]
    readonly instants?: readonly string[]
  } = {},
): Space {
  const seen = new Map<string, unknown[]>()
  const times: string[] = []
  for (const {
    action: { name },
    resource,
    context,
  } of requests) {
    if (name !== action) continue
    remember(seen, resource.properties, '')
    remember(seen, { facts: context.facts ?? {} }, '')
    if (times.length < 20 && !times.includes(context.time)) times.push(context.time)
  }
  const { texts = [], instants = [] } = hints
  const facts = [...new Set(looked.facts)]
  return {
    action,
    seen,
    times: [...new Set([...times, ...(hints.times ?? [])])],
    facts,
    numbers: [...new Set(looked.numbers)],
    texts,
    instants,
  }
}

/** Every request of the space that differs from `request` in one thing and can be read. */
export function* neighboursOf(request: DecisionRequest, space: Space): Generator<Neighbour> {
  for (const made of changed(request, space)) if (!('error' in readRequest(made.request))) yield made
}

function* changed(request: DecisionRequest, space: Space): Generator<Neighbour> {
  const { subject, resource, context } = request
  for (const role of rolesOf(space)) {
    if (isSame(subject.properties.roles, [role])) continue
    yield { at: 'subject', request: { ...request, subject: personWith(role) } }
  }
  const { members } = vocabulary.actions[space.action]
  for (const { at, value } of alternativesOf({ kind: 'object', members }, resource.properties, space)) {
    yield { at, request: { ...request, resource: { ...resource, properties: value as typeof resource.properties } } }
  }
  for (const time of space.times)
    if (time !== context.time) yield { at: 'time', request: { ...request, context: { ...context, time } } }
  for (const name of space.facts) yield* otherFacts(request, space, name)
}

function* otherFacts(request: DecisionRequest, space: Space, name: FactName): Generator<Neighbour> {
  const { context } = request
  const { [name]: now, ...others } = context.facts ?? {}
  const withFacts = (facts: Facts): Neighbour => ({ at: name, request: { ...request, context: { ...context, facts } } })
  for (const { value } of alternativesOf(vocabulary.facts[name], now, space, `facts.${name}`))
    yield withFacts({ ...others, [name]: value })
  if (now !== undefined) yield withFacts(others)
}

/** Somebody of a role, of whom nothing else matters. A pupil is of a year. */
export function personWith(role: Role): DecisionRequest['subject'] {
  return { type: 'person', id: `a-${role}`, properties: { roles: [role], ...(role === 'pupil' && { yearGroup: 9 }) } }
}
