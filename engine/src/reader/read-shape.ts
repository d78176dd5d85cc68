import { instantOf } from '../calendar/instant.ts'
import { nearest } from '../text/nearest.ts'
import type { Member, Shape } from '../vocabulary/shape.ts'
import { type Role, vocabulary } from '../vocabulary/words.generated.ts'
import { kindOf, memberPath, readingLimits, shown, type Unreadable } from './unreadable.ts'

/** A walk over one value; counts what it has read. */
export type Walk = { values: number }

type Where = { readonly member: string; readonly walk: Walk; readonly relations?: boolean }

const roles: ReadonlySet<string> = new Set<Role>([
  ...vocabulary.roles.staff,
  ...vocabulary.roles.governance,
  ...vocabulary.roles.others,
])

/** Checks `value` against a shape of the vocabulary; undefined when it fits. */
export function readShape(value: unknown, shape: Shape, where: Where): Unreadable | undefined {
  const { member, walk } = where
  if (++walk.values > readingLimits.values) return tooLarge(member, `more than ${readingLimits.values} values`)
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? textLimit(value, member, readingLimits.text) : wrong(value, 'text', member)
    case 'bool':
      return typeof value === 'boolean' ? undefined : wrong(value, 'true or false', member)
    case 'null':
      return value === null ? undefined : wrong(value, 'null', member)
    case 'integer':
      return isWhole(value) && value >= 0 ? undefined : wrong(value, 'a whole number from 0', member)
    case 'number': {
      const fits = typeof value === 'number' && value >= shape.from && value <= shape.to
      if (fits && (!shape.whole || isWhole(value))) return undefined
      return wrong(value, `a ${shape.whole ? 'whole ' : ''}number from ${shape.from} to ${shape.to}`, member)
    }
    case 'instant':
      return isInstant(value) ? undefined : wrong(value, 'an instant such as 2026-03-03T10:15:00Z', member)
    case 'id':
      return readId(value, shape.of, where)
    case 'enum':
      if (typeof value !== 'string') return wrong(value, `one of ${shape.values.slice(0, 8).join(', ')}`, member)
      return shape.values.includes(value) ? undefined : unknown('request.unknown-value', value, shape.values, member)
    case 'list':
      return readList(value, shape.of, where)
    case 'map':
      return readMap(value, shape.of, where)
    case 'object':
      return readObject(value, shape.members, where)
    case 'union':
      return readUnion(value, shape.of, where)
  }
}

/** Checks an object member by member. Unknown members come first: a misspelt one explains the missing one. */
export function readObject(
  value: unknown,
  members: Readonly<Record<string, Member>>,
  where: Where & { readonly unknownCode?: 'request.unknown-member' | 'request.unknown-fact' },
): Unreadable | undefined {
  const { member } = where
  if (!isRecord(value)) return wrong(value, 'an object', member)
  const given = Object.keys(value)
  for (const name of given) {
    if (Object.hasOwn(members, name)) continue
    // Of equals, one that is not given yet was probably meant.
    const known = Object.keys(members)
    const left = known.filter((m) => !Object.hasOwn(value, m))
    return unknown(where.unknownCode ?? 'request.unknown-member', name, [...left, ...known], memberPath(member, name))
  }
  for (const [name, { shape, optional }] of Object.entries(members)) {
    const path = memberPath(member, name)
    if (!Object.hasOwn(value, name) || value[name] === undefined) {
      if (!optional) return { code: 'request.missing-member', member: path, message: `member \`${name}\` is missing` }
      continue
    }
    // A person has roles of their own; elsewhere a role is whoever gave leave, and that may be the line manager.
    const wrongWithin = readShape(value[name], shape, { member: path, walk: where.walk, relations: name !== 'roles' })
    if (wrongWithin) return wrongWithin
  }
  return undefined
}

function readId(
  value: unknown,
  of: 'address' | 'id' | 'url' | 'role' | 'releaser',
  where: Where,
): Unreadable | undefined {
  const { member } = where
  if (typeof value !== 'string') return wrong(value, of === 'id' ? 'an id' : `a ${of}`, member)
  const long = textLimit(value, member, readingLimits.word)
  if (long) return long
  if (of === 'role') {
    if (roles.has(value) || (where.relations && value === 'line-manager')) return undefined
    return unknown('request.unknown-role', value, where.relations ? [...roles, 'line-manager'] : roles, member)
  }
  if (of === 'releaser')
    return isReleaser(value) ? undefined : unknown('request.unknown-value', value, releasers(), member)
  // A bounce has no sender, so an address may be empty; an id and a URL may not.
  if (value === '' && of !== 'address') return wrong(value, of === 'id' ? 'an id' : 'a URL', member)
  return /\p{Cc}/u.test(value) ? wrong(value, 'one line', member) : undefined
}

