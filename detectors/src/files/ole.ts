import { u16, u32 } from './zip.ts'

/** An entry of a compound file: a stream of octets, or a storage that holds others. `path` has its storages before it, with slashes. */
export type OleEntry = {
  readonly path: string
  readonly name: string
  readonly isStream: boolean
  readonly start: number
  readonly size: number
}

const endOfChain = 0xfffffffe
const mostEntries = 20_000
const none = new Uint8Array()

/**
 * A compound file (MS-CFB), the file system inside older office documents, Outlook messages and installers. Never throws:
 * chains that turn back on themselves or point nowhere end there.
 */
export class OleFile {
  readonly entries: readonly OleEntry[]
  readonly #bytes: Uint8Array
  readonly #shift: number
  readonly #miniShift: number
  readonly #miniLimit: number
  readonly #fat: Uint32Array
  readonly #miniFat: Uint32Array
  readonly #mini: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#shift = Math.min(16, Math.max(7, u16(bytes, 30)))
    this.#miniShift = Math.min(this.#shift, Math.max(2, u16(bytes, 32)))
    this.#miniLimit = u32(bytes, 56)
    this.#fat = this.#readFat()
    const directory = this.#chain(u32(bytes, 48), bytes.length)
    this.#miniFat = words(this.#chain(u32(bytes, 60), bytes.length))
    const root = entryAt(directory, 0)
    this.#mini = root ? this.#chain(root.start, root.size) : none
    this.entries = walkDirectory(directory)
  }

  /** The stream of that name wherever it stands, or undefined. Names are compared without regard to case. */
  find(name: string): OleEntry | undefined {
    const wanted = name.toLowerCase()
    return this.entries.find((entry) => entry.isStream && entry.name.toLowerCase() === wanted)
  }

  /** The octets of a stream, at most `most`. */
  read(entry: OleEntry | undefined, most: number): Uint8Array {
    if (!entry) return none
    const size = Math.min(entry.size, most)
    return entry.size < this.#miniLimit ? this.#miniChain(entry.start, size) : this.#chain(entry.start, size)
  }

  /** The table of sectors: 109 of its own sectors are named in the header, more in a chain of sectors. */
  #readFat(): Uint32Array {
    const bytes = this.#bytes
    const size = 1 << this.#shift
    const most = Math.ceil(bytes.length / size) + 1
    const places: number[] = []
    for (let k = 0; k < 109 && places.length < most; k++) places.push(u32(bytes, 76 + k * 4))
    let next = u32(bytes, 68)
    for (let k = 0; k < most && next < endOfChain; k++) {
      const at = this.#offset(next)
      if (at + size > bytes.length) break
      for (let p = 0; p < size / 4 - 1 && places.length < most; p++) places.push(u32(bytes, at + p * 4))
      next = u32(bytes, at + size - 4)
    }
    const fat = new Uint32Array(Math.min(most, places.length * (size / 4))).fill(0xffffffff)
    for (const [index, sector] of places.entries()) {
      if (sector >= endOfChain) continue
      const at = this.#offset(sector)
      const from = index * (size / 4)
      for (let p = 0; p < size / 4 && from + p < fat.length; p++) fat[from + p] = u32(bytes, at + p * 4)
    }
    return fat
  }

  #offset(sector: number): number {
    return (sector + 1) * 2 ** this.#shift
  }

  #chain(start: number, most: number): Uint8Array {
    const size = 1 << this.#shift
    const sectors: number[] = []
    for (
      let sector = start;
      sector < endOfChain && sectors.length * size < most && sectors.length <= this.#fat.length;
    ) {
      if (this.#offset(sector) >= this.#bytes.length) break
      sectors.push(sector)
      sector = this.#fat[sector] ?? endOfChain
    }
    const out = new Uint8Array(Math.min(most, sectors.length * size))
    for (const [index, sector] of sectors.entries()) {
      const at = this.#offset(sector)
      out.set(this.#bytes.subarray(at, at + Math.min(size, out.length - index * size)), index * size)
    }
    return out
  }

  #miniChain(start: number, most: number): Uint8Array {
    const size = 1 << this.#miniShift
    const out = new Uint8Array(most)
    let length = 0
    for (let sector = start; sector < endOfChain && length < most; ) {
      const piece = this.#mini.subarray(sector * size, sector * size + Math.min(size, most - length))
      if (piece.length === 0) break
      out.set(piece, length)
      length += piece.length
      sector = this.#miniFat[sector] ?? endOfChain
    }
    return out.subarray(0, length)
  }
}

function words(bytes: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, k) => u32(bytes, k * 4))
}

type RawEntry = {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

function entryAt(directory: Uint8Array, index: number): RawEntry | undefined {
  const at = index * 128
  if (at + 128 > directory.length) return undefined
  const length = Math.min(64, u16(directory, at + 64))
  let name = ''
  for (let k = 0; k + 2 < length; k += 2) name += String.fromCharCode(u16(directory, at + k))
  return {
    name,
    type: directory[at + 66] ?? 0,
    left: u32(directory, at + 68),
    right: u32(directory, at + 72),
    child: u32(directory, at + 76),
    start: u32(directory, at + 116),
    size: u32(directory, at + 120),
  }
}

/** Every entry once, with the storages it stands in; those that no storage names come last, since other readers find them. */
function walkDirectory(directory: Uint8Array): OleEntry[] {
  const entries: OleEntry[] = []
  const seen = new Set<number>()
  const waiting: { readonly index: number; readonly within: string }[] = []
  const count = Math.min(mostEntries, directory.length / 128)
  const visit = () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const raw = next.index < count && !seen.has(next.index) ? entryAt(directory, next.index) : undefined
      if (!raw) continue
      seen.add(next.index)
      const path = next.within === '' ? raw.name : `${next.within}/${raw.name}`
      if (raw.type === 1 || raw.type === 2)
        entries.push({ path, name: raw.name, isStream: raw.type === 2, start: raw.start, size: raw.size })
      waiting.push({ index: raw.left, within: next.within }, { index: raw.right, within: next.within })
      if (raw.type === 1) waiting.push({ index: raw.child, within: path })
    }
  }
  const root = entryAt(directory, 0)
  seen.add(0)
  if (root) waiting.push({ index: root.child, within: '' })
  visit()
  for (let index = 1; index < count; index++) {
    if (seen.has(index)) continue
    waiting.push({ index, within: '' })
    visit()
  }
  return entries
}
