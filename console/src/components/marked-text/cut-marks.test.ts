import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutMarks } from './cut-marks.ts'

const mark = (start: number, end: number) => ({ start, end, fact: 'content.abuse', words: { en: 'abuse' } })

test('marked words stand out and the rest stands as it was', () => {
  assert.deepEqual(cutMarks('you utter fool', [mark(4, 14)]), [
    { at: 0, text: 'you ' },
    { at: 4, text: 'utter fool', mark: mark(4, 14) },
  ])
})

test('whatever the marks, the pieces joined are the text', () => {
  const marks = fc.array(fc.tuple(fc.nat(40), fc.nat(40)).map(([start, end]) => mark(start, end)))
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), marks, (text, given) =>
      assert.equal(
        cutMarks(text, given)
          .map((p) => p.text)
          .join(''),
        text,
      ),
    ),
  )
})
