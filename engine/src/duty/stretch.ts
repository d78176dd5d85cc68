import { indexOf } from '../calendar/calendar-index.ts'
import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import { addSchoolDays } from '../calendar/school-days.ts'
import { dayOf } from '../calendar/school-time.ts'
import { addWeekdayHours } from '../calendar/weekday-hours.ts'
import type { Stretch, Turn } from './check.ts'

type Day = Temporal.PlainDate

/** A deadline that cannot be told: no term is known so far from there, or there is nothing to count from. */
export class NoDeadlineError extends Error {
  override readonly name = 'NoDeadlineError'
  readonly code = 'duty.no-deadline'
}

/** The end of a stretch of hours; undefined for a stretch of whole days. */
export function instantAfter(
  calendar: SchoolCalendar,
  from: Temporal.Instant,
  { hours, weekdayHours }: Stretch,
): Temporal.Instant | undefined {
  if (hours !== undefined) return from.add({ seconds: Math.round(hours * 3600) })
  if (weekdayHours !== undefined) return addWeekdayHours(from, weekdayHours, calendar.timeZone)
  return undefined
}

/** The instant a stretch of hours before `until`; undefined for a stretch of whole days. */
export function instantBefore(
  calendar: SchoolCalendar,
  until: Temporal.Instant,
  { hours, weekdayHours }: Stretch,
): Temporal.Instant | undefined {
  if (hours !== undefined) return until.subtract({ seconds: Math.round(hours * 3600) })
  if (weekdayHours !== undefined) return subtractWeekdayHours(until, weekdayHours, calendar.timeZone)
  return undefined
}

/** The day a stretch of whole days after `day`. */
export function dayAfter(calendar: SchoolCalendar, day: Day, stretch: Stretch): Day {
  const { schoolDays, terms } = stretch
  if (schoolDays !== undefined) {
    const noon = day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: '12:00' }).toInstant()
    return addSchoolDays(calendar, noon, schoolDays).toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  }
  if (terms !== undefined) return endOfTermAfter(calendar, day, terms)
  return day.add(durationOf(stretch))
}

/** The day a stretch of whole days before `day`. School days are counted back along the calendar. */
export function dayBefore(calendar: SchoolCalendar, day: Day, stretch: Stretch): Day {
  const { schoolDays } = stretch
  if (schoolDays === undefined) return day.subtract(durationOf(stretch))
  let at = day
  for (let left = schoolDays; left > 0; ) {
    at = at.subtract({ days: 1 })
    if (at.toString() < indexOf(calendar).knownFrom) {
      throw new NoDeadlineError(`the calendar does not go back ${schoolDays} school days from ${day}`)
    }
    if (isSchoolDay(calendar, at)) left--
  }
  return at
}

/** The first turn of that kind after `day`. */
export function turnAfter(calendar: SchoolCalendar, turn: Turn, day: Day): Day {
  const isStart = turn.endsWith('start')
  const found = stretchesOf(calendar, turn.startsWith('term'))
    .map((terms) => edgeOf(calendar, terms, isStart))
    .find((edge) => edge && Temporal.PlainDate.compare(edge, day) > 0)
  if (!found) throw new NoDeadlineError(`the calendar has no ${turn} after ${day}`)
  return found
}

type Term = SchoolCalendar['terms'][number]

/** The terms one by one, or together by school year: a year begins with the first term that starts in August or later. */
function stretchesOf({ terms }: SchoolCalendar, isByTerm: boolean): readonly (readonly Term[])[] {
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  if (isByTerm) return inOrder.map((term) => [term])
  const years = Map.groupBy(inOrder, ({ from }) => Temporal.PlainDate.from(from).subtract({ months: 7 }).year)
  return [...years.values()]
}

/** The first or the last school day of a stretch. */
function edgeOf(calendar: SchoolCalendar, terms: readonly Term[], isStart: boolean): Day | undefined {
  const from = terms[0]?.from
  const to = terms.at(-1)?.to
  if (from === undefined || to === undefined) return undefined
  const step = { days: isStart ? 1 : -1 }
  for (let day = Temporal.PlainDate.from(isStart ? from : to); ; day = day.add(step)) {
    const on = day.toString()
    if (on < from || on > to) return undefined
    if (isSchoolDay(calendar, day)) return day
  }
}

function endOfTermAfter(calendar: SchoolCalendar, day: Day, terms: number): Day {
  const later = stretchesOf(calendar, true).filter(([term]) => term && term.from > day.toString())
  const term = later[terms - 1]
  const end = term && edgeOf(calendar, term, false)
  if (!end) throw new NoDeadlineError(`the calendar does not go on ${terms} terms from ${day}`)
  return end
}

function isSchoolDay(calendar: SchoolCalendar, day: Day): boolean {
  return dayOf(calendar, day.toString(), day.dayOfWeek) === 'school-day'
}

function durationOf({ days = 0, weeks = 0, months = 0, years = 0 }: Stretch): Temporal.DurationLike {
  return { days, weeks, months, years }
}

function subtractWeekdayHours(until: Temporal.Instant, hours: number, timeZone: string): Temporal.Instant {
  let at = until
  for (let left = hours; ; ) {
    // At midnight itself the stretch before it belongs to the day before.
    const start = at.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).startOfDay()
    if (start.dayOfWeek < 6) {
      const there = start.toInstant().until(at).total('hours')
      if (left <= there) return at.subtract({ seconds: Math.round(left * 3600) })
      left -= there
    }
    at = start.toInstant()
  }
}
