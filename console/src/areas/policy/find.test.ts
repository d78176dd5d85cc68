import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClauseSummary } from '@beadle/contract'
import { cutFound, findClauses, soughtIn } from './find.ts'

const clause = (number: string, text: string): ClauseSummary => ({
  id: `hill.${number}`,
  ref: number,
  section: '4 Storage',
  text,
  class: 'enforce',
  modality: 'must',
  capability: 'file.store',
  life: 'answered',
  lastActedAt: null,
  count: 0,
  bindings: [],
})
const clauses = [
  clause('3.2', 'Staff write to colleagues in working hours.'),
  clause('3.2.1', 'Pupils write to staff through the learning platform.'),
  clause('3.20', 'Nobody passes passwords on.'),
  clause('4.1', 'Portable media are not used for personal data.'),
  clause('4.2', 'USB memory sticks are encrypted.'),
]
const numbers = (typed: string) => findClauses(clauses, typed).map(({ ref }) => ref)

test('a number finds the clause and what stands under it, and not another that begins alike', () => {
  assert.deepEqual(numbers('3.2'), ['3.2', '3.2.1'])
  assert.deepEqual(numbers('3.2.'), ['3.2', '3.2.1'])
  assert.deepEqual(numbers('9'), [])
})

test('words find what is called otherwise, the clause’s own words first', () => {
  assert.deepEqual(numbers('memory stick'), ['4.2', '4.1'])
  assert.deepEqual(numbers('Memory Sticks encrypted'), ['4.2'])
  assert.deepEqual(numbers('children'), ['3.2.1'])
  assert.deepEqual(numbers('password'), ['3.20'])
  assert.deepEqual(
    numbers('  '),
    clauses.map(({ ref }) => ref),
  )
})

test('what was sought is marked, and nothing of the text is lost', () => {
  const text = 'A password (or “Passcode”) [x+y] is kept.'
  const pieces = cutFound(text, soughtIn('passwords (or [x+y]'))
  assert.equal(pieces.map((piece) => piece.text).join(''), text)
  assert.deepEqual(
    pieces.filter(({ found }) => found).map((piece) => piece.text),
    ['password', '(or', 'Passcode', '[x+y]'],
  )
})
