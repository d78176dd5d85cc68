/**
 * What a `datetime-local` field holds (`2026-03-29T07:30`), read as the school's clock shows it, as an RFC 3339 instant in UTC. A time
 * that the clock skips in spring is taken an hour later; one that comes twice in autumn is the first.
 */
export function toInstant(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}Z`)
  const early = wall - offsetAt(wall - DAY_MS, timeZone)
  const late = wall - offsetAt(wall + DAY_MS, timeZone)
  const fits = [early, late].filter((instant) => instant + offsetAt(instant, timeZone) === wall)
  return new Date(fits.length ? Math.min(...fits) : Math.max(early, late)).toISOString()
}

/** The other way: an instant as the field holds it. */
export function toLocal(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

const DAY_MS = 86_400_000

// How far the zone's clock is ahead of UTC at that instant, in milliseconds.
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant / 1000) * 1000
}
