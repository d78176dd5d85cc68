import type { Facts } from '../vocabulary/words.generated.ts'
import { indexOf } from './calendar-index.ts'
import type { Bell, Day, Period, SchoolCalendar } from './school-calendar.ts'
import { wallClock } from './wall-clock.ts'

/** An instant by the school's wall clock. `seconds` counts from local midnight by the clock on the wall, fractions included. */
export type LocalTime = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  readonly seconds: number
}

/** What an instant is to the school. */
export type SchoolMoment = LocalTime & { readonly day: Day; readonly period: Period }

/** `instant` by the wall clock of `timeZone`. */
export function localTime(instant: Temporal.Instant, timeZone: string): LocalTime {
  const { year, month, day, weekday, seconds } = wallClock(instant, timeZone)
  // Years of fewer or more digits than four have forms of their own.
  const isUsual = year >= 1000 && year <= 9999
  const date = isUsual
    ? `${year}-${twoDigits(month)}-${twoDigits(day)}`
    : new Temporal.PlainDate(year, month, day).toString()
  return { date, weekday, seconds }
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** Seconds from midnight of a local time `HH:MM`, `24:00` included; NaN for anything else. */
export function secondsOf(clock: string): number {
  if (clock.length !== 5 || clock.charCodeAt(2) !== 58) return Number.NaN
  const tens = clock.charCodeAt(0) - 48
  const hours = clock.charCodeAt(1) - 48
  const tenMinutes = clock.charCodeAt(3) - 48
  const minutes = clock.charCodeAt(4) - 48
  const isClock = isDigit(tens) && isDigit(hours) && isDigit(tenMinutes) && isDigit(minutes) && tenMinutes < 6
  const seconds = (tens * 10 + hours) * 3600 + (tenMinutes * 10 + minutes) * 60
  return isClock && seconds <= 86_400 ? seconds : Number.NaN
}

function isDigit(number: number): boolean {
  return number >= 0 && number <= 9
}

/** What `date` (`YYYY-MM-DD`) is to the school. Outside every term it is a holiday. */
export function dayOf(calendar: SchoolCalendar, date: string, weekday = weekdayOf(date)): Day {
  if (weekday > 5) return 'weekend'
  const index = indexOf(calendar)
  if (index.bankHolidays.has(date)) return 'bank-holiday'
  if (index.inset.has(date)) return 'inset'
  if (calendar.holidays.some((h) => h.from <= date && date <= h.to)) return 'holiday'
  return calendar.terms.some((t) => t.from <= date && date <= t.to) ? 'school-day' : 'holiday'
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/** The bells that ring on that weekday of a school day. */
export function bellsOf(calendar: SchoolCalendar, weekday: number): readonly Bell[] {
  return calendar.bells.weekdays?.[String(weekday)] ?? calendar.bells.ordinary
}

/** The period of the bells at that moment; `none` outside them and on every day that is no school day. */
export function periodAt(calendar: SchoolCalendar, local: LocalTime, day: Day): Period {
  if (day !== 'school-day') return 'none'
  const bell = bellsOf(calendar, local.weekday).find(
    (b) => secondsOf(b.from) <= local.seconds && local.seconds < secondsOf(b.to),
  )
  return bell?.kind ?? 'none'
}

/** Day and period of `instant` by the school's calendar. */
export function calendarAt(calendar: SchoolCalendar, instant: Temporal.Instant): SchoolMoment {
  const local = localTime(instant, calendar.timeZone)
  const day = dayOf(calendar, local.date, local.weekday)
  return { ...local, day, period: periodAt(calendar, local, day) }
}

/**
 * The facts `calendar.day` and `calendar.period` at `instant`. What `given` says of them stays: a given day sets the
 * bells (a school day has them, a holiday has none), and a given period other than none makes the day a school day.
 */
export function calendarFacts(
  calendar: SchoolCalendar,
  instant: Temporal.Instant,
  given: Facts = {},
): { readonly 'calendar.day': Day; readonly 'calendar.period': Period } {
  const local = localTime(instant, calendar.timeZone)
  const givenPeriod = given['calendar.period']
  const implied = givenPeriod !== undefined && givenPeriod !== 'none' ? 'school-day' : undefined
  const day = given['calendar.day'] ?? implied ?? dayOf(calendar, local.date, local.weekday)
  return { 'calendar.day': day, 'calendar.period': givenPeriod ?? periodAt(calendar, local, day) }
}
