/** What stands between two white spaces, at a glance: `end` (exclusive), and what it may hold. */
export type Shape = {
  readonly end: number
  /** A word with nothing but punctuation around it: neither an address nor a disguise. Most chunks are. */
  readonly plain: boolean
  /** Holds a letter from a to z. */
  readonly lettered: boolean
  /** Holds a colon, a full stop or an at sign, as addresses do. */
  readonly pointed: boolean
}

export const lineFeed = 10
export const quotationMark = 34
export const apostrophe = 39
export const fullStop = 46

export function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13)
}

/** A letter from a to z. */
export function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122
}

export function isWordChar(unit: number): boolean {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
  return unit >= 0xaa && /[\p{L}\p{N}]/u.test(String.fromCharCode(unit))
}

const opens = 1
const closes = 2
const signs = Uint8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  return ('"\'([{<>,;:.?-'.includes(char) ? opens : 0) | ('"\')]}<>,;:.?!-'.includes(char) ? closes : 0)
})

/** Looks at the chunk that begins at `from`, which is no white space. */
export function shapeAt(text: string, from: number): Shape {
  let state: 'before' | 'word' | 'apostrophe' | 'after' | 'odd' = 'before'
  let lettered = false
  let pointed = false
  let tripled = false
  let one = 0
  let two = 0
  let end = from
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (isSpace(unit)) break
    if (isLetter(unit)) {
      lettered = true
      if (unit === one && unit === two) tripled = true
      if (state === 'after') state = 'odd'
      else if (state !== 'odd') state = 'word'
    } else {
      if (unit === fullStop || unit === 58 || unit === 64) pointed = true
      const sign = unit < 128 ? (signs[unit] ?? 0) : 0
      if (state === 'before') {
        if (!(sign & opens)) state = 'odd'
      } else if (state === 'word' && unit === apostrophe) state = 'apostrophe'
      else if (sign & closes) {
        if (state !== 'odd') state = 'after'
      } else state = 'odd'
    }
    two = one
    one = unit
  }
  const plain =
    state !== 'odd' && !tripled && !(pointed && (text.startsWith('www.', from) || text.startsWith('mailto:', from)))
  return { end, plain, lettered, pointed }
}
