/** A word of a text as it is looked for, with where it stands: UTF-16 offsets, half-open. */
export type Word = { readonly word: string; readonly start: number; readonly end: number }

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu
// A word that nobody types: what an encoded text is made of.
const longestWord = 64

/** The words of a text, in order: case, accents, widths and ligatures are one (NFKD without marks), and so is `don’t` with and without its apostrophe. */
export function* wordsIn(text: string): Generator<Word> {
  for (const match of text.matchAll(wordPattern)) {
    const word = foldWord(match[0])
    if (word !== '' && word.length <= longestWord)
      yield { word, start: match.index, end: match.index + match[0].length }
  }
}

/** Each of them once, at most so many. */
export function distinctWords(texts: Iterable<string>, most: number): string[] {
  const found = new Set<string>()
  for (const text of texts)
    for (const { word } of wordsIn(text)) {
      found.add(word)
      if (found.size >= most) return [...found]
    }
  return [...found]
}

function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]+/gu, '')
    .toLowerCase()
}

/** What somebody looks for: words that must all be there, and among them phrases, which were put in quotation marks. */
export type Sought = { readonly words: readonly string[]; readonly phrases: readonly (readonly string[])[] }

const mostSought = 12

/** Reads what was typed. Beyond twelve words nothing more is looked for. */
export function readSought(typed: string): Sought {
  const phrases = [...typed.matchAll(/["“”]([^"“”]+)["“”]/g)]
    .map(([, inner = '']) => distinctOrder(inner))
    .filter((phrase) => phrase.length > 1)
    .map((phrase) => phrase.slice(0, mostSought))
  return { words: distinctWords([typed], mostSought), phrases }
}

function distinctOrder(text: string): string[] {
  return [...wordsIn(text)].map(({ word }) => word)
}

/** Whether all that is sought stands in these texts; a phrase within one of them. */
export function hasAll(sought: Sought, texts: readonly string[]): boolean {
  const read = texts.map((text) => [...wordsIn(text)].map(({ word }) => word))
  const all = new Set(read.flat())
  return (
    sought.words.every((word) => all.has(word)) &&
    sought.phrases.every((phrase) => read.some((words) => findPhrase(words, phrase) >= 0))
  )
}

function findPhrase(words: readonly string[], phrase: readonly string[]): number {
  return words.findIndex((_, at) => phrase.every((word, next) => words[at + next] === word))
}

/** A piece of a text around the first word that is sought, with the words to be shown: UTF-16 offsets into `text`, half-open. */
export type Snippet = {
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

const before = 60
const longest = 200

/** Of a text that has none of the words, its beginning. */
export function snippetOf(text: string, sought: Sought): Snippet {
  const wanted = new Set(sought.words)
  const found = [...wordsIn(text)].filter(({ word }) => wanted.has(word))
  const [first] = found
  const from = first === undefined || first.start <= before ? 0 : text.indexOf(' ', first.start - before) + 1
  const start = first !== undefined && from > first.start ? first.start : from
  const cut = text.slice(start, start + longest)
  const marks = found
    .filter((each) => each.start >= start && each.end <= start + cut.length)
    .map((each) => ({ start: each.start - start, end: each.end - start }))
  // One space for each kind of space: lengths, and so the offsets, stay.
  return { text: cut.replace(/\s/g, ' '), marks }
}
