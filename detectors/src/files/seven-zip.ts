import type { FileInput } from '../detector.ts'
import { inflate } from './inflate.ts'
import { decodeLzma, decodeLzma2, lzmaProperties } from './lzma.ts'
import type { Listed } from './rar.ts'
import { Broken, Reader } from './seven-zip-reader.ts'
import { type Budget, u32 } from './zip.ts'

// 7zFormat.txt: the marks before each piece of a header.
const id = {
  header: 1,
  streams: 4,
  files: 5,
  packInfo: 6,
  unpackInfo: 7,
  subStreams: 8,
  size: 9,
  crc: 10,
  folder: 11,
  unpackSize: 12,
  unpackCount: 13,
  emptyStream: 14,
  names: 17,
  encoded: 23,
} as const

/** Opens a 7z archive: its names, and its content where it is packed by LZMA, LZMA2, DEFLATE or not at all. Never throws. */
export function readSevenZip(bytes: Uint8Array, budget: Budget): Listed {
  const at = 32 + u32(bytes, 12) + u32(bytes, 16) * 2 ** 32
  const size = u32(bytes, 20)
  try {
    return new SevenZip(bytes, budget).list(bytes.subarray(at, at + size))
  } catch (error) {
    if (error instanceof Broken) return { files: [], encrypted: false, problems: ['archive-broken'] }
    throw error
  }
}

type Coder = { readonly method: string; readonly properties: Uint8Array }
type Folder = {
  readonly coders: readonly Coder[]
  readonly packs: number
  sizes: number[]
  at: number
  packed: number
  count: number
  parts: number[]
}

class SevenZip {
  readonly #bytes: Uint8Array
  readonly #budget: Budget
  #folders: Folder[] = []
  #packs: number[] = []
  #packAt = 0
  #names: string[] = []
  #isEmpty: boolean[] = []

  constructor(bytes: Uint8Array, budget: Budget) {
    this.#bytes = bytes
    this.#budget = budget
  }

  list(given: Uint8Array): Listed {
    let header = given
    // A header may itself be packed, and that one again.
    for (let times = 0; header[0] === id.encoded && times < 4; times++) {
      const reader = new Reader(header)
      reader.octet()
      this.#streams(reader)
      const [folder] = this.#folders
      if (!folder || isLocked(folder))
        return { files: [], encrypted: folder !== undefined, problems: ['archive-not-opened'] }
      const opened = this.#unpack(folder)
      if (!opened) return { files: [], encrypted: false, problems: ['archive-not-opened'] }
      header = opened
    }
    const reader = new Reader(header)
    if (reader.octet() !== id.header) throw new Broken()
    this.#folders = []
    for (let kind = reader.number(); kind !== 0; kind = reader.number()) {
      if (kind === id.streams) this.#streams(reader)
      else if (kind === id.files) this.#files(reader)
      else throw new Broken()
    }
    return this.#listed()
  }

  #listed(): Listed {
    const files: FileInput[] = []
    const problems = new Set<string>()
    const full = this.#names.filter((_, index) => !this.#isEmpty[index])
    let next = 0
    for (const folder of this.#folders) {
      const content = isLocked(folder) ? undefined : this.#unpack(folder)
      if (!content) problems.add('archive-not-opened')
      let at = 0
      for (let k = 0; k < folder.count && this.#budget.entries > 0; k++, this.#budget.entries--) {
        const size = folder.parts[k] ?? 0
        const filename = full[next++] ?? 'part.bin'
        files.push({ filename, bytes: size, ...(content ? { content: content.subarray(at, at + size) } : {}) })
        at += size
      }
    }
    for (; next < full.length && this.#budget.entries-- > 0; next++) files.push({ filename: full[next] ?? '' })
    return { files, encrypted: this.#folders.some(isLocked), problems: [...problems] }
  }

  #unpack(folder: Folder): Uint8Array | undefined {
    const main = folder.coders.findIndex(
      ({ method }) => method === '030101' || method === '21' || method === '040108' || method === '00',
    )
    const coder = folder.coders[main]
    // Filters for program code stand around it and change no head of a file; more than one packed stream is not for us.
    if (!coder || folder.packs !== 1 || folder.coders.length > 2) return undefined
    const size = folder.sizes[main] ?? 0
    if (size > this.#budget.bytes) return undefined
    this.#budget.bytes -= size
    const packed = this.#bytes.subarray(32 + folder.at, 32 + folder.at + folder.packed)
    if (coder.method === '00') return packed
    if (coder.method === '21') return decodeLzma2(packed, size)
    if (coder.method === '030101') {
      const properties = lzmaProperties(coder.properties[0] ?? 255)
      return properties && decodeLzma(packed, properties, size)
    }
    const opened = inflate(packed, size)
    return 'problem' in opened ? undefined : opened.bytes
  }

  #streams(reader: Reader) {
    for (let kind = reader.number(); kind !== 0; kind = reader.number()) {
      if (kind === id.packInfo) this.#packInfo(reader)
      else if (kind === id.unpackInfo) this.#unpackInfo(reader)
      else if (kind === id.subStreams) this.#subStreams(reader)
      else throw new Broken()
    }
  }

