import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import type { Word } from '../text/words.ts'
import { isDenied, isLesson, isNegated, isReported, isMentioned as isSpokenOf } from './context.ts'
import { discriminationPhrases } from './discrimination-phrases.ts'
import { findPhrases, hitOf } from './phrase-detector.ts'

const grounds = ['gender', 'race', 'disability', 'age', 'religion', 'sexual-orientation', 'other'] as const

/** The grounds on which the words discriminate. Studying racism is not being racist: in lesson contexts a word must be aimed at somebody. */
export const discrimination: Detector = {
  id: 'discrimination',
  version: 4,
  facts: ['content.discrimination'],
  summary: {
    en: 'Words against a person or group for their gender, race, disability, age, religion, sexual orientation or another ground. Lessons about discrimination and reports of it are left alone.',
  },
  provenance: ownWork,
  detect(message) {
    const hits: Hit[] = []
    for (const candidate of findPhrases(message, discriminationPhrases, message.places)) {
      const { match, part } = candidate
      const aimed =
        /^(?:you|youre|ur|your|u)$/.test(part.words[match.from]?.text ?? '') ||
        /^(?:you|youre|u|fucking|ur)$/.test(part.words[match.from - 1]?.text ?? '')
      if (
        isReported(part.words, match.from) ||
        isDenied(part.words, match.from) ||
        isNegated(part.words, match.from, 1)
      )
        continue
      if (!aimed && isLesson(message)) continue
      if (asksWhether(part.words, match.from)) continue
      if (part.words[match.from]?.quoted && isJudged(part.words, match.to)) continue
      if (isMentioned(candidate) || (part.words[match.from]?.quoted && isSpokenOf(part.words, match.from))) continue
      hits.push(hitOf('content.discrimination', candidate, match.id.replace(/\.\d+$/, '')))
    }
    return {
      facts: { 'content.discrimination': grounds.filter((ground) => hits.some((hit) => hit.term === ground)) },
      hits,
    }
  },
}

/** “A boy asked whether being gay is a sin”: asked, not said. */
function asksWhether(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  return (
    words
      .slice(Math.max(0, at - 3), at)
      .some((word) => word.sentence === sentence && /^(?:whether|asks|asked|why|how)$/.test(word.text)) &&
    !words.slice(Math.max(0, at - 3), at).some(({ text }) => /^(?:do|should|are)$/.test(text))
  )
}

/** “That’s so gay” is not banter: what is quoted is judged, not said. */
function isJudged(words: readonly Word[], to: number): boolean {
  const next = words[to]
  return (
    next?.sentence === words[to - 1]?.sentence &&
    /^(?:is|are|was|has|means|hurts|isnt|can|will)$/.test(next?.text ?? '')
  )
}

/** The word itself is spoken of: "the word …", "the term …", "stereotypes such as …". */
function isMentioned({
  match,
  part,
}: {
  match: { from: number }
  part: { words: readonly { text: string; quoted: boolean }[] }
}): boolean {
  for (let i = match.from - 1; i >= Math.max(0, match.from - 6); i--) {
    if (
      /^(?:word|words|term|terms|charter|banter|slur|slurs|stereotype|stereotypes|myth|phrase|prejudice|language|offensive|idea|claim|claims|belief|such)$/.test(
        part.words[i]?.text ?? '',
      )
    )
      return true
  }
  return false
}
