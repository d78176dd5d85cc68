import { nearest, shown } from '@beadle/engine'
import type { ProblemCode } from '../problem.ts'
import type { Path } from '../yaml/yaml-file.ts'
import type { Schema, TypeName } from './schema.ts'

/** What a value breaks of its schema, ready to be placed in a file. */
export type Fault = {
  readonly path: Path
  readonly code: ProblemCode
  readonly message: string
  readonly nearest?: string | undefined
}

const named: Readonly<Record<TypeName, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of members',
  null: 'null',
}

/**
 * Checks a value against the subset of JSON Schema in schema.ts, with messages that name the member, the value and the
 * nearest right word. `if`/`then` are for editors and are not looked at here: the reader checks settings by control.
 */
export function validate(schema: Schema, value: unknown, path: Path = [], root: Schema = schema): Fault[] {
  if (schema.$ref) return validate(resolve(schema.$ref, root), value, path, root)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) {
    const { anyOf: _any, oneOf: _one, ...beside } = schema
    return [...alternativeFaults(schema, alternatives, { value, path, root }), ...validate(beside, value, path, root)]
  }
  if (schema.const !== undefined && value !== schema.const) {
    return [{ path, code: 'pack.bad-value', message: `must be \`${schema.const}\`, not ${shown(value)}` }]
  }
  const wrong = schema.type && wrongType(schema.type, value)
  if (wrong) return [{ path, code: 'pack.wrong-type', message: wrong }]
  const rest = (schema.allOf ?? []).flatMap((one) => validate(one, value, path, root))
  if (schema.enum && !schema.enum.includes(value as string)) return [...rest, notInList(schema.enum, value, path)]
  if (typeof value === 'string') return [...rest, ...textFaults(schema, value, path)]
  if (typeof value === 'number') return [...rest, ...numberFaults(schema, value, path)]
  if (Array.isArray(value)) return [...rest, ...listFaults(schema, value, path, root)]
  if (typeof value === 'object' && value !== null)
    return [...rest, ...memberFaults(schema, value as Record<string, unknown>, path, root)]
  return rest
}

type Place = { readonly value: unknown; readonly path: Path; readonly root: Schema }

/** What a value breaks of the alternatives it has: `anyOf` wants one of them, `oneOf` exactly one. */
function alternativeFaults(schema: Schema, alternatives: readonly Schema[], { value, path, root }: Place): Fault[] {
  const possible = meant(alternatives, value, root)
  const results = possible.map((one) => validate(one, value, path, root))
  const fitting = results.filter((faults) => faults.length === 0).length
  if (fitting === 1 || (fitting > 1 && !schema.oneOf)) return []
  if (schema.type && wrongType(schema.type, value)) return []
  const choices = alternatives.map(({ required, ...more }) => (Object.keys(more).length === 0 ? required : undefined))
  if (choices.every((names) => names !== undefined)) {
    const listed = choices.map((names) => names.map((name) => `\`${name}\``).join(' with ')).join(', ')
    const code = fitting ? 'pack.bad-value' : 'pack.missing-member'
    return [{ path, code, message: `needs ${schema.oneOf ? 'exactly ' : ''}one of ${listed}` }]
  }
  return fitting
    ? [{ path, code: 'pack.bad-value', message: 'can be read in two ways' }]
    : closest(likest(possible, results, value))
}

/** The faults of the alternatives that know the most of the value's members. */
function likest(alternatives: readonly Schema[], results: readonly Fault[][], value: unknown): readonly Fault[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return results
  const given = Object.keys(value)
  const known = alternatives.map(
    ({ properties = {} }) => given.filter((name) => Object.hasOwn(properties, name)).length,
  )
  return results.filter((_faults, i) => known[i] === Math.max(...known))
}

/** The alternatives whose constant members, such as `kind`, are those of the value; all of them where none fits. */
function meant(alternatives: readonly Schema[], value: unknown, root: Schema): readonly Schema[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return alternatives
  const given = value as Readonly<Record<string, unknown>>
  const fits = (one: Schema) => {
    const { properties = {}, required = [] } = one.$ref ? resolve(one.$ref, root) : one
    return Object.entries(properties).every(([name, { const: fixed }]) => {
      if (fixed === undefined) return true
      return Object.hasOwn(given, name) ? given[name] === fixed : !required.includes(name)
    })
  }
  const fitting = alternatives.filter(fits)
  return fitting.length ? fitting : alternatives
}

/** The faults of the alternative that fits best: the one that goes deepest before it fails, then the shortest list. */
function closest(results: readonly Fault[][]): Fault[] {
  const depth = (faults: readonly Fault[]) =>
    Math.max(...faults.map((fault) => fault.path.length - (fault.code === 'pack.wrong-type' ? 0.5 : 0)))
  return results.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
}

function resolve(ref: string, root: Schema): Schema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`schema has no \`${ref}\``)
  return found
}

