/**
 * How people hide a word from a filter, done by machine to what a detector has found in plain words: of that, how much is
 * still found? Every disguise is one that a reader sees through at once.
 */
import { explainContent } from '@beadle/detectors'
import type { FactName } from '@beadle/engine'
import type { Example, LabelledSet } from './labelled-sets.ts'
import { parts } from './labelled-sets.ts'
import { factsOf, says, school } from './measure-sets.ts'

/** A disguise: its name, and what it makes of a word. `html` marks those that need a HTML body. */
export type Disguise = { readonly name: string; readonly html?: true; readonly hide: (word: string) => string }

const each = (table: Readonly<Record<string, string>>) => (word: string) =>
  [...word].map((letter) => table[letter.toLowerCase()] ?? letter).join('')
const inside = (between: string) => (word: string) => {
  const middle = Math.floor(word.length / 2)
  return word.slice(0, middle) + between + word.slice(middle)
}

export const disguises: readonly Disguise[] = [
  { name: 'digits and signs for letters', hide: each({ a: '4', e: '3', i: '1', o: '0', s: '5' }) },
  { name: 'spaces between the letters', hide: (word) => [...word].join(' ') },
  { name: 'full stops between the letters', hide: (word) => [...word].join('.') },
  { name: 'Cyrillic and Greek look-alikes', hide: each({ a: 'а', e: 'е', o: 'о', i: 'і', c: 'с', p: 'р', u: 'υ' }) },
  { name: 'accents', hide: each({ a: 'á', e: 'è', i: 'ï', o: 'ö', u: 'ü' }) },
  { name: 'full-width letters', hide: (word) => [...word].map((c) => (/[!-~]/.test(c) ? String.fromCodePoint(c.charCodeAt(0) + 0xfee0) : c)).join('') },
  { name: 'mathematical bold letters', hide: (word) => [...word.toLowerCase()].map((c) => (/[a-z]/.test(c) ? String.fromCodePoint(0x1d41a + c.charCodeAt(0) - 97) : c)).join('') },
  { name: 'a zero-width space inside', hide: inside('\u200b') },
  { name: 'a soft hyphen inside', hide: inside('\u00ad') },
  { name: 'capitals and small letters by turns', hide: (word) => [...word].map((c, i) => (i % 2 ? c.toUpperCase() : c.toLowerCase())).join('') },
  { name: 'an empty element inside', html: true, hide: inside('<b></b>') },
  { name: 'a comment inside', html: true, hide: inside('<!-- x -->') },
  { name: 'numbered entities', html: true, hide: (word) => [...word].map((c) => `&#${c.codePointAt(0)};`).join('') },
] // biome-ignore format: one a line

/** The sets whose words people have reason to hide. */
export const hidden: readonly string[] = [
  'abuse',
  'obscenity',
  'threat',
  'harassment',
  'discrimination',
  'grooming',
  'phishing',
  'chain',
]

/** Of `plain` messages found in plain words, how many are `still` found under each disguise. */
export type Survival = { readonly disguise: string; readonly plain: number; readonly still: number }

/** Tries every disguise on the longest word of everything found in the plain texts of the hurtful sets. */
export function measureDisguises(sets: readonly LabelledSet[]): readonly Survival[] {
  const plain = sets
    .filter(({ name }) => hidden.includes(name))
    .flatMap((set) =>
      set.found.flatMap((group) => parts.flatMap((part) => group[part].map((one) => ({ fact: set.facts[0], one })))),
    )
    .flatMap(({ fact, one }) => {
      const words = fact === undefined ? [] : keyWords(fact, one)
      return fact === undefined || words.length === 0 ? [] : [{ fact, text: one.text ?? '', words }]
    })
  return disguises.map((disguise) => ({
    disguise: disguise.name,
    plain: plain.length,
    still: plain.filter(({ fact, text, words }) => says(factsOf(wear(disguise, text, words)), fact)).length,
  }))
}

function wear({ hide, html }: Disguise, text: string, words: readonly string[]): Example {
  const by = (source: string, make: (word: string) => string) =>
    words.reduce((done, word) => done.replaceAll(word, () => make(word)), source)
  return html ? { html: `<p>${by(text.replace(/[&<>]/g, ' '), hide)}</p>` } : { text: by(text, hide) }
}

/** The longest word of each place where the fact was seen in plain letters; none when the message is no plain text. */
function keyWords(fact: FactName, example: Example): readonly string[] {
  const { text } = example
  if (text === undefined || example.subjectLine !== undefined || !/^[\x20-\x7e\n’]*$/.test(text)) return []
  const places = explainContent({ school, text }).filter((hit) => hit.fact === fact)
  const words = places.map(
    ({ start, end }) =>
      (text.slice(start, end).match(/[A-Za-z]{4,}/g) ?? []).toSorted((a, b) => b.length - a.length)[0],
  )
  return [...new Set(words.filter((word) => word !== undefined))]
}
