/** An address of the envelope: the mailbox as given, without brackets and source route; empty is the null sender. */
export type PathArgument = { readonly address: string; readonly parameters: ReadonlyMap<string, string> }

/** A command line, cut into its verb (upper case) and what follows. */
export function readCommand(line: Buffer): { readonly verb: string; readonly rest: string } {
  const text = line.toString('utf8')
  const space = text.indexOf(' ')
  if (space < 0) return { verb: text.toUpperCase(), rest: '' }
  return { verb: text.slice(0, space).toUpperCase(), rest: text.slice(space + 1).trim() }
}

/**
 * Reads `FROM:<address> KEY=value …` or `TO:<…> …`. Undefined when it is not of that form (RFC 5321 4.1.1.2 and 4.1.1.3):
 * the brackets are needed, a source route is read and dropped, a space after the colon is forgiven as everybody does.
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
  const address = withoutRoute(argument.slice(1, end))
  if (!parameters || !isMailbox(address, keyword === 'FROM')) return undefined
  return { address, parameters }
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

function withoutRoute(path: string): string {
  if (!path.startsWith('@')) return path
  const colon = path.indexOf(':')
  return colon < 0 ? path : path.slice(colon + 1)
}

function readParameters(text: string): ReadonlyMap<string, string> | undefined {
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
const quotedString = /^"(?:[^\\"\p{Cc}]|\\[^\p{Cc}])*"$/u
const domainName =
  /^(?=.{1,255}$)[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}_])?)*$/u
const literal = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]$/

function isLocalPart(local: string): boolean {
  return dotString.test(local) || quotedString.test(local)
}

function isDomain(domain: string): boolean {
  return domainName.test(domain) || literal.test(domain)
}

/** Whether a text can be an envelope address outside of SMTP too, such as one typed into a setting. */
export function isAddress(text: string): boolean {
  return isMailbox(text, false)
}

/** The NOTIFY of RFC 3461 as a set, or undefined when it is not one. */
export function readNotify(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return []
  const words = text.toUpperCase().split(',')
  if (words.includes('NEVER')) return words.length === 1 ? words : undefined
  return words.every((word) => word === 'SUCCESS' || word === 'FAILURE' || word === 'DELAY') ? words : undefined
}
