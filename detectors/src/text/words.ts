import { addressIn } from './address.ts'
import { apostrophe, fullStop, isLetter, isSpace, isWordChar, lineFeed, quotationMark, shapeAt } from './chunk.ts'
import type { Folded } from './fold.ts'
import { knownAt, knowWords, mixed } from './known-words.ts'
import { keyOf, unused } from './lexicon.ts'
import type { LineRole } from './own-words.ts'
import { meantBy } from './spelling.ts'

/**
 * One word of a message. `text` is folded and without apostrophes (`you're` is `youre`); a web or mail address is one
 * word, `<url>` or `<email>`. `start` and `end` are offsets in the part as it was given.
 */
export type Word = {
  readonly text: string
  /** The number of `text` among the words of phrases. */
  readonly key: number
  readonly start: number
  readonly end: number
  /** Counts up over the message; a new one begins after a full stop, an empty line or a list mark. */
  readonly sentence: number
  readonly role: LineRole
  /** Stands between quotation marks. */
  readonly quoted: boolean
  /** Was written in disguise (sh1t, f.u.c.k) and `text` is what it stands for. */
  readonly disguised?: boolean
}

/** Reveals a disguised word: the words that a chunk stands for, or undefined when it is what it seems. */
export type Reveal = (chunk: string) => readonly string[] | undefined

const abbreviations = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'st',
  'eg',
  'ie',
  'e.g',
  'i.e',
  'etc',
  'vs',
  'no',
  'approx',
  'rev',
  'sr',
  'jr',
])

/**
 * Cuts folded text into words and sentences. `roleAt` tells whose words stand at a folded offset, and is asked with
 * rising ones; `shownAt` maps the offsets of the text on to those of its source. Linear.
 */
export function cutWords(
  folded: Folded,
  roleAt: (offset: number) => LineRole,
  reveal: Reveal,
  shownAt?: Uint32Array,
): Word[] {
  const { text } = folded
  knowWords()
  const words: Word[] = []
  const places = placesOf(folded.at, shownAt)
  let sentence = 0
  let inQuotes = false
  let i = 0
  let newLines = 0
  let lastRole: LineRole = 'own'
  while (i < text.length) {
    const first = text.charCodeAt(i)
    if (isSpace(first)) {
      if (first === lineFeed && ++newLines === 2) sentence++
      i++
      continue
    }
    const shape = shapeAt(text, i)
    const to = shape.end
    if (newLines > 0 && (!isLetter(first) || to - i === 2) && isMark(text.slice(i, to))) sentence++
    newLines = 0
    const role = roleAt(i)
    if (role !== lastRole) sentence++
    lastRole = role
    const chunk = shape.plain ? '' : text.slice(i, to)
    const address = shape.plain || !shape.pointed ? undefined : addressIn(chunk)
    const revealed = shape.plain || address || !shape.lettered || chunk.length > 60 ? undefined : reveal(chunk)
    if (address) {
      words.push(wordOf(address, places.start(i), places.end(to), sentence, role, inQuotes))
    } else if (revealed) {
      if (chunk.startsWith('"')) inQuotes = true
      const [start, end] = [places.start(i), places.end(to)]
      for (const word of revealed)
        words.push({ ...wordOf(word, start, end, sentence, role, inQuotes), disguised: true })
      if (chunk.endsWith('"')) inQuotes = false
      // The revealed word has swallowed its punctuation; the sentence still ends there.
      if (/[.?!]["')]?$/.test(chunk)) sentence++
    } else {
      let k = i
      while (k < to) {
        const unit = text.charCodeAt(k)
        if (isWordChar(unit)) {
          let hash = mixed(0, unit)
          let apostrophes = false
          let end = k + 1
          for (; end < to; end++) {
            const next = text.charCodeAt(end)
            if (isWordChar(next)) hash = mixed(hash, next)
            else if (next === apostrophe && end + 1 < to && isWordChar(text.charCodeAt(end + 1))) apostrophes = true
            else break
          }
          const start = places.start(k)
          const until = places.end(end)
          const known = apostrophes ? undefined : knownAt(text, k, end, hash)
          if (known)
            words.push({ text: known.text, key: known.key, start, end: until, sentence, role, quoted: inQuotes })
          else if (apostrophes)
            words.push(wordOf(text.slice(k, end).replaceAll("'", ''), start, until, sentence, role, inQuotes))
          else
            words.push({ text: text.slice(k, end), key: unused, start, end: until, sentence, role, quoted: inQuotes })
          k = end
          continue
        }
        if (unit === quotationMark) inQuotes = !inQuotes
        else if (endsSentence(unit, text, k, to, words)) sentence++
        k++
      }
    }
    // Somebody who never closes a quotation mark is not quoting for the rest of the message.
    if (inQuotes && words.length > 0 && newLineSoon(text, to)) inQuotes = false
    i = to
  }
  return words
}

/** Where a stretch of folded text begins and ends in the part as it was given. */
function placesOf(at: Uint32Array, shownAt: Uint32Array | undefined) {
  const source = (offset: number) => at[offset] ?? (at.length ? (at[at.length - 1] ?? 0) + 1 : 0)
  const sourceEnd = (offset: number) => (offset > 0 ? source(offset - 1) + 1 : 0)
  if (!shownAt) return { start: source, end: sourceEnd }
  const last = shownAt.length ? (shownAt[shownAt.length - 1] ?? 0) + 1 : 0
  return {
    start: (offset: number) => shownAt[source(offset)] ?? last,
    end: (offset: number) => (shownAt[sourceEnd(offset) - 1] ?? last - 1) + 1,
  }
}

function wordOf(spelt: string, start: number, end: number, sentence: number, role: LineRole, quoted: boolean): Word {
  const text = meantBy(spelt)
  return { text, key: keyOf(text), start, end, sentence, role, quoted }
}

/** What begins an entry of a list, at the head of a line. */
function isMark(chunk: string): boolean {
  return /^(?:[-*•·–>]+|\(?[0-9]{1,2}[.)]|[a-z][.)])$/.test(chunk)
}

function endsSentence(unit: number, text: string, k: number, to: number, words: readonly Word[]): boolean {
  if (unit !== fullStop && unit !== 33 && unit !== 63 && unit !== 59 && unit !== 0x2026) return false
  if (k + 1 < to) {
    const next = text.charCodeAt(k + 1)
    if (next !== quotationMark && next !== apostrophe && next !== 41) return false
  }
  if (unit !== fullStop) return true
  const before = words[words.length - 1]?.text ?? ''
  return !abbreviations.has(before) && !(before.length === 1 && isLetter(before.charCodeAt(0)))
}

function newLineSoon(text: string, from: number): boolean {
  return text[from] === '\n' && (text[from + 1] === '\n' || (text[from + 1] === '\r' && text[from + 3] === '\n'))
}
