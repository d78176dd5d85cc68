import { ownWork } from '../detector.ts'
import type { Word } from '../text/words.ts'
import { abusePhrases } from './abuse-phrases.ts'
import { isDenied, isLesson, isMentioned, isReported, wordSet } from './context.ts'
import { type Candidate, termDetector } from './phrase-detector.ts'

/** After these a command is told, not given: "he shut up", "they get lost". */
const subjects = wordSet(
  'to he she it they i we was were is been be get gets got dont never would could might may will can people children pupils students emails letters things easily often always',
)
const disguisedOnly = 'abuse.disguised'
const things = wordSet(
  'question idea mistake rule rules error name thing bug problem code computer machine system software car weather traffic',
)

/** Contexts in which an insult is studied or told rather than said. */
function counts({ match, part, message }: Candidate): boolean {
  const { words } = part
  const last = words[match.to - 1]
  const next = words[match.to]
  const before = words[match.from - 1]
  if (next && next.sentence === last?.sentence && things.has(next.text)) return false
  if (match.id.startsWith('abuse.command') && before && before.sentence === last?.sentence && subjects.has(before.text))
    return false
  if (match.id.startsWith('abuse.total') && isSelf(words, match.from)) return false
  if (
    match.id.startsWith('abuse.insult') &&
    /^(?:am|im|was|feel|felt)$/.test(before?.text ?? '') &&
    isSelf(words, match.from)
  )
    return false
  if (match.id.startsWith('abuse.others') && (isOfNobody(words, match.from) || isLesson(message))) return false
  if (match.id.startsWith(disguisedOnly) && !words[match.from]?.disguised) return false
  if (match.id.startsWith('abuse.vocative') && !isVocative(words, match.from)) return false
  if (match.id.startsWith('abuse.name') && next?.sentence === last?.sentence) return false
  if (match.id.startsWith('abuse.alone') && !isAlone(words, match.from)) return false
  if (isReported(words, match.from)) return false
  if (isDenied(words, match.from)) return false
  if (last?.quoted && (isLesson(message) || isMentioned(words, match.from) || isCited(words, match.from, match.to)))
    return false
  // "If you are stupid enough to …" is rude; "if you are lazy, …" in advice to everybody is not aimed.
  return !(
    before &&
    before.sentence === last?.sentence &&
    (before.text === 'if' || before.text === 'whether' || before.text === 'when')
  )
}

/** Words in quotation marks that somebody must shout, may not say, or has said and regrets: cited, not said. */
function isCited(words: readonly Word[], from: number, to: number): boolean {
  const sentence = words[from]?.sentence
  const around = [...words.slice(Math.max(0, from - 8), from), ...words.slice(to, to + 5)]
  return around.some((word) => word.sentence === sentence && cites.has(word.text))
}

const cites = wordSet(
  'shout shouts shouting cries says said sorry name names naming insult insults call calling banter lines line audition write wrote heard apologise apologised meant policy rule sanction',
)

/** The word ends a sentence that speaks to somebody: "what is your problem, moron?" */
function isVocative(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  if (words[at + 1]?.sentence === sentence || words[at - 1]?.sentence !== sentence) return false
  if (
    /^(?:a|an|the|my|his|her|this|that|of|like|and|or|no|such|called|word|is|are|as|not|being)$/.test(
      words[at - 1]?.text ?? '',
    )
  )
    return false
  for (let i = at - 1; i >= 0 && words[i]?.sentence === sentence; i--)
    if (/^(?:you|your|youre|ur|u)$/.test(words[i]?.text ?? '')) return true
  return false
}

/** The word is the whole sentence, or all but one word of it ("stupid idiot"). */
function isAlone(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  const before = words[at - 1]
  return (
    words[at + 1]?.sentence !== sentence &&
    words[at - 2]?.sentence !== sentence &&
    !/^(?:an|a|the|not|i|im|my|silly)$/.test(before?.sentence === sentence ? (before?.text ?? '') : '')
  )
}

/** "Like a total idiot, I forgot …": the writer means themselves. */
function isSelf(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  for (let i = at - 1; i >= Math.max(0, at - 8) && words[i]?.sentence === sentence; i--)
    if (/^(?:i|im|me|my|myself|like|am|feel|felt)$/.test(words[i]?.text ?? '')) return true
  return false
}

const nameless = wordSet('word name title film book play song answer clue command')

/** "I was an idiot", "it is a git repository", "who is an idiot?": nobody is insulted. */
function isOfNobody(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  const before = words[at - 1]
  if (before?.sentence !== sentence) return false
  if (/^(?:i|it|this|what|there|which|you|u|ya|ye|youre)$/.test(before?.text ?? '')) return true
  return words.slice(Math.max(0, at - 5), at).some((word) => word.sentence === sentence && nameless.has(word.text))
}

/** Insults, dismissals and contempt aimed at a person, by term. */
export const abuse = termDetector({
  id: 'abuse',
  version: 4,
  summary: {
    en: 'Insults and contempt aimed at a person, in the writer’s own words. Quoted replies, reported insults and texts studied in lessons are left alone.',
  },
  provenance: ownWork,
  fact: 'content.abuse',
  phrases: abusePhrases,
  counts,
})
