import { lendUnits } from './units.ts'

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

/** Whose words a line holds. `signature` is still the writer's own, but the place where landlines and addresses belong. */
export type LineRole = 'own' | 'signature' | 'quoted'

/** A line with whose words it holds: at first sight the writer's own. */
export type Line = Glance & { role: LineRole }

const [capital, gap, feed] = [1, 2, 3]
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 65 && unit <= 90) return capital
  return unit === 10 ? feed : unit === 32 || unit === 45 ? gap : 0
})
const shows = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit === 9) return marks.cells
  if (unit <= 32 || unit === 127) return 0
  if (unit >= 48 && unit <= 57) return marks.words | marks.digit
  if (unit === 64) return marks.words | marks.at
  return '|;,'.includes(String.fromCharCode(unit)) ? marks.words | marks.cells : marks.words
})
const lower = Uint8Array.from({ length: 128 }, (_, unit) => (unit >= 65 && unit <= 90 ? unit | 32 : unit))

/** The lines of a text with what they may hold, in one pass, which leaves `units` filled with its ASCII in lower case. */
export function glance(text: string, units = lendUnits(text.length)): readonly Line[] {
  const lines: Line[] = []
  const { length } = text
  let start = 0
  let seen = 0
  let before = 0
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 128) {
      units[i] = unit
      seen |= unit === 0x2013 ? marks.foreign | marks.cells : marks.foreign
    } else {
      units[i] = lower[unit] as number
      seen |= shows[unit] as number
      const kind = kinds[unit]
      if (kind === capital) {
        if (before >= 65 && before <= 90) seen |= marks.capitals
      } else if (kind === gap) {
        if (before === 32) seen |= marks.cells
      } else if (kind === feed) {
        lines.push({ start, end: before === 13 && i > start ? i - 1 : i, marks: seen, role: 'own' })
        start = i + 1
        seen = 0
      }
    }
    before = unit
  }
  units[length] = 10
  lines.push({ start, end: before === 13 && length > start ? length - 1 : length, marks: seen, role: 'own' })
  return lines
}
