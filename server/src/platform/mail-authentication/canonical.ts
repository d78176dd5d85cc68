import { createHash } from 'node:crypto'

/** How much of the white space a signature overlooks (RFC 6376 3.4). */
export type Canonicalization = 'simple' | 'relaxed'

/** A field as it is signed, its line end included. */
export function canonicalField(raw: string, how: Canonicalization): string {
  return how === 'simple' ? `${raw}\r\n` : `${relaxedField(raw)}\r\n`
}

function relaxedField(raw: string): string {
  const colon = raw.indexOf(':')
  const value = raw
    .slice(colon + 1)
    .replace(/\r?\n/g, '')
    .replace(/[ \t]+/g, ' ')
    // Not trim(): it would take the last octet of an à, which is a space in Latin-1.
    .replace(/^ | $/g, '')
  return `${raw.slice(0, colon).trimEnd().toLowerCase()}:${value}`
}

const CR = 0x0d
const LF = 0x0a
const SP = 0x20
const TAB = 0x09
const room = 64 * 1024
const lineEnd = Uint8Array.of(CR, LF)
const space = Uint8Array.of(SP)
const nothing = new Uint8Array()

/**
 * Hashes a body as it is signed (RFC 6376 3.4.3, 3.4.4), given in pieces, with memory that does not grow with it. `length` is
 * the signature's `l=`: octets behind it are counted in `total` and not hashed.
 */
export class BodyHash {
  readonly #how: Canonicalization
  readonly #length: number
  readonly #hash = createHash('sha256')
  readonly #out = Buffer.allocUnsafe(room)
  #used = 0
  /** Line ends read and not yet known to be followed by anything. */
  #lineEnds = 0
  #space = false
  #cr = false
  #hasText = false
  #inLine = false
  /** Octets of the canonical body so far. */
  total = 0

  constructor(how: Canonicalization, length = Number.POSITIVE_INFINITY) {
    this.#how = how
    this.#length = length
  }

  update(piece: Uint8Array): void {
    const relaxed = this.#how === 'relaxed'
    const most = piece.length
    for (let at = 0; at < most; ) {
      const octet = piece[at]
      if (octet === LF) {
        this.#cr = false
        this.#space = false
        this.#lineEnds++
        this.#inLine = false
        at++
        continue
      }
      if (this.#cr) this.#text(piece, 0, 0)
      if (octet === CR) {
        this.#cr = true
        at++
        continue
      }
      if (relaxed && (octet === SP || octet === TAB)) {
        this.#space = true
        at++
        continue
      }
      const from = at++
      // A run of text goes as one: most of a body is nothing else.
      while (at < most) {
        const next = piece[at] as number
        if (next === LF || next === CR || (relaxed && (next === SP || next === TAB))) break
        at++
      }
      this.#text(piece, from, at)
    }
  }

  digest(): Buffer {
    if (this.#cr) this.#text(nothing, 0, 0)
    // White space at the very end of a last line without a line end goes, the line end comes.
    if (this.#inLine || (this.#hasText && this.#lineEnds > 0) || (!this.#hasText && this.#how === 'simple'))
      this.#put(lineEnd, 0, 2)
    this.#flush()
    return this.#hash.digest()
  }

  /** Text of a line, behind what was held back: line ends that are not the last, white space within, a CR that ends no line. */
  #text(piece: Uint8Array, from: number, to: number): void {
    for (; this.#lineEnds > 0; this.#lineEnds--) this.#put(lineEnd, 0, 2)
    if (this.#space) this.#put(space, 0, 1)
    this.#space = false
    if (this.#cr) this.#put(lineEnd, 0, 1)
    this.#cr = false
    this.#hasText = true
    this.#inLine = true
    this.#put(piece, from, to)
  }

  #put(piece: Uint8Array, from: number, to: number): void {
    const left = this.#length - this.total
    this.total += to - from
    for (let at = from, end = Math.min(to, from + left); at < end; ) {
      if (this.#used === room) this.#flush()
      const next = Math.min(end, at + room - this.#used)
      if (next - at > 40) {
        this.#out.set(piece.subarray(at, next), this.#used)
        this.#used += next - at
        at = next
        continue
      }
      // A word: copying it by hand costs less than asking for it to be copied.
      const out = this.#out
      let used = this.#used
      while (at < next) out[used++] = piece[at++] as number
      this.#used = used
    }
  }

  #flush(): void {
    this.#hash.update(this.#out.subarray(0, this.#used))
    this.#used = 0
  }
}

/** The SHA-256 of a body as it is signed. */
export function bodyHash(body: Uint8Array, how: Canonicalization): Buffer {
  const hash = new BodyHash(how)
  hash.update(body)
  return hash.digest()
}
