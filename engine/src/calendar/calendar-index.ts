import type { SchoolCalendar } from './school-calendar.ts'

/** What is looked up in a calendar again and again, made once per calendar. */
export type CalendarIndex = {
  readonly bankHolidays: ReadonlySet<string>
  readonly inset: ReadonlySet<string>
  /** First day of the first term; before it no day is a school day. Empty when there is no term. */
  readonly knownFrom: string
  /** Last day of the last term; from the day after, the calendar knows nothing. Empty when there is no term. */
  readonly knownUntil: string
}

const indexes = new WeakMap<SchoolCalendar, CalendarIndex>()

/** The index of a calendar. Calendars are immutable, so keeping it changes no answer. */
export function indexOf(calendar: SchoolCalendar): CalendarIndex {
  const known = indexes.get(calendar)
  if (known) return known
  const made: CalendarIndex = {
    bankHolidays: new Set(calendar.bankHolidays.map((b) => b.on)),
    inset: new Set(calendar.inset),
    knownFrom: calendar.terms.map((t) => t.from).sort()[0] ?? '',
    knownUntil:
      calendar.terms
        .map((t) => t.to)
        .sort()
        .at(-1) ?? '',
  }
  indexes.set(calendar, made)
  return made
}
