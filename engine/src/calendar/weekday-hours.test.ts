import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWeekdayHours, hoursWithoutWeekends } from './weekday-hours.ts'

const zone = 'Europe/London'
const quarter = 900_000

/** Counts quarters of an hour one by one. */
function countedOneByOne(from: number, quarters: number): number {
  let counted = 0
  for (let i = 0; i < quarters; i += 1) {
    const local = Temporal.Instant.fromEpochMilliseconds(from + i * quarter).toZonedDateTimeISO(zone)
    if (local.dayOfWeek < 6) counted += 1
  }
  return counted / 4
}

test('agrees with counting quarters of an hour, over weekends and changes of the clocks', () => {
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 35_040 }), fc.integer({ min: 0, max: 2_000 }), (offset, quarters) => {
      const from = start + offset * quarter
      const until = Temporal.Instant.fromEpochMilliseconds(from + quarters * quarter)
      const hours = hoursWithoutWeekends(Temporal.Instant.fromEpochMilliseconds(from), until, zone)
      assert.equal(hours, countedOneByOne(from, quarters))
    }),
    { numRuns: 60, seed: 20260303 },
  )
})

test('a deadline a century away is counted at once', () => {
  const from = Temporal.Instant.from('2026-03-02T00:00:00Z')
  const until = Temporal.Instant.from('2126-03-04T00:00:00Z')
  let weekdays = 0
  for (let day = Temporal.PlainDate.from('2026-03-02'); !day.equals('2126-03-04'); day = day.add({ days: 1 })) {
    if (day.dayOfWeek < 6) weekdays += 1
  }
  assert.equal(hoursWithoutWeekends(from, until, zone), weekdays * 24)
})

test('what is past is negative', () => {
  const at = Temporal.Instant.from('2026-03-03T10:00:00Z')
  assert.equal(hoursWithoutWeekends(at, at.subtract({ hours: 3 }), zone), -3)
  assert.equal(hoursWithoutWeekends(at, at, zone), 0)
})

test('what is added is counted back', () => {
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 35_040 }), fc.integer({ min: 1, max: 400 }), (offset, quarters) => {
      const from = start.add({ milliseconds: offset * quarter })
      const until = addWeekdayHours(from, quarters / 4, zone)
      assert.equal(hoursWithoutWeekends(from, until, zone), quarters / 4)
    }),
    { numRuns: 100, seed: 20260303 },
  )
  assert.equal(
    addWeekdayHours(Temporal.Instant.from('2026-11-20T16:00:00Z'), 18, zone).toString(),
    '2026-11-23T10:00:00Z',
  )
})
