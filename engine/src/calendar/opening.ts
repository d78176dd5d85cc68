import type { Facts } from '../vocabulary/words.generated.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { calendarFacts, localTime, type SchoolMoment, secondsOf } from './school-time.ts'
import type { OpeningRule, Window } from './window.ts'

/** True when `window` is open at that moment. Stretches include both ends: 17:00:00 is open, 17:00:01 is not. */
export function isOpen(window: Window, moment: SchoolMoment): boolean {
  const rule = ruleFor(window, moment)
  if (!rule) return window.otherwise === 'open'
  const { open } = rule
  if ('periods' in open) return open.periods.includes(moment.period)
  return open.some((s) => secondsOf(s.from) <= moment.seconds && moment.seconds <= secondsOf(s.to))
}

function ruleFor(window: Window, moment: SchoolMoment): OpeningRule | undefined {
  const isWeekday = moment.day !== 'weekend'
  return window.rules.find((r) => r.days.includes(moment.day) || (isWeekday && r.days.includes('weekday')))
}

/**
 * The moment of a request. Facts win over the calendar: a given day holds until local midnight, a given period until
 * the next bell.
 */
export function momentOf(calendar: SchoolCalendar, instant: Temporal.Instant, facts: Facts): SchoolMoment {
  const local = localTime(instant, calendar.timeZone)
  const known = facts['calendar.day'] !== undefined && facts['calendar.period'] !== undefined
  const now = known ? facts : calendarFacts(calendar, instant, facts)
  return { ...local, day: now['calendar.day'] ?? 'holiday', period: now['calendar.period'] ?? 'none' }
}
