import { parseCheckpoint } from './checkpoint.ts'
import { type CompactRange, compactRange } from './compact-range.ts'
import { completeRoot, type Hash, hashLength } from './merkle.ts'
import { type NoteKey, openNote } from './note.ts'
import { hashesOf, leafHashesOf, tilePath, tileWidth, widthIn } from './tiles.ts'

/** Reads a file of the exported log by its path below the log's directory; undefined when it is not there. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>

/** What was found. `size` entries were checked; `faults` is empty when the log is whole. */
export type Verdict = {
  readonly origin?: string
  readonly size: number
  readonly root?: string
  readonly faults: readonly string[]
}

const enough = 20
const nothing = new Uint8Array()

/**
 * Verifies an exported log in the layout of C2SP tlog-tiles without a server: the checkpoint's signature, that every entry is
 * there and hashes to the leaf in its tile, that every tile above follows from those below, that the root is the one signed,
 * and that each older checkpoint given is the beginning of this log. Reads one tile at a time, so that size does not matter.
 */
export async function verifyLog(options: {
  read: ReadFile
  key: NoteKey
  older?: readonly string[]
  onProgress?: (done: number, size: number) => void
}): Promise<Verdict> {
  const { read, key } = options
  const faults: string[] = []
  const note = await read('checkpoint')
  if (note === undefined) return { size: 0, faults: ['there is no `checkpoint`'] }
  const text = openNote(Buffer.from(note).toString('utf8'), key)
  if (text === undefined) return { size: 0, faults: [`the checkpoint is not signed by \`${key.name}\``] }
  const checkpoint = parseCheckpoint(text)
  const { size, origin } = checkpoint
  const root = Buffer.from(checkpoint.root).toString('base64')
  const earlier = readOlder(options.older ?? [], key, faults)
  const levels = new Levels(size, read, faults)
  // The tree over whole tiles; what stands right of them is added when a root is asked for.
  const range = compactRange()
  let count = 0
  let end: Uint8Array = nothing
  for (let index = 0; index * tileWidth < size && faults.length < enough; index += 1) {
    const width = widthIn(size, 0, index)
    const hashes = await bundleHashes(read, index, width, faults)
    for (const [older, expected] of earlier) {
      const within = older - index * tileWidth
      if (within < 0 || within >= hashes.length / hashLength) continue
      if (!same(expected, rootWith(range, hashes.subarray(0, within * hashLength))))
        faults.push(`the older checkpoint of size ${older} is of another log`)
    }
    end = await levels.addTile(hashes, (root) => range.append(root))
    count += hashes.length / hashLength
    options.onProgress?.(count, size)
  }
  if (faults.length === 0) await levels.finish()
  if (faults.length === 0 && !same(rootWith(range, end), checkpoint.root))
    faults.push('the entries do not make the root that was signed')
  for (const [older, hash] of earlier) {
    if (older > size) faults.push(`this log has ${size} entries and an older checkpoint had ${older}`)
    if (older === size && !same(hash, checkpoint.root))
      faults.push(`the older checkpoint of size ${older} is of another log`)
  }
  return { origin, size: count, root, faults }
}

/** The root of a tree of whole tiles with some leaves more. */
function rootWith(tiles: CompactRange, leaves: Uint8Array): Hash {
  if (leaves.length === 0) return tiles.root()
  const right = compactRange()
  for (const leaf of hashesOf(leaves)) right.append(leaf)
  return tiles.root(right.root())
}

function readOlder(notes: readonly string[], key: NoteKey, faults: string[]): Map<number, Hash> {
  const earlier = new Map<number, Hash>()
  for (const note of notes) {
    const text = openNote(note, key)
    if (text === undefined) faults.push(`an older checkpoint is not signed by \`${key.name}\``)
    else {
      const { size, root } = parseCheckpoint(text)
      const known = earlier.get(size)
      if (known !== undefined && !same(known, root))
        faults.push(`two checkpoints of size ${size} contradict each other`)
      earlier.set(size, root)
    }
  }
  return earlier
}

/** The hashes of a bundle's entries, one after another. */
async function bundleHashes(read: ReadFile, index: number, width: number, faults: string[]): Promise<Uint8Array> {
  const path = tilePath('entries', index, width)
  const bundle = await read(path)
  if (bundle === undefined) {
    faults.push(`there is no \`${path}\``)
    return nothing
  }
  try {
    const hashes = leafHashesOf(bundle)
    const count = hashes.length / hashLength
    if (count !== width) faults.push(`\`${path}\` has ${count} entries and should have ${width}`)
    return hashes
  } catch {
    faults.push(`\`${path}\` is cut short`)
    return nothing
  }
}

/** A tile as it fills: how many hashes it has, one after another. */
type Filling = { readonly index: number; readonly hashes: Buffer; width: number }

const tileLength = tileWidth * hashLength

/** The tiles of all levels as they follow from the leaves, each compared with its file as it fills. */
class Levels {
  readonly #size: number
  readonly #read: ReadFile
  readonly #faults: string[]
  #bottom = 0
  #end: Uint8Array = nothing
  readonly #above = new Map<number, Filling>()

  constructor(size: number, read: ReadFile, faults: string[]) {
    this.#size = size
    this.#read = read
    this.#faults = faults
  }

  /** Takes the leaves of the next tile; a whole one's root goes to `full`, the leaves of one that is not are given back. */
  async addTile(leaves: Uint8Array, full: (root: Hash) => void): Promise<Uint8Array> {
    if (leaves.length < tileLength) {
      this.#end = leaves
      return leaves
    }
    await this.#compare(0, this.#bottom++, leaves)
    const root = completeRoot(leaves)
    full(root)
    await this.#add(1, root)
    return nothing
  }

  async #add(level: number, hash: Hash): Promise<void> {
    const tile = this.#above.get(level) ?? { index: 0, hashes: Buffer.alloc(tileLength), width: 0 }
    tile.hashes.set(hash, tile.width * hashLength)
    tile.width += 1
    this.#above.set(level, tile)
    if (tile.width < tileWidth) return
    await this.#compare(level, tile.index, tile.hashes)
    this.#above.set(level, { index: tile.index + 1, hashes: Buffer.alloc(tileLength), width: 0 })
    await this.#add(level + 1, completeRoot(tile.hashes))
  }

  async finish(): Promise<void> {
    if (this.#end.length > 0) await this.#compare(0, this.#bottom, this.#end)
    for (const [level, { index, hashes, width }] of this.#above)
      if (width > 0) await this.#compare(level, index, hashes.subarray(0, width * hashLength))
  }

  async #compare(level: number, index: number, hashes: Uint8Array): Promise<void> {
    const path = tilePath(level, index, widthIn(this.#size, level, index))
    const given = await this.#read(path)
    if (given === undefined) {
      this.#faults.push(`there is no \`${path}\``)
      return
    }
    if (same(hashes, given)) return
    const wrong = firstOther(hashes, given)
    if (wrong === undefined)
      this.#faults.push(
        `\`${path}\` has ${Math.ceil(given.length / hashLength)} hashes and should have ${hashes.length / hashLength}`,
      )
    else
      this.#faults.push(
        level === 0
          ? `entry ${index * tileWidth + wrong} is not what was recorded (\`${path}\`)`
          : `\`${path}\` does not follow from the level below, at hash ${wrong}`,
      )
  }
}

/** The first hash that is another one, or is not there; undefined where there are only too many. */
function firstOther(hashes: Uint8Array, given: Uint8Array): number | undefined {
  const at = hashes.findIndex((octet, place) => octet !== given[place])
  return at < 0 ? undefined : Math.floor(at / hashLength)
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
