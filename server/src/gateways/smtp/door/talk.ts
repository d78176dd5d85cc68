import type { ClientCertificate } from './client-certificate.ts'
import { SmtpInput } from './input.ts'
import type { LogOn } from './log-on.ts'
import type { About, DoorLimits, DoorPolicy, EnvelopeRecipient, Forwarded, Peer } from './policy.ts'
import { reply } from './reply.ts'

export type SessionOptions<L> = {
  readonly hostname: string
  readonly limits: DoorLimits
  readonly policy: DoorPolicy<L>
  readonly remote: { readonly address: string; readonly port: number }
  /** Whether STARTTLS is offered. */
  readonly offersTls: boolean
  /** TLS from the first octet (RFC 8314 3.3): the session begins behind the handshake. */
  readonly beganSecure?: boolean
  /** A message may be sent only after a log-on (submission, RFC 6409). */
  readonly needsLogOn: boolean
  /** Passwords may be said in clear: only on the loopback of a demonstration. */
  readonly logOnInClear?: boolean
  /** Says that something failed; without texts of the conversation. */
  readonly onError: (error: unknown) => void
}

/** What MAIL and RCPT have said so far. */
export type Transaction = {
  readonly from: string
  /** The SIZE that was declared, 0 where none was. */
  size: number
  eightBit: boolean
  utf8: boolean
  ret?: 'FULL' | 'HDRS'
  envelopeId?: string
  readonly recipients: EnvelopeRecipient[]
  /** Those of `recipients`, so that the same one twice is found at once. */
  readonly addresses: Set<string>
}

/** Octets of a command line; one of AUTH may be as long as RFC 4954 4 allows. */
export const longestCommandLine = 2048
export const longestLogOnLine = 12_288

/** Somebody who does not wait for answers is answering for us. */
export const outOfTurn = reply(554, '5.5.0', 'Commands out of turn', { close: true })

/** The state of one conversation; verbs read and change it, the session moves the octets. */
export class Talk<L> {
  readonly options: SessionOptions<L>
  input: SmtpInput
  helo = ''
  extended = false
  secure = false
  certificate: ClientCertificate | undefined
  logOn: L | undefined
  hasLoggedOn = false
  transaction: Transaction | undefined
  /** The AUTH exchange under way: the next line is an answer, no command. */
  exchange: LogOn | undefined
  failedLogOns = 0
  /** For whom the next message is brought. */
  forwarded: Forwarded | undefined
  messages = 0
  #peer: Peer | undefined

  constructor(options: SessionOptions<L>) {
    this.options = options
    this.input = newInput(options.limits)
    this.secure = options.beganSecure === true
  }

  /** Whether octets came behind the present command. */
  get hasMore(): boolean {
    return this.input.pending > 0
  }

  get mayLogOn(): boolean {
    const { policy, logOnInClear } = this.options
    return policy.logOn !== undefined && !this.hasLoggedOn && (this.secure || logOnInClear === true)
  }

  /** Whether the other end may say for whom it brings mail. */
  get mayForward(): boolean {
    return this.options.policy.mayForward?.(this.logOn) === true
  }

  /** Takes down for whom the next message is brought; with nothing, that it is over. */
  forward(told?: Forwarded): void {
    this.forwarded = told
    this.#peer = undefined
  }

  get peer(): Peer {
    this.#peer ??= this.#describePeer()
    return this.#peer
  }

  get about(): About<L> {
    return this.logOn === undefined ? { peer: this.peer } : { peer: this.peer, logOn: this.logOn }
  }

  greet(helo: string, extended: boolean): void {
    this.helo = helo
    this.extended = extended
    this.transaction = undefined
    this.forward()
  }

  loggedOn(as: L): void {
    this.logOn = as
    this.hasLoggedOn = true
    this.#peer = undefined
  }

  /** RFC 3207 4.2: everything learnt in clear is forgotten. */
  secured(certificate: ClientCertificate | undefined): void {
    this.input = newInput(this.options.limits)
    this.secure = true
    this.certificate = certificate
    this.greet('', false)
    this.recognise()
  }

  /** Asks who the other end is, by its address and certificate. */
  recognise(): void {
    const { policy } = this.options
    if (policy.recognise) this.logOn = policy.recognise(this.peer)
  }

  #describePeer(): Peer {
    const { address, port } = this.options.remote
    const protocol = this.extended ? `ESMTP${this.secure ? 'S' : ''}${this.hasLoggedOn ? 'A' : ''}` : 'SMTP'
    return {
      address,
      port,
      secure: this.secure,
      helo: this.helo,
      protocol,
      ...(this.certificate ? { certificate: this.certificate } : {}),
      ...(this.forwarded ? { forwarded: this.forwarded } : {}),
    }
  }
}

function newInput({ messageBytes }: DoorLimits): SmtpInput {
  return new SmtpInput({ commandLine: longestLogOnLine, message: messageBytes })
}
