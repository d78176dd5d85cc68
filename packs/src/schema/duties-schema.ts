import { cites, file, kebab, own, releaser } from './pack-file.ts'
import { clockTime, day, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** duties.yaml: what meets the clauses that no decision can meet. */
export function dutiesSchema(): Schema {
  const duty = object({
    id: kebab,
    by: oneOfWords(
      ['agreement', 'training', 'notice', 'procedure', 'schedule', 'connector'],
      'What meets the clauses: an agreement that is signed, training, a published notice, a procedure, a scheduled check or retention line, another system.',
    ),
    cites,
    'what?': { ...text, description: 'What is done, in a sentence.' },
    'lines?': list(line, { description: 'Retention lines: how long each class of record is kept.' }),
    'checks?': list(check, { description: 'What must be done by a date.' }),
    'procedure?': { ...kebab, description: 'The procedure of procedures.yaml that does it.' },
    'agreement?': { ...kebab, description: 'The agreement of policy.yaml that binds to it.' },
    'system?': { ...kebab, description: 'Of a connector: the other system that does it, such as `mis`.' },
    'state?': {
      ...oneOfWords(['declared', 'running'], 'declared: bound, its engine not built yet. running: it happens.'),
      default: 'declared',
    },
    'note?': text,
  })
  return file('Duties', object({ duties: list(duty) }, own))
}

const count: Schema = { type: 'integer', minimum: 1 }

const line = object(
  {
    class: { ...kebab, description: 'The record class, such as mail-with-pupils.' },
    'days?': { ...count, description: 'Days after the day its period counts from.' },
    'months?': { ...count, description: 'Calendar months after that day.' },
    'from?': { ...kebab, description: 'What its period counts from, such as `sent` or `end-of-employment`.' },
    'dispose?': oneOfWords(['delete', 'archive', 'review'], 'What becomes of the record when its time is over.'),
    cites,
  },
  { oneOf: [{ required: ['days'] }, { required: ['months'] }] },
)

const hours = { 'hours?': count, 'weekdayHours?': { ...count, description: 'Hours without Saturdays and Sundays.' } }
const wholeDays = { 'days?': count, 'weeks?': count, 'months?': count, 'years?': count, 'schoolDays?': count }
const terms = { 'terms?': { ...count, description: 'To the last school day of the so-manieth term after.' } }

/** A stretch of time in exactly one of these units. */
function stretch(units: Readonly<Record<string, Schema>>, description: string): Schema {
  const oneOf = Object.keys(units).map((unit) => ({ required: [unit.replace(/\?$/, '')] }))
  return object(units, { oneOf, description })
}

const check = object(
  {
    id: kebab,
    'what?': text,
    'who?': list(releaser, { minItems: 1, description: 'Who does it.' }),
    'every?': stretch({ ...wholeDays, ...terms }, 'Again and again: so long after it was last done.'),
    'first?': { ...day, description: 'Of `every`: due then where it was never done.' },
    'within?': stretch({ ...hours, ...wholeDays }, 'At the latest so long after an event.'),
    'before?': stretch({ ...hours, ...wholeDays }, 'At the latest so long before an event.'),
    'each?': oneOfWords(
      ['term-start', 'term-end', 'school-year-start', 'school-year-end'],
      'On that school day of every term or school year.',
    ),
    'after?': { ...kebab, description: 'The event that `within` and `before` count from.' },
    'at?': { ...clockTime, description: 'The local time on the due day; without it the whole day is in time.' },
    'remind?': { ...count, description: 'Days before the due day from which it shows as due.' },
    cites,
  },
  {
    oneOf: [{ required: ['every'] }, { required: ['within'] }, { required: ['before'] }, { required: ['each'] }],
  },
)
