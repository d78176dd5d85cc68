import { intern, unused } from './lexicon.ts'
import type { Word } from './words.ts'

/**
 * A small language for phrases over words, matched in linear time (no regular expressions over foreign text):
 *
 *     you|u are <very>? idiot|moron       words, alternatives, a named set, optional
 *     will|ill ..3 kill~ you              up to three words between; `~` adds the regular endings (kills, killed, killing)
 *     chain !reaction|of                  not followed by
 *
 * A phrase never crosses the end of a sentence.
 */
type Pattern = { readonly id: string; readonly elements: readonly Element[] }
type Element =
  | { readonly kind: 'words'; readonly keys: ReadonlySet<number>; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'not'; readonly keys: ReadonlySet<number> }

/** Phrases by term id, and the named sets they use. */
export type Phrases = {
  readonly find: (words: readonly Word[]) => readonly PhraseMatch[]
  readonly vocabulary: ReadonlySet<string>
  readonly size: number
}

/** `from` and `to` (exclusive) are indices into the words that were searched. */
export type PhraseMatch = { readonly id: string; readonly from: number; readonly to: number }

export type Sets = Readonly<Record<string, string>>

/** Compiles phrases. Ids are the key and a number, as in `abuse.idiot.1`. Throws on a phrase that cannot be read: a mistake of ours, seen at once. */
export function phrases(terms: Readonly<Record<string, readonly string[]>>, sets: Sets = {}): Phrases {
  // By the key of the first word; keys are small and dense, so this is a table.
  const index: (Pattern[] | undefined)[] = []
  const vocabulary = new Set<string>()
  let size = 0
  for (const [key, list] of Object.entries(terms)) {
    list.forEach((source, i) => {
      size++
      for (const form of spellOut(source)) add(form, `${key}.${i + 1}`)
    })
  }
  function add(source: string, id: string) {
    const pattern = { id, elements: parse(source, sets, vocabulary) }
    const first = pattern.elements[0]
    if (first?.kind !== 'words' || first.optional) throw new Error(`phrase \`${source}\` must begin with a word`)
    for (const key of first.keys) {
      const there = index[key]
      if (there) there.push(pattern)
      else index[key] = [pattern]
    }
  }
  return { find: (words) => search(words, index), vocabulary, size }
}

/** Short forms and the long ones they stand for: "you're" is one word, "you are" two. */
const contractions: Readonly<Record<string, readonly string[]>> = {
  '<you-are>': ['youre|ur|youare', 'you|u|ya are|r|was|were'],
  '<i-will>': [
    'ill|imma|id',
    'i will|shall|gonna|would',
    'im|am going|gonna to?',
    'well',
    'we will|gonna|shall',
    'were going|gonna to?',
  ],
  '<i-have>': ['ive|weve', 'i|we have|got|had'],
  '<i-am>': ['im', 'i am', 'were', 'we are'],
}

/** Every form of a phrase in which a contraction stands. */
function spellOut(source: string): readonly string[] {
  const name = Object.keys(contractions).find((key) => source.includes(key))
  if (!name) return [source]
  return (contractions[name] ?? []).flatMap((form) => spellOut(source.replace(name, form)))
}

function search(words: readonly Word[], index: readonly (readonly Pattern[] | undefined)[]): PhraseMatch[] {
  const found: PhraseMatch[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word || word.key === unused) continue
    const candidates = index[word.key]
    if (!candidates) continue
    for (const pattern of candidates) {
      const to = match(words, i, pattern.elements, 0, word.sentence)
      if (to !== undefined) found.push({ id: pattern.id, from: i, to })
    }
  }
  return found
}

// Bounded: a phrase has few elements and its gaps are short, so each start costs a constant at most.
function match(
  words: readonly Word[],
  at: number,
  elements: readonly Element[],
  k: number,
  sentence: number,
): number | undefined {
  const element = elements[k]
  if (!element) return at
  const word = words[at]
  const here = word && word.sentence === sentence ? word.key : undefined
  if (element.kind === 'not')
    return here !== undefined && element.keys.has(here) ? undefined : match(words, at, elements, k + 1, sentence)
  if (element.kind === 'gap') {
    for (let skip = 0; skip <= element.most; skip++) {
      if (skip > 0 && words[at + skip - 1]?.sentence !== sentence) return undefined
      const to = match(words, at + skip, elements, k + 1, sentence)
      if (to !== undefined) return to
    }
    return undefined
  }
  if (here !== undefined && element.keys.has(here)) {
    const to = match(words, at + 1, elements, k + 1, sentence)
    if (to !== undefined) return to
  }
  return element.optional ? match(words, at, elements, k + 1, sentence) : undefined
}

function parse(source: string, sets: Sets, vocabulary: Set<string>): Element[] {
  const keysOf = (words: ReadonlySet<string>) => new Set([...words].map(intern))
  return source
    .trim()
    .split(/\s+/)
    .map((piece) => {
      const gap = /^\.\.(\d?)$/.exec(piece)
      if (gap) return { kind: 'gap', most: Number(gap[1] || 3) }
      if (piece.startsWith('!')) return { kind: 'not', keys: keysOf(expand(piece.slice(1), sets)) }
      const optional = piece.endsWith('?')
      const words = expand(optional ? piece.slice(0, -1) : piece, sets)
      for (const word of words) vocabulary.add(word)
      return { kind: 'words', keys: keysOf(words), optional }
    })
}

function expand(piece: string, sets: Sets): ReadonlySet<string> {
  const out = new Set<string>()
  for (const option of piece.split('|')) {
    const name = /^<([a-z-]+)>$/.exec(option)?.[1]
    if (name === 'url' || name === 'email') out.add(option)
    else if (name) {
      const set = sets[name]
      if (set === undefined) throw new Error(`set \`${name}\` is not known in \`${piece}\``)
      for (const word of set.split(/\s+/)) for (const form of endings(word)) out.add(form)
    } else for (const form of endings(option)) out.add(form)
  }
  return out
}

/** `kill~` is kill, kills, killed, killing; a final e drops, a final y turns; `stop~~` doubles its last letter as well. */
export function endings(word: string): readonly string[] {
  const stem = word.replace(/~+$/, '')
  if (stem === word) return stem ? [stem] : []
  const last = stem[stem.length - 1] ?? ''
  if (word.endsWith('~~')) return [stem, `${stem}s`, `${stem}${last}ed`, `${stem}${last}ing`, `${stem}${last}er`]
  if (last === 'e') return [stem, `${stem}s`, `${stem}d`, `${stem.slice(0, -1)}ing`]
  if (last === 'y' && !/[aeiou]y$/.test(stem))
    return [stem, `${stem.slice(0, -1)}ies`, `${stem.slice(0, -1)}ied`, `${stem}ing`]
  return [stem, `${stem}s`, `${stem}es`, `${stem}ed`, `${stem}ing`]
}
