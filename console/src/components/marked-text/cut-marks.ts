import type { Mark } from '@beadle/contract'

/** A piece of a text, with the mark that lies on it. */
export type Piece = { readonly at: number; readonly text: string; readonly mark?: Mark }

/** Cuts a text at its marks. Marks that overlap an earlier one, are empty or reach beyond the text are passed over: no word is lost or doubled. */
export function cutMarks(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end <= mark.start || mark.end > text.length) continue
    if (mark.start > at) pieces.push({ at, text: text.slice(at, mark.start) })
    pieces.push({ at: mark.start, text: text.slice(mark.start, mark.end), mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at) })
  return pieces
}
