import { type Detector, type Hit, ownWork } from '../detector.ts'
import { marks } from '../text/glance.ts'
import { type Message, type Part, type PartName, sourceOffset } from '../text/message.ts'
import { yesNo } from './phrase-detector.ts'

/** Words that are capitals by nature are short or known; shouting is made of ordinary words. */
const acronyms = new Set(
  'GCSE GCSES BTEC BTECS NQTS ECTS SENCO SEND EHCP EHCPS PSHE RSHE OFSTED ESTYN WJEC EDUQAS CAMHS INSET PLEASE NHS DFE HMRC COVID SATS PPA PTA MFL ICT KS1 KS2 KS3 KS4 KS5 PDF HTML HTTP IMPORTANT URGENT REMINDER CONFIDENTIAL'.split(
    ' ',
  ),
)

/**
 * True when ordinary words are written in capitals: five in a row in the body, a sentence of three that ends in an
 * exclamation mark, most of the body, or a whole subject line. Headings and acronyms are left alone.
 */
export const shouting: Detector = {
  id: 'shouting',
  version: 3,
  facts: ['content.shouting'],
  summary: { en: 'Whole phrases in capital letters. Acronyms, headings and single emphasised words are left alone.' },
  provenance: ownWork,
  detect: (message) => yesNo('content.shouting', loud(message)),
}

