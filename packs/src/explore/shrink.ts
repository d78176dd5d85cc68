import { type DecisionRequest, type Member, readRequest, vocabulary } from '@beadle/engine'
import { isObject } from './alternatives.ts'

/** The request without everything that `holds` does not need, as far as taking away one thing at a time leads. */
export function shrink(request: DecisionRequest, holds: (request: DecisionRequest) => boolean): DecisionRequest {
  let smallest = request
  for (let again = true; again; ) {
    again = false
    for (const smaller of smallerThan(smallest)) {
      if ('error' in readRequest(smaller) || !holds(smaller)) continue
      smallest = smaller
      again = true
      break
    }
  }
  return smallest
}

function* smallerThan(request: DecisionRequest): Generator<DecisionRequest> {
  const { subject, resource, context } = request
  const { facts = {}, ...bare } = context
  for (const left of withoutEach(facts))
    yield { ...request, context: Object.keys(left).length ? { ...bare, facts: left } : bare }
  for (const properties of smallerObjects(vocabulary.actions[request.action.name].members, resource.properties)) {
    yield { ...request, resource: { ...resource, properties: properties as typeof resource.properties } }
  }
  const { roles, ...more } = subject.properties
  for (const left of withoutEach(more)) yield { ...request, subject: { ...subject, properties: { ...left, roles } } }
  for (const role of roles.length > 1 ? roles : [])
    yield { ...request, subject: { ...subject, properties: { ...more, roles: [role] } } }
}

function* smallerObjects(members: Readonly<Record<string, Member>>, value: object): Generator<object> {
  for (const [name, now] of Object.entries(value)) {
    const member = members[name]
    const { [name]: _, ...others } = value as Record<string, unknown>
    if (member?.optional) yield others
    for (const smaller of smallerValues(now)) yield { ...others, [name]: smaller }
  }
}

/** A text of which nothing matters. */
export const plainText = 'Good morning.'

function* smallerValues(value: unknown): Generator<unknown> {
  if (typeof value === 'string' && value !== plainText && value.includes(' ')) yield plainText
  if (Array.isArray(value)) {
    if (value.length > 1) for (const item of value) yield [item]
    else for (const smaller of smallerValues(value[0])) yield [smaller]
  }
  // Nobody is nothing at all: of a person or a thing something is left.
  if (isObject(value) && Object.keys(value).length > 1) yield* withoutEach(value)
}

function* withoutEach<T extends object>(value: T): Generator<T> {
  for (const name of Object.keys(value)) {
    const { [name as keyof T]: _, ...others } = value
    yield others as T
  }
}
