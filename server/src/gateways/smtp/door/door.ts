import { createServer, isIPv6, type Server, type Socket } from 'node:net'
import type { SecureContextOptions } from 'node:tls'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import type { DoorLimits, DoorPolicy } from './policy.ts'
import { replyLines } from './reply.ts'
import { Session } from './session.ts'
import { DoorTls } from './tls.ts'
import { SocketWire } from './wire.ts'

export type DoorOptions<L> = {
  readonly host: string
  readonly port: number
  readonly hostname: string
  readonly limits: DoorLimits
  readonly policy: DoorPolicy<L>
  readonly needsLogOn: boolean
  readonly logOnInClear?: boolean
  /** Key and certificate; without them there is no TLS. */
  readonly tls?: SecureContextOptions
  /** TLS from the first octet instead of STARTTLS (RFC 8314). */
  readonly implicitTls?: boolean
  /** Clients are asked for a certificate, and these authorities (PEM) are trusted beside those that everybody trusts. */
  readonly clientAuthorities?: readonly string[]
  readonly onError: (error: unknown) => void
}

type Open<L> = { readonly session: Session<L>; readonly wire: SocketWire }

const tooMany = replyLines({ code: 421, enhanced: '4.7.0', text: 'Too many connections' })

/** A listening SMTP port. Disposing stops listening, tells everybody 421, and waits for messages under way. */
export class Door<L> {
  readonly #server: Server
  readonly #options: DoorOptions<L>
  readonly #tls: DoorTls | undefined
  readonly #open = new Map<Socket, Open<L>>()
  readonly #byAddress = new Map<string, number>()
  readonly #running = new Set<Promise<void>>()
  readonly #sweeper: NodeJS.Timeout
  #strangers = 0

  private constructor(options: DoorOptions<L>) {
    const { tls, clientAuthorities, limits } = options
    this.#options = options
    if (tls) {
      const { handshakeMs } = limits
      this.#tls = new DoorTls({ context: tls, handshakeMs, ...(clientAuthorities ? { clientAuthorities } : {}) })
    }
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket))
    // One look a second at all of them, in place of timers that each command would set anew.
    const everyMs = Math.min(1000, Math.max(10, Math.min(limits.idleMs, limits.messageMs) / 4))
    this.#sweeper = setInterval(() => this.#sweep(), everyMs).unref()
  }

  /** Opens the port. Rejects with the error of node:net (`EADDRINUSE`, `EACCES`) when it cannot. */
  static async open<L>(options: DoorOptions<L>): Promise<Door<L>> {
    const door = new Door(options)
    try {
      await new Promise<void>((resolve, reject) => {
        door.#server.once('error', reject)
        door.#server.listen(options.port, options.host, 1024, resolve)
      })
    } catch (error) {
      clearInterval(door.#sweeper)
      throw error
    }
    door.#server.on('error', options.onError)
    return door
  }

  /** The port, which is chosen by the system when 0 was asked for. */
  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address ? address.port : this.#options.port
  }

  /** Handshakes from now on show this certificate; connections there are go on. Throws when key and certificate do not fit. */
  renewCertificate(context: SecureContextOptions): void {
    this.#tls?.renew(context)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const { session } of this.#open.values()) session.stop()
    await Promise.allSettled(this.#running)
    clearInterval(this.#sweeper)
    for (const { wire } of this.#open.values()) wire.destroy()
    await closed
  }

  #serve(socket: Socket): void {
    const { limits } = this.#options
    const address = plainAddress(socket.remoteAddress ?? '')
    const fromHere = this.#byAddress.get(address) ?? 0
    const isStranger = this.#options.policy.isStranger?.(address) ?? false
    const isFull =
      this.#open.size >= limits.connections || (isStranger && this.#strangers >= limits.connectionsOfStrangers)
    if (isFull || fromHere >= limits.connectionsPerAddress) {
      socket.on('error', () => {})
      if (this.#options.implicitTls) socket.destroy()
      else socket.end(tooMany)
      return
    }
    atFaultPoint('door.connected')
    const wire = new SocketWire(socket, this.#tls)
    const session = new Session(wire, {
      ...this.#options,
      remote: { address, port: socket.remotePort ?? 0 },
      offersTls: this.#tls !== undefined && this.#options.implicitTls !== true,
      beganSecure: this.#options.implicitTls === true,
    })
    this.#byAddress.set(address, fromHere + 1)
    this.#open.set(socket, { session, wire })
    if (isStranger) this.#strangers++
    socket.once('close', () => {
      this.#open.delete(socket)
      if (isStranger) this.#strangers--
      session.ended()
      const left = (this.#byAddress.get(address) ?? 1) - 1
      if (left > 0) this.#byAddress.set(address, left)
      else this.#byAddress.delete(address)
    })
    this.#running.add(session.done)
    void session.done.then(() => this.#running.delete(session.done))
    if (this.#options.implicitTls) void this.#begin(socket, { session, wire })
    else {
      wire.join(session)
      session.open()
    }
  }

  /** RFC 8314 3.3: nothing is said before the handshake. */
  async #begin(socket: Socket, { session, wire }: Open<L>): Promise<void> {
    socket.on('error', () => {})
    try {
      const certificate = await wire.secure()
      wire.join(session)
      session.open(certificate)
    } catch {
      session.ended()
      socket.destroy()
    }
  }

  #sweep(): void {
    const now = performance.now()
    for (const { session, wire } of this.#open.values()) {
      if (wire.isEnded) wire.sweep(now)
      else session.sweep(now)
    }
  }
}

/** An IPv4 address that came over IPv6 is the IPv4 address. */
function plainAddress(address: string): string {
  return isIPv6(address) && address.toLowerCase().startsWith('::ffff:') && address.includes('.')
    ? address.slice(7)
    : address
}
