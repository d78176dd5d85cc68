import { indexOf } from './calendar-index.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { dayOf } from './school-time.ts'

/**
 * The instant `days` school days after the date of `instant`, at the same time by the wall clock (a Saturday 20:00 plus
 * two is Tuesday 20:00 in term). Where the calendar has run out, weekdays that are no bank holiday count, so that a
 * calendar nobody renewed does not put deadlines off for ever.
 */
export function addSchoolDays(calendar: SchoolCalendar, instant: Temporal.Instant, days: number): Temporal.Instant {
  const start = instant.toZonedDateTimeISO(calendar.timeZone)
  let date = start.toPlainDate()
  for (let left = days; left > 0; ) {
    date = date.add({ days: 1 })
    if (countsAsSchoolDay(calendar, date)) left--
  }
  return date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: start.toPlainTime() }).toInstant()
}

function countsAsSchoolDay(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  const on = date.toString()
  const day = dayOf(calendar, on, date.dayOfWeek)
  return day === 'school-day' || (day === 'holiday' && on > indexOf(calendar).knownUntil)
}
