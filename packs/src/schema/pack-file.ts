/** What the schemas of all pack files have in common. */
import { vocabularyDefs } from './from-vocabulary.ts'
import { list, type Schema } from './schema.ts'

const anything: Schema = {}
/** Who may act, as in `role:office`. */
export const releaser: Schema = { $ref: '#/$defs/releaser' }
/** A role of the vocabulary. */
export const role: Schema = { $ref: '#/$defs/role' }
/** Ids that packs give. */
export const kebab: Schema = {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A name of lower-case words joined by hyphens.',
}
/** A clause as a pack may cite it. */
export const clauseId: Schema = {
  type: 'string',
  minLength: 1,
  description: 'A clause, in full (<policy>.3.2.staff.5) or without the name of the policy (3.2.staff.5).',
}
/** The clauses that something meets. */
export const cites: Schema = list(clauseId, {
  minItems: 1,
  uniqueItems: true,
  description: 'The clauses that this meets.',
})
/** Members beginning `x-` hold what a file says once and uses often, by anchor. */
export const own: Schema = { patternProperties: { '^x-': anything } }

/** The root schema of a pack file, with the definitions it uses. */
export function file(title: string, schema: Schema, defs: Readonly<Record<string, Schema>> = {}): Schema {
  const $defs = usedDefs(schema, { ...vocabularyDefs, ...defs })
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema, $defs }
}

/** The definitions that `schema` refers to, and those that they refer to. */
function usedDefs(schema: Schema, defs: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const used: Record<string, Schema> = {}
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const def = name === '$ref' && typeof member === 'string' ? member.replace('#/$defs/', '') : undefined
      const found = def && !Object.hasOwn(used, def) ? defs[def] : undefined
      if (def && found) used[def] = found
      walk(found ?? member)
    }
  }
  walk(schema)
  return used
}
