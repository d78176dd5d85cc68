import { glance, type Line, marks } from './glance.ts'

export type { Line, LineRole } from './glance.ts'

const quoteMark = /^\s{0,3}(?:[A-Za-z]{0,3}>|\|\s)/
const originalMessage =
  /^\s{0,3}[-_*]{2,30}\s?(?:original message|forwarded message|forwarded by\b.{0,80}|begin forwarded message|original appointment|neges wreiddiol)\s?:?\s?[-_*]{0,30}\s{0,5}$/i
const beginForwarded = /^\s{0,3}(?:begin forwarded message|start of forwarded message)\s?:/i
const attribution = /^\s{0,3}(?:on|ar|at)\s.{0,200}\d.{0,200}(?:wrote|ysgrifennodd.{0,100}|writes|said)\s?:\s{0,3}$/i
/** How an attribution ends: looked for first, since few lines that begin like one do. */
const says = /(?:wrote|ysgrifennodd.{0,100}|writes|said)\s?:\s{0,3}$/i
const headerLine = /^\s{0,3}\*?(?:from|sent|date|to|cc|subject|oddi wrth|anfonwyd|at|pwnc)\*?:\*?\s/i
const signOff =
  /^\s{0,3}(?:(?:kind(?:est)?|best|warm(?:est)?|many|with (?:kind|best))\s(?:regards|wishes|thanks)|regards|yours(?: (?:sincerely|faithfully|truly))?|sincerely|best|cheers|thanks|many thanks|thank you|cofion(?: cynnes| gorau)?|diolch(?: yn fawr)?)\s{0,2}[,.!]{0,2}\s{0,3}$/i

/**
 * Tells the writer's own words from a quoted reply and a signature, line by line. Understood are `>` marks,
 * "On … wrote:", "-----Original Message-----" and the header block that Outlook puts above a reply.
 *
 * Marks alone make no quotation: there has to be a subject that answers or forwards, or a line that says who wrote. And
 * without such a subject there has to be something of the writer's own beside it. Else somebody is hiding their words.
 */
export function splitLines(text: string, answers: boolean, lines = glance(text)): readonly Line[] {
  const rest = firstOfRest(text, lines)
  const attributed = lines.map((_, i) => i < rest && isAttribution(text, lines, i))
  const replies = answers || rest < lines.length || attributed.includes(true)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line && (i >= rest || attributed[i] || (replies && isMarked(text, line)))) line.role = 'quoted'
  }
  if (!answers && !lines.some((line) => line.role === 'own' && holdsWords(text, line)))
    for (const line of lines) line.role = 'own'
  markSignature(text, lines)
  return lines
}

function holdsWords(text: string, line: Line): boolean {
  return line.marks !== 0 && /[\p{L}\p{N}]/u.test(text.slice(line.start, line.end))
}

/**
 * The first character of a line behind at most three spaces, in lower case, or 0 where there is none or it is not ASCII:
 * it tells most lines from those that rules look for.
 */
function opener(text: string, line: Span): number {
  const most = Math.min(line.end, line.start + 4)
  for (let i = line.start; i < most; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 32 && unit < 127) return unit >= 65 && unit <= 90 ? unit | 32 : unit
    if (unit !== 32 && !/\s/.test(text[i] ?? '')) return 0
  }
  return 0
}

const openersOf = (chars: string): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, unit) => (chars.includes(String.fromCharCode(unit)) ? 1 : 0))
const quotes = openersOf('>|abcdefghijklmnopqrstuvwxyz')

type Span = { readonly start: number; readonly end: number }

function isMarked(text: string, line: Span): boolean {
  if (!quotes[opener(text, line)]) return false
  // Behind at most three spaces and three letters.
  for (let i = line.start; i < Math.min(line.end, line.start + 7); i++) {
    const unit = text.charCodeAt(i)
    if (unit === 62 || unit === 124) return quoteMark.test(head(text, line))
  }
  return false
}

// Rules look at the head of a line only, so that one endless line costs no more than a short one.
function head(text: string, line: Span): string {
  return text.slice(line.start, Math.min(line.end, line.start + 500))
}

/** The first line of what stands below a separator, a header block, or an attribution without marks. */
function firstOfRest(text: string, lines: readonly Span[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line && separates(text, lines, i, line)) return i
  }
  return lines.length
}

function separates(text: string, lines: readonly Span[], i: number, line: Span): boolean {
  switch (String.fromCharCode(opener(text, line))) {
    case '-':
    case '_':
      return originalMessage.test(head(text, line))
    case '*':
      return originalMessage.test(head(text, line)) || isHeaderBlock(text, lines, i)
    case 'b':
    case 's':
      return beginForwarded.test(head(text, line))
    case 'f':
      return isHeaderBlock(text, lines, i)
    case 'o':
      return isHeaderBlock(text, lines, i) || (isAttribution(text, lines, i) && !nextIsMarked(text, lines, i))
    case 'a':
      return isAttribution(text, lines, i) && !nextIsMarked(text, lines, i)
    default:
      return false
  }
}

function isHeaderBlock(text: string, lines: readonly Span[], from: number): boolean {
  const first = lines[from]
  if (!first || !/^\s{0,3}\*?(?:from|oddi wrth)\*?:/i.test(head(text, first))) return false
  let headers = 0
  for (let i = from; i < Math.min(from + 6, lines.length); i++) {
    const line = lines[i]
    if (line && headerLine.test(head(text, line))) headers++
  }
  return headers >= 3
}

function isAttribution(text: string, lines: readonly Span[], i: number): boolean {
  const line = lines[i]
  if (!line) return false
  const opens = opener(text, line)
  if ((opens !== 97 && opens !== 111) || !/^\s{0,3}(?:on|ar|at)\s/i.test(text.slice(line.start, line.start + 6)))
    return false
  const one = head(text, line)
  if (says.test(one) && attribution.test(one)) return true
  const next = lines[i + 1]
  if (next === undefined || !/^\s{0,3}on\s/i.test(one)) return false
  const both = `${one} ${head(text, next)}`
  return says.test(both) && attribution.test(both)
}

function nextIsMarked(text: string, lines: readonly Span[], i: number): boolean {
  for (let k = i + 1; k < Math.min(i + 5, lines.length); k++) {
    const line = lines[k]
    if (line && isMarked(text, line)) return true
  }
  return false
}

/** Below `-- `, or below a closing phrase near the end of the writer's own lines. */
function markSignature(text: string, lines: readonly Line[]) {
  let last = lines.length - 1
  while (last >= 0 && lines[last]?.role !== 'own') last--
  let own = 0
  for (let i = last; i >= 0 && own < 16; i--) {
    const line = lines[i]
    if (line?.role !== 'own') continue
    if (line.marks & marks.words || text.slice(line.start, line.end).trim()) own++
    if (line.end - line.start > longestSignOff) continue
    const words = text.slice(line.start, line.end)
    if (!/^-- ?$/.test(words) && !signOff.test(words)) continue
    for (let k = i; k <= last; k++) {
      const below = lines[k]
      if (below?.role === 'own') below.role = 'signature'
    }
    return
  }
}

/** No closing phrase is longer than this many characters, white space around it included. */
const longestSignOff = 60
