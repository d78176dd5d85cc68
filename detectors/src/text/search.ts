import { unused } from './lexicon.ts'
import type { Word } from './words.ts'

/** A set of keys of words: as they are, and as one bit each. */
export type Keys = { readonly list: readonly number[]; readonly bits: Uint8Array }

export function keySet(list: readonly number[]): Keys {
  const bits = new Uint8Array((Math.max(0, ...list) >> 3) + 1)
  for (const key of list) bits[key >> 3] = (bits[key >> 3] ?? 0) | (1 << (key & 7))
  return { list, bits }
}

function holds({ bits }: Keys, key: number): boolean {
  return ((bits[key >> 3] ?? 0) & (1 << (key & 7))) !== 0
}

/** A piece of a phrase: words of which one must (or, `optional`, may) stand here, a gap of up to `most` words, or words that must not follow. */
export type Element = {
  readonly kind: 'words' | 'gap' | 'not'
  readonly keys: Keys
  readonly most: number
  readonly optional: boolean
}

/** A compiled phrase. It begins with words that must stand. */
export type Pattern = { readonly id: string; readonly elements: readonly Element[] }

/** `from` and `to` (exclusive) are indices into the words that were searched. */
export type PhraseMatch = { readonly id: string; readonly from: number; readonly to: number }

type Listed = { readonly list: number; readonly pattern: Pattern }

/** Phrases beside their marks (see `markOf`), which stand together so that most phrases are never looked at. */
type Candidates = { readonly listed: readonly Listed[]; readonly marks: Int32Array }

/** Phrases by their first word, and where the second is settled by that as well. `any` may go on with whatever follows. */
type Starts = { readonly any: Candidates; readonly bySecond: ReadonlyMap<number, Candidates> }

const lists: (readonly Pattern[])[] = []
let index: readonly (Starts | undefined)[] | undefined
/** Where the phrases of every list stand among some words, by the number of the list. */
export type Found = readonly (readonly PhraseMatch[] | undefined)[]

/** Adds a list of phrases to those that are looked for, and returns its number. Done while modules load. */
export function addList(patterns: readonly Pattern[]): number {
  index = undefined
  return lists.push(patterns) - 1
}

/** Looks for the phrases of all lists at once. */
export function findAll(words: readonly Word[]): Found {
  index ??= indexOf(lists)
  return search(words, index)
}

// An ordinary word costs one look into a table; one that begins phrases costs a second look, by the word after it.
function search(words: readonly Word[], starts: readonly (Starts | undefined)[]): Found {
  const all: PhraseMatch[][] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word || word.key === unused) continue
    const here = starts[word.key]
    if (!here) continue
    const next = words[i + 1]
    const second = next && next.sentence === word.sentence ? next.key : unused
    const { listed, marks } = here.bySecond.get(second) ?? here.any
    const ahead = listed.length > 0 ? marksAhead(words, i, word.sentence) : 0
    for (let k = 0; k < listed.length; k++) {
      if (((marks[k] ?? 0) & ahead) === 0) continue
      const candidate = listed[k]
      if (!candidate) continue
      const { list, pattern } = candidate
      const to = match(words, i + 1, pattern.elements, 1, word.sentence)
      if (to < 0) continue
      const of = all[list]
      const one = { id: pattern.id, from: i, to }
      if (of) of.push(one)
      else all[list] = [one]
    }
  }
  return all
}

/** The end of the phrase whose element `k` comes next, or -1. Bounded: few elements, short gaps. */
function match(words: readonly Word[], at: number, elements: readonly Element[], k: number, sentence: number): number {
  const element = elements[k]
  if (!element) return at
  const word = words[at]
  const here = word !== undefined && word.sentence === sentence ? word.key : unused
  if (element.kind === 'not') return holds(element.keys, here) ? -1 : match(words, at, elements, k + 1, sentence)
  if (element.kind === 'gap') {
    for (let skip = 0; skip <= element.most; skip++) {
      if (skip > 0 && words[at + skip - 1]?.sentence !== sentence) return -1
      const to = match(words, at + skip, elements, k + 1, sentence)
      if (to >= 0) return to
    }
    return -1
  }
  if (here !== unused && holds(element.keys, here)) {
    const to = match(words, at + 1, elements, k + 1, sentence)
    if (to >= 0) return to
  }
  return element.optional ? match(words, at, elements, k + 1, sentence) : -1
}

function indexOf(all: readonly (readonly Pattern[])[]): (Starts | undefined)[] {
  const byFirst: { listed: Listed; seconds: ReadonlySet<number> | undefined }[][] = []
  all.forEach((patterns, list) => {
    for (const pattern of patterns) {
      const entry = { listed: { list, pattern }, seconds: secondsOf(pattern.elements) }
      for (const key of pattern.elements[0]?.keys.list ?? []) {
        const there = byFirst[key]
        if (there) there.push(entry)
        else byFirst[key] = [entry]
      }
    }
  })
  return Array.from(byFirst, (entries) => {
    if (!entries) return undefined
    const bySecond = new Map<number, Listed[]>()
    const any: Listed[] = []
    // In the order of the lists: what may go on with anything is in every entry, also in those that come later.
    for (const { listed, seconds } of entries) {
      if (seconds) {
        for (const key of seconds) {
          const there = bySecond.get(key)
          if (there) there.push(listed)
          else bySecond.set(key, [...any, listed])
        }
      } else {
        any.push(listed)
        for (const there of bySecond.values()) there.push(listed)
      }
    }
    return { any: marked(any), bySecond: new Map(Array.from(bySecond, ([key, listed]) => [key, marked(listed)])) }
  })
}

/** How many words behind the first are looked at for marks. */
const reach = 12

/** One bit of every word in reach that belongs to the sentence, and one (the lowest) for phrases that need none of them. */
function marksAhead(words: readonly Word[], at: number, sentence: number): number {
  let ahead = 1
  const end = Math.min(words.length, at + 1 + reach)
  for (let i = at + 1; i < end; i++) {
    const word = words[i]
    if (!word || word.sentence !== sentence) break
    if (word.key !== unused) ahead |= markOfKey(word.key)
  }
  return ahead
}

function markOfKey(key: number): number {
  return 2 << (key % 31)
}

function marked(listed: readonly Listed[]): Candidates {
  return { listed, marks: Int32Array.from(listed, ({ pattern }) => markOf(pattern.elements)) }
}

/** The bits of the words of which one must stand in reach for the phrase to stand: of the rarest that it needs. */
function markOf(elements: readonly Element[]): number {
  let far = 0
  let best: Keys | undefined
  for (const element of elements.slice(1)) {
    far += element.kind === 'words' ? 1 : element.most
    if (far > reach) break
    if (element.kind !== 'words' || element.optional) continue
    if (!best || element.keys.list.length < best.list.length) best = element.keys
  }
  return best ? best.list.reduce((mark, key) => mark | markOfKey(key), 0) : 1
}

/** The words that can stand second, or undefined where anything can. */
function secondsOf(elements: readonly Element[]): ReadonlySet<number> | undefined {
  const keys = new Set<number>()
  for (const element of elements.slice(1)) {
    if (element.kind !== 'words') return undefined
    for (const key of element.keys.list) keys.add(key)
    if (!element.optional) return keys
  }
  return undefined
}
