/** One stretch of octets and what stands there instead. */
export type Edit = { readonly start: number; readonly end: number; readonly content: Buffer }

/** Puts edits in place; all other octets stay. They must not overlap; equal starts stay in their order. */
export function applyEdits(bytes: Buffer, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return bytes
  const pieces: Buffer[] = []
  let from = 0
  for (const { start, end, content } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) throw new RangeError(`edits overlap at \`${start}\``)
    pieces.push(bytes.subarray(from, start), content)
    from = end
  }
  pieces.push(bytes.subarray(from))
  return Buffer.concat(pieces)
}
