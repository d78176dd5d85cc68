/** Reads policies/vocabulary.yaml (the notation is explained in its head) and writes the engine's words and types. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Member, Shape } from '../../engine/src/vocabulary/shape.ts'

type Notation = string | readonly Notation[] | { readonly [key: string]: Notation } | null
type Source = {
  roles: Record<'staff' | 'governance' | 'others' | 'relations', string[]>
  person: Record<string, Notation>
  device: Record<string, Notation>
  content: string
  licence: string
  place: string
  purpose: string[]
  actions: Record<string, Record<string, Notation>>
  facts: Record<string, Notation>
  obligations: Record<string, Record<string, Notation>>
}
export type Words = {
  readonly roles: { readonly staff: string[]; readonly governance: string[]; readonly others: string[] }
  readonly relations: string[]
  readonly actions: Record<string, { readonly resource: string; readonly members: Record<string, Member> }>
  readonly facts: Record<string, Shape>
  readonly obligations: Record<string, Record<string, Member>>
}

/** Parses the vocabulary file into shapes. Throws naming the word it cannot read. */
export function readVocabulary(path: string): Words {
  const source = parse(readFileSync(path, 'utf8')) as Source
  const submit = source.actions['mail.submit'] ?? {}
  const words: Record<string, Notation> = {
    person: source.person,
    device: source.device,
    content: source.content,
    licence: source.licence,
    place: source.place,
    purpose: source.purpose.join('|'),
    attachment: submit.attachment ?? '',
    category: ((source.actions['web.request']?.category ?? []) as string[]).join('|'),
    marked: ((submit.members ?? {}) as Record<string, string>)['marked?'] ?? '',
  }
  const simple: Record<string, Shape> = {
    text: { kind: 'text' },
    'term id': { kind: 'text' },
    'address or domain': { kind: 'text' },
    'text-key': { kind: 'text' },
    antivirus: { kind: 'enum', values: ['antivirus'] },
    derived: { kind: 'enum', values: ['foundation', 'ks1', 'ks2', 'ks3', 'ks4', 'ks5'] },
    bool: { kind: 'bool' },
    'true|false': { kind: 'bool' },
    integer: { kind: 'integer' },
    days: { kind: 'integer' },
    instant: { kind: 'instant' },
    null: { kind: 'null' },
    address: { kind: 'id', of: 'address' },
    id: { kind: 'id', of: 'id' },
    url: { kind: 'id', of: 'url' },
    role: { kind: 'id', of: 'role' },
    releaser: { kind: 'id', of: 'releaser' },
  }

  function shape(notation: Notation): Shape {
    if (notation === null) return { kind: 'null' }
    if (typeof notation === 'string') return text(notation.trim())
    if (Array.isArray(notation)) return { kind: 'list', of: shape(notation[0] as Notation) }
    return { kind: 'object', members: members(notation as Record<string, Notation>) }
  }

  function text(notation: string): Shape {
    if (notation in simple) return simple[notation] as Shape
    if (notation === 'as above') return shape(words.marked as Notation)
    if (notation in words) return shape(words[notation] as Notation)
    const range = /^(\d+)\.\.(\d+)$/.exec(notation)
    if (range) return { kind: 'number', from: Number(range[1]), to: Number(range[2]), whole: range[2] !== '1' }
    const parts = splitTop(notation, '|')
    if (parts.length > 1) {
      const plain = parts.filter((part) => /^[a-z0-9-]+$/.test(part) && !(part in simple))
      const rest = parts.filter((part) => !plain.includes(part)).map(text)
      if (rest.length === 0) return { kind: 'enum', values: plain }
      // The alternatives that are ids already include every plain word.
      if (plain.length && rest.every((one) => one.kind === 'id')) return rest[0] as Shape
      return { kind: 'union', of: plain.length ? [...rest, { kind: 'enum', values: plain }] : rest }
    }
    if (notation.startsWith('{')) return inlineObject(notation.slice(1, -1))
    if (notation.startsWith('<')) return { kind: 'id', of: 'id' }
    if (/^[a-z-]+$/.test(notation)) return { kind: 'enum', values: [notation] }
    throw new Error(`vocabulary.yaml: cannot read the notation \`${notation}\``)
  }

  function inlineObject(body: string): Shape {
    const parts = splitTop(body, ',').map((part) => splitTop(part, ':'))
    const first = parts[0]?.[0] ?? ''
    if (first.startsWith('<')) return { kind: 'map', of: text((parts[0]?.slice(1) ?? []).join(':')) }
    return {
      kind: 'object',
      members: members(Object.fromEntries(parts.map(([k = '', ...v]) => [k, v.join(':') || k]))),
    }
  }

  function members(source: Record<string, Notation>): Record<string, Member> {
    const entries = Object.entries(source).map(([name, notation]) => {
      const optional = name.endsWith('?')
      return [optional ? name.slice(0, -1) : name, { shape: shape(notation), optional }] as const
    })
    return Object.fromEntries(entries)
  }

  function actionMembers(name: string): Record<string, Member> {
    const action = source.actions[name]
    if (!action) throw new Error(`vocabulary.yaml: no action \`${name}\``)
    const plus = members((action.plus ?? {}) as Record<string, Notation>)
    if (typeof action.members !== 'string') return { ...members(action.members as Record<string, Notation>), ...plus }
    const like = action.members.replace(/^as /, '')
    return { ...(like === 'device' ? members(source.device) : actionMembers(like)), ...plus }
  }

  const { staff, governance, others, relations } = source.roles
  const map = <T, U>(of: Record<string, T>, fn: (value: T, key: string) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, fn(value, key)]))
  return {
    roles: { staff, governance, others },
    relations,
    actions: map(source.actions, (action, name) => ({
      resource: String(action.resource),
      members: actionMembers(name),
    })),
    facts: map(source.facts, shape),
    obligations: map(source.obligations, members),
  }
}

