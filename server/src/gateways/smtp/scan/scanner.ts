import { BeadleError } from '../../../platform/errors.ts'

/** What a scanner found. `unscannable`: it looked and could not see all, as when something is too large or too deep. */
export type ScanResult =
  | { readonly is: 'clean' }
  | { readonly is: 'found'; readonly name: string }
  | { readonly is: 'unscannable'; readonly why: string }

/** Looks for malware. Rejects with ScannerAwayError when nobody answers: then nothing is known, and it is asked again later. */
export type Scanner = { scan(content: Uint8Array): Promise<ScanResult> }

/** The scanner cannot be reached, does not answer in time, or answers nonsense. Nothing is known of what was to be scanned. */
export class ScannerAwayError extends BeadleError {
  override readonly name = 'ScannerAwayError'
  readonly code = 'mail.scanner-away'
  readonly status = 503
  /** It was reached, and it was this content that it did not answer about: others may fare better. */
  readonly isAboutThis: boolean
  constructor(
    why: string,
    { isAboutThis = false, ...options }: ErrorOptions & { readonly isAboutThis?: boolean } = {},
  ) {
    super(`the scanner does not answer: ${why}`, options)
    this.isAboutThis = isAboutThis
  }
}
