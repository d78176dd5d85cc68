import type { Folded } from './fold.ts'
import { keyOf } from './lexicon.ts'
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

/** Cuts folded text into words and sentences. `roleAt` tells whose words stand at a folded offset. Linear. */
export function cutWords(folded: Folded, roleAt: (offset: number) => LineRole, reveal: Reveal): Word[] {
  const { text, at } = folded
  const words: Word[] = []
  let sentence = 0
  let inQuotes = false
  let i = 0
  let newLines = 0
  let lastRole: LineRole = 'own'
  const source = (offset: number) => at[offset] ?? (at.length ? (at[at.length - 1] ?? 0) + 1 : 0)
  const sourceEnd = (offset: number) => (offset > 0 ? source(offset - 1) + 1 : 0)
  while (i < text.length) {
    const char = text[i] ?? ''
    if (isSpace(char)) {
      if (char === '\n' && ++newLines === 2) sentence++
      i++
      continue
    }
    let to = i + 1
    while (to < text.length && !isSpace(text[to] ?? ' ')) to++
    const chunk = text.slice(i, to)
    if (newLines > 0 && /^(?:[-*•·–>]+|\(?[0-9]{1,2}[.)]|[a-z][.)])$/.test(chunk)) sentence++
    newLines = 0
    const role = roleAt(i)
    if (role !== lastRole) sentence++
    lastRole = role
    const push = (spelt: string, from: number, until: number, disguised = false) => {
      const word = meantBy(spelt)
      const base = {
        text: word,
        key: keyOf(word),
        start: source(from),
        end: sourceEnd(until),
        sentence,
        role,
        quoted: inQuotes,
      }
      words.push(disguised ? { ...base, disguised } : base)
    }
    if (isAddress(chunk)) {
      push(chunk.includes('://') || !chunk.includes('@') || chunk.startsWith('www.') ? '<url>' : '<email>', i, to)
    } else {
      const revealed = chunk.length <= 60 ? reveal(chunk) : undefined
      if (revealed) {
        if (chunk.startsWith('"')) inQuotes = true
        for (const word of revealed) push(word, i, to, true)
        if (chunk.endsWith('"')) inQuotes = false
        // The revealed word has swallowed its punctuation; the sentence still ends there.
        if (/[.?!]["')]?$/.test(chunk)) sentence++
      } else {
        let k = i
        while (k < to) {
          const c = text[k] ?? ''
          if (isWordChar(c)) {
            let end = k + 1
            let apostrophes = false
            for (; end < to; end++) {
              const next = text[end] ?? ''
              if (isWordChar(next)) continue
              if (next !== "'" || end + 1 >= to || !isWordChar(text[end + 1] ?? ' ')) break
              apostrophes = true
            }
            const word = text.slice(k, end)
            push(apostrophes ? word.replaceAll("'", '') : word, k, end)
            k = end
            continue
          }
          if (c === '"') inQuotes = !inQuotes
          if ((c === '.' || c === '!' || c === '?' || c === ';' || c === '…') && endsSentence(text, k, to, words))
            sentence++
          k++
        }
      }
    }
    // Somebody who never closes a quotation mark is not quoting for the rest of the message.
    if (inQuotes && words.length > 0 && newLineSoon(text, to)) inQuotes = false
    i = to
  }
  return words
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f' || char === '\v'
}

function isWordChar(char: string): boolean {
  const unit = char.charCodeAt(0)
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
  return unit >= 0xaa && /[\p{L}\p{N}]/u.test(char)
}

/** A web or mail address. Its parts are not words: `…/ass/hole` insults nobody. */
export function isAddress(chunk: string): boolean {
  if (chunk.includes('://') || chunk.startsWith('www.') || chunk.startsWith('mailto:')) return true
  const atSign = chunk.indexOf('@')
  if (
    atSign > 0 &&
    /^[<("'[]{0,2}[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}[>)"'\].,;:!?]{0,4}$/.test(
      chunk.slice(0, 400),
    )
  )
    return true
  return /^[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:com|org|net|uk|edu|gov|io|wales|cymru|html?|php)(?:\/\S*)?$/.test(
    chunk.slice(0, 400),
  )
}

function endsSentence(text: string, k: number, to: number, words: readonly Word[]): boolean {
  const next = text[k + 1]
  if (k + 1 < to && next !== '"' && next !== "'" && next !== ')') return false
  if (text[k] !== '.') return true
  const before = words[words.length - 1]?.text ?? ''
  return !abbreviations.has(before) && !(before.length === 1 && /[a-z]/.test(before))
}

function newLineSoon(text: string, from: number): boolean {
  return text[from] === '\n' && (text[from + 1] === '\n' || (text[from + 1] === '\r' && text[from + 3] === '\n'))
}
