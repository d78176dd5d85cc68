import { createHash } from 'node:crypto'

/**
 * Merkle trees of RFC 6962 section 2.1 (and RFC 9162): leaves hashed with a 0 byte before them, nodes with a 1 byte. Sizes and
 * indexes are safe integers. A proof is a list of 32-byte hashes from the leaf's side upwards.
 */
export type Hash = Uint8Array

/** The hash of an empty tree. */
export const emptyRoot: Hash = createHash('sha256').digest()

/** RFC 6962 2.1: SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): Hash {
  return createHash('sha256').update(zero).update(leaf).digest()
}

/** RFC 6962 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(one).update(left).update(right).digest()
}

const zero = Uint8Array.of(0)
const one = Uint8Array.of(1)

/** The root over leaf hashes. */
export function rootOf(hashes: readonly Hash[]): Hash {
  const [first, ...more] = hashes
  if (first === undefined) return emptyRoot
  if (more.length === 0) return first
  const left = greatestPowerBelow(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, left)), rootOf(hashes.slice(left)))
}

/** The greatest power of two smaller than `n`, for n ≥ 2. */
export function greatestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** Whether `proof` shows that the leaf with `hash` is number `index` in the tree of `size` and `root` (RFC 9162 2.1.3.2). */
export function verifyInclusion(given: {
  index: number
  size: number
  hash: Hash
  proof: readonly Hash[]
  root: Hash
}): boolean {
  const { index, size, hash, proof, root } = given
  if (!isSize(size) || !isSize(index) || index >= size || !areHashes([hash, root, ...proof])) return false
  let [node, last, computed] = [index, size - 1, hash]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      computed = nodeHash(sibling, computed)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else computed = nodeHash(computed, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(computed, root)
}

/** Whether `proof` shows that the tree of `size1` and `root1` is the beginning of that of `size2` and `root2` (RFC 9162 2.1.4.2). */
export function verifyConsistency(given: {
  size1: number
  root1: Hash
  size2: number
  root2: Hash
  proof: readonly Hash[]
}): boolean {
  const { size1, root1, size2, root2, proof } = given
  // Every tree begins with the empty one, so that showing it shows nothing: refused, as the Go reference does.
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && same(root1, root2)
  if (proof.length === 0 || !areHashes([root1, root2, ...proof])) return false
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  let [node, last] = [size1 - 1, size2 - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  const [seed, ...rest] = path
  if (seed === undefined) return false
  let [from, to] = [seed, seed]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      from = nodeHash(sibling, from)
      to = nodeHash(sibling, to)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else to = nodeHash(to, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(from, root1) && same(to, root2)
}

// Sizes may pass 2^31, beyond JavaScript's shifts.
function half(n: number): number {
  return Math.floor(n / 2)
}

function isOdd(n: number): boolean {
  return n % 2 === 1
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n))
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

function areHashes(hashes: readonly Hash[]): boolean {
  return hashes.every((hash) => hash.length === 32)
}

function same(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0
}
