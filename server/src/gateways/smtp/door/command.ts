import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'

/**
 * An address of the envelope, without brackets and source route; empty is the null sender. A local part in quotes that needs none
 * stands without them: RFC 5321 4.1.2 makes the two one address, and only one of them is in the directory.
 */
export type PathArgument = {
  readonly address: string
  /** Undefined when they cannot be read, or one stands twice. */
  readonly parameters: ReadonlyMap<string, string> | undefined
}

/** A command line, cut into its verb (upper case) and what follows. */
export function readCommand(line: Buffer): { readonly verb: string; readonly rest: string } {
  const text = line.toString('utf8')
  const space = text.indexOf(' ')
  if (space < 0) return { verb: text.toUpperCase(), rest: '' }
  return { verb: text.slice(0, space).toUpperCase(), rest: text.slice(space + 1).trim() }
}

/**
 * Reads `FROM:<address> KEY=value …` or `TO:<…> …`. Undefined when it is not of that form (RFC 5321 4.1.1.2 and 4.1.1.3):
 * the brackets are needed, a source route is read and dropped (appendix C), a space after the colon is forgiven as everybody does.
 */
export function readPath(keyword: 'FROM' | 'TO', rest: string): PathArgument | undefined {
  if (rest.slice(0, keyword.length + 1).toUpperCase() !== `${keyword}:`) return undefined
  const argument = rest.slice(keyword.length + 1).trimStart()
  if (!argument.startsWith('<')) return undefined
  const end = closingBracket(argument)
  if (end < 0) return undefined
  const after = argument.slice(end + 1)
  if (after !== '' && !after.startsWith(' ')) return undefined
  const parameters = readParameters(after.trim())
  const given = withoutRoute(argument.slice(1, end))
  if (given === undefined || !isMailbox(given, keyword === 'FROM')) return undefined
  return { address: given.startsWith('"') ? withPlainestLocalPart(given) : given, parameters }
}

/** The `>` that ends the path: one inside a quoted local part does not count. */
function closingBracket(text: string): number {
  let quoted = false
  for (let at = 1; at < text.length; at++) {
    const char = text[at]
    if (quoted && char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (char === '>' && !quoted) return at
  }
  return -1
}

/** RFC 5321 4.1.1.3 and appendix C: a route is read and not followed. */
function withoutRoute(path: string): string | undefined {
  if (!path.startsWith('@')) return path
  const colon = path.indexOf(':')
  const hops = path.slice(0, colon).split(',')
  return colon > 0 && hops.every((hop) => hop.startsWith('@') && isDomain(hop.slice(1)))
    ? path.slice(colon + 1)
    : undefined
}

function withPlainestLocalPart(address: string): string {
  const at = address.lastIndexOf('@')
  const meant = address.slice(1, at - 1).replace(/\\(.)/gu, '$1')
  const local = dotString.test(meant) ? meant : `"${meant.replace(/["\\]/g, '\\$&')}"`
  return `${local}${address.slice(at)}`
}

const none: ReadonlyMap<string, string> = new Map()

function readParameters(text: string): ReadonlyMap<string, string> | undefined {
  if (text === '') return none
  const parameters = new Map<string, string>()
  for (const part of text.split(' ')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const key = (equals < 0 ? part : part.slice(0, equals)).toUpperCase()
    if (!/^[A-Z0-9][A-Z0-9-]*$/.test(key) || parameters.has(key)) return undefined
    parameters.set(key, equals < 0 ? '' : part.slice(equals + 1))
  }
  return parameters
}

// RFC 5321 4.5.3.1: 64 octets of local part, 255 of domain, 254 of the whole (the path's 256 less its brackets).
function isMailbox(address: string, mayBeNull: boolean): boolean {
  if (address === '') return mayBeNull
  if (!mayBeNull && address.toLowerCase() === 'postmaster') return true
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (at < 1 || Buffer.byteLength(address) > 254 || Buffer.byteLength(local) > 64) return false
  return isLocalPart(local) && isDomain(domain)
}

// RFC 5322 atext, with RFC 6531's letters beyond ASCII. Empty atoms ("a..b") are refused: they are how readers differ.
const dotString = /^[\p{L}\p{N}\p{M}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+\-/=?^_`{|}~]+)*$/u
// RFC 5321 qtextSMTP and quoted-pairSMTP; of what is beyond ASCII, neither invisible letters nor blanks.
const quotedString = /^"(?:[ !#-[\]-~]|\\[ -~]|[^\p{ASCII}\p{C}\p{Z}])+"$/u
const domainName =
  /^(?=.{1,255}$)[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}_])?)*$/u

function isLocalPart(local: string): boolean {
  return dotString.test(local) || quotedString.test(local)
}

function isDomain(domain: string): boolean {
  if (domain.startsWith('[')) return isLiteral(domain)
  if (!domainName.test(domain) || domain.split('.').some((label) => label.length > 63)) return false
  return isAscii(domain) || isInternational(domain)
}

/** U-labels in their one form (RFC 5890 2.3.2.1): one that maps to another domain would be judged as that which it is not. */
function isInternational(domain: string): boolean {
  const ascii = domainToASCII(domain)
  return ascii !== '' && domainToUnicode(ascii) === domain.toLowerCase()
}

/** RFC 5321 4.1.3, the two kinds there are. */
function isLiteral(domain: string): boolean {
  const inside = domain.slice(1, -1)
  if (!domain.endsWith(']')) return false
  return /^IPv6:/i.test(inside) ? isIP(inside.slice(5)) === 6 : isIP(inside) === 4
}

/**
 * Whether a mailbox holds a further way to go: `a%b@c` and `b!a@c` of old, or an `@` in quotes. Servers behind us may follow it to
 * somebody who was not asked about.
 */
export function isRouted(address: string): boolean {
  return /[%!@]/.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))))
}

/** Whether an address can be said without SMTPUTF8 (RFC 6531). */
export function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text)
}

/** Whether a text can be an envelope address outside of SMTP too, such as one typed into a setting. */
export function isAddress(text: string): boolean {
  return isMailbox(text, false)
}
