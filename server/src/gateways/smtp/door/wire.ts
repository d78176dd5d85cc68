import type { Socket } from 'node:net'
import { clientCertificateOf } from './client-certificate.ts'
import type { Session, Wire } from './session.ts'
import type { DoorTls } from './tls.ts'

/**
 * A connection that we end is read on while its client still sends: octets that nobody takes would be answered with a reset, and
 * our reply lost. So long after its last octet, and so long altogether.
 */
const quietMs = 5000
const longestLingerMs = 300_000

/** Joins a session to its socket, in clear and then under TLS. */
export class SocketWire implements Wire {
  #socket: Socket
  readonly #tls: DoorTls | undefined
  #session: Session<unknown> | undefined
  #endedAt: number | undefined
  #heardAt = 0

  constructor(socket: Socket, tls: DoorTls | undefined) {
    this.#socket = socket
    this.#tls = tls
  }

  join<L>(session: Session<L>): void {
    this.#session = session as Session<unknown>
    this.#attach()
  }

  write(text: string): void {
    if (!this.#socket.destroyed) this.#socket.write(text, 'latin1')
  }

  end(isGoodbye: boolean): void {
    this.#endedAt ??= performance.now()
    // All was said and all was heard: closing it outright spares most connections three turns of the loop.
    const isOver = isGoodbye && !('encrypted' in this.#socket) && this.#socket.writableLength === 0
    if (isOver) this.destroy()
    else this.#socket.end().resume()
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  /** Whether this side has ended it. */
  get isEnded(): boolean {
    return this.#endedAt !== undefined
  }

  /** Lets a connection go that was ended long enough ago. */
  sweep(now: number): void {
    if (this.#endedAt === undefined) return
    const quiet = now - Math.max(this.#endedAt, this.#heardAt)
    if (quiet > quietMs || now - this.#endedAt > longestLingerMs) this.destroy()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  async secure() {
    if (!this.#tls) throw new Error('no certificate')
    const plain = this.#socket
    // From here on the octets are TLS's; that the connection is gone is still heard.
    plain.removeAllListeners('data')
    plain.removeAllListeners('end')
    const secured = await this.#tls.secure(plain)
    this.#socket = secured
    const certificate = clientCertificateOf(secured)
    if (this.#session) this.#attach()
    return certificate
  }

  #attach(): void {
    const session = this.#session
    const ended = () => session?.ended()
    this.#socket.on('data', (chunk: Buffer) => {
      if (this.#endedAt === undefined) session?.receive(chunk)
      else this.#heardAt = performance.now()
    })
    // Under TLS an error need not close the connection: whoever showed a certificate with a false signature would keep it.
    this.#socket.on('error', () => this.destroy())
    this.#socket.on('end', ended)
    this.#socket.on('close', ended)
  }
}
