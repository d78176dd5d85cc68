import { intern, keysSoFar, unused, wordsWithKeys } from './lexicon.ts'
import { spellings } from './spelling.ts'

/*
 * A word of up to twelve letters is two numbers of five bits a letter, which the cutter of words makes as it goes: so it
 * is looked up exactly, without a string. Open addressing, three numbers a place (first six letters, last six, key).
 * Built once, when the first message is read; no word of a message is ever put in.
 */
let places = new Int32Array(3)
let mask = 0
/** Words that are longer, or hold a digit or a foreign letter. */
const others = new Map<string, number>()
let longestOther = 0
let size = -1

/** How many letters the numbers of a word hold. */
export const longestCoded = 12

/** The key of a word of the letters a to z, by the numbers of its first and its last six letters. */
export function keyOfLetters(first: number, last: number): number {
  for (let place = spread(first, last) & mask; ; place = (place + 1) & mask) {
    const there = places[place * 3] as number
    if (there === 0) return unused
    if (there === first && places[place * 3 + 1] === last) return places[place * 3 + 2] as number
  }
}

/** The key of any word as it is written, without apostrophes: that of the word it stands for. */
export function keyOfWritten(word: string): number {
  return word.length <= longestCoded && /^[a-z]+$/.test(word) ? keyOfLetters(...coded(word)) : keyOfOther(word)
}

/** The key of a word that is longer, or holds more than the letters a to z. */
export function keyOfOther(word: string): number {
  return word.length > longestOther ? unused : (others.get(word) ?? unused)
}

/** The numbers of a word of up to twelve letters a to z. */
export function coded(word: string): [first: number, last: number] {
  let first = 0
  let last = 0
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) & 31
    if (i < 6) first = (first << 5) | letter
    else last = (last << 5) | letter
  }
  return [first, last]
}

/** Makes sure that the words of all phrases compiled so far are known, also as children write them. */
export function knowWords() {
  if (size === keysSoFar()) return
  const all = new Map<string, number>()
  const meant = Array.from(spellings, ([written, word]) => [written, intern(word)] as const)
  for (const [word, key] of wordsWithKeys()) all.set(word, key)
  for (const [written, key] of meant) all.set(written, key)
  size = keysSoFar()
  mask = 2 ** Math.ceil(Math.log2(all.size * 1.6)) - 1
  places = new Int32Array((mask + 1) * 3)
  for (const [word, key] of all) {
    if (word.length > longestCoded || !/^[a-z]+$/.test(word)) {
      others.set(word, key)
      longestOther = Math.max(longestOther, word.length)
      continue
    }
    const [first, last] = coded(word)
    let place = spread(first, last) & mask
    while (places[place * 3] !== 0) place = (place + 1) & mask
    places.set([first, last, key], place * 3)
  }
}

function spread(first: number, last: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
