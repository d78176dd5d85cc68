import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readMessage } from './message.ts'
import { type PhraseMatch, phrases } from './pattern.ts'

const nothingHidden = { reveal: () => undefined, spelled: () => undefined, joined: () => undefined }
const sources = [
  'alpha beta',
  'alpha|gamma ..1 beta|delta',
  'the of? alpha ..3 gamma',
  'the ..9 of ..9 beta',
  'of the? beta ..2 delta ..8 omega',
  'delta !alpha|the',
  'alpha ..2 beta the|of? !omega',
  'omega omega? omega',
  'and ..1 and ..1 and',
]
const list = phrases({ tried: sources })

/** The same by V8: every phrase, at every word of each sentence. */
function expected(text: string): readonly PhraseMatch[] {
  const found: PhraseMatch[] = []
  let before = 0
  for (const sentence of text.split('. ')) {
    const words = sentence.split(' ').filter(Boolean)
    for (let from = 0; from < words.length; from++)
      for (const [i, source] of sources.entries()) {
        const match = patternOf(source).exec(`${words.slice(from).join(' ')} `)
        if (!match) continue
        const to = from + match[0].split(' ').length - 1
        found.push({ id: `tried.${i + 1}`, from: before + from, to: before + to })
      }
    before += words.length
  }
  return found
}

function patternOf(source: string): RegExp {
  const pieces = source.split(' ').map((piece) => {
    if (piece.startsWith('..')) return `(?:\\S+ ){0,${piece.slice(2)}}?`
    if (piece.startsWith('!')) return `(?!(?:${piece.slice(1)}) )`
    return piece.endsWith('?') ? `(?:(?:${piece.slice(0, -1)}) )?` : `(?:${piece}) `
  })
  return new RegExp(`^${pieces.join('')}`)
}

test('phrases are found by their rarest words exactly where they stand', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'omega', 'the', 'of', 'and', 'unheardof')
  const sentence = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), (sentences) => {
      const text = sentences.join('. ')
      const [part] = readMessage({ text }, nothingHidden).parts
      assert.deepEqual(part && list.of(part.found), expected(text))
    }),
    { numRuns: 500 },
  )
})
