import type { ClientCertificate } from './client-certificate.ts'
import type { SmtpReply } from './reply.ts'

/** Who stands at the other end of a connection. */
export type Peer = {
  readonly address: string
  readonly port: number
  readonly secure: boolean
  /** What it called itself in EHLO. */
  readonly helo: string
  /** The protocol word of RFC 3848 for trace fields: SMTP, ESMTP, ESMTPS, ESMTPA, ESMTPSA. */
  readonly protocol: string
  /** The certificate it showed, where the door asks for one and it is good. */
  readonly certificate?: ClientCertificate
  /** For whom it brings the message, where it is a server that has it filtered here and says so (XFORWARD). */
  readonly forwarded?: Forwarded
}

/** The client of a server that has its mail filtered here, as that server says. */
export type Forwarded = {
  readonly address?: string | undefined
  readonly helo?: string | undefined
  /** It came from that machine itself, not by the network. */
  readonly isLocal?: boolean | undefined
}

export type EnvelopeRecipient = {
  readonly address: string
  readonly notify: readonly string[]
  /** ORCPT as it was given, in xtext (RFC 3461 4.2). */
  readonly originalRecipient?: string
}

/** One SMTP transaction. `L` is what the door's owner keeps of whom it knows. */
export type Envelope<L> = {
  readonly peer: Peer
  readonly logOn?: L
  /** Empty is the null sender. */
  readonly from: string
  readonly recipients: readonly EnvelopeRecipient[]
  readonly return?: 'FULL' | 'HDRS'
  /** ENVID as it was given, in xtext (RFC 3461 4.4). */
  readonly envelopeId?: string
  readonly eightBit: boolean
  readonly utf8: boolean
}

/** Something the session need not wait for when it is known at once. */
export type Soon<T> = T | Promise<T>

/** What is known when a command is judged. */
export type About<L> = { readonly peer: Peer; readonly logOn?: L }

/** What is known when a recipient is judged: also the sender, and the recipients taken so far. */
export type AboutRecipient<L> = About<L> & {
  readonly from: string
  readonly recipients: readonly EnvelopeRecipient[]
}

/** An answer to a log-on: who it is, or what to say instead. */
export type LogOnAnswer<L> = { readonly as: L } | { readonly refused: SmtpReply }

/**
 * What the session asks of its owner. `undefined` from `mayConnect`, `mayMailFrom` and `mayRcptTo` means yes. `accept` answers
 * only when the message is safe in the database, or is refused.
 */
export type DoorPolicy<L> = {
  mayConnect?(address: string): SmtpReply | undefined
  /** Whether anybody at all may come from this address: such connections never fill the door. */
  isStranger?(address: string): boolean
  /** Whom address and certificate make the other end; asked at the start and again once it has shown a certificate. */
  recognise?(peer: Peer): L | undefined
  /** Whether the other end may say for whom it brings mail (XFORWARD); nobody unless this says so. */
  mayForward?(logOn: L | undefined): boolean
  /** How long to listen for those who speak before the greeting, in milliseconds. */
  greetAfterMs?(logOn: L | undefined): number
  /** Rejects when it cannot be known now: 454. */
  logOn?(login: string, secret: string, peer: Peer): Promise<LogOnAnswer<L>>
  mayMailFrom(address: string, about: About<L>): Soon<SmtpReply | undefined>
  mayRcptTo(address: string, about: AboutRecipient<L>): Soon<SmtpReply | undefined>
  /** The domain of `<Postmaster>` without one (RFC 5321 4.5.1); undefined where nobody can say whose. */
  postmasterDomain?(): Soon<string | undefined>
  /** What is said in place of the door's own refusal of a message, by its size or its octets. */
  soften?(refused: SmtpReply, about: AboutRecipient<L>): SmtpReply
  accept(envelope: Envelope<L>, message: Buffer): Promise<SmtpReply>
}

/** Bounds of a door. Milliseconds are marked; the rest are counts or octets. */
export type DoorLimits = {
  readonly connections: number
  readonly connectionsPerAddress: number
  /** Of all connections, those of strangers. */
  readonly connectionsOfStrangers: number
  readonly messageBytes: number
  readonly recipients: number
  readonly messagesPerConnection: number
  /** Refused commands since the last message taken. */
  readonly badCommands: number
  readonly failedLogOns: number
  /** A whole command must have come in this time, however it drips; of a message, any octet (RFC 5321 4.5.3.2.7). */
  readonly idleMs: number
  /** A whole message must have come in this time, whatever its pace. */
  readonly messageMs: number
  /** A handshake of TLS must be done in this time. */
  readonly handshakeMs: number
  /** Commands since the last message, besides one for each recipient. */
  readonly sessionIdleCommands: number
}

export const usualLimits: DoorLimits = {
  connections: 500,
  connectionsPerAddress: 100,
  connectionsOfStrangers: 350,
  messageBytes: 50 * 1024 * 1024,
  recipients: 1000,
  messagesPerConnection: 1000,
  badCommands: 20,
  failedLogOns: 3,
  idleMs: 300_000,
  messageMs: 900_000,
  handshakeMs: 30_000,
  sessionIdleCommands: 100,
}
