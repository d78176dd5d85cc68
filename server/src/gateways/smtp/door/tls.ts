import type { Socket } from 'node:net'
import { createServer, rootCertificates, type SecureContextOptions, type Server, type TLSSocket } from 'node:tls'

/** What a door needs to speak TLS. */
export type DoorTlsOptions = {
  /** Key and certificate in PEM. */
  readonly context: SecureContextOptions
  /** Ask clients for a certificate: those of these authorities (PEM), beside those that everybody trusts. */
  readonly clientAuthorities?: readonly string[]
  readonly handshakeMs: number
}

/**
 * TLS of a door, 1.2 or later (RFC 8996). A client's certificate is asked for where somebody may be known by it and never
 * demanded: one that is not good is as none.
 */
export class DoorTls {
  readonly #server: Server
  readonly #options: DoorTlsOptions
  /** Handshakes under way, by the other end. Node hands over the secured socket without saying whose it was. */
  readonly #waiting = new Map<string, (secured: TLSSocket) => void>()

  constructor(options: DoorTlsOptions) {
    this.#options = options
    this.#server = createServer({
      ...this.#contextOf(options.context),
      handshakeTimeout: options.handshakeMs,
      requestCert: options.clientAuthorities !== undefined,
      rejectUnauthorized: false,
    })
    this.#server.on('secureConnection', (secured) => {
      const key = keyOf(secured)
      const resolve = this.#waiting.get(key)
      this.#waiting.delete(key)
      if (resolve) resolve(secured)
      else secured.destroy()
    })
    // The socket is destroyed then, which is how its session hears of it.
    this.#server.on('tlsClientError', (_error, socket) => socket.destroy())
  }

  /** Handshakes from now on are made with this key and certificate; connections there are go on. Throws when the two do not fit. */
  renew(context: SecureContextOptions): void {
    this.#server.setSecureContext(this.#contextOf(context))
  }

  /** Makes the handshake over a connection. Rejects when it fails or the connection ends. */
  secure(socket: Socket): Promise<TLSSocket> {
    const key = keyOf(socket)
    return new Promise((resolve, reject) => {
      const broken = () => {
        this.#waiting.delete(key)
        reject(new Error('the handshake was not finished'))
      }
      if (socket.destroyed) return broken()
      socket.once('close', broken)
      this.#waiting.set(key, (secured) => {
        socket.off('close', broken)
        resolve(secured)
      })
      this.#server.emit('connection', socket)
    })
  }

  #contextOf(context: SecureContextOptions): SecureContextOptions {
    const { clientAuthorities } = this.#options
    return {
      ...context,
      minVersion: 'TLSv1.2',
      ...(clientAuthorities === undefined ? {} : { ca: [...rootCertificates, ...clientAuthorities] }),
    }
  }
}

function keyOf({ remoteAddress, remotePort, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localPort}`
}
