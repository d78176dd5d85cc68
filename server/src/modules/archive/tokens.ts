import type { Keys } from '../../platform/keys/index.ts'

type Place = { readonly schoolId: string; readonly class: string }

/** The tokens of words under the key of class and month: the first 32 bits of each HMAC. What is found by one is opened and compared. */
export function tokensOf(
  keys: Keys,
  { schoolId, class: recordClass, at }: Place & { readonly at: Temporal.Instant },
  words: readonly string[],
): number[] {
  return words.map((word) => keys.token(schoolId, recordClass, at, 'word', word).readInt32BE(0))
}

/** The token of one word in a month, `2026-03`; undefined where that month of the class has been forgotten, or never was. */
export function tokenIn(
  keys: Keys,
  { schoolId, class: recordClass, month }: Place & { readonly month: string },
  word: string,
): number | undefined {
  return keys.tokenIn(schoolId, recordClass, month, 'word', word)?.readInt32BE(0)
}

/** The first day of a month, as the tables have it. */
export function monthStart(month: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(`${month}-01`)
}
