import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayWhen } from './say-when.ts'

const speech = { language: 'en', timeZone: 'Europe/London', now: new Date('2026-06-05T20:00:00Z') } as const
const near = (at: string) => sayWhen(at, 'near', speech)

test('times are the school’s, summer time included', () => {
  assert.equal(near('2026-06-05T06:15:00Z'), 'today 07:15')
  assert.equal(near('2026-06-05T22:59:00Z'), 'today 23:59')
  assert.equal(near('2026-06-05T23:00:00Z'), 'tomorrow 00:00')
})

test('the weekday is enough within six days to come, and only then', () => {
  assert.equal(near('2026-06-08T06:30:00Z'), 'Monday 07:30')
  assert.equal(near('2026-06-11T06:30:00Z'), 'Thursday 07:30')
  assert.equal(near('2026-06-12T06:30:00Z'), '12 June 2026, 07:30')
  assert.equal(near('2026-06-04T06:30:00Z'), 'yesterday 07:30')
  assert.equal(near('2026-06-03T06:30:00Z'), '3 June 2026, 07:30')
})

test('a day is written out', () => {
  assert.equal(sayWhen('2026-03-03T10:15:00Z', 'day', speech), '3 March 2026')
  assert.equal(sayWhen('2026-03-03T10:15:00Z', 'full', speech), 'Tuesday 3 March 2026, 10:15')
})

test('Welsh has its own words, whatever the browser knows', () => {
  assert.equal(
    sayWhen('2026-03-03T10:15:00Z', 'full', { ...speech, language: 'cy' }),
    'dydd Mawrth 3 Mawrth 2026, 10:15',
  )
  assert.equal(sayWhen('2026-06-08T06:30:00Z', 'near', { ...speech, language: 'cy' }), 'dydd Llun 07:30')
})
