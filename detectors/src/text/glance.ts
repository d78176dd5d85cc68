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

/** By character, in one number: its lower case, what it makes the line hold (from bit 8), and its kind (from bit 16). */
const looks = Int32Array.from({ length: 128 }, (_, unit) => {
  const isCapital = unit >= 65 && unit <= 90
  const kind = isCapital ? capital : unit === 10 ? feed : unit === 32 || unit === 45 ? gap : 0
  return (isCapital ? unit | 32 : unit) | (shownBy(unit) << 8) | (kind << 16)
})

function shownBy(unit: number): number {
  if (unit === 9) return marks.cells
  if (unit <= 32 || unit === 127) return 0
  if (unit >= 48 && unit <= 57) return marks.words | marks.digit
  if (unit === 64) return marks.words | marks.at
  return '|;,'.includes(String.fromCharCode(unit)) ? marks.words | marks.cells : marks.words
}

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
      seen |= unit === 0x2013 ? foreign | dash : foreign
    } else {
      const look = looks[unit] as number
      units[i] = look & 0xff
      seen |= look
      if (look > 0xffff) {
        const kind = look >> 16
        if (kind === capital) {
          if (before >= 65 && before <= 90) seen |= capitals
        } else if (kind === gap) {
          if (before === 32) seen |= dash
        } else {
          lines.push({ start, end: before === 13 && i > start ? i - 1 : i, marks: (seen >> 8) & 0xff, role: 'own' })
          start = i + 1
          seen = 0
        }
      }
    }
    before = unit
  }
  units[length] = 10
  const end = before === 13 && length > start ? length - 1 : length
  lines.push({ start, end, marks: (seen >> 8) & 0xff, role: 'own' })
  return lines
}

const [foreign, dash, capitals] = [marks.foreign << 8, marks.cells << 8, marks.capitals << 8]
