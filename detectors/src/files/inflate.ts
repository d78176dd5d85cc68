/** Why compressed data could not be opened: broken, or larger than the caller allows. */
type InflateProblem = 'broken' | 'too-large'

/**
 * Decompresses raw DEFLATE data (RFC 1951). Stops with `too-large` as soon as more than `limit` bytes would come out, so
 * that a small file cannot fill the memory. Never throws.
 */
export function inflate(
  input: Uint8Array,
  limit: number,
): { readonly bytes: Uint8Array; readonly used: number } | { readonly problem: InflateProblem } {
  try {
    return new Inflater(input, limit).run()
  } catch (error) {
    return { problem: error instanceof TooLarge ? 'too-large' : 'broken' }
  }
}

class TooLarge extends Error {}
class Broken extends Error {}

/** `quick` has, for the next bits in the order they come, symbol × 16 + length of codes that are no longer than `quickBits`. */
type Code = { readonly counts: Uint16Array; readonly symbols: Uint16Array; readonly quick: Uint16Array }

const quickBits = 9

// RFC 1951 3.2.5
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const distanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const fixedLengths = huffman(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))
const fixedDistances = huffman(Array.from({ length: 30 }, () => 5))

/** Canonical Huffman code as counts per length and symbols in order, after Mark Adler's puff. */
function huffman(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  let left = 1
  for (let length = 1; length < 16; length++) {
    left = left * 2 - (counts[length] ?? 0)
    if (left < 0) throw new Broken()
  }
  const offsets = new Uint16Array(16)
  for (let length = 1; length < 15; length++) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0)
  const symbols = new Uint16Array(lengths.length)
  lengths.forEach((length, symbol) => {
    if (length === 0) return
    const at = offsets[length] ?? 0
    symbols[at] = symbol
    offsets[length] = at + 1
  })
  counts[0] = 0
  return { counts, symbols, quick: quickTable(counts, symbols) }
}

function quickTable(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const quick = new Uint16Array(1 << quickBits)
  let code = 0
  let index = 0
  for (let length = 1; length <= quickBits; length++) {
    for (let left = counts[length] ?? 0; left > 0; left--, code++, index++) {
      let reversed = 0
      for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit)
      const entry = ((symbols[index] ?? 0) << 4) | length
      for (let at = reversed; at < quick.length; at += 1 << length) quick[at] = entry
    }
    code <<= 1
  }
  return quick
}

class Inflater {
  private out: Uint8Array
  private size = 0
  private at = 0
  private bitBuffer = 0
  private bitCount = 0
  private readonly input: Uint8Array
  private readonly limit: number

  constructor(input: Uint8Array, limit: number) {
    this.input = input
    this.limit = limit
    this.out = new Uint8Array(Math.min(limit, Math.max(1024, input.length * 3)))
  }

  run() {
    let last = 0
    do {
      last = this.bits(1)
      const type = this.bits(2)
      if (type === 0) this.stored()
      else if (type === 1) this.block(fixedLengths, fixedDistances)
      else if (type === 2) this.dynamic()
      else throw new Broken()
    } while (!last)
    return { bytes: this.out.subarray(0, this.size), used: this.at - (this.bitCount >> 3) }
  }

  private bits(need: number): number {
    while (this.bitCount < need) {
      const byte = this.input[this.at++]
      if (byte === undefined) throw new Broken()
      this.bitBuffer |= byte << this.bitCount
      this.bitCount += 8
    }
    const value = this.bitBuffer & ((1 << need) - 1)
    this.bitBuffer >>>= need
    this.bitCount -= need
    return value
  }

  /** The next symbol: at once by its first bits, or bit by bit where its code is long or the input ends. */
  private symbol({ counts, symbols, quick }: Code): number {
    while (this.bitCount < 15 && this.at < this.input.length) {
      this.bitBuffer |= (this.input[this.at++] as number) << this.bitCount
      this.bitCount += 8
    }
    const entry = quick[this.bitBuffer & ((1 << quickBits) - 1)] as number
    const known = entry & 15
    if (known > 0 && known <= this.bitCount) {
      this.bitBuffer >>>= known
      this.bitCount -= known
      return entry >> 4
    }
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.bits(1)
      const count = counts[length] ?? 0
      if (code - count < first) return symbols[index + (code - first)] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new Broken()
  }

  private room(more: number) {
    const need = this.size + more
    if (need > this.limit) throw new TooLarge()
    if (need <= this.out.length) return
    const grown = new Uint8Array(Math.min(this.limit, Math.max(need, this.out.length * 2)))
    grown.set(this.out.subarray(0, this.size))
    this.out = grown
  }

  /** Long runs in native code, short ones octet by octet: a bomb is nothing but long runs. */
  private copy(length: number, distance: number) {
    const { out, size } = this
    if (distance === 1 && length > 16) out.fill(out[size - 1] ?? 0, size, size + length)
    else if (distance >= length && length > 16) out.copyWithin(size, size - distance, size - distance + length)
    else for (let at = size; at < size + length; at++) out[at] = out[at - distance] as number
    this.size = size + length
  }

  private stored() {
    // Whole octets that were read ahead are given back.
    this.at -= this.bitCount >> 3
    this.bitBuffer = 0
    this.bitCount = 0
    const length = (this.input[this.at] ?? 0) | ((this.input[this.at + 1] ?? 0) << 8)
    this.at += 4
    if (this.at + length > this.input.length) throw new Broken()
    this.room(length)
    this.out.set(this.input.subarray(this.at, this.at + length), this.size)
    this.size += length
    this.at += length
  }

  private dynamic() {
    const literals = this.bits(5) + 257
    const distances = this.bits(5) + 1
    const codes = this.bits(4) + 4
    const lengths = new Array<number>(19).fill(0)
    for (let i = 0; i < codes; i++) lengths[lengthOrder[i] ?? 0] = this.bits(3)
    const code = huffman(lengths)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = this.symbol(code)
      if (symbol < 16) {
        all.push(symbol)
        continue
      }
      const previous = all[all.length - 1]
      if (symbol === 16 && previous === undefined) throw new Broken()
      const value = symbol === 16 ? (previous ?? 0) : 0
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7)
      for (let i = 0; i < times; i++) all.push(value)
    }
    if (all.length > literals + distances) throw new Broken()
    this.block(huffman(all.slice(0, literals)), huffman(all.slice(literals)))
  }

  private block(lengths: Code, distances: Code) {
    for (;;) {
      const symbol = this.symbol(lengths)
      if (symbol === 256) return
      if (symbol < 256) {
        if (this.size >= this.out.length) this.room(1)
        this.out[this.size++] = symbol
        continue
      }
      const base = lengthBase[symbol - 257]
      if (base === undefined) throw new Broken()
      const length = base + this.bits(lengthExtra[symbol - 257] ?? 0)
      const distanceSymbol = this.symbol(distances)
      const far = distanceBase[distanceSymbol]
      if (far === undefined) throw new Broken()
      const distance = far + this.bits(distanceExtra[distanceSymbol] ?? 0)
      if (distance > this.size) throw new Broken()
      this.room(length)
      this.copy(length, distance)
    }
  }
}
