/** What a stream says of itself: three numbers that shape its contexts, in one octet, and how much may be looked back. */
export type LzmaProperties = {
  readonly literalContext: number
  readonly literalPosition: number
  readonly position: number
}

class Broken extends Error {}

/** Reads the octet that holds the three numbers; undefined for one that no writer makes. */
export function lzmaProperties(octet: number): LzmaProperties | undefined {
  if (octet >= 225) return undefined
  return { literalContext: octet % 9, literalPosition: Math.floor(octet / 9) % 5, position: Math.floor(octet / 45) }
}

/** Decodes an LZMA stream to `size` octets, or as far as it is sound. Never throws. */
export function decodeLzma(input: Uint8Array, properties: LzmaProperties, size: number): Uint8Array {
  const decoder = new LzmaDecoder(new Uint8Array(size))
  decoder.start(properties)
  decoder.run(input, size)
  return decoder.out.subarray(0, decoder.length)
}

/** Decodes LZMA2: pieces that are stored, or packed with what came before them or anew. Never throws. */
export function decodeLzma2(input: Uint8Array, size: number): Uint8Array {
  const decoder = new LzmaDecoder(new Uint8Array(size))
  for (let at = 0; at < input.length && decoder.length < size; ) {
    const control = input[at] ?? 0
    if (control === 0) break
    if (control < 0x80) {
      const count = ((input[at + 1] ?? 0) << 8) + (input[at + 2] ?? 0) + 1
      decoder.store(input.subarray(at + 3, at + 3 + count))
      at += 3 + count
      continue
    }
    const unpacked = ((control & 31) << 16) + ((input[at + 1] ?? 0) << 8) + (input[at + 2] ?? 0) + 1
    const packed = ((input[at + 3] ?? 0) << 8) + (input[at + 4] ?? 0) + 1
    const reset = (control >> 5) & 3
    at += 5
    if (reset >= 2) {
      const properties = lzmaProperties(input[at++] ?? 255)
      if (!properties) break
      decoder.start(properties)
    } else if (reset === 1) decoder.restart()
    if (!decoder.run(input.subarray(at, at + packed), decoder.length + unpacked)) break
    at += packed
  }
  return decoder.out.subarray(0, decoder.length)
}

const literalSize = 0x300
/** Where each table of probabilities begins in the one array. */
const place = {
  match: 0,
  rep: 192,
  repG0: 204,
  repG1: 216,
  repG2: 228,
  repLong: 240,
  slot: 432,
  special: 688,
  align: 804,
  length: 820,
  repLength: 1334,
  literal: 1848,
} as const

/** The decoder of Igor Pavlov's LZMA specification, one array of probabilities for all its contexts. */
class LzmaDecoder {
  readonly out: Uint8Array
  length = 0
  #properties: LzmaProperties = { literalContext: 3, literalPosition: 0, position: 2 }
  #probabilities = new Uint16Array(place.literal)
  #state = 0
  #reps = [0, 0, 0, 0]
  #input: Uint8Array = new Uint8Array()
  #at = 0
  #range = 0
  #code = 0

  constructor(out: Uint8Array) {
    this.out = out
  }