function wrongType(type: TypeName | readonly TypeName[], value: unknown): string | undefined {
  const types = typeof type === 'string' ? [type] : type
  if (types.some((one) => isOfType(one, value))) return undefined
  // YAML reads 1.10 as the number 1.1: what is meant as a word must be quoted.
  const quotes =
    types.includes('string') && (typeof value === 'number' || typeof value === 'boolean') ? '; put it in quotes' : ''
  return `must be ${types.map((one) => named[one]).join(' or ')}, not ${shown(value)}${quotes}`
}

function isOfType(type: TypeName, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function notInList(words: readonly unknown[], value: unknown, path: Path): Fault {
  const known = words.map(String)
  const near = typeof value === 'string' ? nearest(value, known) : undefined
  const listed =
    known.length <= 12
      ? `one of ${known.map((word) => `\`${word}\``).join(', ')}`
      : `one of ${known.length} known words`
  return { path, code: 'pack.bad-value', message: `must be ${listed}, not ${shown(value)}`, nearest: near }
}

function textFaults(schema: Schema, value: string, path: Path): Fault[] {
  const bad = (message: string): Fault[] => [{ path, code: 'pack.bad-value', message }]
  if (schema.minLength && value.trim().length < schema.minLength) return bad('must not be empty')
  if (schema.format === 'date' && !isDay(value))
    return bad(`must be a day as \`YYYY-MM-DD\` that the calendar has, not \`${value}\``)
  if (schema.format === 'date-time' && !isInstant(value))
    return bad(`must be an instant as \`2026-03-03T10:15:00Z\`, not \`${value}\``)
  if (!schema.pattern || new RegExp(schema.pattern, 'u').test(value)) return []
  const form = schema.description ? lowerFirst(schema.description) : `of the form \`${schema.pattern}\``
  return [
    {
      path,
      code: 'pack.bad-value',
      message: `${shown(value)} is not ${form}`,
      nearest: nearest(value, schema.examples ?? []),
    },
  ]
}

function numberFaults(schema: Schema, value: number, path: Path): Fault[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
  if (value >= minimum && value <= maximum) return []
  const bounds = [
    schema.minimum !== undefined && `at least ${minimum}`,
    schema.maximum !== undefined && `at most ${maximum}`,
  ]
    .filter(Boolean)
    .join(' and ')
  return [{ path, code: 'pack.bad-value', message: `must be ${bounds}, not \`${value}\`` }]
}

function listFaults(schema: Schema, value: readonly unknown[], path: Path, root: Schema): Fault[] {
  const faults: Fault[] = []
  if (schema.minItems && value.length < schema.minItems)
    faults.push({
      path,
      code: 'pack.bad-value',
      message: `must have at least ${schema.minItems} ${schema.minItems === 1 ? 'entry' : 'entries'}`,
    })
  if (schema.uniqueItems) {
    const seen = new Set<string>()
    for (const [index, item] of value.entries()) {
      const key = JSON.stringify(item)
      if (seen.has(key))
        faults.push({ path: [...path, index], code: 'pack.bad-value', message: `${shown(item)} stands here twice` })
      seen.add(key)
    }
  }
  const { items } = schema
  return items ? [...faults, ...value.flatMap((item, index) => validate(items, item, [...path, index], root))] : faults
}

function memberFaults(schema: Schema, value: Readonly<Record<string, unknown>>, path: Path, root: Schema): Fault[] {
  const known = Object.keys(schema.properties ?? {})
  const faults: Fault[] = []
  if (schema.minProperties && Object.keys(value).length < schema.minProperties) {
    faults.push({ path, code: 'pack.bad-value', message: 'must have at least one member' })
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name))
      faults.push({ path, code: 'pack.missing-member', message: `member \`${name}\` is missing` })
  }
  for (const [name, member] of Object.entries(value)) {
    const here = [...path, name]
    const matching = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) =>
      new RegExp(pattern, 'u').test(name),
    )
    const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (own) faults.push(...validate(own, member, here, root))
    for (const [, one] of matching) faults.push(...validate(one, member, here, root))
    if (own || matching.length) continue
    if (schema.additionalProperties === false) {
      faults.push({
        path: here,
        code: 'pack.unknown-member',
        message: `unknown member \`${name}\``,
        nearest: nearest(name, known),
      })
    } else if (typeof schema.additionalProperties === 'object')
      faults.push(...validate(schema.additionalProperties, member, here, root))
  }
  return faults
}

/** A day of the calendar, not merely its form. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  try {
    return Temporal.PlainDate.from(value).toString() === value
  } catch {
    return false
  }
}

/** An RFC 3339 instant: date, time, seconds, and `Z` or an offset. */
export function isInstant(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value)) return false
  try {
    Temporal.Instant.from(value)
    return true
  } catch {
    return false
  }
}

function lowerFirst(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '')
}
