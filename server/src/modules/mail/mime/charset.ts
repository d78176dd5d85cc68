import { isAscii, isUtf8 } from 'node:buffer'

const decoders = new Map<string, TextDecoder | undefined>()

// Labels that mail uses and the WHATWG list lacks. Each is the set it stands for, or the nearest larger one.
const alias: Readonly<Record<string, string>> = {
  'ansi_x3.110-1983': 'windows-1252',
  'cp-850': 'windows-1252',
  cp850: 'windows-1252',
  cp437: 'windows-1252',
  ibm437: 'windows-1252',
  ibm850: 'windows-1252',
  'cp-1252': 'windows-1252',
  windows1252: 'windows-1252',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  'hz-gb-2312': 'gb18030',
  'iso-8859-8-i': 'iso-8859-8',
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf7: 'utf-7',
  'x-unknown': 'utf-8',
  unknown: 'utf-8',
  '8bit': 'utf-8',
  binary: 'utf-8',
  default: 'utf-8',
}

function decoderFor(label: string): TextDecoder | undefined {
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

const western = new TextDecoder('windows-1252')
const lenient = new TextDecoder('utf-8')
const utf16 = { le: new TextDecoder('utf-16le'), be: new TextDecoder('utf-16be') }

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Octets of no declared character set: UTF-8 where they are that, else windows-1252, in which nothing fails. */
export function decodeUndeclared(bytes: Uint8Array): string {
  if (isAscii(bytes)) return asBuffer(bytes).toString('latin1')
  return isUtf8(bytes) ? lenient.decode(bytes) : western.decode(bytes)
}

/** A label without what strangers put around it: quotes, blanks, and anything after the first word. */
function clean(charset: string | undefined): string {
  if (charset === undefined) return ''
  return /[A-Za-z0-9_.:+-]{1,60}/.exec(charset)?.[0].toLowerCase() ?? ''
}

const isPlain = (label: string) =>
  label === '' || label === 'us-ascii' || label === 'ascii' || label === 'utf-8' || label === 'utf8'

const isUtf7 = (label: string) => label === 'utf-7' || label === 'utf7' || label.startsWith('unicode-1-1-utf-7')

/** Whether plain ASCII octets mean the same letters in that set. */
const keepsAscii = (label: string) =>
  !/^(?:utf-?(?:16|32|7)|ucs|unicode|iso-2022|iso-10646|csunicode|hz|ibm037|ebcdic)/.test(label)

/**
 * Octets as text. A character set that is missing, unknown, or plain ASCII is decided by the octets themselves, since what
 * is declared wrongly is still read by people.
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const label = clean(charset)
  const marked = byMark(bytes)
  if (marked) return marked
  if (isPlain(label)) return decodeUndeclared(bytes)
  if (isUtf7(label)) return decodeUtf7(bytes)
  if (keepsAscii(label) && isAscii(bytes)) return asBuffer(bytes).toString('latin1')
  const decoder = decoderFor(label)
  return decoder ? decoder.decode(bytes) : decodeUndeclared(bytes)
}

/** A byte order mark says what it is, whatever is declared (WHATWG Encoding 6). */
function byMark(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return utf16.le.decode(bytes)
  if (first === 0xfe && second === 0xff) return utf16.be.decode(bytes)
  return first === 0xef && second === 0xbb && bytes[2] === 0xbf && isUtf8(bytes) ? lenient.decode(bytes) : undefined
}

/**
 * What other programs read in the same octets, where they may disagree: a wrong label believed or seen through, UTF-16
 * without its mark, escapes of ISO 2022, a letter swallowed by a broken pair. Empty for nearly all mail.
 */
export function otherReadings(bytes: Uint8Array, charset: string | undefined, usual: string): readonly string[] {
  const label = clean(charset)
  const others = new Set<string>()
  if (isAscii(bytes)) {
    if (!keepsAscii(label)) others.add(asBuffer(bytes).toString('latin1'))
    if (bytes.includes(0x1b)) others.add((decoderFor('iso-2022-jp') as TextDecoder).decode(bytes))
    if (bytes.includes(0)) addUtf16(bytes, others)
  } else {
    if (bytes.includes(0)) addUtf16(bytes, others)
    if (isUtf8(bytes)) others.add(lenient.decode(bytes))
    else if (usual.includes('\ufffd')) others.add(western.decode(bytes))
    else if (isPlain(label)) {
      // UTF-8 with a few broken letters is shown as that by programs that believe the label.
      const believed = lenient.decode(bytes)
      if (/[^\p{ASCII}\ufffd]/u.test(believed)) others.add(believed)
    }
    if (label === 'utf-16' || label === 'utf16') others.add(utf16.be.decode(bytes))
  }
  others.delete(usual)
  return [...others]
}

function addUtf16(bytes: Uint8Array, others: Set<string>) {
  others.add(utf16.le.decode(bytes))
  others.add(utf16.be.decode(bytes))
  // NUL is left out by programs that show the rest.
  others.add(asBuffer(bytes).toString('latin1').replaceAll('\0', ''))
}

/** The character set that a page names for itself (HTML 13.2.3.2): looked for in its first 1024 octets. */
export function charsetOfPage(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 1024)
  if (!head.includes('charset') && !/charset/i.test(head)) return undefined
  return /<meta[^>]{0,200}?charset\s{0,10}=\s{0,10}["']?\s{0,10}([A-Za-z0-9_:.-]{2,40})/i.exec(head)?.[1]?.toLowerCase()
}

/** UTF-7 (RFC 2152), which mail programs still show and which therefore hides words from who does not read it. */
function decodeUtf7(bytes: Uint8Array): string {
  const text = asBuffer(bytes).toString('latin1')
  return text.replace(/\+([A-Za-z0-9+/]{0,100000})-?/g, (_, encoded: string) => {
    if (encoded === '') return '+'
    const octets = Buffer.from(encoded, 'base64')
    return octets
      .subarray(0, octets.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}

/** Text that may stand for octets, one a character, as the octets; other text as UTF-8. */
export function octetsOf(text: string): Buffer {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return Buffer.from(text)
  return Buffer.from(text, 'latin1')
}
