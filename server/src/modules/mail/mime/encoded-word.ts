import { decodeText } from './charset.ts'
import { decodeQuotedPrintable } from './transfer.ts'

// RFC 2047 2. Longer words than 75 characters occur and are read; a space inside a Q word occurs and is read too.
const encodedWord = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?]{0,4000})\?=/g

/** A header value with its encoded words decoded; white space between two of them goes, and a letter split over them is joined. */
export function decodeEncodedWords(value: string): string {
  if (!value.includes('=?')) return value
  let out = ''
  let from = 0
  let pending: { charset: string; pieces: Buffer[] } | undefined
  const flush = () => {
    if (pending) out += decodeText(Buffer.concat(pending.pieces), pending.charset)
    pending = undefined
  }
  for (const match of value.matchAll(encodedWord)) {
    const [whole, charset = '', kind = '', encoded = ''] = match
    const between = value.slice(from, match.index)
    from = match.index + whole.length
    const bytes = kind === 'B' || kind === 'b' ? Buffer.from(encoded, 'base64') : decodeQ(encoded)
    const joins = pending !== undefined && between.trim() === ''
    if (joins && pending && pending.charset.toLowerCase() === charset.toLowerCase()) {
      pending.pieces.push(bytes)
      continue
    }
    flush()
    if (!joins) out += between
    pending = { charset, pieces: [bytes] }
  }
  flush()
  return out + value.slice(from)
}

function decodeQ(encoded: string): Buffer {
  return decodeQuotedPrintable(Buffer.from(encoded.replaceAll('_', ' '), 'latin1'))
}
