import { charsetOfPage, decodeText, otherReadings } from './charset.ts'
import type { Part } from './part.ts'
import { decodeTransfer, encodingOf, otherBase64 } from './transfer.ts'

/** Text beyond this many octets of one part is not read. */
export const mostText = 2 * 1024 * 1024

/** A part's text, and what other programs read in the same octets where they may disagree. */
export type TextOfPart = {
  readonly text: string
  readonly others: readonly string[]
  readonly octets: Buffer
  readonly isCut: boolean
}

/** Decodes a part of text. Line ends become line feeds. */
export function textOfPart(part: Part): TextOfPart {
  // Three octets of an encoding stand for one at most; what comes after is never read.
  const end = Math.min(part.end, part.start + mostText * 3)
  const raw = part.source.subarray(part.start, end)
  const whole = decodeTransfer(raw, part.encoding)
  const octets = whole.length > mostText ? whole.subarray(0, mostText) : whole
  const isPage = part.type.value === 'text/html'
  const declared = part.type.parameters.get('charset')
  const meta = isPage ? charsetOfPage(octets) : undefined
  const charset = declared ?? meta
  const usual = decodeText(octets, charset)
  const others = [...otherReadings(octets, charset, usual)]
  for (const label of [meta, ...(part.type.others?.get('charset') ?? [])])
    if (label !== undefined && label !== charset) others.push(decodeText(octets, label))
  if (encodingOf(part.encoding) === 'base64') {
    const strict = otherBase64(raw)
    if (strict) others.push(decodeText(strict.subarray(0, mostText), charset))
  }
  const text = lined(usual, part)
  return {
    text,
    others:
      others.length === 0
        ? others
        : [...new Set(others.map((other) => lined(other, part)))].filter((other) => other !== text),
    octets,
    isCut: whole.length > mostText || end < part.end,
  }
}

function lined(text: string, part: Part): string {
  const lines = text.includes('\r') ? withLineFeeds(text) : text
  // RFC 3676 4.1: with DelSp a word may go on over a line's end. Without it only lines do, and those are left to be told apart.
  if (part.type.parameters.get('delsp')?.toLowerCase() !== 'yes') return lines
  return lines.replace(/(?<!^--) \n(?!>)/gm, '')
}

/** Splitting is the faster way where there are very many lines, replacing where there are few. */
function withLineFeeds(text: string): string {
  return text.length > 100_000 ? text.split('\r\n').join('\n') : text.replace(/\r\n/g, '\n')
}
