import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editDistance, nearest } from './nearest.ts'

test('an edit is a letter put in, taken out, changed, or swapped with its neighbour', () => {
  const pairs: readonly [string, string, number][] = [
    ['', '', 0],
    ['abc', '', 3],
    ['teacher', 'techer', 1],
    ['submit', 'sumbit', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ]
  for (const [a, b, distance] of pairs) {
    assert.equal(editDistance(a, b), distance, `${a} ${b}`)
    assert.equal(editDistance(b, a), distance, `${b} ${a}`)
  }
})

test('the nearest word is one that may have been meant', () => {
  const words = ['mail.submit', 'mail.receive', 'web.request', 'dsl']
  assert.equal(nearest('mail.sumbit', words), 'mail.submit')
  assert.equal(nearest('Mail.Submit', words), 'mail.submit')
  assert.equal(nearest('submit', words), 'mail.submit')
  assert.equal(nearest('quarterly', words), undefined)
  assert.equal(nearest('', words), undefined)
  assert.equal(nearest('x', []), undefined)
})
