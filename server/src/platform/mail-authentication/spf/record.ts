import { isIPv4, isIPv6 } from 'node:net'
import { isMacroText } from './macro.ts'

/** What a term does with a match. */
export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral'

/** A mechanism of an SPF record (RFC 7208 5). `domain` still has its macros. */
export type Mechanism = { readonly qualifier: Qualifier } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'include' | 'exists'; readonly domain: string }
  | { readonly kind: 'ptr'; readonly domain?: string }
  | { readonly kind: 'a' | 'mx'; readonly domain?: string; readonly bits4: number; readonly bits6: number }
  | { readonly kind: 'ip'; readonly network: string; readonly bits: number }
)

/** An SPF record, read whole: an error anywhere in it makes it unreadable (RFC 7208 4.6). */
export type SpfRecord = {
  readonly mechanisms: readonly Mechanism[]
  readonly redirect?: string
  readonly exp?: string
}

const qualifiers: Readonly<Record<string, Qualifier>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }
const term = /^([-+~?]?)([A-Za-z0-9][A-Za-z0-9_.-]*)(?:([:/])(.*))?$/
const modifier = /^([A-Za-z][A-Za-z0-9_.-]*)=(.*)$/

/** Whether a text record is an SPF record at all (RFC 7208 4.5). */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/** Reads an SPF record; undefined where it breaks the grammar. */
export function readSpfRecord(text: string): SpfRecord | undefined {
  if (!/^[\x20-\x7e]*$/.test(text)) return undefined
  const mechanisms: Mechanism[] = []
  const modifiers = new Map<string, string>()
  for (const word of text.slice('v=spf1'.length).split(' ').filter(Boolean)) {
    const [, name, value = ''] = modifier.exec(word) ?? []
    if (name === undefined) {
      const mechanism = readMechanism(word)
      if (!mechanism) return undefined
      mechanisms.push(mechanism)
      continue
    }
    const known = name.toLowerCase()
    const isKnown = known === 'redirect' || known === 'exp'
    if (isKnown && (modifiers.has(known) || !isDomainSpec(value))) return undefined
    if (!isMacroText(value, { allowsExp: !isKnown })) return undefined
    modifiers.set(known, value)
  }
  const redirect = modifiers.get('redirect')
  const exp = modifiers.get('exp')
  return { mechanisms, ...(redirect === undefined ? {} : { redirect }), ...(exp === undefined ? {} : { exp }) }
}

function readMechanism(word: string): Mechanism | undefined {
  const [, sign = '', name = '', mark, rest = ''] = term.exec(word) ?? []
  const qualifier = qualifiers[sign || '+'] ?? 'pass'
  const kind = name.toLowerCase()
  switch (kind) {
    case 'all':
      return mark === undefined ? { kind, qualifier } : undefined
    case 'include':
    case 'exists':
      return mark === ':' && isDomainSpec(rest) ? { kind, qualifier, domain: rest } : undefined
    case 'ptr':
      if (mark === undefined) return { kind, qualifier }
      return mark === ':' && isDomainSpec(rest) ? { kind, qualifier, domain: rest } : undefined
    case 'a':
    case 'mx':
      return readHosts({ kind, qualifier, told: mark === undefined ? '' : mark + rest })
    case 'ip4':
    case 'ip6':
      return mark === ':' ? readNetwork({ kind, qualifier, told: rest }) : undefined
    default:
      return undefined
  }
}

/** `a` and `mx`: perhaps a domain, perhaps `/24`, `//64` or both. */
function readHosts({
  kind,
  qualifier,
  told,
}: {
  readonly kind: 'a' | 'mx'
  readonly qualifier: Qualifier
  readonly told: string
}): Mechanism | undefined {
  // From the end, for a macro may have a slash among its delimiters.
  const [, domain = '', four, six] = /^(.*?)(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(told) ?? []
  const bits4 = bitsOf(four, 32)
  const bits6 = bitsOf(six, 128)
  if (bits4 === undefined || bits6 === undefined) return undefined
  if (domain === '') return { kind, qualifier, bits4, bits6 }
  const named = domain.slice(1)
  return domain.startsWith(':') && isDomainSpec(named) ? { kind, qualifier, domain: named, bits4, bits6 } : undefined
}

function readNetwork({
  kind,
  qualifier,
  told,
}: {
  readonly kind: 'ip4' | 'ip6'
  readonly qualifier: Qualifier
  readonly told: string
}): Mechanism | undefined {
  const [network = '', length, ...more] = told.split('/')
  const bits = bitsOf(length, kind === 'ip4' ? 32 : 128)
  const isAddress = kind === 'ip4' ? isIPv4(network) : isIPv6(network) && !network.includes('%')
  return isAddress && bits !== undefined && more.length === 0 ? { kind: 'ip', qualifier, network, bits } : undefined
}

function bitsOf(told: string | undefined, most: number): number | undefined {
  if (told === undefined) return most
  return /^(?:0|[1-9]\d{0,2})$/.test(told) && Number(told) <= most ? Number(told) : undefined
}

/** domain-spec (RFC 7208 7.1): macro text that ends in a macro or in a label that could be the topmost. */
function isDomainSpec(text: string): boolean {
  if (!isMacroText(text, { allowsExp: false })) return false
  if (/%\{[^}]*\}$/.test(text)) return true
  const top = /\.([A-Za-z0-9-]+)\.?$/.exec(text)?.[1] ?? ''
  return /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(top) && !/^\d+$/.test(top)
}
