import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastDayOf } from './review.ts'

test('a date of review is over when all it may mean is over', () => {
  const cases = {
    '2026-07-15': '2026-07-15',
    '2026-02': '2026-02-28',
    '2026': '2026-12-31',
    'April 2018': '2018-04-30',
    'Spring 2027': '2027-04-30',
    'Autumn Term 2027': '2027-12-31',
    'when the law changes': undefined,
    '2026-13': undefined,
  }
  for (const [due, last] of Object.entries(cases)) assert.equal(lastDayOf(due), last, due)
})
