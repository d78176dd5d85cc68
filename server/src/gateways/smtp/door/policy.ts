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
}

export type EnvelopeRecipient = {
  readonly address: string
  readonly notify: readonly string[]
  readonly originalRecipient?: string
}

/** One SMTP transaction. `L` is what the door's owner keeps of a log-on. */
export type Envelope<L> = {
  readonly peer: Peer
  readonly logOn?: L
  /** Empty is the null sender. */
  readonly from: string
  readonly recipients: readonly EnvelopeRecipient[]
  readonly return?: 'FULL' | 'HDRS'
  readonly envelopeId?: string
  readonly eightBit: boolean
  readonly utf8: boolean
}

/**
 * What the session asks of its owner. `undefined` from `mayConnect`, `mayMailFrom` and `mayRcptTo` means yes. `accept` answers
 * only when the message is safe in the database, or is refused.
 */
export type DoorPolicy<L> = {
  mayConnect?(address: string): SmtpReply | undefined
  logOn?(login: string, secret: string, peer: Peer): Promise<L | undefined>
  mayMailFrom(address: string, about: { readonly peer: Peer; readonly logOn?: L }): Promise<SmtpReply | undefined>
  mayRcptTo(
    address: string,
    about: { readonly peer: Peer; readonly logOn?: L; readonly from: string },
  ): Promise<SmtpReply | undefined>
  accept(envelope: Envelope<L>, message: Buffer): Promise<SmtpReply>
}

/** Bounds of a door. Milliseconds are marked; the rest are counts or octets. */
export type DoorLimits = {
  readonly connections: number
  readonly connectionsPerAddress: number
  readonly messageBytes: number
  readonly recipients: number
  readonly messagesPerConnection: number
  readonly badCommands: number
  readonly failedLogOns: number
  readonly idleMs: number
  /** A whole message must have come in this time, whatever its pace. */
  readonly messageMs: number
  /** Time to say one good MAIL after connecting or after the last message. */
  readonly sessionIdleCommands: number
}

export const usualLimits: DoorLimits = {
  connections: 500,
  connectionsPerAddress: 100,
  messageBytes: 50 * 1024 * 1024,
  recipients: 1000,
  messagesPerConnection: 1000,
  badCommands: 10,
  failedLogOns: 3,
  idleMs: 300_000,
  messageMs: 900_000,
  sessionIdleCommands: 100,
}
