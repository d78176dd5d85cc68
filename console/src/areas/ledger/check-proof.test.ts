import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { checkProof } from './check-proof.ts'

const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (leaf: Uint8Array) => sha(Uint8Array.of(0), leaf)

// RFC 6962 2.1, written the plain way as the other side of the check.
function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (leaves.length === 1 && only) return leafHash(only)
  const k = splitAt(leaves.length)
  return sha(Uint8Array.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}
function pathOf(index: number, leaves: readonly Uint8Array[]): Buffer[] {
  if (leaves.length <= 1) return []
  const k = splitAt(leaves.length)
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}
function splitAt(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}
function proofOf(index: number, size: number) {
  const leaves = Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`))
  const leaf = leaves[index] ?? Buffer.alloc(0)
  return {
    leaf: leaf.toString('base64'),
    leafHash: leafHash(leaf).toString('base64'),
    index,
    hashes: pathOf(index, leaves).map((hash) => hash.toString('base64')),
    checkpoint: { origin: 'school.example', size, rootHash: rootOf(leaves).toString('base64'), at: null, note: '' },
  }
}

test('every entry of every tree up to 33 proves itself', async () => {
  for (let size = 1; size <= 33; size++)
    for (let index = 0; index < size; index++)
      assert.equal(await checkProof(proofOf(index, size)), 'holds', `${index} of ${size}`)
})

test('an altered leaf, place, path or size does not', async () => {
  const good = proofOf(5, 13)
  const other = Buffer.from('entry 6').toString('base64')
  assert.equal(await checkProof({ ...good, leaf: other }), 'leaf')
  assert.equal(await checkProof({ ...good, index: 4 }), 'root')
  assert.equal(await checkProof({ ...good, index: 13 }), 'root')
  assert.equal(await checkProof({ ...good, hashes: good.hashes.slice(1) }), 'root')
  assert.equal(await checkProof({ ...good, hashes: [...good.hashes, good.leafHash] }), 'root')
  assert.equal(await checkProof({ ...good, checkpoint: { ...good.checkpoint, rootHash: good.leafHash } }), 'root')
})
