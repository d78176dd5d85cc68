/**
 * Spoils octets as strangers do: bits flipped, stretches cut, doubled, moved, words of the protocol put where they do not
 * belong. The same seed gives the same inputs, so that what failed can be tried again.
 */
export class Mutator {
  #state: number
  readonly #words: readonly Buffer[]
  readonly #most: number

  /** `words` are put in here and there; nothing longer than `most` octets comes out. */
  constructor({
    seed,
    words,
    most = 65_536,
  }: { readonly seed: number; readonly words: readonly string[]; readonly most?: number }) {
    this.#state = seed >>> 0
    this.#words = words.map((word) => Buffer.from(word, 'latin1'))
    this.#most = most
  }

  /** A whole number from 0 up to but not including `below` (mulberry32). */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }

  /** One spoilt input from one of the seeds, which stay as they are. */
  next(seeds: readonly Buffer[]): Buffer {
    let bytes: Buffer = Buffer.from(this.#one(seeds))
    for (let times = 1 + this.below(4); times > 0; times--) bytes = this.#spoil(bytes, seeds)
    return bytes.length > this.#most ? bytes.subarray(0, this.#most) : bytes
  }

  #one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  #spoil(bytes: Buffer, seeds: readonly Buffer[]): Buffer {
    const [from, to] = this.#stretch(bytes)
    const insert = (what: Buffer) => Buffer.concat([bytes.subarray(0, from), what, bytes.subarray(from)])
    switch (this.below(10)) {
      case 0:
        if (bytes.length > 0) bytes[from] = (bytes[from] ?? 0) ^ (1 << this.below(8))
        return bytes
      case 1:
        if (bytes.length > 0) bytes[from] = this.#one([0, 0x0a, 0x0d, 0x20, 0x22, 0x2d, 0x3b, 0x3d, 0x7f, 0x80, 0xff])
        return bytes
      case 2:
        return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
      case 3:
        return insert(bytes.subarray(from, to))
      case 4:
      case 5:
        return insert(this.#one(this.#words))
      case 6:
        return insert(repeated(this.#one(this.#words), this.below(50)))
      case 7:
        return this.#swapLines(bytes)
      case 8: {
        const other = this.#one(seeds)
        return Buffer.concat([bytes.subarray(0, from), other.subarray(this.below(other.length + 1))])
      }
      default:
        return bytes.subarray(0, to)
    }
  }

  #stretch(bytes: Buffer): [from: number, to: number] {
    const from = this.below(bytes.length + 1)
    return [from, Math.min(bytes.length, from + this.below(this.below(8) === 0 ? bytes.length + 1 : 24))]
  }

  #swapLines(bytes: Buffer): Buffer {
    const lines = bytes.toString('latin1').split('\n')
    const one = this.below(lines.length)
    const other = this.below(lines.length)
    const held = lines[one] ?? ''
    lines[one] = lines[other] ?? ''
    lines[other] = held
    return Buffer.from(lines.join('\n'), 'latin1')
  }
}

function repeated(word: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => word))
}
