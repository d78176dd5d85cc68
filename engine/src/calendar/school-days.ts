import { indexOf } from './calendar-index.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { dayOf, localTime } from './school-time.ts'

/**
 * The instant `days` school days after the date of `instant`, at the same time by the wall clock (a Saturday 20:00 plus
 * two is Tuesday 20:00 in term). Where the calendar has run out, weekdays that are no bank holiday count, so that a
 * calendar nobody renewed does not put deadlines off for ever.
 */
export function addSchoolDays(calendar: SchoolCalendar, instant: Temporal.Instant, days: number): Temporal.Instant {
  const start = instant.toZonedDateTimeISO(calendar.timeZone)
  const date = dateAfter(calendar, localTime(instant, calendar.timeZone).date, days)
  return date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: start.toPlainTime() }).toInstant()
}

const counted = new WeakMap<SchoolCalendar, Map<string, Temporal.PlainDate>>()

/** Days counted from one date are kept, as calendars are immutable. */
const most = 1000

function dateAfter(calendar: SchoolCalendar, from: string, days: number): Temporal.PlainDate {
  let known = counted.get(calendar)
  if (!known || known.size >= most) {
    known = new Map()
    counted.set(calendar, known)
  }
  const key = `${from} ${days}`
  const before = known.get(key)
  if (before) return before
  // From long before the first term nothing would count until then: that way is not walked day by day.
  const { knownFrom } = indexOf(calendar)
  const isBefore = days > 0 && from < knownFrom
  let date = isBefore ? Temporal.PlainDate.from(knownFrom).subtract({ days: 1 }) : Temporal.PlainDate.from(from)
  for (let left = days; left > 0; ) {
    date = date.add({ days: 1 })
    if (countsAsSchoolDay(calendar, date)) left--
  }
  known.set(key, date)
  return date
}

function countsAsSchoolDay(calendar: SchoolCalendar, date: Temporal.PlainDate): boolean {
  const on = date.toString()
  const day = dayOf(calendar, on, date.dayOfWeek)
  return day === 'school-day' || (day === 'holiday' && on > indexOf(calendar).knownUntil)
}
