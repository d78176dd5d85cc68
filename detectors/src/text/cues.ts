import { intern, keysSoFar, unused } from './lexicon.ts'
import type { Part } from './part.ts'
import { stride } from './tokens.ts'

/** Words without which a rule has nothing to find in a line, as one bit. */
export type Cue = number

const bits: number[] = []
let next = 1
let byKey = new Int32Array(0)

/** A cue of words that stand alone, separated by white space. Made while modules load; there is room for twenty-four. */
export function cue(words: string): Cue {
  const bit = next
  next *= 2
  for (const word of words.trim().split(/\s+/)) {
    const key = intern(word)
    bits[key] = (bits[key] ?? 0) | bit
  }
  return bit
}

/** Words of which is counted how often a line holds one. There is one such cue. */
export function countCue(words: string) {
  counted = cue(words)
}

let counted = 0
const once = 1 << 24

/** How often a line holds the counted cue. */
export function timesCounted(cues: number): number {
  return cues >> 24
}

/** The cues that each line of a part holds among the writer's own words. */
export function cuesOf({ tokens, lines, folded }: Pick<Part, 'tokens' | 'lines' | 'folded'>): Int32Array {
  if (byKey.length !== keysSoFar() + 1) byKey = Int32Array.from({ length: keysSoFar() + 1 }, (_, key) => bits[key] ?? 0)
  const found = new Int32Array(lines.length)
  const { data, count } = tokens
  let k = 0
  for (let i = 0; i < count; i++) {
    const key = data[i * stride] as number
    const seen = key > unused ? (byKey[key] as number) : 0
    if (seen === 0) continue
    const at = folded.inPlace ? (data[i * stride + 1] as number) : (folded.at[data[i * stride + 1] as number] ?? 0)
    while (k < lines.length - 1 && (lines[k]?.end ?? 0) <= at) k++
    const here = found[k] as number
    found[k] = here | seen
    if (seen & counted && here < once * 100) found[k] = (here | seen) + once
  }
  return found
}
