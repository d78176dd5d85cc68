import { connect, type Socket } from 'node:net'
import {
  checkServerIdentity,
  connect as connectTls,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { describeFailure, HostAwayError } from './errors.ts'
import { NotSmtpError, ReplyReader, type ServerReply } from './reply-reader.ts'

/** How a certificate is asked for and shown. */
export type Securing = {
  readonly serverName: string
  /** False: whatever certificate there is will do, as where TLS is only offered. */
  readonly isVerified: boolean
  /** Our own certificate and the authorities we trust, where they are not those that everybody trusts. */
  readonly context?: SecureContext
}

/**
 * A connection to a server that speaks SMTP or LMTP: commands out, replies in, each waited for with a limit. A reply that nobody
 * asked for is the end of it: from then on it would be taken for the answer to something else.
 */
export class Connection {
  #socket: Socket
  #reader = new ReplyReader()
  #replies: ServerReply[] = []
  #wanted = 0
  #waiting: (() => void) | undefined
  #failed: HostAwayError | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    this.#attach(socket)
  }

  /** Begins to connect; the first wait for a reply tells whether it came about. */
  static to(place: { readonly host: string; readonly port: number } | { readonly path: string }): Connection {
    return new Connection(connect(place))
  }

  /** With TLS from the first octet. */
  static toSecure(place: { readonly host: string; readonly port: number }, securing: Securing): Connection {
    return new Connection(connectTls({ ...place, ...tlsOptions(securing) }))
  }

  get isUsable(): boolean {
    return this.#failed === undefined && !this.#socket.destroyed
  }

  get isSecure(): boolean {
    return 'encrypted' in this.#socket
  }

  write(octets: string | Buffer): void {
    this.#socket.write(octets)
  }

  /** Several pieces in as few packets as they take. */
  writeAll(pieces: readonly Buffer[]): void {
    this.#socket.cork()
    for (const piece of pieces) this.#socket.write(piece)
    this.#socket.uncork()
  }

  /** Waits for so many replies. Throws HostAwayError when they do not all come within the time, or one of them closes (421). */
  async replies(count: number, timeoutMs: number): Promise<ServerReply[]> {
    this.#wanted = count
    if (!this.#isAnswered()) {
      const timer = setTimeout(() => this.fail(new HostAwayError('no answer in time')), timeoutMs)
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
      clearTimeout(timer)
    }
    const answers = this.#replies.splice(0, count)
    this.#wanted = 0
    const closing = answers.find(({ code }) => code === 421)
    if (closing) this.fail(new HostAwayError(`421 ${closing.text}`))
    if (answers.length < count || closing) throw this.#failed ?? new HostAwayError('the connection broke')
    if (this.#replies.length > 0) this.#surplus()
    return answers
  }

  /** Goes on under TLS. What came in clear before the handshake must not be read as if it had come under it. */
  async startTls(securing: Securing, timeoutMs: number): Promise<void> {
    if (this.#replies.length > 0 || this.#reader.hasRest) throw this.fail(new HostAwayError('it speaks before TLS'))
    const plain = this.#socket
    plain.removeAllListeners('data')
    const secured = connectTls({ socket: plain, ...tlsOptions(securing) })
    await handshake(secured, timeoutMs).catch((cause: unknown) => {
      this.fail(new HostAwayError(describeFailure(cause)))
      throw new HostAwayError(describeFailure(cause), { cause, isTls: true })
    })
    this.#reader = new ReplyReader()
    this.#socket = secured
    this.#attach(secured)
  }

  /** Says goodbye where it still can; the other side has a second to close. */
  close(): void {
    if (this.isUsable) this.#socket.write('QUIT\r\n')
    this.#failed ??= new HostAwayError('closed')
    this.#socket.end()
    setTimeout(() => this.#socket.destroy(), 1000).unref()
  }

  /** Breaks it off; gives the error that stands, which is the first. */
  fail(error: HostAwayError): HostAwayError {
    this.#failed ??= error
    this.#socket.destroy()
    this.#wake()
    return this.#failed
  }

  #attach(socket: Socket | TLSSocket): void {
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const reply of this.#reader.push(chunk)) this.#replies.push(reply)
      } catch (cause) {
        return void this.fail(
          new HostAwayError(cause instanceof NotSmtpError ? 'it does not speak SMTP' : 'the connection broke', {
            cause,
          }),
        )
      }
      if (this.#wanted === 0) this.#surplus()
      else if (this.#isAnswered()) this.#wake()
    })
    socket.on('error', (cause) => void this.fail(new HostAwayError(describeFailure(cause), { cause })))
    socket.on('close', () => {
      // What it said before it closed still counts: 421, or the answer that was waited for.
      this.#failed ??= new HostAwayError('it closed the connection')
      this.#wake()
    })
  }

  #isAnswered(): boolean {
    return (
      this.#replies.length >= this.#wanted ||
      this.#failed !== undefined ||
      this.#replies.some(({ code }) => code === 421)
    )
  }

  /** More was said than asked for: a goodbye, or a server out of step. Either way this was the last that was said here. */
  #surplus(): void {
    if (this.#replies.length === 0) return
    const [reply] = this.#replies
    this.fail(new HostAwayError(reply?.code === 421 ? `421 ${reply.text}` : 'it answers what nobody asked'))
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.()
  }
}

function tlsOptions({ serverName, isVerified, context }: Securing) {
  return {
    // An address is no name to ask for by SNI (RFC 6066 3).
    servername: /^[\d.]+$|:/.test(serverName) ? '' : serverName,
    checkServerIdentity: (_: string, certificate: PeerCertificate) => checkServerIdentity(serverName, certificate),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: isVerified,
    ...(context ? { secureContext: context } : {}),
  } as const
}

/** Rejects with what broke it, a time that is over, or nothing where the other side just closed. */
function handshake(secured: TLSSocket, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => secured.destroy(), timeoutMs)
    // One that comes after the end has nobody else to hear it.
    secured.on('error', () => {})
    const end = (cause?: unknown) => {
      clearTimeout(timer)
      secured.off('error', end).off('close', closed).off('secureConnect', done)
      reject(cause)
    }
    const closed = () => end()
    const done = () => {
      clearTimeout(timer)
      secured.off('error', end).off('close', closed)
      resolve()
    }
    secured.once('secureConnect', done).once('error', end).once('close', closed)
  })
}
