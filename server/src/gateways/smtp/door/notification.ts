/**
 * Whether a text is xtext (RFC 3461 4): printable ASCII in which `+` and `=` stand as `+2B` and `+3D`.
 */
export function isXtext(text: string): boolean {
  return /^(?:[\x21-\x2a\x2c-\x3c\x3e-\x7e]|\+[0-9A-F]{2})*$/.test(text)
}

/** What an xtext says (RFC 3461 4); undefined when it is none. */
export function decodeXtext(text: string): string | undefined {
  if (!isXtext(text)) return undefined
  return text.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Whether a text is an ORCPT (RFC 3461 4.2; RFC 6533 3 for addresses beyond ASCII). */
export function isOriginalRecipient(text: string): boolean {
  const semicolon = text.indexOf(';')
  if (semicolon < 1 || text.length > 500) return false
  const type = text.slice(0, semicolon)
  const address = text.slice(semicolon + 1)
  if (address === '' || !/^[A-Za-z0-9-]+$/.test(type)) return false
  // utf-8-addr-unitext stands in UTF-8 as it is, or ASCII with `\x{…}` for what is beyond.
  return type.toLowerCase() === 'utf-8'
    ? !/[\p{C}\p{Z}+=]/u.test(address.replace(/\+[0-9A-F]{2}/g, ''))
    : isXtext(address)
}

/** The NOTIFY of RFC 3461 as a set, or undefined when it is not one. */
export function readNotify(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return []
  const words = text.toUpperCase().split(',')
  if (words.includes('NEVER')) return words.length === 1 ? words : undefined
  return words.every((word) => word === 'SUCCESS' || word === 'FAILURE' || word === 'DELAY') ? words : undefined
}
