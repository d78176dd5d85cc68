import { type Anchored, anchorAll, testStride, windows } from './anchors.ts'
import { keysSoFar, unused } from './lexicon.ts'
import { sentenceShift, stride, type Tokens } from './tokens.ts'

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
export type Pattern = { readonly id: string; readonly first: Keys; readonly elements: readonly Element[] }

/** `from` and `to` (exclusive) are indices into the words that were searched. */
export type PhraseMatch = { readonly id: string; readonly from: number; readonly to: number }

const lists: (readonly Pattern[])[] = []
let anchored: Anchored | undefined
/** Where the phrases of every list stand among some words, by the number of the list. */
export type Found = readonly (readonly PhraseMatch[] | undefined)[]

/** Adds a list of phrases to those that are looked for, and returns its number. Done while modules load. */
export function addList(patterns: readonly Pattern[]): number {
  anchored = undefined
  return lists.push(patterns) - 1
}

const nothing: Found = []

/**
 * Looks for the phrases of all lists at once. An ordinary word costs one look into a table: only the rarest word of a
 * phrase (its anchor) makes anybody look for the rest of it, before and behind.
 */
export function findAll(tokens: Tokens): Found {
  // Keys may have been added since: by lists that load later, and by the ways in which known words are written.
  if (!anchored || anchored.from.length < keysSoFar() + 2) anchored = anchorAll(lists)
  const { from, entries, tests } = anchored
  const { data, count } = tokens
  const around = new Surroundings(tokens, anchored.marks)
  const { marks } = around
  let seen: Seen[] | undefined
  for (let i = 0; i < count; i++) {
    const key = data[i * stride] as number
    if (key <= unused) continue
    const begin = from[key] as number
    const end = from[key + 1] as number
    if (begin === end) continue
    around.at(i)
    for (let k = begin, t = begin * testStride; k < end; k++, t += testStride) {
      const one = around.window(tests[t] as number)
      if (((marks[one] as number) & (tests[t + 1] as number)) === 0) continue
      if (((marks[one + 1] as number) & (tests[t + 2] as number)) === 0) continue
      const other = around.window(tests[t + 3] as number)
      if (((marks[other] as number) & (tests[t + 4] as number)) === 0) continue
      if (((marks[other + 1] as number) & (tests[t + 5] as number)) === 0) continue
      const entry = entries[k]
      if (!entry) continue
      const { pattern, least, most } = entry
      for (let start = i - least; start >= i - most && start >= 0; start--) {
        const to = matchAt(data, count, start, pattern)
        if (to >= 0) {
          seen ??= []
          seen.push({ list: entry.list, order: entry.order, id: pattern.id, from: start, to })
        }
      }
    }
  }
  return seen ? inOrder(seen) : nothing
}

/** The marks of the words in the windows around one word, two a window, gathered as far as they are asked about. None crosses the end of its sentence. */
class Surroundings {
  readonly marks = new Int32Array(windows.count * 2).fill(-1)
  private readonly tokens: Tokens
  private readonly byKey: Int32Array
  private i = 0
  private sentence = 0
  /** Windows up to these are gathered. */
  private before = 0
  private behind = 0
  private sentenceEnd = 0

  constructor(tokens: Tokens, byKey: Int32Array) {
    this.tokens = tokens
    this.byKey = byKey
  }

  /** Goes to the word at `i`; words are asked about in their order. */
  at(i: number) {
    this.i = i
    this.sentence = (this.tokens.data[i * stride + 3] as number) >> sentenceShift
    this.before = windows.before
    this.behind = windows.behind
  }

  /** The place in `marks` of a window. */
  window(window: number): number {
    if (window > windows.behind) {
      if (window === windows.sentence) {
        if (this.i >= this.sentenceEnd) this.gatherSentence()
      } else
        while (this.behind < window) this.gather(++this.behind, windows.behind, this.i + this.behind - windows.behind)
    } else while (this.before < window) this.gather(++this.before, windows.before, this.i - this.before)
    return window * 2
  }

  /** Widens a window by the word at `k`. */
  private gather(window: number, none: number, k: number) {
    const { marks } = this
    const { data, count } = this.tokens
    const narrower = window - 1 === none ? 0 : -1
    let one = narrower & (marks[window * 2 - 2] as number)
    let other = narrower & (marks[window * 2 - 1] as number)
    if (k >= 0 && k < count && (data[k * stride + 3] as number) >> sentenceShift === this.sentence) {
      const key = data[k * stride] as number
      if (key > unused) {
        one |= this.byKey[key * 2] as number
        other |= this.byKey[key * 2 + 1] as number
      }
    }
    marks[window * 2] = one
    marks[window * 2 + 1] = other
  }

  private gatherSentence() {
    const { data, count } = this.tokens
    let one = 0
    let other = 0
    let k = this.i
    while (k > 0 && (data[(k - 1) * stride + 3] as number) >> sentenceShift === this.sentence) k--
    for (; k < count && (data[k * stride + 3] as number) >> sentenceShift === this.sentence; k++) {
      const key = data[k * stride] as number
      if (key <= unused) continue
      one |= this.byKey[key * 2] as number
      other |= this.byKey[key * 2 + 1] as number
    }
    this.sentenceEnd = k
    this.marks[windows.sentence * 2] = one
    this.marks[windows.sentence * 2 + 1] = other
  }
}

type Seen = PhraseMatch & { readonly list: number; readonly order: number }

/** Each phrase once for each place it begins at, in the order of the text and then of the lists. */
function inOrder(seen: Seen[]): Found {
  seen.sort((a, b) => a.from - b.from || a.order - b.order)
  const all: PhraseMatch[][] = []
  seen.forEach(({ list, order, id, from, to }, i) => {
    const before = seen[i - 1]
    if (before?.from === from && before.order === order) return
    const of = all[list]
    if (of) of.push({ id, from, to })
    else all[list] = [{ id, from, to }]
  })
  return all
}

/** The end of the phrase that begins with the word at `start`, or -1. */
function matchAt(data: Int32Array, count: number, start: number, { first, elements }: Pattern): number {
  const key = data[start * stride] as number
  if (key <= unused || !holds(first, key)) return -1
  return match(data, count, start + 1, elements, 1, (data[start * stride + 3] as number) >> sentenceShift)
}

/** The end of the phrase whose element `k` comes next, or -1. Bounded: few elements, short gaps. */
function match(
  data: Int32Array,
  count: number,
  at: number,
  elements: readonly Element[],
  k: number,
  sentence: number,
): number {
  const element = elements[k]
  if (!element) return at
  const here = keyIn(data, count, at, sentence)
  if (element.kind === 'not')
    return here > unused && holds(element.keys, here) ? -1 : match(data, count, at, elements, k + 1, sentence)
  if (element.kind === 'gap') {
    for (let skip = 0; skip <= element.most; skip++) {
      if (skip > 0 && keyIn(data, count, at + skip - 1, sentence) === outside) return -1
      const to = match(data, count, at + skip, elements, k + 1, sentence)
      if (to >= 0) return to
    }
    return -1
  }
  if (here > unused && holds(element.keys, here)) {
    const to = match(data, count, at + 1, elements, k + 1, sentence)
    if (to >= 0) return to
  }
  return element.optional ? match(data, count, at, elements, k + 1, sentence) : -1
}

/** The key of the word at a place, where it belongs to the sentence. */
function keyIn(data: Int32Array, count: number, at: number, sentence: number): number {
  if (at >= count || (data[at * stride + 3] as number) >> sentenceShift !== sentence) return outside
  return Math.max(unused, data[at * stride] as number)
}

const outside = -1