function isReleaser(value: string): boolean {
  if (['sender', 'recipient', 'line-manager-of:sender'].includes(value)) return true
  const [kind, ...rest] = value.split(':')
  const name = rest.join(':')
  if (kind === 'role' || kind === 'nominee-of') return roles.has(name)
  return kind === 'person' && name !== ''
}

function releasers(): string[] {
  const named = [...roles].flatMap((r) => [`role:${r}`, `nominee-of:${r}`])
  return ['sender', 'recipient', 'line-manager-of:sender', ...named]
}

function readList(value: unknown, of: Shape, where: Where): Unreadable | undefined {
  const { member } = where
  if (!Array.isArray(value)) return wrong(value, 'a list', member)
  if (value.length > readingLimits.entries) return tooLarge(member, `more than ${readingLimits.entries} entries`)
  for (let i = 0; i < value.length; i++) {
    const wrongWithin = readShape(value[i], of, { ...where, member: `${member}[${i}]` })
    if (wrongWithin) return wrongWithin
  }
  return undefined
}

function readMap(value: unknown, of: Shape, where: Where): Unreadable | undefined {
  const { member } = where
  if (!isRecord(value)) return wrong(value, 'an object', member)
  const entries = Object.entries(value)
  if (entries.length > readingLimits.entries) return tooLarge(member, `more than ${readingLimits.entries} entries`)
  for (const [name, entry] of entries) {
    const wrongWithin = readShape(entry, of, { ...where, member: memberPath(member, name) })
    if (wrongWithin) return wrongWithin
  }
  return undefined
}

/** Of a union, the complaint of the branch that takes this kind of value is the useful one. */
function readUnion(value: unknown, shapes: readonly Shape[], where: Where): Unreadable | undefined {
  let best: Unreadable | undefined
  for (const shape of shapes) {
    const complaint = readShape(value, shape, where)
    if (!complaint) return undefined
    if (takes(shape, value)) best ??= complaint
  }
  return best ?? wrong(value, shapes.map(nameOf).join(' or '), where.member)
}

function takes(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'object':
    case 'map':
      return isRecord(value)
    case 'list':
      return Array.isArray(value)
    case 'integer':
    case 'number':
      return typeof value === 'number'
    case 'bool':
      return typeof value === 'boolean'
    case 'null':
      return value === null
    default:
      return typeof value === 'string'
  }
}

function nameOf(shape: Shape): string {
  const names = { text: 'text', bool: 'true or false', integer: 'a whole number', number: 'a number', null: 'null' }
  const more = {
    instant: 'an instant',
    id: 'an id',
    enum: 'a word',
    list: 'a list',
    map: 'an object',
    object: 'an object',
  }
  const all: Readonly<Record<string, string>> = { ...names, ...more }
  return all[shape.kind] ?? shape.kind
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/

/** True for an RFC 3339 instant (section 5.6), and for no other text. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !rfc3339.test(value)) return false
  try {
    instantOf(value)
    return true
  } catch {
    return false
  }
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function textLimit(value: string, member: string, limit: number): Unreadable | undefined {
  return value.length > limit ? tooLarge(member, `longer than ${limit} characters`) : undefined
}

function tooLarge(member: string, message: string): Unreadable {
  return { code: 'request.too-large', member, message }
}

/** A value of the wrong form. */
export function wrong(value: unknown, wanted: string, member: string): Unreadable {
  const isShowable = typeof value === 'string' || typeof value === 'number'
  const given = isShowable ? shown(value) : kindOf(value)
  return { code: 'request.bad-value', member, message: `must be ${wanted}, not ${given}` }
}

/** A word that is not known where it stands. */
export function unknown(code: Unreadable['code'], word: string, known: Iterable<string>, member: string): Unreadable {
  const near = nearest(word, known)
  const what = code === 'request.unknown-value' ? 'value' : code.slice('request.unknown-'.length)
  return { code, member, message: `${what} ${shown(word)} is not known`, ...(near ? { nearest: near } : {}) }
}
