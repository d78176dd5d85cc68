import type { Control } from '@beadle/engine'
import { cites, file, kebab, own } from './pack-file.ts'
import { day, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** bindings.yaml: which control meets which clauses, with which settings; `duties` for the clauses no decision can meet. */
export function bindingsSchema(controls: ReadonlyMap<string, Control>): Schema {
  const known = [...controls.values()].toSorted((a, b) => a.id.localeCompare(b.id))
  const binding = object({
    id: kebab,
    control: known.length ? oneOfWords(known.map(({ id }) => id)) : text,
    cites,
    'settings?': { type: 'object', description: 'The settings of the control.' },
    'lifts?': list(kebab, { uniqueItems: true, description: 'Bindings set aside when this one permits.' }),
    'mode?': {
      ...oneOfWords(['enforce', 'watch'], 'watch: what it finds is listed and changes nothing.'),
      default: 'enforce',
    },
    'liveFrom?': { ...day, description: 'The day from which it acts; before it, it watches.' },
    'note?': text,
  })
  const bySettings = known.map(
    ({ id, summary, settings }): Schema => ({
      if: { type: 'object', properties: { control: { const: id } }, required: ['control'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word; the object is never awaited.
      then: {
        type: 'object',
        description: summary.en,
        properties: { settings: { ...settings, additionalProperties: false } as Schema },
      },
    }),
  )
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
  return file(
    'Bindings',
    object(
      { bindings: list({ ...binding, ...(bySettings.length && { allOf: bySettings }) }), 'duties?': list(duty) },
      own,
    ),
  )
}
