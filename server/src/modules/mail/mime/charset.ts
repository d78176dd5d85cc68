const decoders = new Map<string, TextDecoder | undefined>()

// Labels that mail uses and the WHATWG list lacks. Both are supersets of what they stand for.
const alias: Readonly<Record<string, string>> = {
  'ansi_x3.110-1983': 'windows-1252',
  'cp-850': 'windows-1252',
  'utf-8-sig': 'utf-8',
  'x-unknown': 'utf-8',
  default: 'utf-8',
}

function decoderFor(charset: string): TextDecoder | undefined {
  const label = charset.trim().toLowerCase()
  if (decoders.has(label)) return decoders.get(label)
  let decoder: TextDecoder | undefined
  try {
    decoder = new TextDecoder(alias[label] ?? label)
  } catch {
    // RangeError: the label is not known.
  }
  // Labels come from strangers; only so many are remembered.
  if (decoders.size < 500) decoders.set(label, decoder)
  return decoder
}

const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** Octets of no declared character set: UTF-8 where they are that, else windows-1252, in which nothing fails. */
export function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}

/**
 * Octets as text. A character set that is missing, unknown, or plain ASCII is decided by the octets themselves, since what
 * is declared wrongly is still read by people.
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const label = charset?.trim().toLowerCase() ?? ''
  if (label === '' || label === 'us-ascii' || label === 'ascii' || label === 'utf-8' || label === 'utf8')
    return decodeUndeclared(bytes)
  if (label === 'utf-7' || label === 'unicode-1-1-utf-7') return decodeUtf7(bytes)
  const decoder = decoderFor(label)
  return decoder ? decoder.decode(bytes) : decodeUndeclared(bytes)
}

/** UTF-7 (RFC 2152), which mail programs still show and which therefore hides words from who does not read it. */
function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/\+([A-Za-z0-9+/]{0,100000})-?/g, (_, encoded: string) => {
    if (encoded === '') return '+'
    const octets = Buffer.from(encoded, 'base64')
    return octets
      .subarray(0, octets.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}
