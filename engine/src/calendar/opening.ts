import type { Facts } from '../vocabulary/words.generated.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import {
  bellsOf,
  calendarFacts,
  dayOf,
  type LocalTime,
  localTime,
  periodAt,
  type SchoolMoment,
  secondsOf,
} from './school-time.ts'
import type { OpeningRule, Window } from './window.ts'

/** How far ahead an opening is looked for. A window that stays shut longer is taken as never opening. */
const searchDays = 400
const dayEnd = 86_400

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

/**
 * The first instant, `instant` included, at which every window is open; undefined when there is none within 400 days.
 * Wall-clock times that a change of the clocks skips do not count, those it repeats count twice.
 */
export function nextOpen(
  windows: readonly Window[],
  instant: Temporal.Instant,
  calendar: SchoolCalendar,
  facts: Facts,
): Temporal.Instant | undefined {
  const now = momentOf(calendar, instant, facts)
  if (windows.every((w) => isOpen(w, now))) return instant
  let date = Temporal.PlainDate.from(now.date)
  for (let ahead = 0; ahead <= searchDays; ahead++, date = date.add({ days: 1 })) {
    const found = firstOpenOn(date, { windows, instant, calendar, now })
    if (found) return found
  }
  return undefined
}

type Search = {
  readonly windows: readonly Window[]
  readonly instant: Temporal.Instant
  readonly calendar: SchoolCalendar
  readonly now: SchoolMoment
}

function firstOpenOn(date: Temporal.PlainDate, search: Search): Temporal.Instant | undefined {
  const { windows, calendar, now } = search
  const on = date.toString()
  const weekday = date.dayOfWeek
  const isToday = on === now.date
  const day = isToday ? now.day : dayOf(calendar, on, weekday)
  // Windows open at the beginning of something and bells close what a given period kept open or shut: nothing else can be first.
  const bells =
    day === 'school-day' ? bellsOf(calendar, weekday).flatMap((b) => [secondsOf(b.from), secondsOf(b.to)]) : []
  const starts = [0, ...windows.flatMap(stretchStarts), ...bells]
  const sorted = [...new Set(starts)].filter((s) => s < dayEnd).sort((a, b) => a - b)
  const changes = clockChangesOn(date, calendar.timeZone)
  const ring = isToday ? Math.min(dayEnd, ...bells.filter((s) => s > now.seconds)) : 0
  const test = (local: LocalTime): boolean => {
    const moment = { ...local, day, period: local.seconds < ring ? now.period : periodAt(calendar, local, day) }
    return windows.every((w) => isOpen(w, moment))
  }
  if (changes.length > 0) return firstOpenOnChange(date, { ...search, sorted, changes, test })
  const first = sorted.find((s) => (!isToday || s > now.seconds) && test({ date: on, weekday, seconds: s }))
  return first === undefined ? undefined : instantsAt(date, first, calendar.timeZone)[0]
}

/** A day on which the clocks change is gone through by instants, not by the clock on the wall. */
function firstOpenOnChange(
  date: Temporal.PlainDate,
  search: Search & {
    readonly sorted: readonly number[]
    readonly changes: readonly Temporal.Instant[]
    readonly test: (local: LocalTime) => boolean
  },
): Temporal.Instant | undefined {
  const { timeZone } = search.calendar
  const candidates = [...search.sorted.flatMap((s) => instantsAt(date, s, timeZone)), ...search.changes]
  return candidates
    .filter((i) => Temporal.Instant.compare(i, search.instant) > 0)
    .sort(Temporal.Instant.compare)
    .find((i) => {
      const local = localTime(i, timeZone)
      return local.date === date.toString() && search.test(local)
    })
}

function stretchStarts(window: Window): number[] {
  return window.rules
    .flatMap(({ open }) => ('periods' in open ? [] : open.map((s) => secondsOf(s.from))))
    .filter((s) => !Number.isNaN(s))
}

function clockChangesOn(date: Temporal.PlainDate, timeZone: string): Temporal.Instant[] {
  const midnight = date.toZonedDateTime(timeZone)
  if (midnight.hoursInDay === 24) return []
  const change = midnight.subtract({ nanoseconds: 1 }).getTimeZoneTransition('next')
  return change ? [change.toInstant()] : []
}

/** The one or two instants at which the wall clock shows that time of that day (one after it, where the time is skipped). */
function instantsAt(date: Temporal.PlainDate, seconds: number, timeZone: string): Temporal.Instant[] {
  const clock = date.toPlainDateTime().add({ seconds })
  const earlier = clock.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).toInstant()
  const later = clock.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant()
  return earlier.equals(later) ? [earlier] : [earlier, later]
}
