/** What stands between two white spaces, at a glance: what it holds tells whether it is more than words and punctuation. */

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
  return wordChars[unit] === 1 || (wordChars[unit] === unsettled && settle(unit) === 1)
}

const unsettled = 2
const wordChars = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  if (unit >= 0xaa) return unsettled
  return isLetter(unit) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) ? 1 : 0
})

function settle(unit: number): number {
  const is = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 0
  wordChars[unit] = is
  return is
}

/** What a chunk may hold, as bits. */
export const holds = {
  letter: 1,
  /** A digit, or a sign that passes for a letter: `sh1t`, `@ss`. */
  sign: 2,
  /** What stands for a letter left out: `f*ck`, `f%ck`. */
  star: 4,
  /** What parts letters: `f.u.c.k`. */
  part: 8,
  /** A colon, a full stop or an at sign, as addresses have. */
  point: 16,
  /** The same letter three times in a row: `fuuuck`. */
  tripled: 32,
  /** Two dashes, underscores or full stops together: `f--k`. */
  doubled: 64,
  at: 128,
  slash: 256,
} as const

const opens = 512
const closes = 1024
const signs = Uint16Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  return (
    (isLetter(unit) ? holds.letter : 0) |
    (/[0-9@$!|+(]/.test(char) ? holds.sign : 0) |
    (/[*#@$%&!?^~+]/.test(char) ? holds.star : 0) |
    (/[-._~+'/,]/.test(char) ? holds.part : 0) |
    (/[.:@]/.test(char) ? holds.point : 0) |
    (char === '@' ? holds.at : 0) |
    (char === '/' ? holds.slash : 0) |
    (/["'([{<>,;:.?-]/.test(char) ? opens : 0) |
    (/["')\]}<>,;:.?!-]/.test(char) ? closes : 0)
  )
})

/** A chunk: `end` (exclusive) and what it holds. `plain` when it is words with nothing but punctuation around. */
export class Chunk {
  end = 0
  seen = 0
  plain = false

  /** Looks at the chunk that begins at `from`, which is no white space. A white space stands behind the text. */
  look(units: Uint16Array, from: number) {
    let state = before
    let seen = 0
    let one = 0
    let two = 0
    let end = from
    for (let unit = units[end] as number; !isSpace(unit); unit = units[++end] as number) {
      const sign = unit < 128 ? (signs[unit] as number) : unit === 0x20ac || unit === 0xa3 ? holds.sign : 0
      seen |= sign
      if (sign & holds.letter) {
        if (unit === one && unit === two) seen |= holds.tripled
        if (state === after) state = odd
        else if (state !== odd) state = word
      } else {
        if (unit === one && (unit === 45 || unit === 95 || unit === fullStop)) seen |= holds.doubled
        if (state === before) {
          if (!(sign & opens)) state = odd
        } else if (state === word && unit === apostrophe) state = elided
        else if (sign & closes) {
          if (state !== odd) state = after
        } else state = odd
      }
      two = one
      one = unit
    }
    this.end = end
    this.seen = seen
    this.plain = state !== odd && !(seen & holds.tripled) && !(seen & holds.point && beginsAddress(units, from))
  }

  /** True when the chunk may be a word in disguise: most that are not plain are numbers, paths and words joined by a dash. */
  mayHide(units: Uint16Array, from: number): boolean {
    const { seen, end } = this
    if (!(seen & holds.letter) || end - from > longestDisguise) return false
    if (seen & (holds.sign | holds.star | holds.tripled | holds.doubled)) return true
    return (seen & holds.part) !== 0 && hasBrokenPiece(units, from, end)
  }
}

const [before, word, elided, after, odd] = [0, 1, 2, 3, 4]

/** A chunk that is longer, in characters, hides no word. */
const longestDisguise = 60

function beginsAddress(units: Uint16Array, from: number): boolean {
  return startsWith(units, from, 'www.') || startsWith(units, from, 'mailto:')
}

function startsWith(units: Uint16Array, from: number, start: string): boolean {
  for (let i = 0; i < start.length; i++) if (units[from + i] !== start.charCodeAt(i)) return false
  return true
}

/** A letter by itself, or a few without a vowel, between what parts them. */
function hasBrokenPiece(units: Uint16Array, from: number, end: number): boolean {
  let length = 0
  let voiced = false
  for (let i = from; i <= end; i++) {
    const unit = i < end ? (units[i] as number) : 0
    if (isLetter(unit) || (unit < 128 && (signs[unit] as number) & holds.sign)) {
      length++
      if (unit === 97 || unit === 101 || unit === 105 || unit === 111 || unit === 117) voiced = true
    } else {
      if (length === 1 || (length > 1 && !voiced)) return true
      length = 0
      voiced = false
    }
  }
  return false
}
