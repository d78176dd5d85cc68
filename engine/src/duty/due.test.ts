import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import type { Check } from './check.ts'
import { checkDeadline, dueState, lineDeadline } from './due.ts'
import { NoDeadlineError } from './stretch.ts'

const calendar: SchoolCalendar = {
  timeZone: 'Europe/London',
  terms: [
    { name: 'Spring', from: '2026-01-05', to: '2026-03-27' },
    { name: 'Summer', from: '2026-04-13', to: '2026-07-20' },
    { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
  ],
  holidays: [{ name: 'Half-term', from: '2026-10-26', to: '2026-10-30' }],
  inset: ['2026-09-01', '2026-07-20'],
  bankHolidays: [{ on: '2026-05-04', name: 'Early May' }],
  bells: { ordinary: [] },
}
const at = (text: string) => Temporal.Instant.from(text)
const told = (check: Omit<Check, 'id' | 'cites'>, from: string | null) => {
  const { day, instant } = checkDeadline(calendar, { id: 'c', cites: [], ...check }, from === null ? null : at(from))
  return (instant ?? day).toString()
}

test('hours run from instant to instant, with and without weekends, over a change of the clocks', () => {
  assert.equal(told({ within: { hours: 24 } }, '2026-10-24T12:00:00Z'), '2026-10-25T12:00:00Z')
  assert.equal(told({ within: { weekdayHours: 48 } }, '2026-11-06T15:00:00Z'), '2026-11-10T15:00:00Z')
  assert.equal(told({ before: { weekdayHours: 48 } }, '2026-11-10T15:00:00Z'), '2026-11-06T15:00:00Z')
  assert.equal(told({ before: { weekdayHours: 24 } }, '2026-11-09T00:00:00Z'), '2026-11-06T00:00:00Z')
  assert.equal(told({ before: { hours: 2 } }, '2026-11-10T15:00:00Z'), '2026-11-10T13:00:00Z')
})

test('whole days run by the local calendar; school days leave out weekends, INSET days and holidays', () => {
  assert.equal(told({ within: { days: 2 } }, '2026-07-01T23:30:00Z'), '2026-07-04')
  assert.equal(told({ within: { months: 1 } }, '2026-01-31T09:00:00Z'), '2026-02-28')
  assert.equal(told({ every: { years: 3 } }, '2024-02-29T09:00:00Z'), '2027-02-28')
  assert.equal(told({ within: { schoolDays: 2 } }, '2026-10-23T09:00:00Z'), '2026-11-03')
  assert.equal(told({ before: { schoolDays: 1 } }, '2026-09-03T09:00:00Z'), '2026-09-02')
  assert.equal(told({ before: { weeks: 1 } }, '2026-09-09T09:00:00Z'), '2026-09-02')
  assert.equal(told({ within: { days: 1 }, at: '16:30' }, '2026-07-01T09:00:00Z'), '2026-07-02T15:30:00Z')
})

test('terms and school years turn on school days', () => {
  assert.equal(told({ each: 'term-end' }, '2026-05-01T09:00:00Z'), '2026-07-17')
  assert.equal(told({ each: 'term-start' }, '2026-05-01T09:00:00Z'), '2026-09-02')
  assert.equal(told({ each: 'school-year-start' }, '2026-01-06T09:00:00Z'), '2026-09-02')
  assert.equal(told({ each: 'school-year-end' }, '2026-01-06T09:00:00Z'), '2026-07-17')
  assert.equal(told({ every: { terms: 2 } }, '2026-05-01T09:00:00Z'), '2027-03-25')
})

test('what was never done is due first on its day', () => {
  assert.equal(told({ every: { years: 1 }, first: '2026-11-02' }, null), '2026-11-02')
  assert.throws(() => told({ within: { days: 1 } }, null), NoDeadlineError)
})

test('what the calendar does not know is no deadline', () => {
  assert.throws(() => told({ each: 'term-end' }, '2027-03-25T09:00:00Z'), NoDeadlineError)
  assert.throws(() => told({ every: { terms: 3 } }, '2026-05-01T09:00:00Z'), NoDeadlineError)
  assert.throws(() => told({ before: { schoolDays: 3 } }, '2026-01-07T09:00:00Z'), NoDeadlineError)
})

test('a record is kept through the last day of its period', () => {
  const line = { class: 'mail', days: 456, cites: [] }
  assert.equal(lineDeadline(calendar, line, at('2026-01-05T09:00:00Z')).day.toString(), '2027-04-07')
  const months = { class: 'files', months: 6, cites: [] }
  assert.equal(lineDeadline(calendar, months, at('2026-06-19T22:59:00Z')).day.toString(), '2026-12-20')
})

test('a day is in time to its end, an instant to itself; a reminder comes before', () => {
  const day = { day: Temporal.PlainDate.from('2026-07-17') }
  const state = (text: string, remind?: number) => dueState(calendar, day, { at: at(text), ...(remind && { remind }) })
  assert.equal(state('2026-07-16T22:59:59Z'), 'waiting')
  assert.equal(state('2026-07-16T22:59:59Z', 3), 'due')
  assert.equal(state('2026-07-13T22:59:59Z', 3), 'waiting')
  assert.equal(state('2026-07-17T22:59:59Z'), 'due')
  assert.equal(state('2026-07-17T23:00:00Z'), 'overdue')
  const instant = { ...day, instant: at('2026-07-17T14:00:00Z') }
  assert.equal(dueState(calendar, instant, { at: at('2026-07-17T14:00:00Z') }), 'due')
  assert.equal(dueState(calendar, instant, { at: at('2026-07-17T14:00:01Z') }), 'overdue')
  const later = at('2026-08-01T00:00:00Z')
  assert.equal(dueState(calendar, instant, { at: later, done: at('2026-07-17T14:00:00Z') }), 'met')
  assert.equal(dueState(calendar, instant, { at: later, done: at('2026-07-17T14:00:01Z') }), 'late')
})

const whole = fc.constantFrom('days', 'weeks', 'months', 'schoolDays', 'hours', 'weekdayHours')
const moments = fc.integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-06-30') })

test('a longer period is never due sooner, a later beginning never either, and time only goes from waiting to due to overdue', () => {
  const order = ['waiting', 'due', 'overdue']
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 1, max: 40 }),
      moments,
      fc.nat(90),
      fc.nat(30),
      (unit, figure, ms, later, remind) => {
        const from = Temporal.Instant.fromEpochMilliseconds(ms)
        const ends = (n: number, at: Temporal.Instant) => {
          const { day, instant } = checkDeadline(calendar, { id: 'c', cites: [], within: { [unit]: n } }, at)
          return instant ? instant.epochMilliseconds : day.toZonedDateTime('Europe/London').epochMilliseconds
        }
        assert.ok(ends(figure + 1, from) >= ends(figure, from))
        assert.ok(ends(figure, from.add({ hours: later })) >= ends(figure, from))
        const deadline = checkDeadline(calendar, { id: 'c', cites: [], within: { [unit]: figure } }, from)
        const states = [0, later, later + 24, 40_000].map((hours) =>
          order.indexOf(dueState(calendar, deadline, { at: from.add({ hours }), remind })),
        )
        assert.deepEqual(states, states.toSorted())
        assert.equal(states.at(-1), 2)
      },
    ),
    { numRuns: 200, seed: 5 },
  )
})
