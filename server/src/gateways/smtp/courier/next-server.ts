import type { SecureContext } from 'node:tls'

/**
 * `required`: nothing goes in clear, and the certificate is verified; `offered`: TLS where the server has it, its certificate
 * unchecked (RFC 7435); `none`: in clear; `implicit`: TLS from the first octet, verified.
 */
export type TlsUse = 'required' | 'offered' | 'none' | 'implicit'

/** The next server, as one connection is opened to it. */
export type NextServer = {
  /** Host name or address; the path of a socket where it begins with `/`. */
  readonly host: string
  readonly port: number
  readonly tls: TlsUse
  /** LMTP (RFC 2033) answers for each recipient; SMTP is usual. */
  readonly protocol?: 'smtp' | 'lmtp'
  /** Name that the certificate must bear, where it is not `host`. */
  readonly serverName?: string
  readonly logOn?: { readonly login: string; readonly secret: string }
  /** Our own certificate, and authorities of the other side's own; asked anew for every connection, so that new files count. */
  readonly secureContext?: () => SecureContext
}

export type ClientOptions = {
  readonly smartHost: NextServer
  /** Our name in the greeting. */
  readonly hostname: string
  readonly connectMs: number
  /** For an answer to a command (RFC 5321 4.5.3.2). */
  readonly answerMs: number
  /** For the answer to the end of data, when the server may be busy with what it took; by default twice `answerMs`. */
  readonly finalMs?: number
}
