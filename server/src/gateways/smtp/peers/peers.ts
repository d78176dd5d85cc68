import { BlockList, isIPv6 } from 'node:net'
import type { ClientCertificate } from '../door/client-certificate.ts'
import { isIssuedUnder, namesOf } from './certificate-names.ts'
import type { MailPeer } from './peer.ts'

type Entry = { readonly peer: MailPeer; readonly list: BlockList | undefined }

/** What is known of the other end of a connection. */
export type Seen = {
  readonly address: string
  /** Shown by it, its chain found good by TLS. */
  readonly certificate?: ClientCertificate
}

const mostRemembered = 10_000

/** The table of peers: says who is at the other end. */
export class Peers {
  readonly list: readonly MailPeer[]
  readonly #entries: readonly Entry[]
  /** Those found by address alone: most connections come from few addresses. */
  readonly #byAddress = new Map<string, MailPeer>()

  constructor(list: readonly MailPeer[]) {
    this.list = list
    this.#entries = list
      // Neither addresses nor a certificate: nobody, not everybody.
      .filter(({ from, certificate }) => from.length > 0 || certificate !== undefined)
      .sort((one, other) => rank(one) - rank(other))
      .map((peer) => ({ peer, list: peer.from.length === 0 ? undefined : blockListOf(peer.from) }))
  }

  /**
   * The peer at the other end, or undefined for a stranger. A peer known by certificate goes before one known by address, and
   * the internet comes last; among equals the first in the table.
   */
  recognise(seen: Seen): MailPeer | undefined {
    if (seen.certificate !== undefined) return this.#find(seen)
    const { address } = seen
    const known = this.#byAddress.get(address)
    if (known !== undefined) return known
    const found = this.#find(seen)
    if (this.#byAddress.size >= mostRemembered) this.#byAddress.clear()
    if (found) this.#byAddress.set(address, found)
    return found
  }

  #find({ address, certificate }: Seen): MailPeer | undefined {
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    return this.#entries.find(({ peer, list }) => {
      if (list && !list.check(address, family)) return false
      return peer.certificate === undefined || (certificate !== undefined && showsNameOf(peer, certificate))
    })?.peer
  }

  /** Whether somebody from this address may yet show a certificate that makes them known. */
  mayBecomeKnown(address: string): boolean {
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    return this.#entries.some(
      ({ peer, list }) => peer.certificate !== undefined && (list === undefined || list.check(address, family)),
    )
  }

  get wantsCertificates(): boolean {
    return this.list.some(({ certificate }) => certificate !== undefined)
  }

  /** PEM of the authorities of peers' own, for the door to trust beside those that everybody trusts. */
  get authorities(): readonly string[] {
    return this.list.flatMap(({ certificate }) => certificate?.authorities ?? [])
  }
}

function rank({ certificate, kind }: MailPeer): number {
  return certificate !== undefined ? 0 : kind === 'internet' ? 2 : 1
}

function showsNameOf({ certificate }: MailPeer, shown: ClientCertificate): boolean {
  if (!certificate) return false
  const { names, authorities } = certificate
  return (
    namesOf(shown.leaf).some((name) => names.some((pattern) => fits(name, pattern))) &&
    isIssuedUnder(shown, authorities)
  )
}

/** Whether a name of a certificate, which may itself begin with `*.`, is one that the table means. */
function fits(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
}

/** Addresses and networks as a list to check against. */
function blockListOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}
