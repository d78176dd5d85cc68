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

/**
 * Hours from `from` to `to` without local Saturdays and Sundays: the measure of notice before a deadline and of time to
 * reply. 0 when `to` is not after `from`. Counting stops at `atMost` hours.
 */
export function weekdayHoursBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  timeZone: string,
  atMost = 24 * 260,
): number {
  let hours = 0
  let at = from
  while (hours < atMost && Temporal.Instant.compare(at, to) < 0) {
    const local = at.toZonedDateTimeISO(timeZone)
    const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    const end = Temporal.Instant.compare(midnight, to) < 0 ? midnight : to
    if (local.dayOfWeek < 6) hours += at.until(end).total('hours')
    at = end
  }
  return Math.min(hours, atMost)
}

/** The instant `hours` after `from`, counting no local Saturday or Sunday. */
export function addWeekdayHours(from: Temporal.Instant, hours: number, timeZone: string): Temporal.Instant {
  let at = from
  let left = Math.max(0, hours)
  for (;;) {
    const local = at.toZonedDateTimeISO(timeZone)
    const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    if (local.dayOfWeek < 6) {
      const today = at.until(midnight).total('hours')
      if (left <= today) return at.add({ seconds: Math.round(left * 3600) })
      left -= today
    }
    at = midnight
  }
}
