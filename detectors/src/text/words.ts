import { addressIn } from './address.ts'
import { apostrophe, Chunk, fullStop, holds, isLetter, isSpace, isWordChar, quotationMark } from './chunk.ts'
import type { Folded } from './fold.ts'
import { coded, keyOfLetters, keyOfOther, keyOfWritten, knowWords, longestCoded } from './known-words.ts'
import { intern, unused, wordOf } from './lexicon.ts'
import type { Line, LineRole } from './own-words.ts'
import { flags, sentenceShift, stride, type TokenRoom } from './tokens.ts'

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
  /** Counts up over the message; a new one begins after a full stop, an empty line, a list mark or a quotation. */
  readonly sentence: number
  readonly role: LineRole
  /** Stands between quotation marks. */
  readonly quoted: boolean
  /** Was written in disguise (sh1t, f.u.c.k) and `text` is what it stands for. */
  readonly disguised?: boolean
}

/** Reveals a disguised word: the word that a chunk stands for, or undefined when it is what it seems. */
export type Reveal = (chunk: string) => string | undefined

/** What is cut: folded text, its units with a white space behind them, and its lines (offsets of the text before folding). */
export type Cut = {
  readonly folded: Folded
  readonly units: Uint16Array
  readonly length: number
  readonly lines: readonly Line[]
}

/** Words after which a full stop ends nothing; they are short, so one number tells each. */
const abbreviations = new Set('mr mrs ms dr prof st eg ie etc vs no approx rev sr jr'.split(' '))
const abbreviated = new Set(Array.from(abbreviations, (word) => coded(word)[0]))
const [url, email] = [intern('<url>'), intern('<email>')]
const www = coded('www')[0]
/** The vowels, and y, as bits by their place in the alphabet. */
const vowels = [1, 5, 9, 15, 21, 25].reduce((bits, letter) => bits | (1 << letter), 0)
const longestFragment = 4
/** So many different chunks of a text are remembered with what they stand for. */
const mostKnown = 1000
const fewAsked = 50

/**
 * Cuts the writer's own lines into words and sentences, and puts them into `room`; what they quote is passed over.
 * One pass, in which ordinary words are looked at once and everything else a second time.
 */
export function cutWords(cut: Cut, reveal: Reveal, room: TokenRoom) {
  knowWords()
  room.begin(cut.length)
  new Cutter(cut, reveal, room).run(cut.lines)
}

class Cutter {
  private readonly cut: Cut
  private readonly units: Uint16Array
  private readonly reveal: Reveal
  private readonly room: TokenRoom
  private readonly chunk = new Chunk()
  private sentence = 0
  private inQuotes = false
  private newLines = 0
  private signature = 0

  constructor(cut: Cut, reveal: Reveal, room: TokenRoom) {
    this.cut = cut
    this.units = cut.units
    this.reveal = reveal
    this.room = room
  }

