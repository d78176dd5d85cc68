import { marks } from '../text/glance.ts'
import { type Part, sourceOffset } from '../text/message.ts'
import type { Line } from '../text/own-words.ts'

/** An entry of a list that may open a paragraph without a blank line before it. */
const entry = /^(?:\(?\d{1,2}[.)]|[-*•])\s/

/** A heading with words under it, or a label with a sentence after it: its words, and where it stands in the source. */
export type Heading = { readonly words: string; readonly start: number; readonly end: number }

const marked = /^(?:#{1,4} .{2,60}|\*{1,2}[^*]{2,60}\*{1,2}:?|_{1,2}[^_]{2,60}_{1,2}:?)$/
const numbered = /^\(?\d{1,2}[.)] .{2,50}$/
const labelled = /^(?:[-*•] |\(?\d{1,2}[.)] )?([\p{L}][\p{L}\d'’& ]{1,30}?)(?::| [-–—]) (.{12,})$/u
/** What tells of one matter in parts: days and times, the steps and places of one event, the parts of a lesson. */
const ofOneMatter =
  /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?\b|^(?:what|when|where|who|why|how|cost|costs|price|date|dates|time|times|day|place|venue|location|meet|meeting|bring|kit|dress|transport|lunch|food|travel|departure|return|arrive|arrival|depart|step|stage|part|week|period|lesson|unit|chapter|question|q|answer|task|section|paper|session|team|group|room|year|form|class|name|subject|agenda|minutes|present|apologies|aims?|objectives?|outcomes?|starter|plenary|homework|resources|success|deadline|contact|tel|telephone|phone|e-?mail|from|to|cc|date|sent|note|notes|nb|ps|p\.s|http|https|www|re|subject|option|morning|afternoon|evening|before|after|during|breakfast|break|reply|dear|hi|hello|am|pm)\b|^to \p{L}+|^\d/iu

/** Headings of a part that each open a paragraph (further down a colon or a dash is only punctuation) and have words of their own beneath or beside them, in the writer's own lines. */
export function headingsOf(part: Part): readonly Heading[] {
  const found: Heading[] = []
  const { lines, visible } = part
  const wordsOf = (i: number) => {
    const line = lines[i]
    return line && line.end - line.start <= longestLine ? visible.slice(line.start, line.end).trim() : ''
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line?.role !== 'own' || !(line.marks & (marks.words | marks.foreign))) continue
    // Most lines go on with what the line above them says, and a look at their first character settles it.
    const goesOn = isSaidAlready(lines[i - 1])
    if ((goesOn && !mayBeEntry(visible, line)) || !mayBeHeading(visible, line)) continue
    const own = wordsOf(i)
    if (!own || (!entry.test(own) && (goesOn || (i > 0 && wordsOf(i - 1) !== '')))) continue
    const words = headingIn(own, wordsOf(i + 1))
    if (words === undefined || ofOneMatter.test(words)) continue
    found.push({ words, start: sourceOffset(part, line.start), end: sourceOffset(part, line.end) })
  }
  return found
}

const longestLine = 400
/** A label, its mark included, has a colon or a dash behind it before this many characters. */
const longestLabel = 42
/** A heading that is no label has seven words. */
const longestHeading = 7

/** The line begins like an entry of a list, white space apart. */
function mayBeEntry(text: string, { start, end }: Line): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 32) return unit >= 127 || (unit >= 48 && unit <= 57) || unit === 40 || unit === 42 || unit === 45
  }
  return false
}

/** Few lines may be: most are too long, or end like a sentence and have no label at their head. */
function mayBeHeading(text: string, { start, end }: Line): boolean {
  if (end - start > longestLine) return false
  let words = 0
  let first = end
  let last = 0
  let before = 32
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    // A colon, a dash of any kind, or what is not ASCII and may be anything.
    if ((unit === 58 || unit === 45 || unit >= 128) && i - first <= longestLabel) return true
    if (unit > 32) {
      if (before <= 32 && ++words === 1) first = i
      last = unit
    }
    if (words > longestHeading && i - first > longestLabel) return false
    before = unit
  }
  return words > 0 && words <= longestHeading && !endsSaid(last)
}

/** A full stop, question mark, exclamation mark, comma or semicolon. */
function endsSaid(unit: number): boolean {
  return unit === 46 || unit === 63 || unit === 33 || unit === 44 || unit === 59
}

/** Words stand in the line, for certain. */
function isSaidAlready(line: Line | undefined): boolean {
  return line !== undefined && line.end - line.start <= 400 && (line.marks & marks.words) !== 0
}

/** The words of a heading, without marks; undefined when the line is none, or nothing is said under it. */
function headingIn(line: string, next: string): string | undefined {
  const label = labelled.exec(line)
  const [, name = '', rest = ''] = label ?? []
  if (label && /^\p{Lu}/u.test(name) && name.split(' ').length <= 2 && isSaid(rest, 4)) return name
  if (!isSaid(next, 2)) return undefined
  if (line.split(/\s+/).length > 7 || /[.?!,;]$/.test(line)) return undefined
  const bare = line
    .replace(/^(?:#{1,4}|\(?\d{1,2}[.)])\s+/, '')
    .replace(/[*_:]/g, '')
    .trim()
  if (marked.test(line) || numbered.test(line) || (line.endsWith(':') && line.length > 3)) return bare
  return bare.length > 2 && bare === bare.toUpperCase() && /\p{Lu}{3}/u.test(bare) ? bare : undefined
}

/** Something said in words, not a figure, a name or one more entry of a list. */
function isSaid(words: string, least: number): boolean {
  return words.split(/\s+/).length >= least && !/^(?:[-*•]|\(?\d{1,2}[.)])\s/.test(words)
}
