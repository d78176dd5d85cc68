import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localTime } from './school-time.ts'
import { wallClock } from './wall-clock.ts'

const zones = ['Europe/London', 'UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Monrovia']

/** The platform's own answer. */
function byPlatform(instant: Temporal.Instant, timeZone: string) {
  const local = instant.toZonedDateTimeISO(timeZone)
  const { year, month, day, dayOfWeek: weekday } = local
  const fraction = local.millisecond * 1e6 + local.microsecond * 1e3 + local.nanosecond
  return { year, month, day, weekday, seconds: local.hour * 3600 + local.minute * 60 + local.second + fraction / 1e9 }
}

test('the clock on the wall is the platform’s, at any instant of any zone', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -62_167_219_200n, max: 253_402_300_799n }),
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom(...zones),
      (seconds, nanoseconds, zone) => {
        const instant = new Temporal.Instant(seconds * 1_000_000_000n + BigInt(nanoseconds))
        assert.deepEqual(wallClock(instant, zone), byPlatform(instant, zone))
        assert.equal(localTime(instant, zone).date, instant.toZonedDateTimeISO(zone).toPlainDate().toString())
      },
    ),
    { numRuns: 1000 },
  )
})

test('a change of the clocks takes place at its very nanosecond', () => {
  for (const change of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '1972-01-07T00:44:30Z']) {
    const at = Temporal.Instant.from(change)
    for (const zone of zones)
      for (const nanoseconds of [-1_000_000, -1, 0, 1, 1_000_000]) {
        const instant = at.add({ nanoseconds })
        assert.deepEqual(wallClock(instant, zone), byPlatform(instant, zone), `${instant} ${zone}`)
      }
  }
})

test('a zone that nobody knows is refused', () => {
  assert.throws(() => wallClock(Temporal.Instant.from('2026-03-03T10:15:00Z'), 'Europe/Nowhere'), RangeError)
})
