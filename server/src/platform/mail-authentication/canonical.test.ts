import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { BodyHash, bodyHash, canonicalField } from './canonical.ts'

/** RFC 6376 3.4.3 and 3.4.4 word by word, on strings. */
function naive(body: string, how: 'simple' | 'relaxed'): string {
  let text = body
  if (how === 'relaxed')
    text = text
      .split('\r\n')
      .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
      .join('\r\n')
  text = text.replace(/(?:\r\n)*$/, '')
  return text === '' ? (how === 'simple' ? '\r\n' : '') : `${text}\r\n`
}

const bodies = fc
  .array(fc.constantFrom('a', 'bc', ' ', '\t', '\r\n', '\r\n\r\n', '.', 'é'), { maxLength: 40 })
  .map((pieces) => pieces.join(''))

test('bodies hash as the RFC has it, in one piece and in any pieces', () => {
  fc.assert(
    fc.property(bodies, fc.constantFrom('simple' as const, 'relaxed' as const), fc.nat(40), (body, how, at) => {
      const octets = Buffer.from(body)
      const expected = createHash('sha256').update(naive(body, how)).digest('hex')
      assert.equal(bodyHash(octets, how).toString('hex'), expected)
      const hash = new BodyHash(how)
      hash.update(octets.subarray(0, at))
      hash.update(octets.subarray(at))
      assert.equal(hash.digest().toString('hex'), expected)
      assert.equal(hash.total, Buffer.byteLength(naive(body, how)))
    }),
    { numRuns: 2000 },
  )
})

test('`l=` hashes so much and counts all', () => {
  const hash = new BodyHash('simple', 3)
  hash.update(Buffer.from('abcdef\r\n'))
  assert.deepEqual(hash.digest(), createHash('sha256').update('abc').digest())
  assert.equal(hash.total, 8)
})

test('the examples of RFC 6376 3.4.5', () => {
  assert.equal(canonicalField('A: X', 'relaxed'), 'a:X\r\n')
  assert.equal(canonicalField('B : Y\t\r\n\tZ  ', 'relaxed'), 'b:Y Z\r\n')
  assert.equal(canonicalField('C: \xc3\xa0 ', 'relaxed'), 'c:\xc3\xa0\r\n')
  assert.equal(canonicalField('B : Y\t\r\n\tZ  ', 'simple'), 'B : Y\t\r\n\tZ  \r\n')
  const body = Buffer.from(' C \r\nD \t E\r\n\r\n\r\n')
  assert.deepEqual(bodyHash(body, 'relaxed'), createHash('sha256').update(' C\r\nD E\r\n').digest())
  assert.deepEqual(bodyHash(body, 'simple'), createHash('sha256').update(' C \r\nD \t E\r\n').digest())
})
