import type { Unreadable } from '@beadle/engine'
import { BeadleError } from '../platform/errors.ts'

/** A decision request that the vocabulary does not know: code, member and nearest word are the reader's. */
export class UnreadableRequestError extends BeadleError {
  override readonly name = 'UnreadableRequestError'
  readonly code: string
  readonly status = 400
  override readonly member: string
  readonly nearest?: string
  constructor({ code, member, message, nearest }: Unreadable, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.member = member
    if (nearest !== undefined) this.nearest = nearest
  }
}
