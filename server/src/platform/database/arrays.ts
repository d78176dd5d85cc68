/**
 * An array parameter of values that need no quotes: numbers, booleans, uuids, instants as text, words of ours. The driver looks
 * through every element of an array for quotes, which on paths taken for every message is most of what it does.
 */
export function plainArray(values: readonly (string | number | boolean | null | undefined)[]): string {
  let text = '{'
  for (let index = 0; index < values.length; index++) text += `${index === 0 ? '' : ','}${values[index] ?? 'NULL'}`
  return `${text}}`
}

/** Many byte strings as one parameter, which the driver sends as it is; in an array each would be written out in hexadecimal. */
export type Bytes = {
  /** Takes `bytes` in and says where they begin, counted from 1 as PostgreSQL's `substring` does; 0 for none. */
  add(bytes: Uint8Array | undefined): number
  /** All that was taken in. */
  all(): Buffer
}

/** Gathers byte strings for `substring($n::bytea from start for length)`. */
export function gatherBytes(): Bytes {
  const pieces: Uint8Array[] = []
  let length = 0
  return {
    add(bytes) {
      if (bytes === undefined) return 0
      const start = length + 1
      pieces.push(bytes)
      length += bytes.length
      return start
    },
    all: () => Buffer.concat(pieces, length),
  }
}
