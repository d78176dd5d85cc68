import { type Member, type Shape, vocabulary } from '@beadle/engine'
import type { Schema } from './schema.ts'

const roles = [...vocabulary.roles.staff, ...vocabulary.roles.governance, ...vocabulary.roles.others]

/** Definitions that every schema made from the vocabulary refers to. */
export const vocabularyDefs: Readonly<Record<string, Schema>> = {
  role: { type: 'string', enum: roles, description: 'A role of the vocabulary.' },
  releaser: {
    type: 'string',
    description:
      'Who may act: sender, recipient, role:<role>, line-manager-of:sender, nominee-of:<role> or person:<id>.',
    pattern: `^(sender|recipient|line-manager-of:sender|(role|nominee-of):(${roles.join('|')}|line-manager)|person:\\S+)$`,
  },
  instant: { type: 'string', format: 'date-time' },
}

/** JSON Schema of a shape of the vocabulary. A role may also be `line-manager`, that of the subject, where a member takes one. */
export function schemaOfShape(shape: Shape): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' }
    case 'bool':
      return { type: 'boolean' }
    case 'integer':
      return { type: 'integer' }
    case 'instant':
      return { $ref: '#/$defs/instant' }
    case 'null':
      return { type: 'null' }
    case 'id':
      if (shape.of === 'role') return { $ref: '#/$defs/role' }
      if (shape.of === 'releaser') return { $ref: '#/$defs/releaser' }
      return { type: 'string', minLength: 1 }
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.from, maximum: shape.to }
    case 'enum':
      return { type: 'string', enum: shape.values }
    case 'list':
      return { type: 'array', items: schemaOfShape(shape.of) }
    case 'map':
      return { type: 'object', additionalProperties: schemaOfShape(shape.of) }
    case 'union':
      return { anyOf: shape.of.map(schemaOfShape) }
    case 'object':
      return schemaOfMembers(shape.members)
  }
}

/** JSON Schema of named members: nothing else may stand beside them. */
export function schemaOfMembers(members: Readonly<Record<string, Member>>): Schema {
  const entries = Object.entries(members)
  const required = entries.filter(([, { optional }]) => !optional).map(([name]) => name)
  const properties = Object.fromEntries(entries.map(([name, { shape }]) => [name, schemaOfShape(shape)]))
  return { type: 'object', properties, ...(required.length && { required }), additionalProperties: false }
}

/** Facts by name; each may be left out. */
export function factsSchema(): Schema {
  const properties = Object.fromEntries(
    Object.entries(vocabulary.facts).map(([name, shape]) => [name, schemaOfShape(shape)]),
  )
  return { type: 'object', properties, additionalProperties: false }
}
