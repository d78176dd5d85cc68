import { homoglyphs } from './homoglyphs.ts'

/**
 * Text made plain for matching: `at[i]` is the offset in the source of folded character `i`; both have the same length.
 * `inPlace` when every character stands where it stood.
 */
export type Folded = { readonly text: string; readonly at: Uint32Array; readonly inPlace: boolean }

/**
 * Folds text once for all detectors: lower case, no accents, no characters that cannot be seen, look-alikes of other
 * scripts turned into the letters they pass for. Line ends and spaces stay. Linear in the length of the text.
 */
export function fold(text: string, ascii = isAscii(text)): Folded {
  return ascii ? new InPlace(text) : folded(text)
}

/** ASCII only changes its case, and most texts are never asked for it. */
class InPlace implements Folded {
  readonly inPlace = true
  private readonly source: string
  private lower: string | undefined
  private places: Uint32Array | undefined
  constructor(source: string) {
    this.source = source
  }
  get text(): string {
    this.lower ??= this.source.toLowerCase()
    return this.lower
  }
  get at(): Uint32Array {
    this.places ??= offsets(this.source.length)
    return this.places
  }
}

function folded(text: string): Folded {
  const parts: string[] = []
  let at = new Uint32Array(text.length + 64)
  let n = 0
  let run = 0
  for (let i = 0; i < text.length; i++) {
    if (n + longestFold >= at.length) at = longer(at)
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      at[n++] = i
      continue
    }
    if (run < i) parts.push(text.slice(run, i).toLowerCase())
    const source = i
    const point = text.codePointAt(i) ?? unit
    if (point > 0xffff) i++
    run = i + 1
    const plain = plainOf(point)
    if (plain) parts.push(plain)
    for (let k = 0; k < plain.length; k++) at[n++] = source
  }
  parts.push(text.slice(run).toLowerCase())
  return { text: parts.join(''), at: at.subarray(0, n), inPlace: false }
}

/** No character becomes more than this many units. */
const longestFold = 8

function longer(at: Uint32Array): Uint32Array<ArrayBuffer> {
  const room = new Uint32Array(at.length * 2)
  room.set(at)
  return room
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false
  return true
}

let identity = new Uint32Array(0)

/** 0, 1, 2, …: a view of one table that grows to the longest text seen. */
function offsets(length: number): Uint32Array {
  if (identity.length < length) {
    identity = new Uint32Array(Math.max(length, identity.length * 2, 4096))
    for (let i = 0; i < identity.length; i++) identity[i] = i
  }
  return identity.subarray(0, length)
}

const known = new Map<number, string>()

function plainOf(point: number): string {
  const cached = known.get(point)
  if (cached !== undefined) return cached
  const plain = isInvisible(point) ? '' : decompose(String.fromCodePoint(point))
  if (known.size < 20_000) known.set(point, plain)
  return plain
}

function decompose(char: string): string {
  const direct = homoglyphs.get(char.toLowerCase())
  if (direct !== undefined) return direct
  let out = ''
  for (const piece of char.normalize('NFKD')) {
    if (/^\p{M}$/u.test(piece)) continue
    const lower = piece.toLowerCase()
    out += homoglyphs.get(lower) ?? (/^\p{Zs}$/u.test(lower) ? ' ' : lower)
  }
  // A lone surrogate or a character made of marks only must not vanish silently into its neighbours' word.
  return out.length > 4 ? char : out
}

/** Soft hyphens, zero-width characters, direction marks, variation selectors, tags, combining marks. */
function isInvisible(point: number): boolean {
  if (point === 0xad || point === 0x34f || point === 0x61c || point === 0xfeff || point === 0x3164) return true
  if (point >= 0x200b && point <= 0x200f) return true
  if (point >= 0x202a && point <= 0x202e) return true
  if (point >= 0x2060 && point <= 0x206f) return true
  if (point >= 0xfe00 && point <= 0xfe0f) return true
  if (point >= 0x180b && point <= 0x180e) return true
  if (point >= 0x115f && point <= 0x1160) return true
  if (point >= 0xe0000 && point <= 0xe0fff) return true
  return point >= 0x300 && /^\p{M}$/u.test(String.fromCodePoint(point))
}
