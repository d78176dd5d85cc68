/** What a line may hold, as bits of `Glance.marks`: rules that look for such things pass over lines that hold none. */
export const marks = {
  /** Something other than white space; absent it is blank, or not ASCII. */
  words: 1,
  digit: 2,
  at: 4,
  /** Two capitals together. */
  capitals: 8,
  /** What parts the cells of a table. Commas of prose do as well. */
  cells: 16,
  /** Anything that is not ASCII, and so may be anything. */
  foreign: 32,
} as const

/** A line by its offsets, without the line end. */
export type Glance = { readonly start: number; readonly end: number; readonly marks: number }

const [capital, digit, other, separator, space, feed] = [1, 2, 3, 4, 5, 6]
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  if (char >= 'A' && char <= 'Z') return capital
  if (char >= '0' && char <= '9') return digit
  if (char === '\n') return feed
  if (char === ' ') return space
  if ('\t|;,'.includes(char)) return separator
  return char >= 'a' && char <= 'z' ? 0 : other
})

/** The lines of a text with what they may hold, in one pass. */
export function glance(text: string): readonly Glance[] {
  const lines: Glance[] = []
  let start = 0
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = unit < 128 ? (kinds[unit] ?? 0) : -1
    if (kind === 0) seen |= marks.words
    else if (kind === space) {
      const next = text.charCodeAt(i + 1)
      if (next === 32 || next === 45) seen |= marks.cells
    } else if (kind === feed) {
      lines.push({ start, end: i > start && text.charCodeAt(i - 1) === 13 ? i - 1 : i, marks: seen })
      start = i + 1
      seen = 0
    } else if (kind === capital) {
      seen |= marks.words
      if (i > start && kinds[text.charCodeAt(i - 1)] === capital) seen |= marks.capitals
    } else if (kind === digit) seen |= marks.words | marks.digit
    else if (kind === separator) seen |= unit === 9 ? marks.cells : marks.cells | marks.words
    else if (kind === other) seen |= unit === 64 ? marks.words | marks.at : unit > 32 && unit < 127 ? marks.words : 0
    else seen |= unit === 0x2013 ? marks.foreign | marks.cells : marks.foreign
  }
  lines.push({
    start,
    end: text.length > start && text.charCodeAt(text.length - 1) === 13 ? text.length - 1 : text.length,
    marks: seen,
  })
  return lines
}
