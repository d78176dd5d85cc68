import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Word } from '../text/words.ts'
import { firstOf, sentenceAround } from './context.ts'

const word = fc.record({ text: fc.constantFrom('a', 'b', 'c', 'd'), ends: fc.nat({ max: 300 }) })

/** Words of sentences, few of which are long. */
const someWords = fc.array(word, { minLength: 1, maxLength: 800 }).map((given) => {
  let sentence = 0
  return given.map(({ text, ends }, i): Word => {
    if (ends === 0) sentence++
    return { text, sentence, key: 0, start: i, end: i + 1, role: 'own', quoted: false }
  })
})

test('the first word of a set is the same however often it has been asked for', () => {
  const sets = [new Set(['a']), new Set(['b', 'c']), new Set(['z'])]
  const asked = fc.array(fc.tuple(fc.constantFrom(...sets), fc.integer({ min: -5, max: 820 }), fc.nat({ max: 300 })), {
    minLength: 20,
  })
  fc.assert(
    fc.property(someWords, asked, (words, all) => {
      for (const [set, from, length] of all) {
        const first = words.findIndex(({ text }, i) => i >= from && i < from + length && set.has(text))
        assert.equal(firstOf(words, set, from, from + length), first)
      }
    }),
    { numRuns: 50 },
  )
})

test('a sentence is the words of its number, at most two hundred to each side', () => {
  fc.assert(
    fc.property(someWords, fc.array(fc.nat()), (words, places) => {
      for (const place of places) {
        const at = place % words.length
        const of = words.flatMap(({ sentence }, i) => (sentence === words[at]?.sentence ? [i] : []))
        const near = of.filter((i) => i >= at - 200 && i < at + 200)
        assert.deepEqual(sentenceAround(words, at), [near[0], (near.at(-1) ?? 0) + 1])
      }
    }),
    { numRuns: 50 },
  )
})
