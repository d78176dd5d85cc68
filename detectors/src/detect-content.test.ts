import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vocabulary } from '@beadle/engine'
import fc from 'fast-check'
import { detectContent, detectors, examineContent, explainContent } from './detect-content.ts'
import { school } from './test-cases.ts'

const factNames = Object.keys(vocabulary.facts).filter((name) => name.startsWith('content.'))

test('every content fact of the vocabulary has exactly one detector', () => {
  const facts = detectors.flatMap((detector) => detector.facts)
  assert.equal(new Set(facts).size, facts.length)
  assert.deepEqual([...facts].sort(), [...factNames].sort())
  assert.equal(new Set(detectors.map((detector) => detector.id)).size, detectors.length)
})

test('an ordinary message has every fact, all of them quiet', () => {
  const facts = detectContent({
    school,
    subjectLine: 'Minutes',
    text: 'Dear Ms Jones,\n\nthe minutes of Tuesday are attached.\n\nKind regards\nSam Ahmed\nTeacher of Maths\n01632 960345',
  })
  assert.equal(Object.keys(facts).length, factNames.length)
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'content.length') assert.equal(value, 9)
    else assert.ok(value === false || (Array.isArray(value) && value.length === 0), `${name}: ${JSON.stringify(value)}`)
  }
})

test('without words or files there is nothing to tell', () => {
  assert.deepEqual(detectContent({}), {})
  assert.equal(Object.keys(detectContent({ text: '' })).length, factNames.length)
  assert.deepEqual(detectContent({ attachments: [{ filename: 'a.txt' }] }), { 'content.personal-data': [] })
})

test('the words that spoke are shown where they stand', () => {
  const shown = (input: { subjectLine?: string; text?: string; html?: string }) =>
    explainContent(input).map(({ fact, part, start, end }) => [
      fact,
      part,
      (part === 'html' ? input.html : part === 'text' ? input.text : input.subjectLine)?.slice(start, end),
    ])
  assert.deepEqual(shown({ subjectLine: 'x', text: 'Well, you are an IDIOT, Sam.' }), [
    ['content.abuse', 'text', 'you are an IDIOT'],
  ])
  assert.deepEqual(shown({ subjectLine: 'you f u c k' }), [['content.obscenity', 'subjectLine', 'f u c k']])
  assert.deepEqual(shown({ html: '<p>oh <i>sh</i>1t &amp; more</p>' }), [['content.obscenity', 'html', 'sh</i>1t']])
  assert.deepEqual(shown({ text: 'My number is 07700 900123.' }), [
    ['content.personal-contact', 'text', '07700 900123'],
  ])
  assert.deepEqual(shown({ text: 'NHS number 943 476 5919' }), [['content.personal-data', 'text', '943 476 5919']])
})

const word = fc.constantFrom(
  'you',
  'are',
  'idiot',
  'f',
  'u',
  'c',
  'k',
  'sh1t',
  'I',
  'will',
  'kill',
  '"',
  '.',
  '\n',
  '\n\n',
  '> ',
  'On 3 March Sam wrote:\n',
  '07700 900123',
  'a@gmail.com',
  '943 476 5919',
  'NHS',
  '<b>',
  '</b>',
  '<div hidden>',
  '&#105;',
  'ѕ',
  '\u200b',
  '😂',
  '\ud800',
  'From: x\n',
  ',',
  '\t',
  '12 Oak Road',
  'by Friday',
  'HELLO',
  'WORLD',
)

test('any message is read, twice the same, with hits inside their parts', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.boolean(),
      (words, noise, spaced) => {
        const text = words.join(spaced ? ' ' : '') + noise
        const input = { subjectLine: noise, text, html: text, school }
        const { facts, hits } = examineContent(input)
        assert.deepEqual(examineContent(input), { facts, hits })
        assert.equal(Object.keys(facts).length, factNames.length)
        for (const { part, start, end } of hits) {
          const source = part === 'subjectLine' ? noise : text
          assert.ok(
            part === 'attachment' || (start >= 0 && start < end && end <= source.length),
            JSON.stringify({ part, start, end, length: source.length }),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('long runs of anything, and a megabyte of prose, are read to their end', () => {
  const units = [
    'you are very ',
    'a',
    'a b ',
    '1234 5678 ',
    'x, y, ',
    '> q\n',
    '<a href="',
    '"',
    'f*',
    '\n',
    'From: x\n',
    'by Friday ',
    'a-',
    '&lt;',
    '😂',
    'John Smith, 9B\n',
    'I will you ',
    '<div>',
    '</div>',
    '07700 ',
    '(',
  ] as const
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(60_000 / unit.length))
    assert.equal(Object.keys(detectContent({ text, html: `<p>${text}` })).length, factNames.length, unit)
  }
  assert.equal(
    detectContent({ text: 'The trip leaves at nine from the gate. '.repeat(26_000) })['content.length'],
    208_000,
  )
})
