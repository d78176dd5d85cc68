import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSearch } from './detect-search.ts'

const sought = [
  'porn',
  'hardcore porn videos',
  'P0RN',
  'ｐｏｒｎ free',
  'naked girls',
  'nude teens pics',
  'xxx',
  'sexy women photos',
  'hentai',
]
const innocent = [
  'sex education lesson plan',
  'effects of pornography on teenagers',
  'porn addiction help',
  'naked mole rat pictures',
  'nude painting women renaissance',
  'Scunthorpe football',
  'Essex schools',
  'same sex couples photos',
  'sex discrimination act videos',
  'girls football pictures',
  'breast cancer',
  'popcorn recipes',
  'the naked truth',
  'sex chromosomes of men',
]
const distressed = [
  'how to kill myself',
  'i want to die',
  'painless ways to die',
  'how many paracetamol to overdose',
  'my uncle touches me',
  'ways to self harm',
  'am i being groomed',
  'pro ana tips',
]
const calm = [
  'suicide prevention charity',
  'death of a salesman',
  'how to kill weeds',
  'how to die a shirt',
  'self esteem',
  'cut me a slice',
  'touch typing',
  'romeo and juliet suicide scene',
  'when is the sun going to die',
]

for (const term of sought)
  test(`looks for pornography: ${term}`, () => {
    assert.deepEqual(detectSearch(term)['content.obscenity']?.includes('sought.pornography'), true)
  })
for (const term of [...innocent, ...distressed, ...calm])
  test(`does not: ${term}`, () => {
    assert.deepEqual(detectSearch(term)['content.obscenity']?.includes('sought.pornography'), false)
  })
for (const term of distressed)
  test(`in distress: ${term}`, () => assert.equal(detectSearch(term)['content.report-of-harm'], true))
for (const term of [...calm, ...innocent, ...sought])
  test(`not in distress: ${term}`, () => assert.equal(detectSearch(term)['content.report-of-harm'], false))

test('a long text is read to its first few hundred characters', () => {
  assert.deepEqual(detectSearch(`${'word '.repeat(100_000)}porn`)['content.obscenity'], [])
})