  #packInfo(reader: Reader) {
    this.#packAt = reader.number()
    const count = reader.count()
    this.#packs = []
    for (let kind = reader.number(); kind !== 0; kind = reader.number()) {
      if (kind === id.size) for (let k = 0; k < count; k++) this.#packs.push(reader.number())
      else if (kind === id.crc) reader.digests(count)
      else throw new Broken()
    }
  }

  #unpackInfo(reader: Reader) {
    if (reader.number() !== id.folder) throw new Broken()
    const count = reader.count()
    if (reader.octet() !== 0) throw new Broken()
    const outputs: number[] = []
    let at = this.#packAt
    let pack = 0
    this.#folders = Array.from({ length: count }, () => {
      const { folder, outs } = readFolder(reader)
      outputs.push(outs)
      folder.at = at
      for (let k = 0; k < folder.packs; k++) {
        folder.packed += this.#packs[pack] ?? 0
        at += this.#packs[pack++] ?? 0
      }
      return folder
    })
    if (reader.number() !== id.unpackSize) throw new Broken()
    for (const [index, folder] of this.#folders.entries()) {
      for (let k = 0; k < (outputs[index] ?? 0); k++) folder.sizes.push(reader.number())
      folder.parts = [Math.max(0, ...folder.sizes)]
    }
    for (let kind = reader.number(); kind !== 0; kind = reader.number()) {
      if (kind !== id.crc) throw new Broken()
      reader.digests(count)
    }
  }

  #subStreams(reader: Reader) {
    let kind = reader.number()
    if (kind === id.unpackCount) {
      for (const folder of this.#folders) folder.count = reader.count()
      kind = reader.number()
    }
    if (kind === id.size) {
      for (const folder of this.#folders) {
        let left = folder.parts[0] ?? 0
        const sizes: number[] = []
        for (let k = 0; k + 1 < folder.count; k++) {
          const size = reader.number()
          sizes.push(size)
          left -= size
        }
        folder.parts = [...sizes, left]
      }
      kind = reader.number()
    }
    // Checksums are of no use here; what follows them is the end.
    const unknown = this.#folders.reduce((sum, folder) => sum + folder.count, 0)
    for (; kind !== 0; kind = reader.number()) {
      if (kind !== id.crc) throw new Broken()
      reader.digests(unknown, true)
    }
  }

  #files(reader: Reader) {
    const count = reader.count()
    for (let kind = reader.number(); kind !== 0; kind = reader.number()) {
      const size = reader.number()
      const end = reader.at + size
      if (kind === id.names && reader.octet() === 0) this.#names = reader.names(count, end)
      else if (kind === id.emptyStream) this.#isEmpty = reader.bits(count)
      reader.at = end
    }
  }
}

function isLocked(folder: Folder): boolean {
  return folder.coders.some(({ method }) => method === '06f10701')
}

function readFolder(reader: Reader): { readonly folder: Folder; readonly outs: number } {
  const coders: Coder[] = []
  let ins = 0
  let outs = 0
  const count = reader.number()
  if (count < 1 || count > 32) throw new Broken()
  for (let k = 0; k < count; k++) {
    const flags = reader.octet()
    const method = [...reader.octets(flags & 15)].map((octet) => octet.toString(16).padStart(2, '0')).join('')
    const complex = (flags & 16) !== 0
    ins += complex ? reader.number() : 1
    outs += complex ? reader.number() : 1
    coders.push({ method, properties: flags & 32 ? reader.octets(reader.number()) : new Uint8Array() })
  }
  if (ins > 64 || outs > 64) throw new Broken()
  for (let k = 0; k < outs - 1; k++) {
    reader.number()
    reader.number()
  }
  const packs = ins - (outs - 1)
  if (packs > 1) for (let k = 0; k < packs; k++) reader.number()
  return { folder: { coders, packs, sizes: [], at: 0, packed: 0, count: 1, parts: [] }, outs }
}
