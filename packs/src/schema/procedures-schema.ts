import { cites, file, kebab, own, releaser } from './pack-file.ts'
import { list, object, oneOfWords, type Schema, sentence } from './schema.ts'

/** procedures.yaml: people acting in order. */
export function proceduresSchema(): Schema {
  const one: Schema = { type: 'integer', minimum: 1 }
  const outcome = object({
    'to?': { ...kebab, description: 'The step it leads to.' },
    'end?': { ...kebab, description: 'The end it comes to.' },
    'reason?': { ...oneOfWords(['required']), description: 'The one who acts must say why.' },
    'only?': { ...oneOfWords(['deadline']), description: 'Only the clock brings it about.' },
    'evidence?': list(kebab, { description: 'What this outcome needs, in place of what the step needs.' }),
  })
  const step = object({
    id: kebab,
    title: sentence,
    who: list(releaser, { minItems: 1, description: 'Who may act.' }),
    'deadline?': { oneOf: [object({ schoolDays: one }), object({ hours: one }), object({ weekdayHours: one })] },
    'deputies?': list(releaser, { description: 'Asked where none of `who` can act, and on escalation.' }),
    'onDeadline?': {
      ...kebab,
      description: 'An outcome of the step, or `escalate`: the deputies are asked for as long again.',
    },
    'finally?': { ...kebab, description: "The outcome when the deputies' time is over too." },
    'distinctFrom?': list(kebab, { uniqueItems: true, description: 'Steps in which somebody else must have acted.' }),
    'evidence?': list(kebab, { uniqueItems: true, description: 'What must be shown.' }),
    'batch?': {
      type: 'boolean',
      description: 'Several may be decided at once, each on the record as an act of its own.',
    },
    outcomes: {
      type: 'object',
      minProperties: 1,
      additionalProperties: outcome,
      description: 'What may come of it, by name.',
    },
  })
  const procedure = object({ id: kebab, title: sentence, 'cites?': cites, steps: list(step, { minItems: 1 }) })
  return file('Procedures', object({ procedures: list(procedure) }, own))
}
