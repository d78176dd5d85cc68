import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillDays } from './fill-days.ts'

test('days without a decision stand between those with one, over the ends of months', () => {
  assert.deepEqual(fillDays([{ on: '2026-03-01', count: 4 }], '2026-03-02', 4), [
    { on: '2026-02-27', count: 0 },
    { on: '2026-02-28', count: 0 },
    { on: '2026-03-01', count: 4 },
    { on: '2026-03-02', count: 0 },
  ])
})

test('what lies outside is left out', () => {
  assert.deepEqual(fillDays([{ on: '2025-12-01', count: 9 }], '2026-03-01', 1), [{ on: '2026-03-01', count: 0 }])
})
