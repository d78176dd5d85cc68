import { frequencyOf } from './common.ts'
import { keysSoFar, wordOf } from './lexicon.ts'
import type { Element, Pattern } from './search.ts'

/**
 * Phrases by the key of an anchor: those of `key` are `entries` from `from[key]` up to `from[key + 1]`. `tests` holds for
 * each entry two tests of three numbers, so that most are never looked at: a window beside the anchor in which another of
 * its words must stand, and the marks of which that word has one, by two kinds, as two words seldom share both.
 */
export type Anchored = {
  readonly from: Int32Array
  readonly entries: readonly Entry[]
  readonly tests: Int32Array
  /** The two marks of each word, by its key. */
  readonly marks: Int32Array
}

/** A phrase that may stand around an anchor, which is `least` to `most` words behind its beginning. */
type Entry = {
  readonly pattern: Pattern
  readonly list: number
  /** The place of the phrase among all phrases of all lists. */
  readonly order: number
  readonly least: number
  readonly most: number
}

/** How many numbers of `tests` an entry has. */
export const testStride = 6

/** Up to this many words before and behind an anchor have windows of their own, each with the words nearer to it. */
export const widest = 8

/** Windows by number: `anything` passes all; then those of 1 to `widest` words before, as many behind, and the sentence. */
export const windows = {
  anything: 0,
  before: 0,
  behind: widest,
  sentence: 2 * widest + 1,
  count: 2 * widest + 2,
} as const

/** Sets the phrases of all lists out by their anchors: of the words that each needs, those that are met least. */
export function anchorAll(lists: readonly (readonly Pattern[])[]): Anchored {
  const byKey: (Entry & { readonly test: readonly number[] })[][] = []
  let order = 0
  lists.forEach((patterns, list) => {
    for (const pattern of patterns) {
      const { anchor, test } = anchorOf(pattern.elements)
      const entry = { pattern, list, order: order++, least: anchor.least, most: anchor.most, test }
      for (const key of anchor.keys) {
        const there = byKey[key]
        if (there) there.push(entry)
        else byKey[key] = [entry]
      }
    }
  })
  const from = new Int32Array(keysSoFar() + 2)
  const all: (typeof byKey)[number] = []
  for (let key = 0; key < from.length; key++) {
    from[key] = all.length
    all.push(...(byKey[key] ?? []))
  }
  const marks = new Int32Array(from.length * 2)
  for (let key = 0; key < from.length; key++) marks.set(marksOf(key), key * 2)
  return { from, entries: all, tests: Int32Array.from(all.flatMap(({ test }) => test)), marks }
}

/** The marks of a word: one bit of 32, by two kinds. */
function marksOf(key: number): readonly [one: number, other: number] {
  return [1 << (key & 31), 1 << (Math.imul(key, 0x9e3779b1) >>> 27)]
}

/** A piece of a phrase that must stand; `at` is its place among the elements, `least` to `most` words stand before it. */
type Needed = { readonly keys: readonly number[]; readonly at: number; readonly least: number; readonly most: number }

function anchorOf(elements: readonly Element[]): { readonly anchor: Needed; readonly test: readonly number[] } {
  const needed: Needed[] = []
  let least = 0
  let most = 0
  elements.forEach(({ kind, keys, optional, most: gap }, at) => {
    if (kind === 'words' && !optional) {
      needed.push({ keys: keys.list, at, least, most })
      least++
    }
    if (kind !== 'not') most += kind === 'gap' ? gap : 1
  })
  const frequency = ({ keys }: Needed) => keys.reduce((sum, key) => sum + frequencyOf(wordOf(key)), 0)
  const [anchor, ...others] = [...needed].sort((a, b) => frequency(a) - frequency(b))
  if (!anchor) return { anchor: { keys: [], at: 0, least: 0, most: 0 }, test: [...passes, ...passes] }
  const [one, other] = others.map((beside) => testOf(anchor, beside)).sort((a, b) => a.chance - b.chance)
  return { anchor, test: [...(one?.numbers ?? passes), ...(other?.numbers ?? passes)] }
}

const passes = [windows.anything, -1, -1] as const

/** Tests whether another word of the phrase may stand where it has to; `chance` says roughly how often a window passes. */
function testOf(anchor: Needed, beside: Needed) {
  const behind = beside.at > anchor.at
  // Between the first of two places and the second lie at most as many words as the second is further from the beginning.
  const far = behind ? beside.most - anchor.most : anchor.most - beside.most
  const window = far > widest ? windows.sentence : (behind ? windows.behind : windows.before) + far
  const marks = beside.keys.map(marksOf)
  const one = marks.reduce((all, [mark]) => all | mark, 0)
  const other = marks.reduce((all, [, mark]) => all | mark, 0)
  return { numbers: [window, one, other], chance: far * ones(one) * ones(other) }
}

function ones(mark: number): number {
  let count = 0
  for (let rest = mark; rest !== 0; rest &= rest - 1) count++
  return count
}
