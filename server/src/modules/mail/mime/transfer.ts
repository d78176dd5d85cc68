import { decodeYenc, readUuencoded, uuencodedIn } from './uuencode.ts'

const equals = 0x3d

/** Octets of a part without their content transfer encoding (RFC 2045 6). What is broken is read as mail programs read it. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encodingOf(encoding)) {
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    case 'uuencode':
      return uuencodedIn(bytes.toString('latin1'))[0]?.content ?? readUuencoded(bytes.toString('latin1'))
    case 'yenc':
      return decodeYenc(bytes)
    default:
      return bytes
  }
}

/** The encoding that a name stands for, misspelt as it occurs; undefined for what leaves the octets as they are. */
export function encodingOf(name: string): 'base64' | 'quoted-printable' | 'uuencode' | 'yenc' | undefined {
  switch (name) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return undefined
    case 'base64':
    case 'base-64':
    case 'b64':
    case 'b':
      return 'base64'
    case 'quoted-printable':
    case 'quoted_printable':
    case 'quotedprintable':
    case 'qp':
    case 'q':
      return 'quoted-printable'
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
    case 'uue':
    case 'x-uu':
      return 'uuencode'
    case 'yenc':
    case 'x-yenc':
    case 'x-yencode':
      return 'yenc'
    default:
      return undefined
  }
}

/** Base64, also of several padded pieces one after another, where a lax reader goes on and a strict one stops. */
function decodeBase64(bytes: Buffer): Buffer {
  const pad = bytes.indexOf(equals)
  const text = bytes.toString('latin1')
  if (pad < 0 || (bytes.length - pad < 16 && /^[=\s]*$/.test(text.slice(pad)))) return Buffer.from(text, 'base64')
  return decodePieces(bytes)
}

const sextet = new Int8Array(256).fill(-1)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  sextet[letter.charCodeAt(0)] = value
sextet[0x2d] = 62
sextet[0x5f] = 63

/** Base64 with padding anywhere: each padding ends a group, and the next letter begins one. */
function decodePieces(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3)
  let length = 0
  let held = 0
  let count = 0
  const end = bytes.length
  for (let at = 0; at < end; at++) {
    const octet = bytes[at] as number
    const value = sextet[octet] as number
    if (value >= 0) {
      held = (held << 6) | value
      if (++count < 4) continue
      out[length++] = held >> 16
      out[length++] = (held >> 8) & 255
      out[length++] = held & 255
    } else if (octet !== equals) continue
    else if (count === 2) out[length++] = (held >> 4) & 255
    else if (count === 3) {
      out[length++] = (held >> 10) & 255
      out[length++] = (held >> 2) & 255
    }
    held = 0
    count = 0
  }
  if (count === 2) out[length++] = (held >> 4) & 255
  if (count === 3) {
    out[length++] = (held >> 10) & 255
    out[length++] = (held >> 2) & 255
  }
  return out.subarray(0, length)
}

/**
 * What a strict reader makes of the same base64: it leaves out the letters of the web-safe alphabet and stops at the first
 * padding. Undefined where there is nothing to disagree about.
 */
export function otherBase64(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString('latin1')
  if (!text.includes('-') && !text.includes('_')) return undefined
  const strict = text.replace(/[-_]/g, '')
  const pad = strict.indexOf('=')
  return Buffer.from(pad < 0 ? strict : strict.slice(0, pad), 'base64')
}

const hexValue = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit++) {
  hexValue[digit.toString(16).charCodeAt(0)] = digit
  hexValue[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/** Quoted-printable: soft line breaks go, what is no escape stays as it stands. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  let at = bytes.indexOf(equals)
  if (at < 0) return bytes
  const out = Buffer.allocUnsafe(bytes.length)
  let length = bytes.copy(out, 0, 0, at)
  const { length: end } = bytes
  while (at < end) {
    const octet = bytes[at] as number
    if (octet !== equals) {
      out[length++] = octet
      at++
      continue
    }
    const high = hexValue[bytes[at + 1] ?? 0] as number
    const low = high < 0 ? -1 : (hexValue[bytes[at + 2] ?? 0] as number)
    if (low >= 0) {
      out[length++] = high * 16 + low
      at += 3
      continue
    }
    const next = softBreakEnd(bytes, at + 1)
    if (next >= 0) at = next
    else {
      out[length++] = equals
      at++
    }
  }
  return out.subarray(0, length)
}

/** Where the next line starts when only white space stands between an equals sign and the line's end; else -1. */
function softBreakEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < from + 76 && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (at >= bytes.length || bytes[at] === 0x0a) return Math.min(at + 1, bytes.length)
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 2
  return -1
}

/** What was unpacked may have lines that end in CR alone; they are lines to who shows them. The length stays. */
export function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes
  return Buffer.from(bytes).map((octet) => (octet === 0x0d ? 0x0a : octet)) as Buffer
}
