import { BeadleError } from '../platform/errors.ts'

/** The entry stands but has no number yet; it has one within a second. */
export class NotNumberedError extends BeadleError {
  override readonly name = 'NotNumberedError'
  readonly code = 'ledger.not-numbered'
  readonly status = 409
  constructor(id: string, options?: ErrorOptions) {
    super(`entry \`${id}\` has not been numbered yet`, options)
  }
}

/**
 * The database stands before a checkpoint that was signed and seen: it was restored from a backup, or tampered with. Entries are
 * still written; none is numbered until `acceptRestore` has said why.
 */
export class LedgerRegressedError extends BeadleError {
  override readonly name = 'LedgerRegressedError'
  readonly code = 'ledger.regressed'
  readonly status = 500
  /** The size that was signed, and the size the database has now. */
  readonly seen: number
  readonly found: number
  constructor(given: { seen: number; found: number }, options?: ErrorOptions) {
    super(
      given.found < given.seen
        ? `the ledger had ${given.seen} entries and now has ${given.found}`
        : `the ledger is not the one whose checkpoint of ${given.seen} entries was signed`,
      options,
    )
    this.seen = given.seen
    this.found = given.found
  }
}
