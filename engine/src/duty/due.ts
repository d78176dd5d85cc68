import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import { secondsOf } from '../calendar/school-time.ts'
import type { Check, RetentionLine } from './check.ts'
import { dayAfter, dayBefore, instantAfter, instantBefore, NoDeadlineError, turnAfter } from './stretch.ts'

/** `waiting`: not yet. `due`: its day has come, or its reminder. `overdue`: its time is over. `met` and `late`: it was done. */
export type DueState = 'waiting' | 'due' | 'overdue' | 'met' | 'late'

/** By when: a local day, and where a time of day matters the instant; without one the whole day is in time. */
export type Deadline = { readonly day: Temporal.PlainDate; readonly instant?: Temporal.Instant }

/**
 * The deadline of a check. `from` is what it counts from: the event of `within` and `before`, the instant at which a check
 * of `every` or `each` was last done; null where it never was. Throws NoDeadlineError.
 */
export function checkDeadline(calendar: SchoolCalendar, check: Check, from: Temporal.Instant | null): Deadline {
  const { every, within, before, each, first } = check
  if (from === null) {
    if (every && first) return onDay(calendar, check, Temporal.PlainDate.from(first))
    throw new NoDeadlineError(`check \`${check.id}\` has nothing to count from`)
  }
  if (each) return onDay(calendar, check, turnAfter(calendar, each, dayAt(calendar, from)))
  const forward = every ?? within
  if (forward) {
    const instant = instantAfter(calendar, from, forward)
    if (instant) return { day: dayAt(calendar, instant), instant }
    return onDay(calendar, check, dayAfter(calendar, dayAt(calendar, from), forward))
  }
  if (!before) throw new NoDeadlineError(`check \`${check.id}\` has no clock`)
  const instant = instantBefore(calendar, from, before)
  if (instant) return { day: dayAt(calendar, instant), instant }
  return onDay(calendar, check, dayBefore(calendar, dayAt(calendar, from), before))
}

/** The first day on which a record is no longer kept: the period counts whole days after the day of `from`, and its last day is kept. */
export function lineDeadline(calendar: SchoolCalendar, line: RetentionLine, from: Temporal.Instant): Deadline {
  const period = line.days === undefined ? { months: line.months ?? 0 } : { days: line.days }
  return { day: dayAt(calendar, from).add(period).add({ days: 1 }) }
}

/** How something stands at `at`. `done`: when it was done, if it was. `remind`: days before the due day from which it shows as due. */
export function dueState(
  calendar: SchoolCalendar,
  deadline: Deadline,
  {
    at,
    done,
    remind = 0,
  }: { readonly at: Temporal.Instant; readonly done?: Temporal.Instant; readonly remind?: number },
): DueState {
  if (done) return isOver(calendar, deadline, done) ? 'late' : 'met'
  if (isOver(calendar, deadline, at)) return 'overdue'
  const opens = deadline.day.subtract({ days: remind })
  return Temporal.PlainDate.compare(dayAt(calendar, at), opens) < 0 ? 'waiting' : 'due'
}

/** The very instant of a deadline is in time. */
function isOver(calendar: SchoolCalendar, { day, instant }: Deadline, at: Temporal.Instant): boolean {
  if (instant) return Temporal.Instant.compare(at, instant) > 0
  return Temporal.PlainDate.compare(dayAt(calendar, at), day) > 0
}

function onDay(calendar: SchoolCalendar, { at }: Check, day: Temporal.PlainDate): Deadline {
  if (at === undefined) return { day }
  const plainTime = Temporal.PlainTime.from('00:00').add({ seconds: secondsOf(at) })
  return { day, instant: day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).toInstant() }
}

function dayAt({ timeZone }: SchoolCalendar, instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}
