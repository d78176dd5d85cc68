import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { type Candidate, yesNoDetector } from './phrase-detector.ts'

/** How a writer turns from one subject to another. */
const turningPhrases = phrases({
  'subjects.turn': [
    'on another|a|an different|unrelated|separate|entirely|completely ..1 note|matter|subject|topic|issue',
    'on another note|matter|subject|topic',
    'on a different|separate|unrelated ..1 note|matter|subject|topic',
    'a separate matter|issue|point|note',
    'another|separate matter|subject|topic entirely|altogether|now',
    'unrelated to|but|matter|question|question|point|note',
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

/** True when a message says that it turns to another subject or counts several. */
export const severalSubjects = yesNoDetector({
  id: 'several-subjects',
  version: 1,
  summary: { en: 'Holds more than one subject, as its own words say: “on another note”, “three things”.' },
  provenance: ownWork,
  fact: 'content.several-subjects',
  phrases: turningPhrases,
  counts: ({ part, match }: Candidate) => {
    if (part.hidden) return false
    // "Secondly" opens a new subject when it opens a sentence.
    if (match.id.startsWith('subjects.secondly'))
      return part.words[match.from - 1]?.sentence !== part.words[match.from]?.sentence
    // Things are counted at the outset; later on, “a couple of things” is a way of speaking.
    if (match.id.startsWith('subjects.count')) return match.from < 25
    return part.name !== 'subjectLine'
  },
})
