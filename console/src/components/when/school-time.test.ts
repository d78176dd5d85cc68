import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toInstant, toLocal } from './school-time.ts'

const london = (local: string) => toInstant(local, 'Europe/London')

test('a time is the school’s, in winter and in summer, wherever the browser is', () => {
  assert.equal(london('2026-11-21T20:00'), '2026-11-21T20:00:00.000Z')
  assert.equal(london('2026-06-05T07:15'), '2026-06-05T06:15:00.000Z')
  assert.equal(toLocal('2026-06-05T06:15:00Z', 'Europe/London'), '2026-06-05T07:15')
  assert.equal(toLocal('2026-11-21T20:00:00+00:00', 'Europe/London'), '2026-11-21T20:00')
})

test('what the clock skips is an hour later, and what comes twice is the first', () => {
  assert.equal(london('2026-03-29T01:30'), '2026-03-29T01:30:00.000Z')
  assert.equal(toLocal(london('2026-03-29T01:30'), 'Europe/London'), '2026-03-29T02:30')
  assert.equal(london('2026-10-25T01:30'), '2026-10-25T00:30:00.000Z')
  assert.equal(london('2026-03-29T00:59'), '2026-03-29T00:59:00.000Z')
  assert.equal(london('2026-03-29T02:00'), '2026-03-29T01:00:00.000Z')
})
