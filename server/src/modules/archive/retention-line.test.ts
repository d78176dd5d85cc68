import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptBy } from './retention-line.ts'

const duty = (id: string, ...lines: { class: string; days?: number; months?: number; cites: string[] }[]) => ({
  id,
  by: 'schedule' as const,
  cites: [],
  state: 'declared' as const,
  lines,
})
const duties = [
  duty('retention', { class: 'mail', days: 456, cites: ['a.1'] }, { class: 'accounts', months: 6, cites: ['a.2'] }),
  duty('notices', { class: 'mail', days: 30, cites: ['a.3'] }),
]
const kept = (recordClass: string, from: string) => {
  const line = keptBy({ duties, class: recordClass, from: Temporal.Instant.from(from), timeZone: 'Europe/London' })
  return line && [line.line, line.keepUntil.toString(), ...line.cites]
}

test('the period counts school days after the day it begins on, and the longest line is right', () => {
  assert.deepEqual(kept('mail', '2026-11-18T10:15:00Z'), ['retention P456D', '2028-02-18', 'a.1'])
  // Half past eleven at night in summer time is the next day in UTC, and that day in school.
  assert.deepEqual(kept('mail', '2026-07-01T22:30:00Z'), ['retention P456D', '2027-10-01', 'a.1'])
  assert.deepEqual(kept('mail', '2026-07-01T23:30:00Z'), ['retention P456D', '2027-10-02', 'a.1'])
})

test('months are those of the calendar, and a class without a line has none', () => {
  assert.deepEqual(kept('accounts', '2026-08-31T12:00:00Z'), ['retention P6M', '2027-03-01', 'a.2'])
  assert.equal(kept('exhibits', '2026-08-31T12:00:00Z'), undefined)
})
