const most = 100_000

/** A header that ends too soon or says what it cannot mean. */
export class Broken extends Error {}

/** Reads the pieces that a header of 7z is made of (7zFormat.txt). */
export class Reader {
  at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  octet(): number {
    const octet = this.#bytes[this.at++]
    if (octet === undefined) throw new Broken()
    return octet
  }

  octets(count: number): Uint8Array {
    if (this.at + count > this.#bytes.length) throw new Broken()
    this.at += count
    return this.#bytes.subarray(this.at - count, this.at)
  }

  /** A number whose first octet says by its leading ones how many follow. */
  number(): number {
    const first = this.octet()
    let value = 0
    let mask = 0x80
    for (let k = 0; k < 8; k++) {
      if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * k)
      value += this.octet() * 2 ** (8 * k)
      mask >>= 1
    }
    return value
  }

  count(): number {
    const value = this.number()
    if (value > most) throw new Broken()
    return value
  }

  bits(count: number): boolean[] {
    const bits: boolean[] = []
    for (let k = 0, octet = 0; k < count; k++) {
      if (k % 8 === 0) octet = this.octet()
      bits.push((octet & (0x80 >> (k % 8))) !== 0)
    }
    return bits
  }

  /** Checksums, which are passed over. In the last list some may be missing, and then nothing else follows. */
  digests(count: number, isLast = false) {
    const all = this.octet() !== 0
    const defined = all ? count : this.bits(count).filter(Boolean).length
    const left = this.#bytes.length - this.at
    this.at += isLast ? Math.min(defined * 4, Math.max(0, left)) : defined * 4
  }

  names(count: number, end: number): string[] {
    const names: string[] = []
    for (let name = ''; names.length < count && this.at + 1 < end; ) {
      const code = this.octet() | (this.octet() << 8)
      if (code !== 0) {
        name += String.fromCharCode(code)
        continue
      }
      names.push(name)
      name = ''
    }
    return names
  }
}
