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
    .trim()
  return `${raw.slice(0, colon).trimEnd().toLowerCase()}:${value}`
}

const CR = 0x0d
const LF = 0x0a
const SP = 0x20
const TAB = 0x09
const room = 64 * 1024

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
    for (const octet of piece) {
      if (octet === LF) {
        this.#cr = false
        this.#space = false
        this.#lineEnds++
        this.#inLine = false
        continue
      }
      if (this.#cr) this.#text(CR)
      this.#cr = octet === CR
      if (this.#cr) continue
      if (relaxed && (octet === SP || octet === TAB)) this.#space = true
      else this.#text(octet)
    }
  }

  digest(): Buffer {
    if (this.#cr) this.#text(CR)
    this.#cr = false
    // White space at the very end of a last line without a line end goes, the line end comes.
    if (this.#inLine || (this.#hasText && this.#lineEnds > 0) || (!this.#hasText && this.#how === 'simple'))
      this.#lineEnd()
    this.#flush()
    return this.#hash.digest()
  }

  #text(octet: number): void {
    for (; this.#lineEnds > 0; this.#lineEnds--) this.#lineEnd()
    if (this.#space) this.#put(SP)
    this.#space = false
    this.#hasText = true
    this.#inLine = true
    this.#put(octet)
  }

  #lineEnd(): void {
    this.#put(CR)
    this.#put(LF)
  }

  #put(octet: number): void {
    this.total++
    if (this.total > this.#length) return
    if (this.#used === room) this.#flush()
    this.#out[this.#used++] = octet
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
