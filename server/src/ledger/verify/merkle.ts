import { createHash, hash } from 'node:crypto'

/**
 * Merkle trees of RFC 6962 section 2.1 (and RFC 9162): leaves hashed with a 0 byte before them, nodes with a 1 byte. Sizes and
 * indexes are safe integers. A proof is a list of 32-byte hashes from the leaf's side upwards.
 */
export type Hash = Uint8Array

/** The hash of an empty tree. */
export const emptyRoot: Hash = createHash('sha256').digest()

/** RFC 6962 2.1: SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): Hash {
  const bytes = Buffer.allocUnsafe(1 + leaf.length)
  bytes[0] = 0
  bytes.set(leaf, 1)
  return writeHash(bytes, Buffer.allocUnsafe(hashLength), 0)
}

/** How long a hash is, in octets. */
export const hashLength = 32

/** Writes the SHA-256 of `bytes` into `into`. By way of a string, which takes a third of the time that a buffer of its own takes. */
export function writeHash(bytes: Uint8Array, into: Buffer, at: number): Buffer {
  into.write(hash('sha256', bytes, 'latin1'), at, hashLength, 'latin1')
  return into
}

/** RFC 6962 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.set(left, 1)
  pair.set(right, 33)
  return writeHash(pair, Buffer.allocUnsafe(hashLength), 0)
}

// One buffer for every node: hashing is done before the next is asked for.
const pair = Buffer.alloc(65)
pair[0] = 1

/** The root over leaf hashes. */
export function rootOf(hashes: readonly Hash[]): Hash {
  const [first, ...more] = hashes
  if (first === undefined) return emptyRoot
  if (more.length === 0) return first
  if (Number.isInteger(Math.log2(hashes.length))) return completeRoot(Buffer.concat(hashes))
  const left = greatestPowerBelow(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, left)), rootOf(hashes.slice(left)))
}

/** The root over as many hashes as a power of two, which stand one after another: pair by pair, row by row. */
export function completeRoot(hashes: Uint8Array): Hash {
  if (hashes.length === hashLength) return hashes
  const row = Buffer.from(hashes)
  for (let length = row.length; length > hashLength; length /= 2)
    for (let at = 0; at < length; at += 2 * hashLength) {
      row.copy(pair, 1, at, at + 2 * hashLength)
      writeHash(pair, row, at / 2)
    }
  return row.subarray(0, hashLength)
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
  if (size1 === 0) return false
  return verifySubtree({ start: 0, end: size1, size: size2, subtreeRoot: root1, root: root2, proof })
}

/** A run of entries from `start` up to but without `end` that is a tree of its own: it begins at a multiple of the power of two that it fits in. */
export type Subtree = { readonly start: number; readonly end: number }

/** Whether `proof` shows that the subtree with `subtreeRoot` is part of the tree of `size` and `root` (draft-ietf-plants-merkle-tree-certs, section 4). */
export function verifySubtree(
  given: Subtree & { size: number; subtreeRoot: Hash; root: Hash; proof: readonly Hash[] },
): boolean {
  const { start, end, size, subtreeRoot, root, proof } = given
  if (!isSubtree(given) || !isSize(size) || end > size) return false
  // No entries are in every tree, and need no proof.
  if (start === end) return proof.length === 0 && same(subtreeRoot, emptyRoot)
  if (start === 0 && end === size) return proof.length === 0 && same(subtreeRoot, root)
  if (!areHashes([subtreeRoot, root, ...proof])) return false
  let [first, node, last] = [start, end - 1, size - 1]
  const rise = () => {
    ;[first, node, last] = [half(first), half(node), half(last)]
  }
  // Up to where the subtree's right edge leaves the tree's, or the subtree is one node.
  if (node === last) while (first !== node) rise()
  else while (first !== node && isOdd(node)) rise()
  const [seed, ...path] = first === node ? [subtreeRoot, ...proof] : proof
  if (seed === undefined) return false
  let [from, to] = [seed, seed]
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      if (first < node) from = nodeHash(sibling, from)
      to = nodeHash(sibling, to)
      while (!isOdd(node) && node !== 0) rise()
    } else to = nodeHash(to, sibling)
    rise()
  }
  return last === 0 && same(from, subtreeRoot) && same(to, root)
}

/** Whether `proof` shows that entry `index` of the log is in the subtree with `root`. */
export function verifySubtreeInclusion(
  given: Subtree & { index: number; hash: Hash; root: Hash; proof: readonly Hash[] },
): boolean {
  const { start, end, index, ...rest } = given
  return isSubtree(given) && index >= start && verifyInclusion({ ...rest, index: index - start, size: end - start })
}

function isSubtree({ start, end }: Subtree): boolean {
  if (!isSize(start) || !isSize(end) || start > end) return false
  let room = 1
  while (room < end - start) room *= 2
  return start % room === 0
}

// Sizes may pass 2^31, beyond JavaScript's shifts.
function half(n: number): number {
  return Math.floor(n / 2)
}

function isOdd(n: number): boolean {
  return n % 2 === 1
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
