import { greatestPowerBelow, type Hash, hashLength, nodeHash, rootOf, writeHash } from './merkle.ts'

/**
 * The hashes of a tree in tiles of 256, as C2SP tlog-tiles lays them out: tile `index` of level L holds the roots of 256
 * complete subtrees of 2^(8L) leaves each; the last tile of a level may hold fewer.
 */
export type ReadTile = (level: number, index: number, width: number) => Promise<readonly Hash[]>

export const tileWidth = 256

/** How many hashes the tile holds in a tree of `size`; 0 when it is not there. */
export function widthIn(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / tileWidth ** level)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

/** Where a tile stands in a log's directory: `tile/0/x001/x234/067`, `tile/0/000.p/15`. `level` may be `entries`. */
export function tilePath(level: number | 'entries', index: number, width: number): string {
  const parts = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  return `tile/${level}/${parts.join('/')}${width === tileWidth ? '' : `.p/${width}`}`
}

/** Splits a tile's bytes into its hashes. */
export function hashesOf(bytes: Uint8Array): readonly Hash[] {
  const hashes: Hash[] = []
  for (let at = 0; at < bytes.length; at += hashLength) hashes.push(bytes.subarray(at, at + hashLength))
  return hashes
}

/** The entries of an entry bundle: each is its length in two bytes, big endian, then itself. Throws RangeError when it is cut short. */
export function entriesOf(bundle: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length; ) {
    const length = ((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bundle.length) throw new RangeError('an entry bundle is cut short')
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}

/**
 * The leaf hashes (RFC 6962 2.1) of an entry bundle, one after another, without taking its entries out: the octet before each
 * entry is 0 while it is hashed, and what it was afterwards. Throws RangeError when it is cut short.
 */
export function leafHashesOf(bundle: Uint8Array): Buffer {
  let hashes = Buffer.allocUnsafe(tileWidth * hashLength)
  let count = 0
  for (let at = 0; at < bundle.length; count += 1) {
    const low = bundle[at + 1] ?? 0
    const end = at + 2 + (((bundle[at] ?? 0) << 8) | low)
    if (end > bundle.length) throw new RangeError('an entry bundle is cut short')
    if ((count + 1) * hashLength > hashes.length) hashes = Buffer.concat([hashes], hashes.length * 2)
    bundle[at + 1] = 0
    writeHash(bundle.subarray(at + 1, end), hashes, count * hashLength)
    bundle[at + 1] = low
    at = end
  }
  return hashes.subarray(0, count * hashLength)
}

/** The bundle of entries, none longer than 65,535 bytes. */
export function bundleOf(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}

/** The hashes that show entry `index` is in the tree of `size` (RFC 6962 2.1.1, PATH). */
export async function inclusionProof(given: {
  index: number
  size: number
  readTile: ReadTile
}): Promise<readonly Hash[]> {
  const { index, size, readTile } = given
  if (!(index >= 0 && index < size)) throw new RangeError(`entry \`${index}\` is not in a tree of \`${size}\``)
  const proof: Hash[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + greatestPowerBelow(to - from)
    if (index < middle) {
      proof.unshift(await rangeHash(middle, to, size, readTile))
      to = middle
    } else {
      proof.unshift(await rangeHash(from, middle, size, readTile))
      from = middle
    }
  }
  return proof
}

/** The hashes that show the tree of `size1` is the beginning of that of `size2` (RFC 6962 2.1.2, PROOF). */
export async function consistencyProof(given: {
  size1: number
  size2: number
  readTile: ReadTile
}): Promise<readonly Hash[]> {
  const { size1, size2, readTile } = given
  if (!(size1 >= 0 && size1 <= size2))
    throw new RangeError(`a tree of \`${size1}\` is not the beginning of one of \`${size2}\``)
  if (size1 === 0 || size1 === size2) return []
  const proof: Hash[] = []
  let [from, to, isWhole] = [0, size2, true]
  while (size1 !== to) {
    const middle = from + greatestPowerBelow(to - from)
    if (size1 <= middle) {
      proof.unshift(await rangeHash(middle, to, size2, readTile))
      to = middle
    } else {
      proof.unshift(await rangeHash(from, middle, size2, readTile))
      from = middle
      isWhole = false
    }
  }
  if (!isWhole) proof.unshift(await rangeHash(from, to, size2, readTile))
  return proof
}

/** The complete subtrees a tree of `size` is made of, greatest first, for a compact range to begin with. */
export async function subtreesOf(size: number, readTile: ReadTile): Promise<readonly Hash[]> {
  const hashes: Hash[] = []
  for (let from = 0; from < size; ) {
    const level = Math.floor(Math.log2(size - from))
    hashes.push(await subtreeHash(level, from / 2 ** level, size, readTile))
    from += 2 ** level
  }
  return hashes
}

async function rangeHash(from: number, to: number, size: number, readTile: ReadTile): Promise<Hash> {
  const level = Math.log2(to - from)
  if (Number.isInteger(level) && from % (to - from) === 0) return subtreeHash(level, from / (to - from), size, readTile)
  const middle = from + greatestPowerBelow(to - from)
  return nodeHash(await rangeHash(from, middle, size, readTile), await rangeHash(middle, to, size, readTile))
}

/** The root of the complete subtree of 2^level leaves with number `index`. */
async function subtreeHash(level: number, index: number, size: number, readTile: ReadTile): Promise<Hash> {
  const tileLevel = Math.floor(level / 8)
  const count = 2 ** (level % 8)
  const first = index * count
  const tile = Math.floor(first / tileWidth)
  const hashes = await readTile(tileLevel, tile, widthIn(size, tileLevel, tile))
  const offset = first - tile * tileWidth
  return rootOf(hashes.slice(offset, offset + count))
}
