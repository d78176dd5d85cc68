import { cites, clauseId, kebab, releaser } from './pack-file.ts'
import { day, instant, list, object, oneOfWords, type Schema, text } from './schema.ts'

type Members = Readonly<Record<string, Schema>>

const dayOrInstant: Schema = { anyOf: [day, instant], description: 'A day, or an instant with its offset.' }
const spared = list(clauseId, { description: 'Clauses that must not be cited.' })

/** Scenarios of kind `due`: how a retention line or a check of a duty stands at a moment. */
export function dueSchemas(common: Members): Schema[] {
  const kind = { const: 'due' } as const
  const want = object({
    'due?': { ...dayOrInstant, description: 'By when: a day where the whole day is in time, else an instant.' },
    state: oneOfWords(['waiting', 'due', 'overdue', 'met', 'late']),
    'dispose?': oneOfWords(['delete', 'archive', 'review']),
    'who?': list(releaser),
    'cites?': list(clauseId),
  })
  const asked = {
    duty: kebab,
    'line?': { ...kebab, description: 'The record class of a retention line.' },
    'check?': kebab,
    'from?': { ...dayOrInstant, description: 'What the period counts from, or when it was last done.' },
    at: instant,
    'done?': dayOrInstant,
  }
  const line = object(
    { ...common, kind, ...asked, want, 'not?': spared },
    {
      oneOf: [{ required: ['line'] }, { required: ['check'] }],
    },
  )
  const but = {
    type: 'object',
    description: 'What differs: `from`, `at`, `done`, `check`; null takes one away.',
  } as const
  return [line, object({ ...common, kind, like: text, 'but?': but, want, 'not?': spared })]
}

/** Scenarios of kind `journey`: a walk through a procedure of the pack, or the name of a test of the server that walks. */
export function journeySchemas(common: Members): Schema[] {
  const kind = { const: 'journey' } as const
  const step = object(
    {
      'at?': { ...instant, description: 'Absent: a minute after what happened last.' },
      'by?': { ...text, description: 'Who acts: a releaser (each stands for one person), or a person of `people`.' },
      'does?': { ...kebab, description: 'The outcome chosen.' },
      'reason?': text,
      'evidence?': list(kebab),
      'refused?': { ...text, description: 'The act must be refused with this code.' },
      'wait?': { ...instant, description: 'The clock knocks then.' },
    },
    { oneOf: [{ required: ['by', 'does'] }, { required: ['wait'] }] },
  )
  const want = object(
    {
      'end?': { ...kebab, description: 'The end it comes to.' },
      'step?': { ...kebab, description: 'The step in which it waits.' },
      'asked?': list(text, { description: 'Who may act then.' }),
      'due?': { ...instant, description: 'By when.' },
      'cites?': list(clauseId),
    },
    { oneOf: [{ required: ['end'] }, { required: ['step'] }] },
  )
  const walked = object({
    ...common,
    kind,
    procedure: kebab,
    at: instant,
    'sender?': text,
    'about?': list(text),
    'people?': { type: 'object', additionalProperties: list(text), description: 'Who each releaser stands for.' },
    'walk?': list(step),
    want,
    'not?': spared,
  })
  const test = { ...text, description: 'The test of the server that walks it.' }
  return [walked, object({ ...common, kind, test, 'cites?': cites, 'not?': spared })]
}
