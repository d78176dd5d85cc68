/**
 * The word of `words` that was probably meant: smallest Damerau-Levenshtein distance (optimal string alignment), at most
 * a third of its length and never more than four edits; a whole segment in common counts as near too. Undefined when
 * nothing is near. Ties go to the earlier word.
 */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const given = plain(word)
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of words) {
    const other = plain(candidate)
    const limit = Math.min(4, Math.max(1, Math.floor(Math.max(given.length, other.length) / 3)))
    const contained = given.length >= 4 && other.length >= 4 && (other.includes(given) || given.includes(other))
    const apart = distance(given, other)
    const score = contained ? Math.min(apart, 3.5) : apart
    if ((apart <= limit || contained) && score < least) {
      least = score
      best = candidate
    }
  }
  return best
}

/** Case and separators are not what people mean to say. */
function plain(word: string): string {
  return word.slice(0, 80).toLowerCase().replace(/[\s_.-]+/g, '-')
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
