import { keyOf, unused } from './lexicon.ts'

/**
 * Words written so that a filter should not see them and a reader should: sh1t, @ss, f*ck, f.u.c.k, f u c k, fuuuck.
 * Only words of a given vocabulary are revealed, so ordinary part numbers, code and product names stay what they are.
 */
export type Disguises = {
  /** What a chunk (no white space) stands for, or undefined. */
  reveal(chunk: string): string | undefined
  /** The strong word that letters standing alone spell (from `f u c k y o u`): offset and length in letters, or undefined. */
  spelled(letters: string): { readonly word: string; readonly from: number; readonly length: number } | undefined
  /** True when two neighbouring words are one strong word pulled apart (`fu ck`). */
  joined(first: string, second: string): string | undefined
}

/** `words` are revealed from any disguise; `maskable` (the strongest) also from stars and from letters left out. */
export function disguisesOf(words: Iterable<string>, maskable: Iterable<string>): Disguises {
  const plain = new Set(words)
  const strong = new Set(maskable)
  for (const word of strong) plain.add(word)
  const bySkeleton = new Map<string, string>()
  const collapsed = new Map<string, string>()
  /** What two characters at the head of a disguised word come to: few of those that hold a digit begin like one. */
  const beginnings = new Set<string>()
  for (const word of plain) {
    if (!bySkeleton.has(skeleton(word))) bySkeleton.set(skeleton(word), word)
    // Of the same letter twice (`ss`, `s5`) one is left, whichever word it is that goes on.
    beginnings.add(skeleton(word.slice(0, 2))).add(skeleton(word.slice(0, 1)))
    if (!collapsed.has(collapse(word))) collapsed.set(collapse(word), word)
  }
  const byLength = new Map<number, string[]>()
  for (const word of strong) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word])

  function reveal(chunk: string): string | undefined {
    const core = trim(chunk)
    const holds = contents(core)
    if (holds === letters) return repeated(core)
    if (core.length < 3 || core.length > 40 || !(holds & letters)) return undefined
    if (holds & apostrophes && /^[a-z]+(?:'[a-z]+)+$/.test(core)) return undefined
    return (
      (holds & (stars | doubled) ? masked(core) : undefined) ??
      (holds & partings ? separated(core) : undefined) ??
      (holds & (digits | looks) && !(holds & others) ? leet(core) : undefined) ??
      (holds & masks ? masked(core.replace(/[@$%&!?^~+]/g, '*')) : undefined)
    )
  }

  function repeated(word: string): string | undefined {
    if (!/(.)\1\1/.test(word)) return undefined
    const found = collapsed.get(collapse(word))
    if (found && found !== word) return found
    // Small words are drawn out as well: "you are sooooo …".
    return [word.replace(/(.)\1{2,}/g, '$1'), word.replace(/(.)\1{2,}/g, '$1$1')].find((form) => keyOf(form) !== unused)
  }

  function masked(core: string): string | undefined {
    if (!/[*#]|[a-z](?:-{2,}|_{2,}|\.{2,})[a-z]/.test(core)) return undefined
    const shape = core.replace(/[-_.]/g, '*').replace(/#/g, '*')
    const stars = shape.split('*').length - 1
    if (
      !/^[a-z][a-z*]*$/.test(shape) ||
      stars === 0 ||
      (stars > 2 && stars >= shape.length - 1 && !/^[fcw]\*+$/.test(shape))
    )
      return undefined
    // A single letter and stars alone is a guess, and A** is a grade.
    if (/^[^fcw]\*+$/.test(shape) || shape.length < 4) return shape === 'f*k' ? 'fuck' : undefined
    if (/^[a-z]+\*$/.test(shape) && stars === 1) return undefined
    return (
      byLength.get(shape.length)?.find((word) => fits(shape, word)) ??
      byLength.get(shape.length + 1)?.find((word) => stars === 1 && fits(shape.replace('*', '**'), word))
    )
  }

  function separated(core: string): string | undefined {
    if (!/^[a-z0-9@$!|]+(?:[-._~+'/,][a-z0-9@$!|]+)+$/.test(core)) return undefined
    const pieces = core.split(/[-._~+'/,]/)
    const letters = pieces.every((piece) => piece.length === 1)
    const whole = pieces.join('')
    const found = plain.has(whole)
      ? whole
      : letters
        ? (collapsed.get(collapse(whole)) ?? bySkeleton.get(skeleton(whole)))
        : undefined
    // Signs stand for letters, they do not leave any out: 4's is not "ass".
    if (found && found.length > whole.length) return undefined
    if (letters) return found
    return found && pieces.some((piece) => piece.length === 1 || !/[aeiou]/.test(piece)) ? found : undefined
  }

  function leet(core: string): string | undefined {
    if (!/^[a-z0-9@$!|+(€£]+$/.test(core) || !/[0-9@$!|+(€£]/.test(core)) return undefined
    // Numbers with a unit or an ordinal (2nd, 5k, 11a) are not words.
    if (/^\d+[a-z]{0,2}$/.test(core)) return undefined
    if (!beginnings.has(skeleton(core.slice(0, 2)))) return undefined
    const found = bySkeleton.get(skeleton(core))
    // A short word behind digits alone is a number of a room or a part: a55.
    const signed = /[@$!|€£]/.test(core)
    return found && found.length >= (signed ? 3 : 4) && found.length <= core.length ? found : undefined
  }

  const letterTree = treeOf(plain)

  function spelled(letters: string) {
    for (let from = 0; from + 4 <= letters.length; from++) {
      let node: Tree | undefined = letterTree
      let best: { word: string; from: number; length: number } | undefined
      for (let k = from; node && k < letters.length; k++) {
        node = node.next.get(unleet(letters[k] ?? ''))
        if (node?.word && node.word.length >= 4) best = { word: node.word, from, length: k - from + 1 }
      }
      if (best) return best
    }
    return undefined
  }

  const longest = Math.max(...Array.from(strong, (word) => word.length))

  function joined(first: string, second: string): string | undefined {
    const length = first.length + second.length
    if (length > longest || length > 14 || (!isFragment(first) && !isFragment(second))) return undefined
    const whole = first + second
    return strong.has(whole) ? whole : undefined
  }

  return { reveal, spelled, joined }
}

/** A piece that is no word by itself: a lone consonant, or a few letters without a vowel. */
function isFragment(piece: string): boolean {
  if (piece.length > 4) return false
  for (let i = 0; i < piece.length; i++) {
    const unit = piece.charCodeAt(i)
    if (unit < 128 && vowels[unit]) return false
  }
  return true
}

const vowels = Uint8Array.from({ length: 128 }, (_, unit) =>
  'aeiouy0123456789'.includes(String.fromCharCode(unit)) ? 1 : 0,
)

/** Without punctuation around, and without the stars or underscores that emphasise a whole word. */
function trim(chunk: string): string {
  let from = 0
  let to = chunk.length
  while (from < to && '"\'([{<>,;:.?-'.includes(chunk[from] ?? '')) from++
  while (to > from && '"\')]}<>,;:.?!-'.includes(chunk[to - 1] ?? '')) to--
  const core = chunk.slice(from, to)
  return /^([*_])[^*_].*[^*_]\1$/.test(core) ? core.slice(1, -1) : core
}

/** What a chunk holds, as bits: it settles which disguises need be thought of. */
const [letters, digits, looks, stars, masks, partings, apostrophes, others, doubled] = [
  1, 2, 4, 8, 16, 32, 64, 128, 256,
]

const signs = Uint16Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  if (/[a-z]/.test(char)) return letters
  return (
    (/[0-9]/.test(char) ? digits : 0) |
    (/[@$!|+(]/.test(char) ? looks : 0) |
    (/[*#]/.test(char) ? stars : 0) |
    (/[@$%&!?^~+]/.test(char) ? masks : 0) |
    (/[-._~+'/,]/.test(char) ? partings : 0) |
    (char === "'" ? apostrophes : 0) |
    (/[0-9@$!|+(]/.test(char) ? 0 : others)
  )
})

function contents(core: string): number {
  let seen = 0
  let before = 0
  for (let i = 0; i < core.length; i++) {
    const unit = core.charCodeAt(i)
    seen |= unit < 128 ? (signs[unit] as number) : unit === 0x20ac || unit === 0xa3 ? looks : others
    if (unit === before && (unit === 45 || unit === 46 || unit === 95)) seen |= doubled
    before = unit
  }
  return seen
}

function fits(shape: string, word: string): boolean {
  for (let i = 0; i < shape.length; i++) if (shape[i] !== '*' && shape[i] !== word[i]) return false
  return true
}

const leetLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '2': 'z',
  '3': 'e',
  '€': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '6': 'g',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
  '(': 'c',
  '£': 'e',
}

function unleet(char: string): string {
  return leetLetters[char] ?? char
}

/** Words by their letters, leetspeak undone. */
type Tree = { readonly next: Map<string, Tree>; word?: string }

function treeOf(words: Iterable<string>): Tree {
  const root: Tree = { next: new Map() }
  for (const word of words) {
    let node = root
    for (const char of word) {
      const key = unleet(char)
      const next = node.next.get(key) ?? { next: new Map() }
      node.next.set(key, next)
      node = next
    }
    node.word ??= word
  }
  return root
}

/** Digits and signs as the letters they pass for, i and l as one, runs collapsed: equal for a word and its leetspeak. */
function skeleton(word: string): string {
  let out = ''
  let last = ''
  for (const char of word) {
    const letter = unleet(char)
    if (letter !== last) out += letter
    last = letter
  }
  return out
}

function collapse(word: string): string {
  let out = ''
  let last = ''
  for (const char of word) {
    if (char !== last) out += char
    last = char
  }
  return out
}
