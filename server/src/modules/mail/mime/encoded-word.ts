import { decodeText } from './charset.ts'
import { decodeQuotedPrintable } from './transfer.ts'

/**
 * A header value with its encoded words decoded (RFC 2047); white space between two of them goes, and a letter split over
 * them is joined. Liberties that mail programs take are taken: inside quotes, without space around, longer than 75
 * characters, with spaces within, without the end when the value ends first.
 */
export function decodeEncodedWords(value: string): string {
  let open = value.indexOf('=?')
  if (open < 0) return value
  let out = ''
  let from = 0
  let pending: { readonly charset: string; readonly pieces: Buffer[] } | undefined
  const flush = () => {
    if (pending) out += decodeText(Buffer.concat(pending.pieces), pending.charset)
    pending = undefined
  }
  for (; open >= 0; open = value.indexOf('=?', from)) {
    const word = wordAt(value, open)
    if (!word) {
      // Not a word: what looks like its start is text.
      flush()
      out += value.slice(from, open + 2)
      from = open + 2
      continue
    }
    const between = value.slice(from, open)
    const joins = pending !== undefined && isBlank(between)
    if (!joins || pending?.charset !== word.charset) flush()
    if (!joins) out += between
    if (pending) pending.pieces.push(word.bytes)
    else pending = { charset: word.charset, pieces: [word.bytes] }
    from = word.end
  }
  flush()
  return out + value.slice(from)
}

const isBlank = (text: string) => text.trim() === ''

type Word = { readonly charset: string; readonly bytes: Buffer; readonly end: number }

function wordAt(value: string, open: number): Word | undefined {
  const first = value.indexOf('?', open + 2)
  if (first < 0 || first - open > 120) return undefined
  const kind = value[first + 1]?.toLowerCase()
  if ((kind !== 'b' && kind !== 'q') || value[first + 2] !== '?') return undefined
  const declared = value.slice(open + 2, first)
  if (/\s/.test(declared)) return undefined
  const close = value.indexOf('?=', first + 3)
  const encoded = value.slice(first + 3, close < 0 ? undefined : close)
  return {
    // RFC 2231 5: a language may follow the character set.
    charset: (declared.split('*', 1)[0] ?? '').toLowerCase(),
    bytes: kind === 'b' ? Buffer.from(encoded, 'base64') : decodeQ(encoded),
    end: close < 0 ? value.length : close + 2,
  }
}

function decodeQ(encoded: string): Buffer {
  return decodeQuotedPrintable(Buffer.from(encoded.replaceAll('_', ' '), 'latin1'))
}