function loud(message: Message): Hit[] {
  const hits: Hit[] = []
  for (const part of message.parts) {
    let run: Run | undefined
    const end = (exclaims: boolean, heading: boolean) => {
      const subject = part.name === 'subjectLine'
      if (run && !heading && !run.quoted && isLoud(run, exclaims, subject))
        hits.push({
          fact: 'content.shouting',
          term: 'shouting.capitals',
          part: part.name,
          start: sourceOffset(part, run.start),
          end: sourceOffset(part, run.end),
        })
      run = undefined
    }
    if (!(part.seen & (marks.capitals | marks.foreign))) continue
    let n = 0
    for (const { start: from, end: to, role, marks: holds } of part.lines) {
      n++
      if (role !== 'own' || (run === undefined && !(holds & (marks.capitals | marks.foreign)))) continue
      if (run === undefined && !(holds & marks.foreign) && !mayShout(part.visible, from, to, part.name)) continue
      const line = { text: part.visible.slice(from, to), start: from }
      if (!/\p{Lu}{2}/u.test(line.text)) {
        if (/\p{L}/u.test(line.text)) end(false, false)
        continue
      }
      // Columns are a table, and its heads are no shouting.
      if (/\S(?: {3,}|\t)\S/.test(line.text) && part.name !== 'html') {
        end(false, false)
        continue
      }
      const heading =
        run === undefined && part.name !== 'subjectLine' && (isHeading(line.text) || isUnderlined(part, n))
      const word = /(?<![\p{L}\p{N}_=&/.@#%(-])\p{L}[\p{L}'’]*(?![\p{L}\p{N}_=&/@#%(])/gu
      for (let found = word.exec(line.text); found; found = word.exec(line.text)) {
        const text = found[0]
        const isCapital = text === text.toUpperCase() && text !== text.toLowerCase()
        if (!isCapital) {
          end(false, heading || (run !== undefined && opensLine(line, run) && isRunIn(line, run)))
          continue
        }
        const start = line.start + found.index
        run ??= {
          start,
          end: start,
          words: 0,
          small: 0,
          speaks: false,
          quoted: quote.test(line.text[found.index - 1] ?? ''),
        }
        run.end = start + text.length
        if (speaking.test(text)) run.speaks = true
        if (small.has(text)) run.small++
        else if (text.length >= 2 && !acronyms.has(text)) run.words++
        if (/^[\s"'’)]{0,2}!/.test(line.text.slice(found.index + text.length, found.index + text.length + 4)))
          end(true, heading)
      }
      if (heading) end(false, true)
    }
    end(false, false)
  }
  return hits
}

/** No shorter run of words in capitals is shouting, wherever it ends. */
const fewest = 3

/**
 * True when a line of ASCII may begin or hold shouting: it has words in capitals enough, or the last of them may go on in
 * the next line. Most lines with capitals have an acronym or two, and ordinary words behind it.
 */
function mayShout(text: string, from: number, to: number, part: PartName): boolean {
  let words = 0
  let run = 0
  let goesOn = false
  let isWord = true
  let isLow = false
  for (let i = from; i <= to; i++) {
    const unit = i < to ? text.charCodeAt(i) : 32
    const isCapital = unit >= 65 && unit <= 90
    if (isCapital && ++run === 2) {
      words++
      goesOn = true
    }
    if (!isCapital) run = 0
    if (unit <= 32) {
      if (isWord && isLow) goesOn = false
      isWord = true
      isLow = false
    } else if (unit >= 97 && unit <= 122) isLow = true
    else if (!isCapital) isWord = false
  }
  return words >= fewest || goesOn || part === 'subjectLine'
}

/** A row of words in capitals: `small` are those that headings and notices are fond of as well. */
type Run = {
  readonly start: number
  end: number
  words: number
  small: number
  speaks: boolean
  readonly quoted: boolean
}

const small = new Set('NOT AND THE FOR MUST ALL'.split(' '))
const quote = /["“‘«]/

/** Words enough: fewer when they end in an exclamation mark, speak to somebody, or are sentences with their small words. */
function isLoud({ words, small, speaks }: Run, exclaims: boolean, isSubject: boolean): boolean {
  if (words >= (exclaims || speaks ? 3 : isSubject ? 4 : 5)) return true
  return !isSubject && words >= 2 && small >= 2
}

/** Words that speak to somebody, which headings do not. */
const speaking = /^(?:NO|YOU|YOUR|YOURE|I|ME|MY|WE|STOP|NOW|WHY|NEVER|DONT|DON'T|DON’T)$/

/** A rule drawn beneath a line makes a headline of it, however long. */
function isUnderlined({ lines, visible }: Part, next: number): boolean {
  const line = lines[next]
  return (
    line !== undefined &&
    line.end - line.start < 100 &&
    /^\s*(?:-{3,}|={3,}|~{3,})\s*$/.test(visible.slice(line.start, line.end))
  )
}

/** "THE ORIGINS OF LOVE AND MALICE. The following …": words without a verb that end in a stop, at the head of their paragraph. */
function isRunIn(line: { readonly text: string; readonly start: number }, run: Run): boolean {
  const behind = line.text.slice(run.end - line.start).trimStart()
  return (
    /^[.:]\s/.test(behind) && !run.speaks && !says.test(line.text.slice(run.start - line.start, run.end - line.start))
  )
}

function opensLine({ text, start }: { readonly text: string; readonly start: number }, run: Run): boolean {
  return run.start >= start && !/\p{L}/u.test(text.slice(0, run.start - start))
}

const says =
  /(?<!\p{L})(?:IS|ARE|WAS|WERE|BE|BEEN|HAS|HAVE|HAD|WILL|WONT|CAN|CANT|MUST|NOT|DO|DOES|DID|SHALL|SHOULD|GET|GO|COME|LISTEN|THIS|THAT|THEY|HE|SHE)(?!\p{L})/u

/** Set off by stars or lines, a line is a title; "HOW YOU CAN HELP" heads what is said below it. */
const entitled = /^\s*(?:\*[^*]+\*|_[^_]+_)\s*$|^[\s>]*HOW (?:TO|YOU|WE) /

/** A short line in capitals by itself that speaks to nobody. */
function isHeading(text: string): boolean {
  const words = text.match(/[\p{L}'’]+/gu) ?? []
  return (
    words.length <= 6 &&
    !text.includes('!') &&
    !text.includes('?') &&
    text === text.toUpperCase() &&
    (entitled.test(text) || !words.some((word) => speaking.test(word)))
  )
}
