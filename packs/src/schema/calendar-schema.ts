import { file, own } from './pack-file.ts'
import { clockTime, day, list, object, oneOfWords, type Schema, text } from './schema.ts'

/** calendar.yaml: terms, days off and bells, in school time. */
export function calendarSchema(): Schema {
  const stretch = object({ name: text, from: day, to: day })
  const bell = object({
    name: text,
    kind: oneOfWords(['before-school', 'lesson', 'break', 'lunch', 'after-school']),
    from: clockTime,
    to: clockTime,
  })
  const weekdays: Schema = {
    type: 'object',
    patternProperties: { '^[1-7]$': list(bell) },
    additionalProperties: false,
    description: 'Weekdays that differ; 1 is Monday.',
  }
  return file(
    'The school calendar',
    object(
      {
        timeZone: { ...text, description: 'An IANA time zone.' },
        terms: list(stretch, { minItems: 1 }),
        holidays: list(stretch, {
          description: 'Half-terms and other days off inside terms, and the holidays between them.',
        }),
        inset: list(day, { uniqueItems: true }),
        bankHolidays: list(object({ on: day, name: text })),
        bells: object({ ordinary: list(bell), 'weekdays?': weekdays }),
        'note?': text,
      },
      own,
    ),
  )
}
