const equals = 0x3d

/** Octets of a part without their content transfer encoding (RFC 2045 6). What is broken is read as mail programs read it. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    default:
      return bytes
  }
}

/** Base64, also of several padded pieces one after another, where a lax reader goes on and a strict one stops. */
function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const pad = text.indexOf('=')
  if (pad < 0 || (/^[=\s]*$/.test(text.slice(pad, pad + 16)) && text.length - pad < 16))
    return Buffer.from(text, 'base64')
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4))
  let length = 0
  // Written into one buffer: padding after every letter would make millions of small ones.
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('=', from)
    length += out.write(text.slice(from, end < 0 ? undefined : end), length, 'base64')
    from = end < 0 ? text.length : end + 1
  }
  return out.subarray(0, length)
}

/** Quoted-printable: soft line breaks go, white space before a line's end goes, what is no escape stays as it stands. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  if (!bytes.includes(equals)) return bytes
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  let from = 0
  for (let at = bytes.indexOf(equals); at >= 0; at = bytes.indexOf(equals, from)) {
    length += bytes.copy(out, length, from, at)
    const end = softBreakEnd(bytes, at + 1)
    const octet = end < 0 ? hexPair(bytes, at + 1) : -1
    if (end >= 0) from = end
    else if (octet >= 0) {
      out[length++] = octet
      from = at + 3
    } else {
      out[length++] = equals
      from = at + 1
    }
  }
  length += bytes.copy(out, length, from)
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

function hexPair(bytes: Buffer, at: number): number {
  const high = hexDigit(bytes[at])
  const low = hexDigit(bytes[at + 1])
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** The value of a hexadecimal digit's character code, or -1. */
function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
