import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrasesOf } from './phrases.ts'

test('a phrase stands in its context, cut between words and said to be cut', () => {
  const text = `${'one two three '.repeat(10)}utter idiot${' four five six'.repeat(10)}`
  const start = text.indexOf('utter')
  const mark = { start, end: start + 11, fact: 'content.abuse', words: { en: 'abuse' } }
  const [phrase] = phrasesOf({ open: true, text, marks: [mark] })
  assert.equal(phrase?.marked, 'utter idiot')
  assert.match(phrase?.before ?? '', /^… (one|two|three) .* three $/)
  assert.match(phrase?.after ?? '', /^ four .* (four|five|six) …$/)
  const [short] = phrasesOf({ open: true, text: 'You fool', marks: [{ ...mark, start: 4, end: 8 }] })
  assert.deepEqual([short?.before, short?.after], ['You ', ''])
  assert.deepEqual(phrasesOf({ open: false, why: { en: 'x' } }), [])
})
