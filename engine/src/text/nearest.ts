/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each costing one. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? Number.POSITIVE_INFINITY
}

const longest = 80

/**
 * The word of `words` nearest to `word`, or undefined when none is near enough to be meant (more than a third of it
 * would change, and none begins or ends with it). Case does not count; of equals the first in the list wins.
 */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const wanted = word.slice(0, longest).toLowerCase()
  if (wanted === '') return undefined
  let best: { word: string; distance: number } | undefined
  let part: string | undefined
  for (const candidate of words) {
    const known = candidate.toLowerCase()
    const distance = editDistance(wanted, known.slice(0, longest))
    if (!best || distance < best.distance) best = { word: candidate, distance }
    if (!part && wanted.length > 2 && (known.startsWith(wanted) || known.endsWith(wanted))) part = candidate
  }
  if (best && best.distance <= Math.max(1, Math.floor(wanted.length / 3))) return best.word
  return part
}
