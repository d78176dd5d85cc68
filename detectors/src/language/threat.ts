import { ownWork } from '../detector.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isDenied, isLesson, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { termDetector } from './phrase-detector.ts'
import { threatPhrases } from './threat-phrases.ts'

const jest = wordSet(
  'chess football match rugby netball game tournament quiz team score points fortnite mario kart kahoot poker uno dodgeball rounders sprint spelling pool snooker kindness ball serve pass fitness hockey cricket final league race raffle monopoly mum dad mam wife husband email lights lesson drama scene play novel deadline joking bake darts lol haha',
)

const games = wordSet(
  'chess football rugby netball game games tournament quiz fortnite minecraft mario kart kahoot poker uno dodgeball rounders pool snooker fifa draughts darts scrabble monopoly hockey cricket',
)
const hazards = wordSet(
  'acid alkali lathe saw drill goggles gloves bunsen voltage mains electricity hob oven iron steam chemical chemicals bleach laser machine machinery guillotine kiln',
)

/** True when a word of the sentence that holds `at` is one of `words`. */
function isAmong(all: readonly Word[], at: number, words: ReadonlySet<string>): boolean {
  const [from, to] = sentenceAround(all, at)
  return firstOf(all, words, from, to) >= 0
}

/** The writer says what they themselves will do. */
function isOwnWill(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - 1), at + 1).some(({ text }) => /^(?:i|ill|im|ima|imma|we|well|id)$/.test(text))
}

/** Announced harm, by term. Idioms (kill the lights, shoot me an email), sport and plots of plays are left alone. */
export const threat = termDetector({
  id: 'threat',
  version: 4,
  summary: {
    en: 'Harm announced to a person or a place. Idioms, sport, plots of plays and reported threats are left alone.',
  },
  provenance: ownWork,
  fact: 'content.threat',
  phrases: threatPhrases,
  counts({ match, part, message }) {
    const { words } = part
    if (isReported(words, match.from) || isDenied(words, match.from)) return false
    if (/^threat\.(?:place|raze)/.test(match.id) && isNegated(words, match.from, 2)) return false
    if (
      /^threat\.(?:harm|violence)/.test(match.id) &&
      words.slice(match.from, match.to).some((word) => /^(?:not|never|dont)$/.test(word.text))
    )
      return false
    // "Or else" and "you're gonna get it" threaten where nothing follows.
    if (match.id.startsWith('threat.else') && words[match.to]?.sentence === words[match.from]?.sentence) return false
    if (
      /^(?:until|till|til|when|if|after|once|before|think|thought|because|unless)$/.test(
        words[match.from - 1]?.text ?? '',
      )
    )
      return false
    if (words[match.from]?.quoted && isLesson(message)) return false
    // "I'm going to destroy you at Mario Kart", "the lathe will hurt you".
    if (/^threat\.(?:harm|violence|warning|outcome|better)/.test(match.id) && isAmong(words, match.from, games))
      return false
    if (
      /^threat\.(?:harm|outcome)/.test(match.id) &&
      !isOwnWill(words, match.from) &&
      isAmong(words, match.from, hazards)
    )
      return false
    const weak = /^threat\.(?:harm|raze)/.test(match.id)
    if (!weak) return true
    for (let i = Math.max(0, match.from - 10); i < Math.min(words.length, match.to + 8); i++) {
      if (words[i]?.sentence === words[match.from]?.sentence && jest.has(words[i]?.text ?? '')) return false
    }
    return true
  },
})
