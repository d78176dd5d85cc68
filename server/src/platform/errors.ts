/**
 * What goes wrong and stops the caller. A denial is an answer and is returned; an error is thrown.
 * Messages are lower case, without a stop, with inputs in backticks. `code` is `area.what-happened` and never changes once
 * released; `status` is the HTTP status a route answers with.
 */
export abstract class BeadleError extends Error {
  abstract readonly code: string
  abstract readonly status: number
  /** The member of the request or setting at fault, where there is one. */
  readonly member?: string
}

/** The caller must sign in first. */
export class SignedOutError extends BeadleError {
  override readonly name = 'SignedOutError'
  readonly code = 'platform.signed-out'
  readonly status = 401
  constructor(options?: ErrorOptions) {
    super('sign in first', options)
  }
}

/** The caller is known and may not do this. */
export class NotAllowedError extends BeadleError {
  override readonly name = 'NotAllowedError'
  readonly code = 'platform.not-allowed'
  readonly status = 403
  constructor(message = 'this is not yours to do', options?: ErrorOptions) {
    super(message, options)
  }
}

/** Nothing by that id, or nothing the caller may know of: the two are not told apart. */
export class NotFoundError extends BeadleError {
  override readonly name = 'NotFoundError'
  readonly code = 'platform.not-found'
  readonly status = 404
  constructor(what: string, id?: string, options?: ErrorOptions) {
    super(id === undefined ? `no such ${what}` : `no ${what} \`${id}\``, options)
  }
}

/** A request that can be read but not meant; `member` names the part at fault. */
export class InvalidRequestError extends BeadleError {
  override readonly name = 'InvalidRequestError'
  readonly code = 'platform.invalid-request'
  readonly status = 400
  declare readonly member?: string
  constructor(message: string, member?: string, options?: ErrorOptions) {
    super(message, options)
    if (member !== undefined) this.member = member
  }
}

/** The thing has moved on since the caller last saw it: a message already released, a token already used. */
export class ConflictError extends BeadleError {
  override readonly name = 'ConflictError'
  readonly code = 'platform.conflict'
  readonly status = 409
}

/** Something needed to run is missing or wrong; `remedy` says in one sentence what the person at the machine can do. */
export class StartError extends BeadleError {
  override readonly name = 'StartError'
  readonly status = 500
  readonly code: string
  readonly remedy: string
  constructor(code: string, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.remedy = remedy
  }
}

/** The `code` of an operating-system, PostgreSQL or Beadle error, where it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
