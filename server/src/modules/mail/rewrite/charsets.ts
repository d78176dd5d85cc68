/** How text of a character set can be worked on. */
export type Writing =
  /** ASCII octets mean ASCII letters wherever a `<`, a quote or a line end stands: markup may be put between them. */
  | 'ascii-based'
  /** Letters stand for others after an escape, or take two octets: only the decoded text can be worked on. */
  | 'other'

const other = /^(?:utf-?7|unicode-1-1-utf-7|utf-?16|utf-?32|ucs-?[24]|iso-?10646|iso-2022|hz-gb|csiso2022)/

/** How a declared character set can be worked on; undefined where it is unknown. */
export function writingOf(charset: string | undefined): Writing | undefined {
  const label = labelOf(charset)
  if (other.test(label)) return 'other'
  if (label === '' || label === 'us-ascii' || label === 'ascii' || label === 'utf8') return 'ascii-based'
  return decoderFor(label) ? 'ascii-based' : undefined
}

/**
 * Decodes exactly, or undefined where octets do not belong to the character set and would be lost. What is declared to be ASCII
 * and is not is UTF-8 where it can be, as mail programs show it.
 */
export function decodeExactly(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const label = labelOf(charset)
  if (label !== '' && label !== 'ascii' && label !== 'us-ascii') return decodeAs(bytes, label)
  return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'windows-1252')
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // RangeError: unknown label; TypeError: octets that do not belong.
    return undefined
  }
}

/** The octets of a text in a character set of ASCII's family, or undefined where it lacks one of the letters. */
export function encodeExactly(text: string, charset: string | undefined): Buffer | undefined {
  if (isAscii(text)) return Buffer.from(text, 'latin1')
  const label = labelOf(charset)
  if (label === 'utf-8' || label === 'utf8') return Buffer.from(text)
  const octets = singleOctets(label)
  if (!octets) return undefined
  const out: number[] = []
  for (const letter of text) {
    const octet = octets.get(letter)
    if (octet === undefined) return undefined
    out.push(octet)
  }
  return Buffer.from(out)
}

/** No letter beyond ASCII. */
export function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text)
}

const tables = new Map<string, ReadonlyMap<string, number> | undefined>()

/** Octets by letter of a character set of one octet a letter; undefined for any other. */
function singleOctets(label: string): ReadonlyMap<string, number> | undefined {
  if (!/^(?:iso-8859-|windows-125|koi8-)/.test(label)) return undefined
  if (tables.has(label)) return tables.get(label)
  const decoder = decoderFor(label)
  const table = decoder
    ? new Map(
        Array.from({ length: 256 }, (_, octet): [string, number] => [decoder.decode(Uint8Array.of(octet)), octet]),
      )
    : undefined
  table?.delete('\ufffd')
  // Browsers read these labels as their windows relatives; the octets in which they differ are not written.
  if (table && label.startsWith('iso-8859-'))
    for (const [letter, octet] of table) if (octet >= 0x80 && octet < 0xa0) table.delete(letter)
  if (tables.size < 50) tables.set(label, table)
  return table
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function labelOf(charset: string | undefined): string {
  return charset?.trim().toLowerCase() ?? ''
}
