import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Piece, readPieces } from './read-input.ts'

async function pieces(text: string, { size = text.length || 1, limit }: { size?: number; limit?: number } = {}) {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const found: Piece[] = []
  for await (const pieces of readPieces(chunks(), limit)) found.push(...pieces)
  return found
}
const texts = async (text: string, size?: number) =>
  (await pieces(text, size === undefined ? {} : { size })).map((piece) => ('text' in piece ? piece.text : 'too large'))
const request = (id: string) => ({
  subject: { id },
  action: { name: 'mail.submit' },
  resource: { properties: { to: [{ address: 'a@b.example' }], text: `{ "not": "a brace\\"` } },
  context: {},
})

test('one object a line, in any chunks, with CRLF, a byte order mark and empty lines', async () => {
  const lines = ['a', 'b', 'c'].map((id) => JSON.stringify(request(id)))
  const input = `\uFEFF${lines[0]}\r\n\n   \n${lines[1]}\n${lines[2]}`
  for (const size of [1, 7, 1000]) assert.deepEqual(await texts(input, size), lines)
})

test('objects written over many lines', async () => {
  const written = ['a', 'b'].map((id) => JSON.stringify(request(id), null, 2))
  assert.deepEqual(await texts(written.join('\n')), written)
})

test('a line that is not JSON is one piece, and costs no other', async () => {
  const good = JSON.stringify(request('a'))
  assert.deepEqual(await texts(`not json\n${good}\n}\n${good}\n`), ['not json', good, '}', good])
})

test('a line that breaks off does not swallow the next', async () => {
  const good = JSON.stringify(request('a'))
  const cut = good.slice(0, 40)
  const inString = '{"subject": {"id": "ahm'
  assert.deepEqual(await texts(`${cut}\n${good}\n${inString}\n${good}\n${cut}\n${cut}\n`), [
    cut,
    good,
    inString,
    good,
    cut,
    cut,
  ])
})

test('a written-out object that breaks off ends where a whole request begins', async () => {
  const good = JSON.stringify(request('a'))
  assert.deepEqual(await texts(`{\n  "subject": {\n${good}\n`), ['{\n  "subject": {', good])
})

test('a line beyond the limit is named once and read past', async () => {
  const found = await pieces(`${'x'.repeat(500)}\n{}\n`, { size: 50, limit: 100 })
  assert.deepEqual(found, [{ tooLarge: true }, { text: '{}' }])
})

test('whatever JSON values come one a line come out again, however the stream is cut', async () => {
  const value = fc.jsonValue().map((one) => JSON.stringify({ one }))
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), async (lines, size) => {
      assert.deepEqual(await texts(lines.join('\n'), size), lines)
    }),
    { numRuns: 100, seed: 3 },
  )
})
