/**
 * Numbers for the words that phrases use. A word of a message is looked up once, when it is cut; after that every list
 * of phrases compares numbers. Filled while the lists are compiled, at start; the same lists give the same numbers.
 */
const keys = new Map<string, number>()
const words: string[] = ['']

/** The key of a word that no phrase uses. */
export const unused = 0

/** Gives a word of a phrase its key. */
export function intern(word: string): number {
  const there = keys.get(word)
  if (there !== undefined) return there
  keys.set(word, words.length)
  return words.push(word) - 1
}

/** The key of a word of a message. Phrases must have been compiled before. */
export function keyOf(word: string): number {
  return keys.get(word) ?? unused
}

/** The word that a key stands for. */
export function wordOf(key: number): string {
  return words[key] ?? ''
}

/** How many words have a key: grows while lists are compiled. */
export function keysSoFar(): number {
  return keys.size
}

/** Every word of a phrase with its key. */
export function wordsWithKeys(): Iterable<readonly [string, number]> {
  return keys
}
