import type { FactName } from '@beadle/engine'
import type { Detection, Detector, Hit } from '../detector.ts'
import type { Message, Part } from '../text/message.ts'
import type { PhraseMatch, Phrases } from '../text/pattern.ts'

/** A phrase that was found, with what a rule needs to judge it. */
export type Candidate = { readonly match: PhraseMatch; readonly part: Part; readonly message: Message }

/** All phrases of a message, in the order of its parts; `places` is where to look, if not there. */
export function findPhrases(message: Message, list: Phrases, places = message.parts): readonly Candidate[] {
  let candidates: Candidate[] | undefined
  for (const part of places) {
    for (const match of list.of(part.found)) {
      candidates ??= []
      candidates.push({ match, part, message })
    }
  }
  return candidates ?? none
}

// Most messages hold none of most lists, and each detector is asked of each message.
const none: readonly Candidate[] = []

/** Where a candidate stands, as a hit for a fact. */
export function hitOf(fact: FactName, { match, part }: Candidate, term = match.id): Hit {
  return {
    fact,
    term,
    part: part.name,
    start: part.words[match.from]?.start ?? 0,
    end: part.words[match.to - 1]?.end ?? 0,
  }
}

/** A fact that lists the ids of the terms found, in order of first appearance. */
function termList(fact: FactName, found: readonly Candidate[]): Detection {
  const hits = found.map((candidate) => hitOf(fact, candidate))
  return { facts: { [fact]: [...new Set(hits.map((hit) => hit.term))] }, hits }
}

/** A fact that is true when anything was found. */
export function yesNo(fact: FactName, hits: readonly Hit[]): Detection {
  return { facts: { [fact]: hits.length > 0 }, hits }
}

type About = Pick<Detector, 'id' | 'version' | 'summary' | 'provenance'>

/** A detector whose fact is the list of terms found, less those that a rule spares. Names of files are read as well. */
export function termDetector(
  about: About & {
    readonly fact: FactName
    readonly phrases: Phrases
    readonly counts: (candidate: Candidate) => boolean
  },
): Detector {
  const { fact, phrases, counts, ...rest } = about
  const quiet = termList(fact, none)
  return {
    ...rest,
    facts: [fact],
    detect(message) {
      const found = findPhrases(message, phrases, message.places)
      return found === none ? quiet : termList(fact, found.filter(counts))
    },
  }
}

/** A detector whose fact is true when any phrase is found that a rule does not spare. */
export function yesNoDetector(
  about: About & {
    readonly fact: FactName
    readonly phrases: Phrases
    readonly counts: (candidate: Candidate) => boolean
  },
): Detector {
  const { fact, phrases, counts, ...rest } = about
  const quiet = yesNo(fact, [])
  return {
    ...rest,
    facts: [fact],
    detect(message) {
      const found = findPhrases(message, phrases)
      if (found === none) return quiet
      return yesNo(
        fact,
        found.filter(counts).map((candidate) => hitOf(fact, candidate)),
      )
    },
  }
}
