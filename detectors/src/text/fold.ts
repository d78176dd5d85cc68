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
  if (ascii) return { text: text.toLowerCase(), at: offsets(text.length), inPlace: true }
  const parts: string[] = []
  const at: number[] = []
  let run = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      at.push(i)
      continue
    }
    parts.push(text.slice(run, i).toLowerCase())
    const source = i
    const point = text.codePointAt(i) ?? unit
    if (point > 0xffff) i++
    run = i + 1
    const folded = plain(point)
    parts.push(folded)
    for (let k = 0; k < folded.length; k++) at.push(source)
  }
  parts.push(text.slice(run).toLowerCase())
  return { text: parts.join(''), at: Uint32Array.from(at), inPlace: false }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false
  return true
}

let identity = new Uint32Array(0)

/** 0, 1, 2, …: a view of one table that grows to the longest text seen. */
function offsets(length: number): Uint32Array {
  if (identity.length < length)
    identity = Uint32Array.from({ length: Math.max(length, identity.length * 2, 4096) }, (_, i) => i)
  return identity.subarray(0, length)
}

const known = new Map<number, string>()

function plain(point: number): string {
  const cached = known.get(point)
  if (cached !== undefined) return cached
  const folded = isInvisible(point) ? '' : decompose(String.fromCodePoint(point))
  if (known.size < 20_000) known.set(point, folded)
  return folded
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
