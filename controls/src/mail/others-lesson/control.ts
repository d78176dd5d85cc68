import {
  defineControl,
  type HoldTerms,
  hold,
  type Input,
  nextOpen,
  notApplicable,
  type Period,
  type Window,
} from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly periods?: readonly Period[] }
type Sending = Input<'mail.submit', Settings>

const usual: readonly Period[] = ['before-school', 'break', 'lunch']

/** Pupils in a colleague's lesson are left in peace until they are between lessons; in the sender's own lesson, or in none, they are not. */
export const othersLesson = defineControl<'mail.submit', Settings>({
  id: 'mail.others-lesson',
  summary: { en: 'Keeps mail to pupils who are in another teacher’s lesson until they are between lessons.' },
  actions: ['mail.submit'],
  needs: ['calendar.lesson-of'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      periods: {
        type: 'array',
        items: { type: 'string', enum: ['before-school', 'lesson', 'break', 'lunch', 'after-school'] },
        description: 'The periods in which it goes.',
      },
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && addressed(input, ['pupil']).length > 0,
  evaluate(input) {
    const taught = addressed(input, ['pupil']).filter((pupil) => {
      const teacher = teacherOf(pupil, input)
      return teacher !== null && teacher !== input.request.subject.id
    })
    if (taught.length === 0) return notApplicable
    const { periods = usual } = input.settings
    const window: Window = { rules: [{ days: ['school-day'], open: { periods } }], otherwise: 'closed' }
    return hold({ key: 'mail.others-lesson.taught' }, waitFor(window, input), { recipients: keysOf(taught) })
  },
  whenUnsure: (input) =>
    hold(
      { key: 'mail.others-lesson.unknown' },
      { releasers: ['sender'] },
      { recipients: keysOf(addressed(input, ['pupil'])) },
    ),
})

/** Where the bells say that it is break and the timetable that somebody teaches, the timetable is believed until the next bell. */
function waitFor(window: Window, { facts, school, time, settings }: Sending): HoldTerms {
  const period = facts['calendar.period']
  const { periods = usual } = settings
  if (period === undefined || !periods.includes(period)) return { window }
  const until = nextOpen([window], time, school.calendar, { ...facts, 'calendar.period': 'lesson' })
  return until ? { until: until.toString() } : { releasers: ['sender'] }
}

/** Who teaches the pupil now; null is nobody. The timetable names pupils by id, or by address where a message knows no more. */
function teacherOf({ person, address, key }: Recipient, { facts }: Sending): string | null {
  const lessonOf = facts['calendar.lesson-of']
  if (lessonOf === null || lessonOf === undefined || typeof lessonOf === 'string') return lessonOf ?? null
  for (const id of [person.person, address, key, person.name]) {
    if (id !== undefined && Object.hasOwn(lessonOf, id)) return lessonOf[id] ?? null
  }
  // A mailbox named after the pupil's id is that pupil.
  const mailbox = address?.slice(0, address.lastIndexOf('@'))
  return (mailbox !== undefined && Object.hasOwn(lessonOf, mailbox) ? lessonOf[mailbox] : null) ?? null
}
