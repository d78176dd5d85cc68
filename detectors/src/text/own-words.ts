import { type Glance, glance } from './glance.ts'

/** Whose words a line holds. `signature` is still the writer's own, but the place where landlines and addresses belong. */
export type LineRole = 'own' | 'signature' | 'quoted'

/** A line of the visible text, with what it may hold and whose words it holds. */
export type Line = Glance & { readonly role: LineRole }

const quoteMark = /^\s{0,3}(?:[A-Za-z]{0,3}>|\|\s)/
const originalMessage =
  /^\s{0,3}[-_*]{2,30}\s?(?:original message|forwarded message|forwarded by\b.{0,80}|begin forwarded message|original appointment|neges wreiddiol)\s?:?\s?[-_*]{0,30}\s{0,5}$/i
const beginForwarded = /^\s{0,3}(?:begin forwarded message|start of forwarded message)\s?:/i
const attribution = /^\s{0,3}(?:on|ar|at)\s.{0,200}\d.{0,200}(?:wrote|ysgrifennodd.{0,100}|writes|said)\s?:\s{0,3}$/i
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
export function splitLines(text: string, answers: boolean, raw = glance(text)): readonly Line[] {
  const roles: LineRole[] = raw.map(() => 'own')
  const rest = firstOfRest(text, raw)
  const attributed = new Set<number>()
  for (let i = 0; i < raw.length; i++) if (isAttribution(text, raw, i)) attributed.add(i)
  const replies = answers || rest < raw.length || attributed.size > 0
  for (let i = 0; i < raw.length; i++) {
    const line = raw[i]
    if (line && (i >= rest || attributed.has(i) || (replies && isMarked(text, line)))) roles[i] = 'quoted'
  }
  const hasOwn = raw.some(
    (line, i) => roles[i] === 'own' && line.marks !== 0 && /[\p{L}\p{N}]/u.test(text.slice(line.start, line.end)),
  )
  if (!hasOwn && !answers) roles.fill('own')
  markSignature(text, raw, roles)
  return raw.map(({ start, end, marks }, i) => ({ start, end, marks, role: roles[i] ?? 'own' }))
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
const attributes = openersOf('oa')
const separates = openersOf('-_*bsfoa')
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
    if (!line || !separates[opener(text, line)]) continue
    const words = head(text, line)
    if (originalMessage.test(words) || beginForwarded.test(words)) return i
    if (/^\s{0,3}\*?(?:from|oddi wrth)\*?:/i.test(words) && isHeaderBlock(text, lines, i)) return i
    if (isAttribution(text, lines, i) && !nextIsMarked(text, lines, i)) return i
  }
  return lines.length
}

function isHeaderBlock(text: string, lines: readonly Span[], from: number): boolean {
  let headers = 0
  for (let i = from; i < Math.min(from + 6, lines.length); i++) {
    const line = lines[i]
    if (line && headerLine.test(head(text, line))) headers++
  }
  return headers >= 3
}

function isAttribution(text: string, lines: readonly Span[], i: number): boolean {
  const line = lines[i]
  if (!line || !attributes[opener(text, line)]) return false
  const one = head(text, line)
  if (attribution.test(one)) return true
  const next = lines[i + 1]
  return next !== undefined && /^\s{0,3}on\s/i.test(one) && attribution.test(`${one} ${head(text, next)}`)
}

function nextIsMarked(text: string, lines: readonly Span[], i: number): boolean {
  for (let k = i + 1; k < Math.min(i + 5, lines.length); k++) {
    const line = lines[k]
    if (line && isMarked(text, line)) return true
  }
  return false
}

/** Below `-- `, or below a closing phrase near the end of the writer's own lines. */
function markSignature(text: string, lines: readonly Span[], roles: LineRole[]) {
  let last = -1
  for (let i = 0; i < roles.length; i++) if (roles[i] === 'own') last = i
  let own = 0
  for (let i = last; i >= 0 && own < 16; i--) {
    const line = lines[i]
    if (!line || roles[i] !== 'own') continue
    const words = head(text, line)
    if (words.trim()) own++
    if (!/^-- ?$/.test(words) && !signOff.test(words)) continue
    for (let k = i; k <= last; k++) if (roles[k] === 'own') roles[k] = 'signature'
    return
  }
}
