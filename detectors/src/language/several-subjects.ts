import { type Detector, type Hit, ownWork } from '../detector.ts'
import type { Message, Part } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { headingsOf } from './headings.ts'
import { type Candidate, findPhrases, hitOf, yesNo } from './phrase-detector.ts'

/** How a writer turns from one subject to another. */
const turningPhrases = phrases({
  'subjects.turn': [
    'on another|a|an different|unrelated|separate|entirely|completely ..1 note|matter|subject|topic|issue',
    'on another note|matter|subject|topic',
    'on a different|separate|unrelated ..1 note|matter|subject|topic',
    'a separate matter|issue|point|note',
    'another|separate matter|subject|topic entirely|altogether|now',
    'unrelated to|but|matter|question|point|note|have|did|do|can|could|is|are|does',
    'while|whilst i|im|i am writing|am|im|have|on ..3 also|could|can|writing',
    'changing|change the? subject|topic|tack',
    'turning|moving to|on ..1 another|different|next|other',
    'totally|completely|entirely different|unrelated|separate matter|subject|topic|thing|question|issue|note',
    'separately could|can|please|i|we|id|would',
    'by the way could|can|please|i|we|have|did|do',
    'one more|other|last thing unrelated|about|on',
  ],
  'subjects.secondly': ['secondly'],
  'subjects.list': ['ps ..2 can|could|please|will|would|did|have|are'],
  'subjects.count': [
    'two|three|four|five|several|few|couple of? ..1 things|matters|items|topics|subjects|issues|unrelated|separate|different !to|that|which|wrong',
    'a few|couple|number of? ..1 things|matters|items|topics|subjects|unrelated|separate|different',
    'first|firstly ..9 second|secondly',
    'first|one ..9 second|secondly ..9 third|thirdly',
    'also on|about the subject|topic',
  ],
})

const about = 'the your our my these this last next tomorrows yesterdays'
/** A sentence that begins by saying what it is about: two of them are two subjects. */
const openings = phrases(
  {
    about: [
      're|regarding|concerning|reference|ref <the>',
      'as for <the>',
      'with regard|regards|reference|respect to <the>',
      'on the subject|matter|topic of',
    ],
  },
  { the: about },
)

/** How many headings make several subjects: two may be the halves of one. */
const severalHeadings = 3

/** True when a message says that it turns to another subject, counts several, or sets several under headings of their own. */
export const severalSubjects: Detector = {
  id: 'several-subjects',
  version: 1,
  facts: ['content.several-subjects'],
  summary: {
    en: 'Holds more than one subject, as its words say (“on another note”, “three things”) or its headings show.',
  },
  provenance: ownWork,
  detect: (message) =>
    yesNo('content.several-subjects', [
      ...findPhrases(message, turningPhrases).filter(counts).map(toHit),
      ...message.parts.flatMap((part) => [...opened(part, message), ...headed(part)]),
    ]),
}

const toHit = (found: Candidate) => hitOf('content.several-subjects', found)

function counts({ part, match }: Candidate): boolean {
  if (part.hidden) return false
  // Things are counted at the outset; later on, “a couple of things” is a way of speaking.
  if (match.id.startsWith('subjects.count')) return match.from < 25
  return part.name !== 'subjectLine'
}

function opened(part: Part, message: Message): Hit[] {
  if (part.hidden || part.name === 'subjectLine') return []
  const found = openings
    .of(part.found)
    .filter(({ from }) => part.words[from - 1]?.sentence !== part.words[from]?.sentence)
  return found.length >= 2
    ? found.map((match) => hitOf('content.several-subjects', { match, part, message }, 'subjects.about'))
    : []
}

function headed(part: Part): Hit[] {
  if (part.hidden || part.name === 'subjectLine') return []
  const found = headingsOf(part)
  if (new Set(found.map(({ words }) => words.toLowerCase())).size < severalHeadings) return []
  return found.map(({ start, end }) => ({
    fact: 'content.several-subjects',
    term: 'subjects.headings',
    part: part.name,
    start,
    end,
  }))
}
