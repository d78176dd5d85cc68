import { intern } from './lexicon.ts'
import { addList, type Element, type Found, keySet, type Pattern, type PhraseMatch } from './search.ts'

export type { PhraseMatch } from './search.ts'

/**
 * A small language for phrases over words, matched in linear time (no regular expressions over foreign text):
 *
 *     you|u are <very>? idiot|moron       words, alternatives, a named set, optional
 *     will|ill ..3 kill~ you              up to three words between; `~` adds the regular endings (kills, killed, killing)
 *     chain !reaction|of                  not followed by: the last of its phrase
 *
 * A phrase never crosses the end of a sentence.
 */
/** Phrases by term id, and the named sets they use. */
export type Phrases = {
  /** Those of this list, where all lists were looked for at once. */
  readonly of: (found: Found) => readonly PhraseMatch[]
  readonly vocabulary: ReadonlySet<string>
  readonly size: number
}

export type Sets = Readonly<Record<string, string>>

/** Compiles phrases. Ids are the key and a number, as in `abuse.idiot.1`. Throws on a phrase that cannot be read: a mistake of ours, seen at once. */
export function phrases(terms: Readonly<Record<string, readonly string[]>>, sets: Sets = {}): Phrases {
  const patterns: Pattern[] = []
  const vocabulary = new Set<string>()
  let size = 0
  for (const [key, list] of Object.entries(terms)) {
    list.forEach((source, i) => {
      size++
      for (const form of spellOut(source)) add(form, `${key}.${i + 1}`)
    })
  }
  function add(source: string, id: string) {
    const elements = parse(source, sets, vocabulary)
    const first = elements[0]
    if (first?.kind !== 'words' || first.optional) throw new Error(`phrase \`${source}\` must begin with a word`)
    patterns.push({ id, first: first.keys, elements })
  }
  const list = addList(patterns)
  return { of: (found) => found[list] ?? nothing, vocabulary, size }
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

const nothing: readonly PhraseMatch[] = []
const none = keySet([])

function parse(source: string, sets: Sets, vocabulary: Set<string>): Element[] {
  const keysOf = (words: ReadonlySet<string>) => keySet([...words].map(intern))
  return source
    .trim()
    .split(/\s+/)
    .map((piece, i, pieces) => {
      const gap = /^\.\.(\d?)$/.exec(piece)
      if (gap) return { kind: 'gap', keys: none, most: Number(gap[1] || 3), optional: false }
      if (piece.startsWith('!')) {
        if (i < pieces.length - 1 || piece.endsWith('?')) throw new Error(`phrase \`${source}\` must end with \`!\``)
        return { kind: 'not', keys: keysOf(expand(piece.slice(1), sets)), most: 0, optional: false }
      }
      const optional = piece.endsWith('?')
      const words = expand(optional ? piece.slice(0, -1) : piece, sets)
      for (const word of words) vocabulary.add(word)
      return { kind: 'words', keys: keysOf(words), most: 0, optional }
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
