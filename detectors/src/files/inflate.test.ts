import assert from 'node:assert/strict'
import { test } from 'node:test'
import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { inflate } from './inflate.ts'

const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .array(fc.constantFrom('ab', 'the ', '\n', 'zz'), { maxLength: 2000 })
    .map((words) => new Uint8Array(Buffer.from(words.join('')))),
)

test('what zlib packs, at any level and strategy, comes out as it went in', () => {
  fc.assert(
    fc.property(
      content,
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE),
      (bytes, level, strategy) => {
        const opened = inflate(deflateRawSync(bytes, { level, strategy }), 1_000_000)
        assert.ok('bytes' in opened)
        assert.deepEqual(Buffer.from(opened.bytes), Buffer.from(bytes))
      },
    ),
    { numRuns: 200 },
  )
})

test('bytes at random and broken streams are a problem, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void inflate(bytes, 10_000)),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(content, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, by) => {
      const packed = new Uint8Array(deflateRawSync(bytes))
      const at = place % packed.length
      packed[at] = ((packed[at] ?? 0) ^ by) & 255
      const opened = inflate(packed, 100_000)
      assert.ok('problem' in opened || opened.bytes.length <= 100_000)
    }),
    { numRuns: 200 },
  )
})

test('more than is allowed stops', () => {
  const bomb = deflateRawSync(Buffer.alloc(10_000_000))
  assert.deepEqual(inflate(bomb, 1_000_000), { problem: 'too-large' })
  assert.deepEqual(inflate(bomb.subarray(0, 100), 20_000_000), { problem: 'broken' })
})
