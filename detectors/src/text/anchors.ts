import { frequencyOf } from './common.ts'
import { keysSoFar, wordOf } from './lexicon.ts'
import type { Element, Pattern } from './search.ts'

/**
 * Phrases by the key of an anchor: those of `key` are `entries` from `from[key]` up to `from[key + 1]`. `needs` holds for
 * each entry the marks of which one must stand in the sentence, so that most entries are never looked at; `alsoNeeds` the
 * same by other marks, as two words seldom share both.
 */
export type Anchored = {
  readonly from: Int32Array
  readonly entries: readonly Entry[]
  readonly needs: Int32Array
  readonly alsoNeeds: Int32Array
  /** The mark of each word, by its key. */
  readonly marks: Int32Array
  readonly otherMarks: Int32Array
}

/** A phrase that may stand around an anchor, which is `least` to `most` words behind its beginning. */
type Entry = {
  readonly pattern: Pattern
  readonly list: number
  /** The place of the phrase among all phrases of all lists. */
  readonly order: number
  readonly least: number
  readonly most: number
  readonly need: number
  readonly alsoNeed: number
}

/** Sets the phrases of all lists out by their anchors: of the words that each needs, those that are met least. */
export function anchorAll(lists: readonly (readonly Pattern[])[]): Anchored {
  const byKey: Entry[][] = []
  let order = 0
  lists.forEach((patterns, list) => {
    for (const pattern of patterns) {
      const { keys, least, most, beside } = anchorOf(pattern.elements)
      const entry = {
        pattern,
        list,
        order: order++,
        least,
        most,
        need: markOf(beside, markOfKey),
        alsoNeed: markOf(beside, otherMarkOfKey),
      }
      for (const key of keys) {
        const there = byKey[key]
        if (there) there.push(entry)
        else byKey[key] = [entry]
      }
    }
  })
  const from = new Int32Array(keysSoFar() + 2)
  const entries: Entry[] = []
  for (let key = 0; key < from.length; key++) {
    from[key] = entries.length
    entries.push(...(byKey[key] ?? []))
  }
  return {
    from,
    entries,
    needs: Int32Array.from(entries, ({ need }) => need),
    alsoNeeds: Int32Array.from(entries, ({ alsoNeed }) => alsoNeed),
    marks: Int32Array.from(from, (_, key) => markOfKey(key)),
    otherMarks: Int32Array.from(from, (_, key) => otherMarkOfKey(key)),
  }
}

/** The mark of a word: one bit of 31. The lowest bit is for phrases that need nothing beside their anchor. */
function markOfKey(key: number): number {
  return 2 << (key % 31)
}

function otherMarkOfKey(key: number): number {
  return 2 << ((Math.imul(key, 0x9e3779b1) >>> 8) % 31)
}

export const anything = 1

function markOf(beside: readonly number[] | undefined, markOfOne: (key: number) => number): number {
  return beside ? beside.reduce((mark, key) => mark | markOfOne(key), 0) : anything
}

type Anchor = {
  readonly keys: readonly number[]
  readonly least: number
  readonly most: number
  /** The words of which one must stand in its sentence as well: the rarest after the anchor. */
  readonly beside: readonly number[] | undefined
}

function anchorOf(elements: readonly Element[]): Anchor {
  const needed: (Omit<Anchor, 'beside'> & { readonly frequency: number })[] = []
  let least = 0
  let most = 0
  for (const { kind, keys, optional, most: gap } of elements) {
    if (kind === 'words' && !optional) {
      const frequency = keys.list.reduce((sum, key) => sum + frequencyOf(wordOf(key)), 0)
      needed.push({ keys: keys.list, least, most, frequency })
      least++
    }
    if (kind !== 'not') most += kind === 'gap' ? gap : 1
  }
  const [anchor, beside] = needed.sort((a, b) => a.frequency - b.frequency)
  if (!anchor) return { keys: [], least: 0, most: 0, beside: undefined }
  return { ...anchor, beside: beside?.keys }
}
