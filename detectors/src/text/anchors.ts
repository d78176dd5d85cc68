import { frequencyOf } from './common.ts'
import { keysSoFar, wordOf } from './lexicon.ts'
import type { Element, Pattern } from './search.ts'

/** Phrases by the key of an anchor: those of `key` are `entries` from `from[key]` up to `from[key + 1]`. */
export type Anchored = { readonly from: Int32Array; readonly entries: readonly Entry[] }

/** A phrase that may stand around an anchor, which is `least` to `most` words behind its beginning. */
type Entry = {
  readonly pattern: Pattern
  readonly list: number
  /** The place of the phrase among all phrases of all lists. */
  readonly order: number
  readonly least: number
  readonly most: number
}

/** Sets the phrases of all lists out by their anchors: of the words that each needs, those that are met least. */
export function anchorAll(lists: readonly (readonly Pattern[])[]): Anchored {
  const byKey: Entry[][] = []
  let order = 0
  lists.forEach((patterns, list) => {
    for (const pattern of patterns) {
      const { keys, least, most } = anchorOf(pattern.elements)
      const entry = { pattern, list, order: order++, least, most }
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
  return { from, entries }
}

type Anchor = { readonly keys: readonly number[]; readonly least: number; readonly most: number }

function anchorOf(elements: readonly Element[]): Anchor {
  let best: Anchor = { keys: [], least: 0, most: 0 }
  let rarest = Number.POSITIVE_INFINITY
  let least = 0
  let most = 0
  for (const { kind, keys, optional, most: gap } of elements) {
    if (kind === 'words' && !optional) {
      const frequency = keys.list.reduce((sum, key) => sum + frequencyOf(wordOf(key)), 0)
      if (frequency < rarest) {
        rarest = frequency
        best = { keys: keys.list, least, most }
      }
      least++
    }
    if (kind !== 'not') most += kind === 'gap' ? gap : 1
  }
  return best
}
