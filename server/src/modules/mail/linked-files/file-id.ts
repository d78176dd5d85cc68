import type { Keys } from '../../../platform/keys/index.ts'
import type { Changes } from '../changes.ts'

/** Which file of which message; what is taken out of its links is another file than what is not. */
export type FileOf = {
  readonly messageId: string
  readonly index: number
  readonly changes: Pick<Changes, 'stripLinks'>
}

/**
 * The id of a linked file. Made from what it is the file of, by a key of the school, so that the link set into the message when
 * it leaves needs no table, and leads to the file kept when it was taken.
 */
export function linkedFileId(
  { parts, schoolId }: { readonly parts: { readonly keys: Keys }; readonly schoolId: string },
  { messageId, index, changes }: FileOf,
): string {
  const what = `${messageId}/${index}${changes.stripLinks ? '/stripped' : ''}`
  const hex = parts.keys.hmac(schoolId, 'mail-linked-file', what).toString('hex')
  // RFC 9562 5.8: version 8 is for ids made in a way of one's own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
