import { cites, file, kebab, own } from './pack-file.ts'
import { list, object, oneOfWords, type Schema, text } from './schema.ts'

/** duties.yaml: what meets the clauses that no decision can meet. */
export function dutiesSchema(): Schema {
  const period: Schema = { type: 'integer', minimum: 1 }
  const line = object(
    {
      class: { ...kebab, description: 'The record class, such as mail-with-pupils.' },
      'days?': { ...period, description: 'Days from the day its period counts from.' },
      'months?': { ...period, description: 'Calendar months from that day.' },
      cites,
    },
    { oneOf: [{ required: ['days'] }, { required: ['months'] }] },
  )
  const duty = object({
    id: kebab,
    by: oneOfWords(
      ['agreement', 'training', 'notice', 'procedure', 'schedule', 'connector'],
      'What meets the clauses: an agreement that is signed, training, a published notice, a procedure, a scheduled check or retention line, another system.',
    ),
    cites,
    'what?': { ...text, description: 'What is done, in a sentence.' },
    'lines?': list(line, { description: 'Retention lines: how long each class of record is kept.' }),
    'procedure?': { ...kebab, description: 'The procedure of procedures.yaml that does it.' },
    'state?': {
      ...oneOfWords(['declared', 'running'], 'declared: bound, its engine not built yet. running: it happens.'),
      default: 'declared',
    },
    'note?': text,
  })
  return file('Duties', object({ duties: list(duty) }, own))
}
