import { vocabulary } from '@beadle/engine'
import { obligationSchema, requestSchema } from './decision-schema.ts'
import { factsSchema, schemaOfMembers } from './from-vocabulary.ts'
import { dueSchemas, journeySchemas } from './other-scenarios-schema.ts'
import { clauseId, file, kebab, own } from './pack-file.ts'
import { instant, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** scenarios.yaml: what the policy changes and what it leaves alone. */
export function scenariosSchema(): Schema {
  const partial = Object.entries(vocabulary.obligations).map(([name, members]) => {
    const { required: _left, ...rest } = obligationSchema(name, schemaOfMembers(members))
    return { ...rest, required: ['do'] }
  })
  const want = object({
    effect: oneOfWords(['permit', 'hold', 'deny']),
    'cites?': list(clauseId, { description: 'Clauses that must be cited; further ones do no harm.' }),
    'obligations?': list(
      { oneOf: partial },
      { description: 'Obligations there must be; the members named must match.' },
    ),
    'without?': list(
      { oneOf: partial },
      { description: 'Obligations there must not be; the members named would match.' },
    ),
    'recipients?': list(
      object({
        address: text,
        'effect?': oneOfWords(['permit', 'hold', 'deny']),
        'until?': instant,
        'citations?': list(clauseId),
      }),
    ),
    'lifted?': list(clauseId, { description: 'Clauses that must have been set aside.' }),
    'watched?': list(clauseId),
  })
  const common = { id: text, 'policy?': kebab, 'note?': text }
  const asked = {
    'kind?': { const: 'decide' },
    'facts?': { $ref: '#/$defs/facts' },
    want,
    'not?': list(clauseId, { description: 'Clauses that must not be cited.' }),
  } as const
  const decide = object({ ...common, ...asked, request: requestSchema() })
  const neighbour = object({
    ...common,
    ...asked,
    like: { ...text, description: 'An earlier scenario of the pack whose request and facts this one shares.' },
    'but?': {
      type: 'object',
      description: 'What differs, member by member (RFC 7396): null takes a member away, a list is given whole.',
    },
  })
  const one = { oneOf: [decide, neighbour, ...dueSchemas(common), ...journeySchemas(common)] }
  return file('Scenarios', object({ scenarios: list(one) }, own), {
    facts: factsSchema(),
  })
}
