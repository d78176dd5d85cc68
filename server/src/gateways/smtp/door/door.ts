import { createServer, isIPv6, type Server, type Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import type { DoorLimits, DoorPolicy } from './policy.ts'
import { replyLines } from './reply.ts'
import { Session } from './session.ts'

export type DoorOptions<L> = {
  readonly host: string
  readonly port: number
  readonly hostname: string
  readonly limits: DoorLimits
  readonly policy: DoorPolicy<L>
  readonly needsLogOn: boolean
  readonly logOnInClear?: boolean
  readonly secureContext?: SecureContext
  readonly onError: (error: unknown) => void
}

/** A listening SMTP port. Disposing stops listening, tells everybody 421, and waits for messages under way. */
export class Door<L> {
  readonly #server: Server
  readonly #options: DoorOptions<L>
  readonly #open = new Map<Socket, Session<L>>()
  readonly #byAddress = new Map<string, number>()
  readonly #running = new Set<Promise<void>>()

  private constructor(options: DoorOptions<L>) {
    this.#options = options
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket))
  }

  /** Opens the port. Rejects with the error of node:net (`EADDRINUSE`, `EACCES`) when it cannot. */
  static async open<L>(options: DoorOptions<L>): Promise<Door<L>> {
    const door = new Door(options)
    await new Promise<void>((resolve, reject) => {
      door.#server.once('error', reject)
      door.#server.listen(options.port, options.host, 1024, resolve)
    })
    door.#server.on('error', options.onError)
    return door
  }

  /** The port, which is chosen by the system when 0 was asked for. */
  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address ? address.port : this.#options.port
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const session of this.#open.values()) session.stop()
    await Promise.allSettled(this.#running)
    for (const socket of this.#open.keys()) socket.destroy()
    await closed
  }

  #serve(socket: Socket): void {
    const { limits, onError } = this.#options
    const address = plainAddress(socket.remoteAddress ?? '')
    const fromHere = this.#byAddress.get(address) ?? 0
    if (this.#open.size >= limits.connections || fromHere >= limits.connectionsPerAddress) {
      socket.on('error', () => {})
      socket.end(replyLines({ code: 421, enhanced: '4.7.0', text: 'Too many connections' }))
      return
    }
    const session = new Session(socket, {
      ...this.#options,
      remote: { address, port: socket.remotePort ?? 0 },
      onError,
      ...this.#tls(),
    })
    this.#byAddress.set(address, fromHere + 1)
    this.#open.set(socket, session)
    socket.setTimeout(limits.idleMs, () => session.timedOut())
    socket.once('close', () => {
      this.#open.delete(socket)
      const left = (this.#byAddress.get(address) ?? 1) - 1
      if (left > 0) this.#byAddress.set(address, left)
      else this.#byAddress.delete(address)
    })
    const running = session.run().finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  #tls() {
    const { secureContext } = this.#options
    if (!secureContext) return {}
    return {
      startTls: (socket: import('node:stream').Duplex) =>
        new Promise<TLSSocket>((resolve, reject) => {
          const secured = new TLSSocket(socket, { isServer: true, secureContext })
          secured.once('secure', () => resolve(secured))
          secured.once('error', reject)
          secured.once('close', () => reject(new Error('closed during the handshake')))
        }),
    }
  }
}

/** An IPv4 address that came over IPv6 is the IPv4 address. */
function plainAddress(address: string): string {
  return isIPv6(address) && address.toLowerCase().startsWith('::ffff:') && address.includes('.')
    ? address.slice(7)
    : address
}
