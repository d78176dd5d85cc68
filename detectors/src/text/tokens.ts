import type { Folded } from './fold.ts'
import type { LineRole } from './glance.ts'
import { keyOf, unused, wordOf } from './lexicon.ts'
import type { Word } from './words.ts'

/**
 * The words of a part as numbers, `stride` a word: its key, where it begins and ends in the folded text, and a note of
 * its sentence and `flags`. Most messages are judged by these alone; words as objects are made for rules that read them.
 */
export type Tokens = {
  readonly data: Int32Array
  readonly count: number
  /** Words that no phrase uses and that are not what stands in the text; a key of -1 is the first of them. */
  readonly spelt: readonly string[]
}

export const stride = 4

export const flags = {
  quoted: 1,
  disguised: 2,
  signature: 4,
  /** A few letters without a vowel: perhaps a piece of a word that was pulled apart. */
  fragment: 8,
} as const

/** The number of a note's sentence stands above its flags. */
export const sentenceShift = 4

/** Where words are put while a text is cut, lent to one text at a time. */
export class TokenRoom implements Tokens {
  data = new Int32Array(1 << 14)
  count = 0
  spelt: string[] = []
  /** True when a word may have been pulled apart over white space: single letters in a row, or a fragment. */
  pulledApart = false

  /** Makes room for the words of a text of that length: no two stand without a character between them. */
  begin(length: number) {
    const needed = ((length >> 1) + 2) * stride
    if (needed > this.data.length || this.data.length > mostKept) this.data = new Int32Array(Math.max(needed, 1 << 14))
    this.count = 0
    this.spelt = []
    this.pulledApart = false
  }

  put(key: number, start: number, end: number, note: number) {
    const { data } = this
    const at = this.count++ * stride
    data[at] = key
    data[at + 1] = start
    data[at + 2] = end
    data[at + 3] = note
  }

  /** The key of a word that stands for what is written. */
  keyFor(word: string): number {
    return keyOf(word) || -this.spelt.push(word)
  }

  done(): Tokens {
    const { data, count, spelt } = this
    return { data: kept(data.subarray(0, count * stride)), count, spelt }
  }
}

/** Texts share arrays, since to make one for each takes longer than to fill it: what is left of the last one is filled first. */
let shelf = new Int32Array(1 << 14)
let filled = 0

function kept(tokens: Int32Array): Int32Array {
  const { length } = tokens
  if (length > shelf.length >> 2) return tokens.slice()
  if (filled + length > shelf.length) {
    shelf = new Int32Array(shelf.length)
    filled = 0
  }
  shelf.set(tokens, filled)
  filled += length
  return shelf.subarray(filled - length, filled)
}

const mostKept = 1 << 20

/** What the word numbered `i` is. */
export function textOf({ data, spelt }: Tokens, i: number, folded: Folded): string {
  const key = data[i * stride] as number
  if (key > unused) return wordOf(key)
  if (key < unused) return spelt[-key - 1] ?? ''
  const written = folded.text.slice(data[i * stride + 1], data[i * stride + 2])
  return written.includes("'") ? written.replaceAll("'", '') : written
}

/** Every word as an object; `shownAt` maps the offsets of the text on to those of its source. */
export function toWords(tokens: Tokens, folded: Folded, shownAt: Uint32Array | undefined): Word[] {
  const source = { tokens, folded, places: placesOf(folded, shownAt) }
  return Array.from({ length: tokens.count }, (_, i) => new TokenWord(source, i))
}

type Source = { readonly tokens: Tokens; readonly folded: Folded; readonly places: ReturnType<typeof placesOf> }

/** A word that is read when it is asked about: of thousands, rules look at the few around a phrase. */
class TokenWord implements Word {
  private readonly source: Source
  private readonly i: number
  private made: string | undefined
  constructor(source: Source, i: number) {
    this.source = source
    this.i = i
  }
  private token(offset: number): number {
    return this.source.tokens.data[this.i * stride + offset] as number
  }
  get text(): string {
    this.made ??= textOf(this.source.tokens, this.i, this.source.folded)
    return this.made
  }
  get key(): number {
    return Math.max(this.token(0), unused)
  }
  get start(): number {
    return this.source.places.start(this.token(1))
  }
  get end(): number {
    return this.source.places.end(this.token(2))
  }
  get sentence(): number {
    return this.token(3) >> sentenceShift
  }
  get role(): LineRole {
    return this.token(3) & flags.signature ? 'signature' : 'own'
  }
  get quoted(): boolean {
    return (this.token(3) & flags.quoted) !== 0
  }
  get disguised(): boolean {
    return (this.token(3) & flags.disguised) !== 0
  }
}

/** Where a stretch of folded text begins and ends in the part as it was given. */
function placesOf(folded: Folded, shownAt: Uint32Array | undefined) {
  // Where nothing was moved no table of places is made.
  const at = folded.inPlace ? undefined : folded.at
  const source = (offset: number) => (at ? (at[offset] ?? (at.length ? (at[at.length - 1] ?? 0) + 1 : 0)) : offset)
  const sourceEnd = (offset: number) => (offset > 0 ? source(offset - 1) + 1 : 0)
  if (!shownAt) return { start: source, end: sourceEnd }
  const last = shownAt.length ? (shownAt[shownAt.length - 1] ?? 0) + 1 : 0
  return {
    start: (offset: number) => shownAt[source(offset)] ?? last,
    end: (offset: number) => (shownAt[sourceEnd(offset) - 1] ?? last - 1) + 1,
  }
}

/** How many words are not the signature's. */
export function countOwn({ data, count }: Tokens): number {
  let own = 0
  for (let i = 0; i < count; i++) if (!((data[i * stride + 3] as number) & flags.signature)) own++
  return own
}

type Told = { readonly tokens: Tokens; readonly folded: Folded }

/** True when two texts hold the same words. */
export function sameTexts(one: Told, other: Told): boolean {
  if (one.tokens.count !== other.tokens.count) return false
  for (let i = 0; i < one.tokens.count; i++) {
    const key = one.tokens.data[i * stride] as number
    const beside = other.tokens.data[i * stride] as number
    if (key > unused && beside > unused) {
      if (key !== beside) return false
    } else if (textOf(one.tokens, i, one.folded) !== textOf(other.tokens, i, other.folded)) return false
  }
  return true
}