  start(properties: LzmaProperties) {
    this.#properties = properties
    this.#probabilities = new Uint16Array(
      place.literal + literalSize * 2 ** (properties.literalContext + properties.literalPosition),
    )
    this.restart()
  }

  restart() {
    this.#probabilities.fill(1024)
    this.#state = 0
    this.#reps = [0, 0, 0, 0]
  }

  store(octets: Uint8Array) {
    const fitting = octets.subarray(0, this.out.length - this.length)
    this.out.set(fitting, this.length)
    this.length += fitting.length
  }

  /** Decodes until `until` octets are there; false where the stream is broken or ends. */
  run(input: Uint8Array, until: number): boolean {
    this.#input = input
    this.#range = 0xffffffff
    this.#code = 0
    this.#at = 1
    for (let k = 0; k < 4; k++) this.#code = ((this.#code << 8) | (input[this.#at++] ?? 0)) >>> 0
    const end = Math.min(until, this.out.length)
    try {
      while (this.length < end) if (!this.#step(end)) return false
      return true
    } catch (error) {
      if (error instanceof Broken) return false
      throw error
    }
  }

  #step(end: number): boolean {
    const { position } = this.#properties
    const posState = this.length & ((1 << position) - 1)
    const state = this.#state
    if (this.#bit(place.match + state * 16 + posState) === 0) {
      this.#literal()
      return true
    }
    let length: number
    if (this.#bit(place.rep + state) === 0) {
      this.#reps = [0, this.#reps[0] ?? 0, this.#reps[1] ?? 0, this.#reps[2] ?? 0]
      length = this.#lengthAt(place.length, posState)
      this.#state = state < 7 ? 7 : 10
      const distance = this.#distance(length)
      if (distance === 0xffffffff) return false
      this.#reps[0] = distance
    } else {
      if (this.#bit(place.repG0 + state) === 0) {
        if (this.#bit(place.repLong + state * 16 + posState) === 0) {
          this.#state = state < 7 ? 9 : 11
          this.#copy(1, end)
          return true
        }
      } else this.#useOlder(state)
      length = this.#lengthAt(place.repLength, posState)
      this.#state = state < 7 ? 8 : 11
    }
    this.#copy(length + 2, end)
    return true
  }

  #useOlder(state: number) {
    const [first = 0, second = 0, third = 0, fourth = 0] = this.#reps
    if (this.#bit(place.repG1 + state) === 0) this.#reps = [second, first, third, fourth]
    else if (this.#bit(place.repG2 + state) === 0) this.#reps = [third, first, second, fourth]
    else this.#reps = [fourth, first, second, third]
  }

  #copy(count: number, end: number) {
    const distance = (this.#reps[0] ?? 0) + 1
    if (distance > this.length) throw new Broken()
    for (let left = Math.min(count, end - this.length); left > 0; left--) {
      this.out[this.length] = this.out[this.length - distance] as number
      this.length++
    }
  }

  #literal() {
    const { literalContext, literalPosition } = this.#properties
    const previous = this.length > 0 ? (this.out[this.length - 1] as number) : 0
    const context =
      ((this.length & ((1 << literalPosition) - 1)) << literalContext) + (previous >> (8 - literalContext))
    const base = place.literal + literalSize * context
    let symbol = 1
    if (this.#state >= 7) {
      let match = this.out[this.length - (this.#reps[0] ?? 0) - 1] ?? 0
      while (symbol < 0x100) {
        const matchBit = (match >> 7) & 1
        match <<= 1
        const bit = this.#bit(base + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchBit !== bit) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(base + symbol)
    this.out[this.length++] = symbol & 255
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6
  }

  #lengthAt(base: number, posState: number): number {
    if (this.#bit(base) === 0) return this.#tree(base + 2 + posState * 8, 3)
    if (this.#bit(base + 1) === 0) return 8 + this.#tree(base + 130 + posState * 8, 3)
    return 16 + this.#tree(base + 258, 8)
  }

  #distance(length: number): number {
    const slot = this.#tree(place.slot + Math.min(length, 3) * 64, 6)
    if (slot < 4) return slot
    const bits = (slot >> 1) - 1
    const base = (2 | (slot & 1)) * 2 ** bits
    if (slot < 14) return base + this.#reverse(place.special + base - slot, bits)
    const direct = this.#direct(bits - 4) * 16
    return base + direct + this.#reverse(place.align, 4)
  }

  #tree(base: number, bits: number): number {
    let symbol = 1
    for (let k = 0; k < bits; k++) symbol = (symbol << 1) | this.#bit(base + symbol)
    return symbol - (1 << bits)
  }

  #reverse(base: number, bits: number): number {
    let node = 1
    let value = 0
    for (let k = 0; k < bits; k++) {
      const bit = this.#bit(base + node)
      node = (node << 1) | bit
      value |= bit << k
    }
    return value
  }

  #direct(bits: number): number {
    let value = 0
    for (let k = 0; k < bits; k++) {
      this.#range >>>= 1
      const bit = this.#code >= this.#range ? 1 : 0
      if (bit) this.#code = (this.#code - this.#range) >>> 0
      this.#fill()
      value = value * 2 + bit
    }
    return value
  }

  #bit(index: number): number {
    const probability = this.#probabilities[index] as number
    const bound = (this.#range >>> 11) * probability
    let bit = 0
    if (this.#code < bound) {
      this.#range = bound
      this.#probabilities[index] = probability + ((2048 - probability) >> 5)
    } else {
      this.#range = (this.#range - bound) >>> 0
      this.#code = (this.#code - bound) >>> 0
      this.#probabilities[index] = probability - (probability >> 5)
      bit = 1
    }
    this.#fill()
    return bit
  }

  #fill() {
    if (this.#range >= 0x1000000) return
    if (this.#at > this.#input.length + 8) throw new Broken()
    this.#range = (this.#range << 8) >>> 0
    this.#code = ((this.#code << 8) | (this.#input[this.#at++] ?? 0)) >>> 0
  }
}
