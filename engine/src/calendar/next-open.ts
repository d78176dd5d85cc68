import type { Facts } from '../vocabulary/words.generated.ts'
import { isOpen, momentOf } from './opening.ts'
import type { Day, SchoolCalendar } from './school-calendar.ts'
import { bellsOf, dayOf, type LocalTime, localTime, periodAt, type SchoolMoment, secondsOf } from './school-time.ts'
import type { Window } from './window.ts'

/** How far ahead an opening is looked for. A window that stays shut longer is taken as never opening. */
const searchDays = 400
const dayEnd = 86_400

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
  const search: Search = { windows, calendar }
  // Days of one kind on one weekday open alike, so each kind is tried once; today and days the clocks change are tried alone.
  const tried = new Map<string, number | undefined>()
  let date = Temporal.PlainDate.from(now.date)
  let change = nextChange(date, calendar.timeZone)
  for (let ahead = 0; ahead <= searchDays; ahead++, date = date.add({ days: 1 })) {
    const on = date.toString()
    if (change && change.on < on) change = nextChange(date, calendar.timeZone)
    const day = ahead === 0 ? now.day : dayOf(calendar, on, date.dayOfWeek)
    const ofDay: OneDay = { date, on, weekday: date.dayOfWeek, day, today: ahead === 0 ? now : undefined }
    if (change?.on === on) {
      const found = firstByInstants(search, ofDay, { after: instant, change: change.at })
      if (found) return found
      continue
    }
    const kind = `${ofDay.weekday} ${day}`
    const first = ahead > 0 && tried.has(kind) ? tried.get(kind) : firstByClock(search, ofDay)
    if (ahead > 0) tried.set(kind, first)
    if (first !== undefined) return instantsAt(date, first, calendar.timeZone)[0]
  }
  return undefined
}

type Search = { readonly windows: readonly Window[]; readonly calendar: SchoolCalendar }

/** A day that is searched; `today` is the moment it is searched from, when it is the day of the request. */
type OneDay = {
  readonly date: Temporal.PlainDate
  readonly on: string
  readonly weekday: number
  readonly day: Day
  readonly today: SchoolMoment | undefined
}

/** Windows open at the beginning of a stretch, a bell or the day, and bells end what a given period kept shut: nothing else can be first. */
function beginnings({ windows, calendar }: Search, { day, weekday }: OneDay): number[] {
  const stretches = windows.flatMap((w) => w.rules.flatMap(({ open }) => ('periods' in open ? [] : open)))
  const bells = day === 'school-day' ? bellsOf(calendar, weekday) : []
  const all = [
    0,
    ...stretches.map((s) => secondsOf(s.from)),
    ...bells.flatMap((b) => [secondsOf(b.from), secondsOf(b.to)]),
  ]
  return [...new Set(all)].filter((s) => s < dayEnd).sort((a, b) => a - b)
}

/** Seconds by the wall clock at which all are open first on that day. */
function firstByClock(search: Search, of: OneDay): number | undefined {
  const { on: date, weekday, today } = of
  return beginnings(search, of).find(
    (s) => (!today || s > today.seconds) && allOpen(search, of, { date, weekday, seconds: s }),
  )
}

/** A day on which the clocks change is gone through by instants, not by the clock on the wall. */
function firstByInstants(
  search: Search,
  of: OneDay,
  { after, change }: { readonly after: Temporal.Instant; readonly change: Temporal.Instant },
): Temporal.Instant | undefined {
  const { timeZone } = search.calendar
  const candidates = [...beginnings(search, of).flatMap((s) => instantsAt(of.date, s, timeZone)), change]
  return candidates
    .filter((i) => Temporal.Instant.compare(i, after) > 0)
    .sort(Temporal.Instant.compare)
    .find((i) => {
      const local = localTime(i, timeZone)
      return local.date === of.on && allOpen(search, of, local)
    })
}

function allOpen({ windows, calendar }: Search, { day, today }: OneDay, local: LocalTime): boolean {
  const holds = today && local.seconds < nextBell(calendar, today)
  const period = holds ? today.period : periodAt(calendar, local, day)
  return windows.every((w) => isOpen(w, { ...local, day, period }))
}

/** Until then a given period of today holds. */
function nextBell(calendar: SchoolCalendar, { day, weekday, seconds }: SchoolMoment): number {
  const bells = day === 'school-day' ? bellsOf(calendar, weekday) : []
  return Math.min(dayEnd, ...bells.flatMap((b) => [secondsOf(b.from), secondsOf(b.to)]).filter((s) => s > seconds))
}

type Change = { readonly at: Temporal.Instant; readonly on: string }

const changes = new Map<string, Change | undefined>()

/** How many days' next changes are remembered. */
const most = 1000

/** The next change of the clocks on `date` or later, with its local date. */
function nextChange(date: Temporal.PlainDate, timeZone: string): Change | undefined {
  const key = `${date} ${timeZone}`
  if (changes.has(key)) return changes.get(key)
  const change = date.toZonedDateTime(timeZone).subtract({ nanoseconds: 1 }).getTimeZoneTransition('next')
  const found = change ? { at: change.toInstant(), on: change.toPlainDate().toString() } : undefined
  if (changes.size >= most) changes.clear()
  changes.set(key, found)
  return found
}

/** The one or two instants at which the wall clock shows that time of that day (one before and one after, where it is skipped). */
function instantsAt(date: Temporal.PlainDate, seconds: number, timeZone: string): Temporal.Instant[] {
  const clock = date.toPlainDateTime().add({ seconds })
  const earlier = clock.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).toInstant()
  const later = clock.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant()
  return earlier.equals(later) ? [earlier] : [earlier, later]
}
