/** What the clock and the calendar on the wall show. `seconds` counts from local midnight by that clock, fractions included. */
export type WallClock = {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  readonly seconds: number
}

const dayMs = 86_400_000

/** `instant` by the wall clock of `timeZone`. Throws RangeError for a zone that is not known. */
export function wallClock(instant: Temporal.Instant, timeZone: string): WallClock {
  const ms = instant.epochMilliseconds
  const local = ms + offsetAt(instant, ms, timeZone)
  const days = Math.floor(local / dayMs)
  const ofDay = local - days * dayMs
  const milliseconds = ofDay % 1000
  const fraction = milliseconds * 1e6 + beyondMilliseconds(instant)
  return {
    ...dateOf(days),
    weekday: ((((days + 3) % 7) + 7) % 7) + 1,
    seconds: (ofDay - milliseconds) / 1000 + fraction / 1e9,
  }
}

/** The nanoseconds that an instant has beyond its millisecond. */
function beyondMilliseconds(instant: Temporal.Instant): number {
  const rest = Number(instant.epochNanoseconds % 1_000_000n)
  return rest < 0 ? rest + 1_000_000 : rest
}

/** The date of a day counted from 1 January 1970, proleptic Gregorian: years are taken from March on, so that leap days come last. */
function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const sinceMarch0000 = days + 719_468
  const era = Math.floor(sinceMarch0000 / 146_097)
  const ofEra = sinceMarch0000 - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** Between two changes of the clocks, in milliseconds: from inclusive, until exclusive. */
type Stretch = { readonly from: number; readonly until: number; readonly offset: number }

const stretches = new Map<string, Stretch[]>()

/** Stretches kept of one zone: more than the years a school looks at. */
const most = 32

/**
 * How far the clocks of a zone are ahead of UTC, in milliseconds. Looking that up is slow, and it changes twice a year:
 * what lies between two changes is remembered, which changes no answer.
 */
function offsetAt(instant: Temporal.Instant, ms: number, timeZone: string): number {
  let known = stretches.get(timeZone)
  if (known) for (const s of known) if (s.from <= ms && ms < s.until) return s.offset
  const local = instant.toZonedDateTimeISO(timeZone)
  // A change at this very instant is behind it.
  const before = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const after = local.getTimeZoneTransition('next')
  if (!known || known.length >= most) {
    if (stretches.size >= most) stretches.clear()
    known = []
    stretches.set(timeZone, known)
  }
  const offset = local.offsetNanoseconds / 1e6
  known.push({
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset,
  })
  return offset
}
