import { ownWork } from '../detector.ts'
import type { Part } from '../text/message.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { groomingPhrases } from './grooming-phrases.ts'
import { termDetector } from './phrase-detector.ts'

const surprises = wordSet(
  'surprise pin passcode passwords login party card cards present presents collection whip santa birthday leaving retirement password parti syrpreis anrheg',
)
const numbered = wordSet(
  'chapter act part volume louis pope bowl size scene section number figure page century ward for plus times minus equals find solve',
)

/** Kisses end what somebody says; `xx` elsewhere is a number, a size or algebra. */
function isKisses(part: Part, at: number): boolean {
  const { words } = part
  const here = words[at]
  // `gwen_xx` is a name.
  if (here && !part.at && /[^\s!.,?…]/.test(part.visible[here.start - 1] ?? ' ')) return false
  const before = words[at - 1]
  const raw = here ? part.visible.slice(here.start, here.end) : ''
  // Two capitals are a name or a numeral, and what follows a sign is one side of a sum.
  if (
    !part.at &&
    (raw === 'XX' || /[>=<]\s?$/.test(part.visible.slice(Math.max(0, (here?.start ?? 0) - 2), here?.start ?? 0)))
  )
    return false
  if (words[at + 1]?.sentence === here?.sentence && !/^x+$/.test(words[at + 1]?.text ?? '')) return false
  return before?.sentence !== here?.sentence || !(numbered.has(before?.text ?? '') || /\d/.test(before?.text ?? ''))
}

const locks = wordSet('password passwords passcode pin login')

/** A party, a present or a leaving card may be kept secret by a whole class, and a password by everybody. */
function isSurprise(words: readonly Word[], at: number): boolean {
  const [from, to] = sentenceAround(words, at)
  return firstOf(words, surprises, from, to) >= 0 || firstOf(words, locks, at - 12, at) >= 0
}

/** "I cannot promise to keep it secret": what anybody who is told must say. */
function isRefused(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  const before = words.slice(Math.max(0, at - 6), at).filter((word) => word.sentence === sentence)
  return (
    before.some(({ text }) => /^(?:cannot|cant|never|not|unable)$/.test(text)) &&
    before.some(({ text }) => /^(?:promise|able|allowed|guarantee|agree)$/.test(text))
  )
}

const songs = wordSet('song songs sang sings sung tune lyrics chorus carol hymn album playlist singalong')

/** What a song says is nobody's own. */
function isSung(words: readonly Word[], at: number): boolean {
  const [from, to] = sentenceAround(words, at)
  return firstOf(words, songs, from, to) >= 0
}

/** "… you have a girlfriend." states; without a question nothing is asked about. */
function isStated({ words, visible, at: elsewhere }: Part, at: number): boolean {
  const here = words[at]
  const before = words[at - 1]
  if (!here || !/^(?:have|got)$/.test(here.text) || before?.sentence !== here.sentence) return false
  if (!/^(?:you|u)$/.test(before.text) || /^(?:do|did|have)$/.test(words[at - 2]?.text ?? '')) return false
  const [, to] = sentenceAround(words, at)
  const last = words[to - 1]
  return !elsewhere && last !== undefined && /^\W{0,3}\./.test(visible.slice(last.end, last.end + 4))
}

/** Signs that somebody draws a child close, by term. A sign is no verdict: who writes to whom is the control's to know. */
export const grooming = termDetector({
  id: 'grooming',
  version: 4,
  summary: {
    en: 'Signs of grooming: secrecy, flattery of maturity, moving to another app, gifts, being alone, testing limits.',
  },
  provenance: ownWork,
  fact: 'content.grooming',
  phrases: groomingPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) &&
    !(match.id.startsWith('grooming.kisses') && !isKisses(part, match.from)) &&
    !(/^grooming\.(?:secrecy|welsh)/.test(match.id) && isSurprise(part.words, match.from)) &&
    !(match.id.startsWith('grooming.secrecy') && isRefused(part.words, match.from)) &&
    // "Never send a picture of yourself …" is taught.
    !(/^grooming\.(?:testing|pictures)/.test(match.id) && isNegated(part.words, match.from, 2)) &&
    !(match.id.startsWith('grooming.flattery') && isSung(part.words, match.from)) &&
    !(match.id.startsWith('grooming.testing') && isStated(part, match.from)),
})
