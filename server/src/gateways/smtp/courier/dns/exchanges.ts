import { BlockList, isIP, isIPv6 } from 'node:net'
import type { MailDns, MailExchange } from './mail-dns.ts'

/** Where mail for a domain goes, in the order of trying; or why it goes nowhere, as a reply (RFC 3463). */
export type Exchanges =
  | { readonly hosts: readonly { readonly name: string; readonly addresses: readonly string[] }[] }
  | { readonly refused: string }

export type Finding = {
  readonly dns: MailDns
  /** Names by which others know this server: mail must never be sent round to it. */
  readonly ownNames: readonly string[]
  /** Whether exchanges at private and loopback addresses are gone to. */
  readonly anyAddress: boolean
  readonly random?: () => number
}

// A domain with more has some for show; each costs a connection that does not come about.
const mostHosts = 5

/**
 * Finds the mail exchanges of a domain (RFC 5321 5.1): by preference, equals in random order; without any, the domain itself;
 * none at all where it says so (RFC 7505). Ourselves and what is less preferred are left out, so that mail cannot go round.
 * Throws DnsAwayError.
 */
export async function findExchanges(domain: string, finding: Finding): Promise<Exchanges> {
  if (domain.startsWith('[')) return { refused: '553 5.1.2 mail is not sent to addresses of hosts' }
  const found = await finding.dns.exchanges(domain)
  if (found === undefined) return { refused: '550 5.1.2 there is no such domain' }
  const [only] = found
  if (only && found.length === 1 && isNull(only)) return { refused: '556 5.1.10 the domain takes no mail' }
  const listed = found.length === 0 ? [{ exchange: domain, priority: 0 }] : found.filter((each) => !isNull(each))
  const remaining = withoutOurselves(inOrder(listed, finding.random ?? Math.random), finding.ownNames)
  if (remaining.length === 0) return { refused: '554 5.4.6 the mail of this domain would come back here' }
  return addressed(remaining, finding)
}

function isNull({ exchange }: MailExchange): boolean {
  return exchange === '' || exchange === '.'
}

/** Equals in random order, so that their load is shared; the order of the answer means nothing. */
function inOrder(exchanges: readonly MailExchange[], random: () => number): readonly MailExchange[] {
  return exchanges
    .map((each) => ({ ...each, lot: random() }))
    .toSorted((one, other) => one.priority - other.priority || one.lot - other.lot)
    .map(({ exchange, priority }) => ({ exchange: exchange.replace(/\.$/, '').toLowerCase(), priority }))
}

function withoutOurselves(ordered: readonly MailExchange[], ownNames: readonly string[]): readonly MailExchange[] {
  const own = ordered.find(({ exchange }) => ownNames.includes(exchange))
  return own ? ordered.filter(({ priority }) => priority < own.priority) : ordered
}

async function addressed(exchanges: readonly MailExchange[], { dns, anyAddress }: Finding): Promise<Exchanges> {
  const hosts: { name: string; addresses: readonly string[] }[] = []
  let away: unknown
  let isInside = false
  for (const { exchange } of exchanges.slice(0, mostHosts)) {
    try {
      // RFC 5321 5.1 wants a name; an address in its place is a common mistake that nobody is served by.
      const addresses = isIP(exchange) ? [] : ((await dns.addresses(exchange)) ?? [])
      const outside = anyAddress ? addresses : addresses.filter((address) => !isInsideAddress(address))
      isInside ||= outside.length < addresses.length
      if (outside.length > 0) hosts.push({ name: exchange, addresses: outside })
    } catch (error) {
      away = error
    }
  }
  if (hosts.length > 0) return { hosts }
  if (away !== undefined) throw away
  if (isInside) return { refused: '554 5.4.4 the mail servers of this domain are at addresses nobody outside may use' }
  return { refused: '550 5.4.4 the mail servers of this domain have no address' }
}

const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits)
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** A stranger's DNS must not send us to machines of the school's own network, which trust this one. */
function isInsideAddress(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
