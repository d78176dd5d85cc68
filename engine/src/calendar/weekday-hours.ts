const hour = 3_600_000

/**
 * Hours from one instant to another that are on neither Saturday nor Sunday in the time zone; negative when `until` is past.
 * Whole weeks are counted at once, so that a deadline a century away costs no more than one on Friday.
 */
export function hoursWithoutWeekends(from: Temporal.Instant, until: Temporal.Instant, timeZone: string): number {
  if (Temporal.Instant.compare(until, from) <= 0) return (until.epochMilliseconds - from.epochMilliseconds) / hour
  const end = until.toZonedDateTimeISO(timeZone)
  let at = from.toZonedDateTimeISO(timeZone)
  const weeks = Math.max(0, Math.floor(at.until(end, { largestUnit: 'weeks' }).weeks) - 1)
  // Five days of 24 local hours: the hour that summer time takes or gives lies on a Sunday.
  let sum = weeks * 5 * 24 * hour
  at = at.add({ weeks })
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    const midnight = at.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone)
    const stop = Temporal.ZonedDateTime.compare(midnight, end) < 0 ? midnight : end
    if (at.dayOfWeek < 6) sum += stop.epochMilliseconds - at.epochMilliseconds
    at = stop
  }
  return sum / hour
}

/** The instant `hours` after `from`, counting no local Saturday or Sunday: the clock of a reply or a step. */
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
