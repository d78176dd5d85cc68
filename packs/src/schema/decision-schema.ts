import { vocabulary } from '@beadle/engine'
import { factsSchema, schemaOfMembers, vocabularyDefs } from './from-vocabulary.ts'
import { file, role } from './pack-file.ts'
import { bool, instant, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** ordinary.yaml: the facts of an ordinary day, which `decide` assumes where nothing else is said. */
export function ordinarySchema(): Schema {
  return file('The facts of an ordinary day', factsSchema())
}

/** One request in the words of the vocabulary: what stands beside each action depends on the action. */
export function requestSchema(): Schema {
  const actions = Object.keys(vocabulary.actions) as (keyof typeof vocabulary.actions)[]
  const subject = object({
    type: { const: 'person' },
    id: text,
    properties: object({
      roles: list(role),
      'name?': text,
      'address?': text,
      'yearGroup?': { type: 'integer', minimum: 0, maximum: 13 },
      'form?': text,
    }),
  })
  const context = object({ time: instant, 'facts?': { $ref: '#/$defs/facts' } })
  const each = actions.map((name): Schema => {
    const { resource, members } = vocabulary.actions[name]
    const needed = Object.values(members).some(({ optional }) => !optional)
    return {
      if: {
        type: 'object',
        properties: { action: { type: 'object', properties: { name: { const: name } }, required: ['name'] } },
        required: ['action'],
      },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word; the object is never awaited.
      then: {
        type: 'object',
        properties: {
          resource: object({
            type: { const: resource },
            'id?': text,
            [`properties${needed ? '' : '?'}`]: schemaOfMembers(members),
          }),
        },
      },
    }
  })
  const resource: Schema = { type: 'object', required: ['type'] }
  return {
    ...object({
      subject,
      action: object({ name: oneOfWords(actions), 'properties?': { type: 'object', additionalProperties: false } }),
      resource,
      context,
    }),
    allOf: each,
  }
}

/** The answer, as DECISION-API has it. */
function decisionSchema(): Schema {
  const effect = oneOfWords(['permit', 'hold', 'deny'])
  const obligation: Schema = {
    oneOf: Object.entries(vocabulary.obligations).map(([name, members]) =>
      obligationSchema(name, schemaOfMembers(members)),
    ),
  }
  const citation = object({ clause: text, control: text, version: text, 'silent?': { const: true } })
  return {
    type: 'object',
    properties: {
      decision: { type: 'boolean', description: 'True exactly when the effect is permit.' },
      context: {
        type: 'object',
        properties: {
          effect,
          citations: list(citation),
          obligations: list(obligation),
          lifted: list(object({ clause: text, control: text, effect, by: text })),
          watched: list(object({ clause: text, control: text, effect })),
          recipients: list(object({ address: text, effect, 'until?': instant, citations: list(text) })),
          reason: object({ en: text, 'cy?': text }),
        },
        required: ['effect', 'citations', 'obligations', 'lifted', 'recipients', 'reason'],
      },
    },
    required: ['decision', 'context'],
  }
}

export function obligationSchema(name: string, members: Schema): Schema {
  const common = { silent: bool, essential: bool, cites: list(text), recipients: list(text) }
  return {
    ...members,
    properties: { do: { const: name }, ...members.properties, ...common },
    required: ['do', ...(members.required ?? [])],
  }
}

/** The normative schema of the decision interface: `$defs` hold request, decision and facts. */
export function decisionInterfaceSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A question to the decision interface, or its answer',
    description:
      'Made from policies/vocabulary.yaml. A request is OpenID AuthZEN Authorization API 1.0 with closed words.',
    anyOf: [{ $ref: '#/$defs/request' }, { $ref: '#/$defs/decision' }],
    $defs: { ...vocabularyDefs, request: requestSchema(), decision: decisionSchema(), facts: factsSchema() },
  }
}
