import type { DecisionRequest } from '../request.ts'
import type { Member, Shape } from '../vocabulary/shape.ts'
import { type ActionName, type Facts, vocabulary } from '../vocabulary/words.generated.ts'
import { isRecord, readObject, unknown, type Walk, wrong } from './read-shape.ts'
import type { Unreadable } from './unreadable.ts'

const text: Shape = { kind: 'text' }
const id: Shape = { kind: 'id', of: 'id' }
const anything: Shape = { kind: 'union', of: [] }
const must = (shape: Shape): Member => ({ shape, optional: false })
const may = (shape: Shape): Member => ({ shape, optional: true })

const subjectMembers: Readonly<Record<string, Member>> = {
  type: must({ kind: 'enum', values: ['person'] }),
  id: must(id),
  properties: must({
    kind: 'object',
    members: {
      roles: must({ kind: 'list', of: { kind: 'id', of: 'role' } }),
      name: may(text),
      address: may(text),
      yearGroup: may({ kind: 'number', from: 0, to: 13, whole: true }),
      form: may(text),
    },
  }),
}

// AuthZEN leaves room for properties of an action; ours has none, so only an empty object says nothing that is not read.
const actionMembers: Readonly<Record<string, Member>> = {
  name: must(text),
  properties: may({ kind: 'object', members: {} }),
}

const factMembers: Readonly<Record<string, Member>> = Object.fromEntries(
  Object.entries(vocabulary.facts).map(([name, shape]) => [name, may(shape)]),
)

const parts = ['subject', 'action', 'resource', 'context'] as const

/**
 * Reads a request from parsed JSON. Every member, word and form is that of the vocabulary; nothing is passed over in
 * silence. The error names the first thing that cannot be read, with the nearest known word.
 */
export function readRequest(json: unknown): { readonly request: DecisionRequest } | { readonly error: Unreadable } {
  const error = complaint(json, { values: 0 })
  return error ? { error } : { request: json as DecisionRequest }
}

/** Reads facts from parsed JSON or YAML: a map from fact to value. */
export function readFacts(json: unknown): { readonly facts: Facts } | { readonly error: Unreadable } {
  const error = factsComplaint(json, 'facts', { values: 0 })
  return error ? { error } : { facts: json as Facts }
}

function factsComplaint(json: unknown, member: string, walk: Walk): Unreadable | undefined {
  return readObject(json, factMembers, { member, walk, unknownCode: 'request.unknown-fact' })
}

function complaint(json: unknown, walk: Walk): Unreadable | undefined {
  if (!isRecord(json)) return wrong(json, 'an object', '')
  const stray = Object.keys(json).find((name) => !parts.some((p) => p === name))
  if (stray !== undefined) {
    return unknown('request.unknown-member', stray, [...parts.filter((p) => !Object.hasOwn(json, p)), ...parts], stray)
  }
  for (const part of parts) {
    if (json[part] === undefined) {
      return { code: 'request.missing-member', member: part, message: `member \`${part}\` is missing` }
    }
  }
  const { subject, action, resource, context } = json
  return (
    readObject(subject, subjectMembers, { member: 'subject', walk }) ??
    readObject(action, actionMembers, { member: 'action', walk }) ??
    resourceComplaint(resource, action, walk) ??
    contextComplaint(context, walk)
  )
}

function resourceComplaint(resource: unknown, action: unknown, walk: Walk): Unreadable | undefined {
  const name = isRecord(action) ? action.name : undefined
  if (!isActionName(name)) {
    return unknown('request.unknown-action', String(name), Object.keys(vocabulary.actions), 'action.name')
  }
  const words = vocabulary.actions[name]
  const needsProperties = Object.values(words.members).some((m) => !m.optional)
  const members: Readonly<Record<string, Member>> = {
    type: must({ kind: 'enum', values: [words.resource] }),
    id: may(id),
    properties: { shape: { kind: 'object', members: words.members }, optional: !needsProperties },
  }
  return readObject(resource, members, { member: 'resource', walk })
}

function isActionName(name: unknown): name is ActionName {
  return typeof name === 'string' && Object.hasOwn(vocabulary.actions, name)
}

function contextComplaint(context: unknown, walk: Walk): Unreadable | undefined {
  const members: Readonly<Record<string, Member>> = { time: must({ kind: 'instant' }), facts: may(anything) }
  if (!isRecord(context)) return wrong(context, 'an object', 'context')
  const { facts, ...rest } = context
  const outer = readObject(rest, members, { member: 'context', walk })
  if (outer || facts === undefined) return outer
  return factsComplaint(facts, 'context.facts', walk)
}
