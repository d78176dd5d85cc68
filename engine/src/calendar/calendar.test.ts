import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendar } from '../decide/test-cast.ts'
import { nextOpen } from './next-open.ts'
import { isOpen, momentOf } from './opening.ts'
import { addSchoolDays } from './school-days.ts'
import { calendarAt, calendarFacts, dayOf, secondsOf } from './school-time.ts'
import type { Window } from './window.ts'

const at = (instant: string) => Temporal.Instant.from(instant)
const office: Window = { rules: [{ days: ['weekday'], open: [{ from: '07:30', to: '17:00' }] }], otherwise: 'closed' }
const schoolTime: Window = {
  rules: [{ days: ['school-day'], open: { periods: ['before-school', 'lesson', 'break', 'lunch'] } }],
  otherwise: 'closed',
}
const next = (windows: readonly Window[], instant: string, facts = {}) =>
  nextOpen(windows, at(instant), calendar, facts)?.toString()

test('a day has one word: weekend before bank holiday before INSET before holiday', () => {
  const words = ['2026-11-18', '2026-11-21', '2026-12-25', '2026-11-27', '2026-10-27', '2026-12-21', '2030-01-15']
  assert.deepEqual(
    words.map((date) => dayOf(calendar, date)),
    ['school-day', 'weekend', 'bank-holiday', 'inset', 'holiday', 'holiday', 'holiday'],
  )
})

test('periods follow the bells of the weekday, by the wall clock, from inclusive to exclusive', () => {
  assert.equal(calendarAt(calendar, at('2026-11-18T10:45:00Z')).period, 'break')
  assert.equal(calendarAt(calendar, at('2026-11-18T10:44:59.999Z')).period, 'lesson')
  assert.equal(calendarAt(calendar, at('2027-06-09T09:45:00Z')).period, 'break')
  assert.equal(calendarAt(calendar, at('2026-11-20T13:00:00Z')).period, 'none')
  assert.equal(calendarAt(calendar, at('2026-11-27T10:00:00Z')).period, 'none')
})

test('a given day sets the bells, and a given lesson makes a school day', () => {
  const sunday = at('2026-11-22T10:15:00Z')
  assert.deepEqual(calendarFacts(calendar, sunday), { 'calendar.day': 'weekend', 'calendar.period': 'none' })
  assert.equal(calendarFacts(calendar, sunday, { 'calendar.day': 'school-day' })['calendar.period'], 'lesson')
  assert.equal(calendarFacts(calendar, sunday, { 'calendar.period': 'lesson' })['calendar.day'], 'school-day')
})

test('17:00 is open and anything after it is not', () => {
  const open = (instant: string) => isOpen(office, momentOf(calendar, at(instant), {}))
  assert.deepEqual(
    ['2026-11-18T07:29:59Z', '2026-11-18T07:30:00Z', '2026-11-18T17:00:00Z', '2026-11-18T17:00:00.001Z'].map(open),
    [false, true, true, false],
  )
})

test('the first opening is local: over a weekend, over the change of the clocks, over half-term', () => {
  assert.equal(next([office], '2026-11-20T17:30:00Z'), '2026-11-23T07:30:00Z')
  assert.equal(next([office], '2027-03-26T18:00:00Z'), '2027-03-29T06:30:00Z')
  assert.equal(next([schoolTime], '2026-10-24T09:00:00Z'), '2026-11-02T08:15:00Z')
  assert.equal(next([office, schoolTime], '2026-11-18T15:20:00Z'), '2026-11-19T08:15:00Z')
})

test('a time the clocks skip opens when they have changed; one they repeat opens twice', () => {
  const night: Window = { rules: [{ days: ['weekend'], open: [{ from: '01:15', to: '02:30' }] }], otherwise: 'closed' }
  assert.equal(next([night], '2027-03-28T00:00:00Z'), '2027-03-28T01:00:00Z')
  const early: Window = { rules: [{ days: ['weekend'], open: [{ from: '01:15', to: '01:30' }] }], otherwise: 'closed' }
  assert.equal(next([early], '2026-10-25T00:00:00Z'), '2026-10-25T00:15:00Z')
  assert.equal(next([early], '2026-10-25T00:31:00Z'), '2026-10-25T01:15:00Z')
  assert.equal(next([early], '2027-03-28T00:00:00Z'), '2027-04-03T00:15:00Z')
})

test('a given day holds until midnight, a given period until the next bell', () => {
  assert.equal(next([office], '2026-11-18T10:15:00Z', { 'calendar.day': 'weekend' }), '2026-11-19T07:30:00Z')
  assert.equal(next([schoolTime], '2026-11-18T10:15:00Z', { 'calendar.period': 'none' }), '2026-11-18T10:45:00Z')
  const late: Window = { rules: [{ days: ['weekday'], open: [{ from: '10:30', to: '17:00' }] }], otherwise: 'closed' }
  assert.equal(next([late, schoolTime], '2026-11-18T10:15:00Z', { 'calendar.period': 'none' }), '2026-11-18T10:45:00Z')
})

test('a window that never opens is said not to', () => {
  assert.equal(next([{ rules: [], otherwise: 'closed' }], '2026-11-18T10:15:00Z'), undefined)
  assert.equal(next([schoolTime], '2027-07-22T10:15:00Z'), undefined)
})

test('school days: over a weekend and INSET, at the same time by the wall clock, and when the calendar has run out', () => {
  const plus = (instant: string, days: number) => addSchoolDays(calendar, at(instant), days).toString()
  assert.equal(plus('2026-11-21T20:00:00Z', 2), '2026-11-24T20:00:00Z')
  assert.equal(plus('2026-11-26T10:00:00Z', 1), '2026-11-30T10:00:00Z')
  assert.equal(plus('2027-03-25T10:00:00Z', 1), '2027-04-12T09:00:00Z')
  assert.equal(plus('2028-02-04T10:00:00Z', 2), '2028-02-08T10:00:00Z')
})

test('school days from long before the first term are counted from it, at once', () => {
  const early = addSchoolDays(calendar, Temporal.Instant.from('0001-01-01T10:00:00Z'), 1)
  const eve = addSchoolDays(calendar, Temporal.Instant.from('1999-08-01T10:00:00Z'), 1)
  const first = calendar.terms.map((t) => t.from).sort()[0]
  assert.equal(dayOf(calendar, early.toString().slice(0, 10)), 'school-day')
  assert.equal(early.toString().slice(0, 10), eve.toString().slice(0, 10))
  assert.ok(first !== undefined && early.toString() >= first)
})

test('times of day', () => {
  assert.deepEqual(['00:00', '07:30', '24:00', '24:01', '7:30', '07:60', 'ab:cd'].map(secondsOf), [
    0,
    27_000,
    86_400,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ])
})
