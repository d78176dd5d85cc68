import { type Member, type Shape, vocabulary } from '@beadle/engine'
import type { Schema } from './schema.ts'

const roles = [...vocabulary.roles.staff, ...vocabulary.roles.governance, ...vocabulary.roles.others]

const { actions } = vocabulary

/** Shapes that stand in many places, by the name they have in the vocabulary. */
const named: Readonly<Record<string, Shape | undefined>> = {
  person: itemOf(actions['mail.submit'].members.to?.shape),
  attachment: itemOf(actions['mail.submit'].members.attachments?.shape),
  device: actions['account.log-on'].members.device?.shape,
  content: itemOf(actions['file.store'].members.contains?.shape),
  category: itemOf(actions['web.request'].members.categories?.shape),
  purpose: actions['mail.open'].members.purpose?.shape,
  licence: actions['image.publish'].members.licence?.shape,
  place: actions['account.log-on'].members.place?.shape,
}
const names = new Map(Object.entries(named).map(([name, shape]) => [JSON.stringify(shape), name]))

/** Definitions that every schema made from the vocabulary refers to. */
export const vocabularyDefs: Readonly<Record<string, Schema>> = {
  role: { type: 'string', enum: roles, description: 'A role of the vocabulary.' },
  actor: {
    type: 'string',
    enum: [...roles, 'line-manager'],
    description: 'A role, or the line manager of the subject.',
  },
  releaser: {
    type: 'string',
    description:
      'One of those who may act: sender, recipient, role:<role>, line-manager-of:sender, nominee-of:<role> or person:<id>.',
    pattern: `^(sender|recipient|line-manager-of:sender|(role|nominee-of):(${roles.join('|')})|person:.+)$`,
    examples: [
      'sender',
      'recipient',
      'line-manager-of:sender',
      ...roles.flatMap((role) => [`role:${role}`, `nominee-of:${role}`]),
    ],
  },
  instant: { type: 'string', format: 'date-time' },
  ...Object.fromEntries(Object.entries(named).flatMap(([name, shape]) => (shape ? [[name, inPlace(shape)]] : []))),
}

function itemOf(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === 'list' ? shape.of : shape
}

/** JSON Schema of a shape of the vocabulary. */
function schemaOfShape(shape: Shape): Schema {
  const name = shape.kind === 'object' || shape.kind === 'enum' ? names.get(JSON.stringify(shape)) : undefined
  return name ? { $ref: `#/$defs/${name}` } : inPlace(shape)
}

/** The same, written out where it stands. */
function inPlace(shape: Shape): Schema {
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
      if (shape.of === 'role') return { $ref: '#/$defs/actor' }
      if (shape.of === 'releaser') return { $ref: '#/$defs/releaser' }
      // A bounce has no sender, so an address may be empty.
      return shape.of === 'address' ? { type: 'string' } : { type: 'string', minLength: 1 }
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
  // What a person *has* are roles; wherever else a role is asked for, `line-manager` (of the subject) may answer.
  const of = (name: string, shape: Shape): Schema =>
    name === 'roles' ? { type: 'array', items: { $ref: '#/$defs/role' } } : schemaOfShape(shape)
  const properties = Object.fromEntries(entries.map(([name, { shape }]) => [name, of(name, shape)]))
  return { type: 'object', properties, ...(required.length && { required }), additionalProperties: false }
}

/** Facts by name; each may be left out. */
export function factsSchema(): Schema {
  const properties = Object.fromEntries(
    Object.entries(vocabulary.facts).map(([name, shape]) => [name, schemaOfShape(shape)]),
  )
  return { type: 'object', properties, additionalProperties: false }
}
