import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  bundleOf,
  compactRange,
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  leafHash,
  rootOf,
  subtreesOf,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  widthIn,
} from './index.ts'
import { leafHashesOf } from './tiles.ts'

const leaves = Array.from({ length: 1200 }, (_, index) => leafHash(Buffer.from(String(index))))

/** Tiles computed from the definition: the hash of a complete subtree is the root over its leaves. */
async function readTile(level: number, index: number, width: number): Promise<readonly Hash[]> {
  const span = 256 ** level
  return Array.from({ length: width }, (_, at) =>
    rootOf(leaves.slice((index * 256 + at) * span, (index * 256 + at + 1) * span)),
  )
}

const sizes = fc.integer({ min: 1, max: leaves.length })

test('RFC 6962: the root of nothing is the hash of nothing, and the first tree of the RFC', () => {
  assert.equal(
    Buffer.from(emptyRoot).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  assert.equal(
    Buffer.from(leafHash(Buffer.alloc(0))).toString('hex'),
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
})

test('a compact range has the root of the whole, however it was begun', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (a, b) => {
      const [begun, size] = a < b ? [a, b] : [b, a]
      const range = compactRange(begun, await subtreesOf(begun, readTile))
      for (const leaf of leaves.slice(begun, size)) range.append(leaf)
      assert.deepEqual(range.root(), rootOf(leaves.slice(0, size)))
    }),
    { numRuns: 40 },
  )
})

test('an entry proves itself at its own place and at no other', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, any, other) => {
      const [index, elsewhere] = [any % size, other % size]
      const [hash, root] = [leaves[index], rootOf(leaves.slice(0, size))]
      assert.ok(hash)
      const proof = await inclusionProof({ index, size, readTile })
      assert.ok(verifyInclusion({ index, size, hash, proof, root }))
      assert.equal(verifyInclusion({ index: elsewhere, size, hash, proof, root }), elsewhere === index)
      assert.ok(!verifyInclusion({ index, size, hash: emptyRoot, proof, root }))
    }),
    { numRuns: 60 },
  )
})

test('a tree proves that it continues an earlier one, and not another', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (a, b) => {
      const [size1, size2] = a < b ? [a, b] : [b, a]
      const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves.slice(0, size2))]
      const proof = await consistencyProof({ size1, size2, readTile })
      assert.ok(verifyConsistency({ size1, root1, size2, root2, proof }))
      assert.ok(!verifyConsistency({ size1, root1: emptyRoot, size2, root2, proof }))
    }),
    { numRuns: 60 },
  )
})

test('tiles are named as C2SP tlog-tiles names them', () => {
  assert.equal(tilePath(0, 1234067, 256), 'tile/0/x001/x234/067')
  assert.equal(tilePath('entries', 0, 15), 'tile/entries/000.p/15')
  assert.equal(tilePath(1, 1000, 1), 'tile/1/x001/000.p/1')
  assert.deepEqual(
    [widthIn(70_000, 0, 273), widthIn(70_000, 1, 1), widthIn(70_000, 2, 0), widthIn(70_000, 3, 0)],
    [112, 17, 1, 0],
  )
})

test('the leaves of a bundle of any size hash to what each hashes to by itself, and the bundle stays as it was', () => {
  for (const count of [0, 1, 255, 256, 257, 1200]) {
    const entries = Array.from({ length: count }, (_, index) => Buffer.from(String(index).repeat(1 + (index % 300))))
    const bundle = bundleOf(entries)
    const before = Buffer.from(bundle)
    assert.deepEqual(leafHashesOf(bundle), Buffer.concat(entries.map(leafHash)))
    assert.deepEqual(bundle, before)
  }
})
