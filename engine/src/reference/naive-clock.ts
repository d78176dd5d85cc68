import type { Day, Period, SchoolCalendar } from '../calendar/school-calendar.ts'
import type { Window } from '../calendar/window.ts'
import type { Facts } from '../vocabulary/words.generated.ts'

/** The school's clock told the slow way: minute by minute, with nothing taken from the engine's own arithmetic. */
export type NaiveClock = {
  isOpen(window: Window, at: Temporal.Instant): boolean
  /** The first instant from now at which all are open, tried minute by minute for 400 days. */
  firstOpen(windows: readonly Window[]): Temporal.Instant | undefined
  schoolDaysLater(days: number): Temporal.Instant
}

const minutesADay = 1440

/** A clock for one question: `now` and what the facts say of it. */
export function naiveClock(calendar: SchoolCalendar, now: Temporal.Instant, facts: Facts): NaiveClock {
  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString()
  const days = new Map<string, Day>()

  const fromCalendar = (date: string): Day => {
    const known = days.get(date)
    if (known) return known
    const made = nameDay(calendar, date)
    days.set(date, made)
    return made
  }
  const givenPeriod = facts['calendar.period']
  const isLessonish = givenPeriod !== undefined && givenPeriod !== 'none'
  const dayToday: Day = facts['calendar.day'] ?? (isLessonish ? 'school-day' : fromCalendar(today))
  const dayAt = (date: string): Day => (date === today ? dayToday : fromCalendar(date))

  const minutesNow = minuteOfDay(now.toZonedDateTimeISO(calendar.timeZone))
  const periodAt = (date: string, minute: number, weekday: number): Period => {
    const bells = bellsAt(calendar, dayAt(date), weekday)
    if (date === today && givenPeriod !== undefined) {
      const rings = bells.flatMap((b) => [minutes(b.from), minutes(b.to)]).filter((m) => m > minutesNow)
      if (minute < Math.min(minutesADay, ...rings)) return givenPeriod
    }
    return bells.find((b) => minutes(b.from) <= minute && minute < minutes(b.to))?.kind ?? 'none'
  }
  const openAt = (window: Window, date: string, minute: number, weekday: number): boolean => {
    const day = dayAt(date)
    for (const { days: named, open } of window.rules) {
      if (!named.some((d) => d === day || (d === 'weekday' && day !== 'weekend'))) continue
      if ('periods' in open) return open.periods.includes(periodAt(date, minute, weekday))
      return open.some((o) => minutes(o.from) <= minute && minute <= minutes(o.to))
    }
    return window.otherwise === 'open'
  }
  const isOpen: NaiveClock['isOpen'] = (window, at) => {
    const local = at.toZonedDateTimeISO(calendar.timeZone)
    return openAt(window, local.toPlainDate().toString(), minuteOfDay(local), local.dayOfWeek)
  }

  const search = (windows: readonly Window[]): Temporal.Instant | undefined => {
    if (windows.every((w) => isOpen(w, now))) return now
    const minute = 60_000
    let at = (Math.floor(now.epochMilliseconds / minute) + 1) * minute
    const end = Temporal.PlainDate.from(today).add({ days: 400 }).toString()
    // Days of one kind on one weekday are alike minute by minute, today apart: an hour once found shut is not gone through again.
    const shut = new Set<string>()
    // Clocks change on the hour, so one look at the time zone an hour is as good as one a minute.
    for (;;) {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone)
      const date = local.toPlainDate().toString()
      if (date > end) return undefined
      const hour = `${date === today ? 'today' : dayAt(date)} ${local.dayOfWeek} ${local.hour} ${local.minute}`
      if (shut.has(hour)) {
        at += (60 - local.minute) * minute
        continue
      }
      for (let m = local.minute; m < 60; m++, at += minute) {
        const of = local.hour * 60 + m
        if (windows.every((w) => openAt(w, date, of, local.dayOfWeek)))
          return Temporal.Instant.fromEpochMilliseconds(at)
      }
      if (date !== today) shut.add(hour)
    }
  }
  const answers = new Map<string, Temporal.Instant | undefined>()

  return {
    isOpen,
    firstOpen(windows) {
      const asked = JSON.stringify(windows)
      if (!answers.has(asked)) answers.set(asked, search(windows))
      return answers.get(asked)
    },
    schoolDaysLater(count) {
      const lastDay =
        calendar.terms
          .map((t) => t.to)
          .sort()
          .pop() ?? ''
      let at = now.toZonedDateTimeISO(calendar.timeZone)
      const time = at.toPlainTime()
      for (let left = count; left > 0; ) {
        at = at.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: calendar.timeZone, plainTime: time })
        const date = at.toPlainDate().toString()
        const day = fromCalendar(date)
        if (day === 'school-day' || (day === 'holiday' && date > lastDay)) left--
      }
      return at.toInstant()
    },
  }
}

function nameDay(calendar: SchoolCalendar, date: string): Day {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  if (dayOfWeek === 6 || dayOfWeek === 7) return 'weekend'
  if (calendar.bankHolidays.some((b) => b.on === date)) return 'bank-holiday'
  if (calendar.inset.some((d) => d === date)) return 'inset'
  const within = (s: { from: string; to: string }) => date >= s.from && date <= s.to
  return calendar.terms.some(within) && !calendar.holidays.some(within) ? 'school-day' : 'holiday'
}

function bellsAt(calendar: SchoolCalendar, day: Day, weekday: number) {
  if (day !== 'school-day') return []
  return calendar.bells.weekdays?.[`${weekday}`] ?? calendar.bells.ordinary
}

/** Minutes since local midnight, with the seconds as a fraction: any second after 17:00 is later than 17:00. */
function minuteOfDay(local: Temporal.ZonedDateTime): number {
  const { hour, minute, second, millisecond, microsecond, nanosecond } = local
  return hour * 60 + minute + (second + millisecond / 1e3 + microsecond / 1e6 + nanosecond / 1e9) / 60
}

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(':').map(Number)
  return hours * 60 + rest
}