/** Splits at `separator` outside braces, brackets and angle brackets. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if ('{[<'.includes(c)) depth++
    else if ('}]>'.includes(c)) depth--
    else if (depth === 0 && c === separator) {
      parts.push(text.slice(start, i).trim())
      start = i + 1
    }
  }
  return [...parts, text.slice(start).trim()]
}

/** The TypeScript type of a shape, as source text. */
export function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
    case 'instant':
      return 'string'
    case 'bool':
      return 'boolean'
    case 'integer':
    case 'number':
      return 'number'
    case 'null':
      return 'null'
    case 'id':
      return shape.of === 'role' ? 'Role' : shape.of === 'releaser' ? 'Releaser' : 'string'
    case 'enum':
      return shape.values.map((value) => `'${value}'`).join(' | ')
    case 'list':
      return `readonly (${typeOf(shape.of)})[]`
    case 'map':
      return `{ readonly [key: string]: ${typeOf(shape.of)} }`
    case 'union':
      return shape.of.map(typeOf).join(' | ')
    case 'object':
      return objectType(shape.members)
  }
}

function objectType(members: Readonly<Record<string, Member>>): string {
  const lines = Object.entries(members).map(
    ([name, { shape, optional }]) =>
      `readonly ${/^\w+$/.test(name) ? name : `'${name}'`}${optional ? '?' : ''}: ${typeOf(shape)}`,
  )
  return lines.length ? `{ ${lines.join('; ')} }` : '{}'
}

/** Source text of engine/src/vocabulary/words.generated.ts. */
export function vocabularyModule(words: Words): string {
  const names = (list: readonly string[]) => list.map((name) => `'${name}'`).join(' | ')
  const person = words.actions['mail.submit']?.members.to?.shape
  const attachment = words.actions['mail.submit']?.members.attachments?.shape
  const device = words.actions['account.log-on']?.members.device?.shape
  if (person?.kind !== 'list' || attachment?.kind !== 'list' || !device)
    throw new Error('vocabulary.yaml: person, attachment and device are needed')
  const properties = Object.entries(words.actions).map(
    ([name, { members }]) => `  readonly '${name}': ${objectType(members)}`,
  )
  const facts = Object.entries(words.facts).map(([name, shape]) => `  readonly '${name}'?: ${typeOf(shape)}`)
  const common = `readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[]`
  const obligations = Object.entries(words.obligations).map(
    ([name, members]) =>
      `  | { readonly do: '${name}'; ${[objectType(members).slice(1, -1).trim(), common].filter(Boolean).join('; ')} }`,
  )
  return `// Generated from policies/vocabulary.yaml by \`npm run generate\`. Do not edit.
import type { Shape } from './shape.ts'

export type StaffRole = ${names(words.roles.staff)}
export type Role = StaffRole | ${names([...words.roles.governance, ...words.roles.others])}
export type Releaser = 'sender' | 'recipient' | 'line-manager-of:sender' | \`role:\${Role}\` | \`nominee-of:\${Role}\` | \`person:\${string}\`
export type ActionName = ${names(Object.keys(words.actions))}
export type Person = ${typeOf(person.of)}
export type Attachment = ${typeOf(attachment.of)}
export type Device = ${typeOf(device)}
/** resource.properties of each action. */
export type Properties = {
${properties.join('\n')}
}
/** What is true at the instant of the request: supplied, never fetched. An absent fact is unknown. */
export type Facts = {
${facts.join('\n')}
}
export type FactName = keyof Facts
/** What the enforcement point must do; one that cannot denies, unless \`essential\` is false. */
export type Obligation =
${obligations.join('\n')}

type Members = Readonly<Record<string, { readonly shape: Shape; readonly optional: boolean }>>
export const vocabulary: {
  readonly roles: { readonly staff: readonly StaffRole[]; readonly governance: readonly Role[]; readonly others: readonly Role[] }
  readonly relations: readonly string[]
  readonly actions: Readonly<Record<ActionName, { readonly resource: string; readonly members: Members }>>
  readonly facts: Readonly<Record<FactName, Shape>>
  readonly obligations: Readonly<Record<Obligation['do'], Members>>
} = ${JSON.stringify(words, null, 1)}
`
}
