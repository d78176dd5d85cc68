/**
 * What kind of server a peer is; what its fields can be believed follows from it. `internet` is anybody who may hand in mail from
 * outside, where this server stands as MX; nothing that such a peer wrote is believed. `journal` brings reports of what it has
 * carried, and no mail.
 */
export type PeerKind = 'microsoft365' | 'google' | 'postfix' | 'provider' | 'journal' | 'internet'

/** Which way a peer may pass mail through us: `out` in the names of a school's people, `in` to them from outside. */
export type PeerDirection = 'out' | 'in' | 'both'

/** A mail server that may hand us mail, as the table of peers or BEADLE_RELAYS has it. */
export type MailPeer = {
  /** Unique in the table; what logs and health pages call it. */
  readonly name: string
  readonly kind: PeerKind
  /** Slug of the one school it speaks for; absent where it speaks for every school of this server. */
  readonly school?: string
  /** Addresses and networks (`192.0.2.0/24`) it connects from. Empty: it is known by its certificate alone. */
  readonly from: readonly string[]
  /** How its client certificate is known; with `from` as well, both must fit. */
  readonly certificate?: PeerCertificate
  readonly mayRelay: PeerDirection
  /** It hands nothing in without TLS, though it is known by its address. */
  readonly requiresTls?: boolean
  /** The authserv-id of its own Authentication-Results (RFC 8601 2.5); empty where none of its fields is believed. */
  readonly authservIds: readonly string[]
  /** Domains whose ARC seals (RFC 8617) are believed when it passes them on: we check the seals ourselves. */
  readonly arcSealers: readonly string[]
  /**
   * The Microsoft 365 tenant: the value of X-MS-Exchange-CrossTenant-Id or a domain of X-OriginatorOrg. Exchange Online shares
   * its addresses and certificate among all tenants, so that only this tells ours from a stranger's.
   */
  readonly tenant?: string
  /**
   * Seconds for which the copies of one message are waited for, which it splits by recipients and brings in several transactions;
   * absent or 0 where it splits nothing.
   */
  readonly joinSeconds?: number
  /**
   * What it brings in our people's names must carry a good DKIM signature of their domain: it comes from the same addresses for
   * others too, and signs for each.
   */
  readonly requiresDkim?: boolean
  /** Addresses, in lower case, to which it sends reports of what it carries; such mail is kept and goes nowhere. */
  readonly journalTo?: readonly string[]
  /** Hours without any report after which something is wrong; absent or 0: it may be silent. */
  readonly silentAfterHours?: number
  /** Messages a minute from one address, 0 for no bound. */
  readonly messagesPerMinute: number
}

export type PeerCertificate = {
  /** DNS names, in lower case; `*.example.net` stands for every name below `example.net`. */
  readonly names: readonly string[]
  /** PEM of the authorities of this peer's own; absent means those that everybody trusts. */
  readonly authorities?: string
}

/** Whether a peer may pass mail this way. */
export function mayRelay(peer: MailPeer, way: 'out' | 'in'): boolean {
  return peer.mayRelay === 'both' || peer.mayRelay === way
}

/** The peer that BEADLE_RELAYS stands for: servers of one's own, known by address, for every school. */
export function listedPeer(from: readonly string[]): MailPeer {
  return {
    name: 'listed',
    kind: 'postfix',
    from,
    mayRelay: 'both',
    authservIds: [],
    arcSealers: [],
    messagesPerMinute: 0,
  }
}
