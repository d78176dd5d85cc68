import { keyOf, keysSoFar, wordsWithKeys } from './lexicon.ts'
import { spellings } from './spelling.ts'

/** A word that phrases use, or one of the ways in which it is written. */
export type Known = { readonly written: string; readonly text: string; readonly key: number }

/*
 * Open addressing by a rolling hash that the cutter of words computes anyway, so that a word of a message is looked up
 * without making a string of it. Built once, when the first message is read; no word of a message is ever put in.
 */
let table: (Known | undefined)[] = []
let hashes = new Int32Array(0)
let mask = 0
let size = -1

/** The hash of a word, one character at a time; begin with 0. */
export function mixed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}

/** The known word that stands at `from` to `to` of a text (without apostrophes), whose hash is given. */
export function knownAt(text: string, from: number, to: number, hash: number): Known | undefined {
  for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
    const there = hashes[slot]
    if (there === 0) return undefined
    if (there !== hash) continue
    const known = table[slot]
    if (known && known.written.length === to - from && stands(known.written, text, from)) return known
  }
}

function stands(word: string, text: string, from: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false
  return true
}

/** Makes sure that the words of all phrases compiled so far are known. */
export function knowWords() {
  if (size === keysSoFar()) return
  size = keysSoFar()
  const all = new Map<string, Known>()
  for (const [text, key] of wordsWithKeys()) all.set(text, { written: text, text, key })
  for (const [written, text] of spellings) all.set(written, { written, text, key: keyOf(text) })
  mask = 2 ** Math.ceil(Math.log2(all.size * 2)) - 1
  table = Array.from({ length: mask + 1 }, () => undefined)
  hashes = new Int32Array(mask + 1)
  for (const known of all.values()) {
    let hash = 0
    for (let i = 0; i < known.written.length; i++) hash = mixed(hash, known.written.charCodeAt(i))
    let slot = spread(hash) & mask
    while (table[slot] !== undefined) slot = (slot + 1) & mask
    table[slot] = known
    hashes[slot] = hash
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