  run(lines: readonly Line[]) {
    const { folded, length } = this.cut
    let role: LineRole = 'own'
    let to = 0
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]
      if (!line) continue
      if (i > 0 && ++this.newLines === 2) this.sentence++
      // Somebody who never closes a quotation mark is not quoting for the rest of the message.
      if (this.newLines > 1 || line.role === 'quoted') this.inQuotes = false
      const from = folded.inPlace ? line.start : foldedOffset(folded, line.start, to)
      to = folded.inPlace ? line.end : foldedOffset(folded, line.end, from)
      const first = this.firstOf(from, Math.min(to, length))
      if (first < 0) continue
      if (line.role !== role) {
        this.sentence++
        role = line.role
        this.signature = role === 'signature' ? flags.signature : 0
      }
      if (role === 'quoted') this.newLines = 0
      else this.line(first, to)
    }
  }

  /** Where something other than white space stands first, or -1. */
  private firstOf(from: number, to: number): number {
    let i = from
    while (i < to && isSpace(this.units[i] as number)) i++
    return i < to ? i : -1
  }

  private line(from: number, to: number) {
    const { units, room } = this
    let i = from
    while (i < to) {
      let unit = units[i] as number
      if (isSpace(unit)) {
        i++
        continue
      }
      // Letters, then white space or one stop and white space: most of what people write.
      let end = i
      let first = 0
      let last = 0
      let one = 0
      let two = 0
      let voiced = 0
      let tripled = false
      while (unit >= 97 && unit <= 122) {
        if (unit === one && unit === two) tripled = true
        two = one
        one = unit
        const letter = unit & 31
        voiced |= (vowels >>> letter) & 1
        if (end - i < 6) first = (first << 5) | letter
        else last = (last << 5) | letter
        unit = units[++end] as number
      }
      if (end > i && !tripled) {
        if (isSpace(unit)) {
          this.newLines = 0
          const key = end - i <= longestCoded ? keyOfLetters(first, last) : keyOfOther(this.text(i, end))
          room.put(key, i, end, this.note(end - i, voiced))
          i = end
          continue
        }
        if (stops(unit) && isSpace(units[end + 1] as number) && !(unit === fullStop && first === www)) {
          if (this.newLines > 0 && end - i === 1 && unit === fullStop) this.sentence++
          this.newLines = 0
          const key = end - i <= longestCoded ? keyOfLetters(first, last) : keyOfOther(this.text(i, end))
          room.put(key, i, end, this.note(end - i, voiced))
          if (unit === fullStop ? !(end - i === 1 || (end - i <= 6 && abbreviated.has(first))) : unit !== 44)
            this.sentence++
          i = end + 1
          continue
        }
      }
      i = this.other(i)
    }
  }

  /** A chunk that is more than letters and a stop. Returns its end. */
  private other(from: number): number {
    const { units, chunk, room } = this
    chunk.look(units, from)
    const { end, plain, seen } = chunk
    const opening = units[from] as number
    if (this.newLines > 0 && (!isLetter(opening) || end - from === 2) && this.isMark(from, end)) this.sentence++
    this.newLines = 0
    if (plain) {
      this.words(from, end)
      return end
    }
    if (seen & holds.point && mayBeAddress(seen)) {
      const address = addressIn(this.text(from, end))
      if (address) {
        room.put(address === '<url>' ? url : email, from, end, this.note(longestFragment + 1, 1))
        return end
      }
    }
    const written = chunk.mayHide(units, from) ? this.text(from, end) : ''
    const revealed = written ? this.revealed(written) : undefined
    if (revealed === undefined) {
      this.words(from, end)
      return end
    }
    if (written.startsWith('"')) this.inQuotes = true
    room.put(
      keyOfWritten(revealed) || room.keyFor(revealed),
      from,
      end,
      this.note(revealed.length, /[aeiouy0-9]/.test(revealed) ? 1 : 0) | flags.disguised,
    )
    if (written.endsWith('"')) this.inQuotes = false
    // The revealed word has swallowed its punctuation; the sentence still ends there.
    if (/[.?!]["')]?$/.test(written)) this.sentence++
    return end
  }

  /** What a chunk stands for: where there are many, the same is not looked into again and again. */
  private revealed(chunk: string): string | undefined {
    if (++this.asked < fewAsked) return this.reveal(chunk)
    this.known ??= new Map()
    const known = this.known.get(chunk)
    if (known !== undefined) return known || undefined
    const revealed = this.reveal(chunk)
    if (this.known.size < mostKnown) this.known.set(chunk, revealed ?? '')
    return revealed
  }

  private asked = 0
  private known: Map<string, string> | undefined

  /** The words of a chunk, and the sentences that end in it. */
  private words(from: number, to: number) {
    const { units, room } = this
    let k = from
    while (k < to) {
      const unit = units[k] as number
      if (!isWordChar(unit)) {
        if (unit === quotationMark) this.inQuotes = !this.inQuotes
        else if (this.endsSentence(unit, k, to)) this.sentence++
        k++
        continue
      }
      let end = k
      let first = 0
      let last = 0
      let voiced = 0
      let simple = true
      let elisions = 0
      for (; end < to; end++) {
        const next = units[end] as number
        if (isLetter(next)) {
          if (end - k < 6) first = (first << 5) | (next & 31)
          else last = (last << 5) | (next & 31)
          voiced |= (vowels >>> (next & 31)) & 1
        } else if (isWordChar(next)) {
          simple = false
          if (next >= 48 && next <= 57) voiced = 1
        } else if (next === apostrophe && end + 1 < to && isWordChar(units[end + 1] as number)) elisions++
        else break
      }
      const key =
        elisions > 0
          ? this.keyOfElided(k, end)
          : simple && end - k <= longestCoded
            ? keyOfLetters(first, last)
            : keyOfOther(this.text(k, end))
      room.put(key, k, end, this.note(end - k - elisions, voiced))
      k = end
    }
  }

  private keyOfElided(from: number, to: number): number {
    return keyOfWritten(this.text(from, to).replaceAll("'", ''))
  }

  private text(from: number, to: number): string {
    return this.cut.folded.text.slice(from, to)
  }

  private note(length: number, voiced: number): number {
    let note = (this.sentence << sentenceShift) | this.signature
    if (this.inQuotes) note |= flags.quoted
    if (length === 1) this.single()
    else this.singles = 0
    if (voiced === 0 && length <= longestFragment) {
      note |= flags.fragment
      this.room.pulledApart = true
    }
    return note
  }

  private singles = 0

  private single() {
    if (++this.singles >= 4) this.room.pulledApart = true
  }

  /** What begins an entry of a list, at the head of a line. */
  private isMark(from: number, to: number): boolean {
    return to - from < 40 && /^(?:[-*•·–>]+|\(?[0-9]{1,2}[.)]|[a-z][.)])$/.test(this.text(from, to))
  }

  private endsSentence(unit: number, k: number, to: number): boolean {
    if (unit !== fullStop && unit !== 33 && unit !== 63 && unit !== 59 && unit !== 0x2026) return false
    if (k + 1 < to) {
      const next = this.units[k + 1] as number
      if (next !== quotationMark && next !== apostrophe && next !== 41) return false
    }
    if (unit !== fullStop || this.room.count === 0) return true
    const { data, count } = this.room
    const at = (count - 1) * stride
    const key = data[at] as number
    const word = key > unused ? wordOf(key) : this.text(data[at + 1] as number, data[at + 2] as number)
    return !(word.length === 1 && isLetter(word.charCodeAt(0))) && !abbreviations.has(word)
  }
}

/** A stop that may end a word: full stop, comma, semicolon, exclamation mark, question mark. */
function stops(unit: number): boolean {
  return unit === 46 || unit === 44 || unit === 59 || unit === 33 || unit === 63
}

/** Numbers and times have points as well; an address has letters, an at sign or slashes. */
function mayBeAddress(seen: number): boolean {
  return (seen & (holds.letter | holds.at | holds.slash)) !== 0
}

/** The offset in the folded text of an offset in the visible text, looked for from `from` on. */
export function foldedOffset({ at }: Folded, offset: number, from: number): number {
  let i = from
  while (i < at.length && (at[i] as number) < offset) i++
  return i
}
