import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { TermMatcher } from './term-matcher.ts'

/** Every place of every term, looked for one by one. */
function naive(terms: readonly string[], text: string): string[] {
  const plain = fold(text).text
  const found: string[] = []
  terms.forEach((term, number) => {
    for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1))
      found.push(`${number} ${at} ${at + term.length}`)
  })
  return found.sort()
}

const found = (matcher: TermMatcher, text: string) =>
  matcher.find(text).map(({ term, start, end }) => `${term} ${start} ${end}`)

test('terms that overlap, lie in one another and repeat are all found', () => {
  const matcher = new TermMatcher(['he', 'she', 'his', 'hers', 'HERS', '', 'e', 'us her'])
  assert.deepEqual(matcher.terms, ['he', 'she', 'his', 'hers', 'e', 'us her'])
  assert.deepEqual(found(matcher, 'Ushers'), ['1 1 4', '0 2 4', '4 3 4', '3 2 6'])
  assert.deepEqual(found(matcher, 'us HERS'), ['0 3 5', '4 4 5', '5 0 6', '3 3 7'])
  assert.equal(matcher.occursIn('nobody'), false)
  assert.equal(matcher.occursIn('THIS'), true)
  assert.deepEqual(new TermMatcher([]).find('anything'), [])
})

test('any terms in any text, as if looked for one by one', () => {
  const letters = fc.constantFrom('a', 'b', 'A', 'ab', ' ', 'é', 'Ａ', 'β', '\u200b', '日', '\n', '-', '1')
  const words = fc.array(letters, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
  const texts = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), texts, (terms, text) => {
      const matcher = new TermMatcher(terms)
      const plain = fold(text)
      // In the text as folded the places are those of the search one by one …
      assert.deepEqual(found(matcher, plain.text).sort(), naive(matcher.terms, plain.text))
      // … and in the text as given they are what these places stand for.
      const places = naive(matcher.terms, text).map((place) => {
        const [term = 0, start = 0, end = 0] = place.split(' ').map(Number)
        return `${term} ${plain.at[start]} ${(plain.at[end - 1] ?? 0) + 1}`
      })
      assert.deepEqual(found(matcher, text).sort(), places.sort())
    }),
    { numRuns: 500 },
  )
})

test('a character of two units is found whole, and accents and look-alikes are no hiding place', () => {
  const matcher = new TermMatcher(['Idiot'])
  assert.deepEqual(found(matcher, 'an ІDІОТ'), ['0 3 8'])
  assert.deepEqual(found(matcher, '𝖎𝖉𝖎𝖔𝖙!'), ['0 0 10'])
})
