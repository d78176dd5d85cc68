import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wilson } from './wilson.ts'

const close = (got: readonly [number, number], low: number, high: number) => {
  assert.ok(Math.abs(got[0] - low) < 0.0006, `${got[0]} is not ${low}`)
  assert.ok(Math.abs(got[1] - high) < 0.0006, `${got[1]} is not ${high}`)
}

// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test('intervals are those of the table in print', () => {
  close(wilson(81, 263), 0.2553, 0.3662)
  close(wilson(15, 148), 0.0624, 0.1605)
  close(wilson(0, 20), 0, 0.1611)
  close(wilson(1, 29), 0.0061, 0.1718)
})

test('all of few is not certain, and nothing of nothing could be anything', () => {
  const [low, high] = wilson(10, 10)
  assert.ok(low > 0.7 && low < 0.73)
  assert.ok(high > 0.9999 && high <= 1)
  assert.deepEqual(wilson(0, 0), [0, 1])
})
