/** How far a conversation had come: what failed at `greeting` says something of the server, at `data` perhaps of the message. */
export type Phase = 'greeting' | 'envelope' | 'data'

/**
 * The conversation cannot go on: nothing was said about what was not answered. `said` is for the person who runs the server: an
 * answer of the other side where there was one, else what happened in words.
 */
export class HostAwayError extends Error {
  override readonly name = 'HostAwayError'
  readonly code = 'smtp.host-away'
  readonly said: string
  phase: Phase = 'greeting'
  /** The handshake of TLS failed, so that clear text may be tried where that is allowed. */
  readonly isTls: boolean

  constructor(said: string, { isTls = false, ...options }: ErrorOptions & { readonly isTls?: boolean } = {}) {
    super(said, options)
    this.said = said
    this.isTls = isTls
  }
}

const inWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  ETIMEDOUT: 'no connection came about',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'names cannot be looked up at present',
  ENOENT: 'its socket does not exist',
  EACCES: 'its socket may not be opened',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is by an authority not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is by an authority not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is by an authority not trusted here',
}

/** What an error of a socket or of TLS means, in words that name nobody. */
export function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const words = inWords[code]
  if (words !== undefined) return words
  if (/^(ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO|CERT_)/.test(code)) return `the handshake of TLS failed (${code})`
  return code === '' ? 'the connection broke' : `the connection broke (${code})`
}
