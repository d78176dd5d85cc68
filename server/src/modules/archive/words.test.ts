import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distinctWords, hasAll, readSought, snippetOf } from './words.ts'

test('words are one, however they are written', () => {
  for (const [written, word] of [
    ['Café', 'cafe'],
    ['CAFÉ', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['don’t', 'dont'],
    ["don't", 'dont'],
    ['ﬁre', 'fire'],
    ['Ｂｏｉｌｅｒ', 'boiler'],
    ['Ŵyn', 'wyn'],
    ['7B', '7b'],
  ] as const)
    assert.deepEqual(distinctWords([written], 9), [word], written)
  assert.deepEqual(distinctWords(['a a b', 'b c'], 9), ['a', 'b', 'c'])
  assert.deepEqual(distinctWords(['a b c'], 2), ['a', 'b'])
  assert.deepEqual(distinctWords(['x'.repeat(65), '—!?'], 9), [])
})

test('what is typed is read as words that must all be there, and phrases', () => {
  const sought = readSought('ring “The Plumber” "now"')
  assert.deepEqual(sought, { words: ['ring', 'the', 'plumber', 'now'], phrases: [['the', 'plumber']] })
  assert.equal(hasAll(sought, ['Now ring', 'the plumber']), true)
  assert.equal(hasAll(sought, ['Now ring the', 'plumber']), false)
  assert.equal(hasAll(sought, ['ring the plumber']), false)
  assert.equal(readSought('a b c d e f g h i j k l m n').words.length, 12)
  assert.deepEqual(readSought('"unended phrase').phrases, [])
})

test('a snippet is about the first word found, and says where in it the words are', () => {
  const text = `${'So it goes on and on. '.repeat(20)}Then\r\nthe café’s boiler leaked.${' And on.'.repeat(60)}`
  const { text: cut, marks } = snippetOf(text, readSought('boiler cafes'))
  assert.ok(cut.length <= 200)
  assert.deepEqual(
    marks.map(({ start, end }) => cut.slice(start, end)),
    ['café’s', 'boiler'],
  )
  assert.equal(cut.includes('\n'), false)
  assert.deepEqual(snippetOf('Dear all', readSought('plumber')), { text: 'Dear all', marks: [] })
  const long = `${'x'.repeat(300)} boiler`
  assert.deepEqual(
    snippetOf(long, readSought('boiler')).marks.map(({ start, end }) =>
      snippetOf(long, readSought('boiler')).text.slice(start, end),
    ),
    ['boiler'],
  )
})
