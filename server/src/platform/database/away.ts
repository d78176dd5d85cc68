import { BeadleError, codeOf } from '../errors.ts'

/**
 * The database cannot be asked now. Nothing of the failed transaction is kept, save one case: `outcomeUnknown` says that the
 * connection went while the commit was on its way, so that the work may stand. Callers that acknowledge (SMTP) must not.
 */
export class DatabaseAwayError extends BeadleError {
  override readonly name: string = 'DatabaseAwayError'
  readonly code: string = 'platform.database-away'
  readonly status: number = 503
  readonly outcomeUnknown: boolean
  constructor(options?: ErrorOptions & { message?: string; outcomeUnknown?: boolean }) {
    super(options?.message ?? 'the database cannot be reached', options)
    this.outcomeUnknown = options?.outcomeUnknown ?? false
  }
}

/** The database's disk is full. Nothing was kept. */
export class DatabaseFullError extends DatabaseAwayError {
  override readonly name = 'DatabaseFullError'
  override readonly code = 'platform.database-full'
  override readonly status = 507
  constructor(options?: ErrorOptions) {
    super({ ...options, message: 'the database has no room left' })
  }
}

/** Two transactions stood in each other's way and this one was rolled back; the same work may be tried again. */
export class DatabaseContendedError extends DatabaseAwayError {
  override readonly name = 'DatabaseContendedError'
  override readonly code = 'platform.database-contended'
  constructor(options?: ErrorOptions) {
    super({ ...options, message: 'another transaction stood in the way' })
  }
}

// PostgreSQL, appendix A: 08 connection exception, 57P01–57P03 shutting down or starting up, 53300 too many connections,
// 25P03 and 57P05 session ended by a timeout, 25006 read only (a standby after failover).
const awayStates = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03', '25006'])
const awayErrnos = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EACCES',
])
// node-postgres gives these no code.
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|The server does not support SSL|Cannot use a pool after calling end|driver has already been destroyed)/

/** Gives an error of the driver or of PostgreSQL the name the rest of the server knows it by; others pass through. */
export function nameDatabaseError(error: unknown, options: { committing: boolean } = { committing: false }): unknown {
  if (error instanceof BeadleError || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (code === '53100' || code === 'ENOSPC') return new DatabaseFullError({ cause: error })
  if (code === '40001' || code === '40P01' || code === '55P03') return new DatabaseContendedError({ cause: error })
  // An AggregateError comes of a name with several addresses, none of which answered.
  const isAway =
    code === undefined
      ? awayMessages.test(error.message)
      : code.startsWith('08') ||
        awayStates.has(code) ||
        (awayErrnos.has(code) && 'syscall' in error && !isOfFile(code, error.syscall)) ||
        (awayErrnos.has(code) && error instanceof AggregateError)
  return isAway ? new DatabaseAwayError({ cause: error, outcomeUnknown: options.committing }) : error
}

/** A file that is not there, or closed to us, and was looked for inside a transaction: only a socket is the database's. */
function isOfFile(code: string, syscall: unknown): boolean {
  return (code === 'ENOENT' || code === 'EACCES') && syscall !== 'connect'
}
