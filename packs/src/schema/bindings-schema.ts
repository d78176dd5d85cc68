import type { Control } from '@beadle/engine'
import { cites, file, kebab, own } from './pack-file.ts'
import { day, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** bindings.yaml: which control meets which clauses, with which settings. */
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
  return file(
    'Bindings',
    object({ bindings: list({ ...binding, ...(bySettings.length && { allOf: bySettings }) }) }, own),
  )
}
