import type { Message } from '../text/message.ts'
import type { Word } from '../text/words.ts'

/**
 * What stands around a phrase decides whether it is said, or only told: "he called me an idiot" reports, "I said you are
 * an idiot" does not. Each question looks at one sentence, so the work stays linear.
 */

const reportVerbs = new Set([
  'called',
  'calls',
  'calling',
  'said',
  'says',
  'saying',
  'told',
  'tells',
  'telling',
  'shouted',
  'shouts',
  'shouting',
  'yelled',
  'wrote',
  'writes',
  'texted',
  'messaged',
  'posted',
  'screamed',
  'whispered',
  'sent',
  'commented',
  'chanted',
  'threatened',
  'heard',
  'replied',
  'read',
])
const tellers = new Set([
  'i',
  'we',
  'ive',
  'im',
  'id',
  'everyone',
  'everybody',
  'people',
  'all',
  'they',
  'you',
  'u',
  'youve',
])
const negators = new Set([
  'not',
  'never',
  'dont',
  'didnt',
  'doesnt',
  'isnt',
  'arent',
  'wasnt',
  'werent',
  'nobody',
  'without',
  'cannot',
  'cant',
  'wouldnt',
  'neither',
  'stop',
  'avoid',
  'no',
])

/** How far a phrase's own sentence reaches back, at most. */
const reach = 24

/** True when the phrase beginning at `at` is told of somebody else: "called me a …", "she said 'you are …'", "was told that …". */
export function isReported(words: readonly Word[], at: number): boolean {
  const here = words[at]
  if (!here || firstOf(words, reportVerbs, at - reach, at) < 0) return false
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    const word = words[i]
    if (!word || (word.sentence !== here.sentence && !(here.quoted && word.sentence >= here.sentence - 1))) return false
    if (reportVerbs.has(word.text) && reaches(words, i, at) && isOther(words, i, at)) return true
  }
  return false
}

/** What is told stands in quotation marks, after "that", or close to the verb; "Tom sent it late, you idiot" tells of Tom only. */
function reaches(words: readonly Word[], verb: number, at: number): boolean {
  if (words[at]?.quoted || at - verb <= 4) return true
  return words.slice(verb + 1, at).some((word) => word.text === 'that')
}

/** Who told it is neither the writer nor everybody nor the reader: "I said you are …" is said here and now. */
function isOther(words: readonly Word[], verb: number, at: number): boolean {
  const sentence = words[verb]?.sentence
  const who: string[] = []
  for (let i = verb - 1; i >= Math.max(0, verb - 3) && words[i]?.sentence === sentence; i--)
    who.push(words[i]?.text ?? '')
  if (who.some((word) => passive.has(word))) return true
  const [last = '', before = ''] = who
  if (!last) return words[verb]?.text === 'called'
  const teller = tellers.has(last) ? last : auxiliaries.has(last) && tellers.has(before) ? before : ''
  if (!teller || (teller === 'i' && words[verb]?.text === 'heard')) return true
  // "They said to her that …" tells of others, "they say you are …" speaks for everybody.
  return speakForAll.has(teller) && toSomebody(words, verb + 1, at)
}

const passive = new Set(['was', 'were', 'got', 'been', 'being'])
const speakForAll = new Set(['everyone', 'everybody', 'people', 'all', 'they', 'you', 'u', 'youve'])
const auxiliaries = new Set('have had just already always also only did will would must am all'.split(' '))

function toSomebody(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, Math.min(to, from + 4)).some((word) => /^(?:me|him|her|us|them)$/.test(word.text))
}

/** True when one of the few words before says no: "I never said you are …", "don't be …". */
export function isNegated(words: readonly Word[], at: number, far = 5): boolean {
  const here = words[at]
  for (let i = at - 1; i >= Math.max(0, at - far); i--) {
    const word = words[i]
    if (!word || word.sentence !== here?.sentence) return false
    if (negators.has(word.text)) return true
  }
  return false
}

const lessonWords = new Set(
  'lesson lessons curriculum gcse gcses alevel textbook worksheet homework essay essays poem poems poetry poet novel novels chapter stanza verse sonnet shakespeare macbeth othello hamlet romeo juliet literature language quotation quotations extract extracts act scene analyse analysing history historical slavery slave enslaved racism apartheid segregation holocaust abolition century rshe rse pshe citizenship biology anatomy reproduction assembly syllabus resources context author playwright steinbeck orwell lee mockingbird audience glossary etymology rewilding nazi nazis propaganda suffragette suffragettes windrush shylock iago crooks lennie curley atticus scout birling dickens austen wilde chaucer priestley miller tragedy villain monologue soliloquy source sources planter landlords audition auditions abolitionists inferiority'.split(
    ' ',
  ),
)

