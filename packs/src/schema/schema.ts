/** The part of JSON Schema 2020-12 that pack files are described in: enough for an editor, small enough to check with exact messages. */
export type Schema = {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly type?: TypeName | readonly TypeName[]
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly const?: string | number | boolean | null
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly propertyNames?: Schema
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly default?: unknown
  readonly examples?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly uniqueItems?: boolean
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: 'date' | 'date-time'
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly if?: Schema
  readonly then?: Schema
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}
export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null'

/** An object with exactly these members; `?` at the end of a name makes it optional. Members beginning `x-` are the pack's own. */
export function object(members: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const entries = Object.entries(members)
  const required = entries.map(([name]) => name).filter((name) => !name.endsWith('?'))
  const properties = Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema]))
  return { type: 'object', properties, ...(required.length && { required }), additionalProperties: false, ...more }
}

export function list(items: Schema, more: Schema = {}): Schema {
  return { type: 'array', items, ...more }
}

export function oneOfWords(words: readonly string[], description?: string): Schema {
  return { type: 'string', enum: words, ...(description && { description }) }
}

export const text: Schema = { type: 'string', minLength: 1 }
export const bool: Schema = { type: 'boolean' }
export const day: Schema = { type: 'string', format: 'date', description: 'A day, YYYY-MM-DD.' }
export const instant: Schema = {
  type: 'string',
  format: 'date-time',
  description: 'An instant, RFC 3339 with its offset.',
}
export const clockTime: Schema = {
  type: 'string',
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'A local time, HH:MM.',
}
/** Something said in English, and in Welsh where somebody has. */
export const sentence: Schema = object({ en: text, 'cy?': text })
