import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisiveFirst } from './decisive-first.ts'

const clause = (id: string) => ({ clause: id, ref: id, text: id, version: '1' })
const words = { en: '' }

test('what made it wait stands before what only advised', () => {
  const clauses = ['advice', 'hours', 'copy', 'weekend'].map(clause)
  const obligations = [
    { do: 'advise', words, cites: ['advice'] },
    { do: 'mail.hold', words, cites: ['hours', 'weekend'] },
    { do: 'archive.keep', words, cites: ['copy'] },
  ]
  assert.deepEqual(
    decisiveFirst(clauses, obligations).map((one) => one.clause),
    ['hours', 'weekend', 'advice', 'copy'],
  )
  assert.deepEqual(decisiveFirst(clauses, []), clauses)
})