const lessonTasks = wordSet(
  'explain discuss compare describe evaluate explore consider answer find why how what discussion debate purpose extent presented presents shows suggests response audience characters character play story theme question questions act stage line lines',
)

/** How many different words of lessons the message holds; two, or one and a task, make a lesson's context, in which words are studied rather than used. */
export function isLesson(message: Message): boolean {
  const known = lessons.get(message)
  if (known !== undefined) return known
  const lesson = holdsLessonWords(message)
  lessons.set(message, lesson)
  return lesson
}

/** Several detectors ask the same of one message. */
const lessons = new WeakMap<Message, boolean>()

function holdsLessonWords(message: Message): boolean {
  const topics = new Set<string>()
  let asks = false
  for (const part of message.parts) {
    for (const word of part.words) {
      if (lessonWords.has(word.text)) topics.add(word.text)
      else if (lessonTasks.has(word.text)) asks = true
      if (topics.size >= 2 || (asks && topics.size === 1)) return true
    }
  }
  return false
}

/** True when the word itself is spoken of, in quotation marks: "the word 'bitch' appears on page 32". Call it for quoted words. */
export function isMentioned(words: readonly Word[], at: number): boolean {
  const here = words[at]
  for (let i = at - 1; i >= Math.max(0, at - 14); i--) {
    const word = words[i]
    if (!word || word.sentence !== here?.sentence) return false
    if (/^(?:you|your|youre|ur|u)$/.test(word.text)) return false
    if (/^(?:word|words|term|terms|slur|slurs|phrase|insult|search|searching|searches)$/.test(word.text)) return true
  }
  return false
}

const sayings = new Set(
  'think thinks thought say says said saying call calls called calling believe mean meant use used write wrote imply suggest claim shout'.split(
    ' ',
  ),
)

/** True when somebody is said not to say or think it: "nobody thinks you are …", "do not call each other …", "I never said …". */
export function isDenied(words: readonly Word[], at: number): boolean {
  const here = words[at]
  for (let i = at; i >= Math.max(0, at - 6); i--) {
    const word = words[i]
    if (!word || word.sentence !== here?.sentence) return false
    if (sayings.has(word.text) && isNegated(words, i, 3)) return true
  }
  return false
}

/** The words of the sentence that holds `at`, as indices: of a very long one those within 200 words. */
export function sentenceAround(words: readonly Word[], at: number): readonly [from: number, to: number] {
  const [from, to] = sentenceOf(words, at)
  return [Math.max(from, at - farthest), Math.min(to, at + farthest)]
}

const farthest = 200

/** A sentence is asked about once for each phrase that stands in it, and its words are counted once. */
const sentences = new WeakMap<readonly Word[], readonly [from: number, to: number]>()

function sentenceOf(words: readonly Word[], at: number): readonly [from: number, to: number] {
  const known = sentences.get(words)
  if (known && known[0] <= at && at < known[1]) return known
  const sentence = words[at]?.sentence
  let from = at
  let to = at
  while (from > 0 && words[from - 1]?.sentence === sentence) from--
  while (to < words.length && words[to]?.sentence === sentence) to++
  const found = [from, to] as const
  sentences.set(words, found)
  return found
}

/** A set of words, or whatever tells a kind of them: a constant, by which is remembered where they stand. */
type Kind = Pick<ReadonlySet<string>, 'has'>

/** The first word of a set from `from` on and before `to`, or -1. However often it is asked, the work stays linear. */
export function firstOf(words: readonly Word[], set: Kind, from: number, to: number): number {
  const [first, end] = [Math.max(0, from), Math.min(to, words.length)]
  const bySet = places.get(words) ?? new Map<Kind, Places>()
  if (bySet.size === 0) places.set(words, bySet)
  const known = bySet.get(set) ?? { looked: 0, next: undefined }
  if (known.looked === 0) bySet.set(set, known)
  known.looked += Math.max(1, end - first)
  if (known.looked < words.length) {
    for (let i = first; i < end; i++) if (set.has(words[i]?.text ?? '')) return i
    return -1
  }
  known.next ??= nextOf(words, set)
  const found = known.next[first] ?? end
  return found < end ? found : -1
}

/** How many words have been looked at for a set; when that comes to all of them, where the next of the set stands is written down for each. */
type Places = { looked: number; next: Int32Array | undefined }

const places = new WeakMap<readonly Word[], Map<Kind, Places>>()

function nextOf(words: readonly Word[], set: Kind): Int32Array {
  const next = new Int32Array(words.length)
  let last = words.length
  for (let i = words.length - 1; i >= 0; i--) {
    if (set.has(words[i]?.text ?? '')) last = i
    next[i] = last
  }
  return next
}

/** A set from words separated by white space. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
