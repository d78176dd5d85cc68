import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextCell } from './next-cell.ts'

// Two rows of three, then a short row set in further.
const boxes = [0, 10, 20]
  .flatMap((left) => [{ left, top: 0 }])
  .concat(
    [0, 10, 20].map((left) => ({ left, top: 10 })),
    [{ left: 8, top: 30 }],
  )

test('left and right follow reading order over the ends of rows', () => {
  assert.equal(nextCell('ArrowRight', 2, boxes), 3)
  assert.equal(nextCell('ArrowLeft', 3, boxes), 2)
  assert.equal(nextCell('ArrowLeft', 0, boxes), undefined)
  assert.equal(nextCell('ArrowRight', 6, boxes), undefined)
})

test('up and down go to the nearest cell of the neighbouring row', () => {
  assert.equal(nextCell('ArrowDown', 1, boxes), 4)
  assert.equal(nextCell('ArrowDown', 5, boxes), 6)
  assert.equal(nextCell('ArrowUp', 6, boxes), 4)
  assert.equal(nextCell('ArrowUp', 1, boxes), undefined)
})

test('Home and End are the ends of all; other keys are not ours', () => {
  assert.equal(nextCell('Home', 5, boxes), 0)
  assert.equal(nextCell('End', 0, boxes), 6)
  assert.equal(nextCell('a', 0, boxes), undefined)
})
