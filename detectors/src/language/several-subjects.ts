import { type Detector, type Hit, ownWork } from '../detector.ts'
import type { Message, Part } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
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
    'by the way !of',
    'btw',
    'oh ..1 and|also|while can|could|one|before|please|have|is|did|has|do|i',
    'while|whilst|since i|im|ive|we|you ..1 am|have|got|at|is|are|on ..2 at|you|your|attention|here|line|it !was|still',
    'one|another|just|last|couple ..1 one|more|other|last|further|final|thing ..1 thing|point|item|matter|question ..1 entirely|altogether|as|before|while|the|is|we|i|can|could|please|has|who|does|do|have|a|you|your|my !to|about|in|that|on|of|with|at',
    'in|some other news',
    'in|on|under other matters|business|subjects|topics',
    'as well as|in addition to the above|this|that|which ..1 please|note|the|i|we|can|could',
    'apart|aside from that|this|which ..1 please|i|can|the|could|we|is|do',
    'not|nothing|un|totally related|connected|linked to ..1 this|the|that|above|my',
    'unrelated|unconnected|separately ..1 but|the|can|could|please|has|have|is|did|do|i|we|my|there !lines|events',
    'moving|move|going|turning|switching|shifting|coming|jumping on|to|topic|subject|back ..1 to|on ..1 something|the|another|other|my|next ..1 else|matter|topic|subject|point|question|matters',
    'something|a|an|another|and else|different|other|separate|completely ..1 entirely|completely|different|separate|matter|topic ..1 subject|matter|topic|issue|question',
    'on|as|regarding ..1 a|an|the|my|to|another ..1 completely|totally|entirely|more|lighter|brighter|happier|sadder|separate|different|related|other|practical|positive|serious|personal|less ..1 different|unrelated|separate|serious|positive|happy|cheerful|other|practical note|topic|matter|subject|issue|front|question|point',
    'on a|the|an lighter|brighter|happier|separate|different|other|unrelated|practical|sadder|more note|matter|topic|subject|issue|cheerful|serious|positive',
    'ar fater arall',
    'ar bwnc|nodyn arall|gwahanol',
    'gyda llaw',
  ],
  'subjects.aside': ['incidentally'],
  'subjects.secondly': ['secondly'],
  'subjects.list': ['ps ..2 can|could|please|will|would|did|have|are'],
  'subjects.count': [
    'two|three|four|five|several|few|couple of? ..1 things|matters|items|topics|subjects|issues|unrelated|separate|different !to|that|which|wrong',
    'a few|couple|number of? ..1 things|matters|items|topics|subjects|unrelated|separate|different',
    'first|firstly ..9 second|secondly',
    'first|one ..9 second|secondly ..9 third|thirdly',
    'also on|about the subject|topic',
    'first|firstly|one|1 the|is|please|about|can ..9 second|secondly|two|2 the|is|please|about|can',
    'three|two|four|several|few|couple|some|six|five|quick ..1 quick|of|different|separate|unrelated|brief|small|short|important? ..1 fronts|updates|questions|reminders|notices|points|items|announcements|requests|queries|matters|bits|housekeeping !on|about|for|to|were|was|are|in|that|which|paper|exam|from|your',
    'several|few|some|various items|matters|points|things|notices|reminders this|today|below|from|before|for|to',
    'things|items|points|matters|bits before|this|to|from|for half|week|term|note|weekend|friday|the|break|end|easter|christmas|today|mention|raise|report|discuss|cover !trip|journey|exam',
    'dau|tri|pedwar|ambell|sawl beth|peth|bwynt|pwynt|nodyn|mater|fater|neges',
    'staffing|building|budget|uniform|trips|homework|parking|reports|attendance|behaviour|lunch|lunches and staffing|building|budget|uniform|trips|homework|parking|reports|attendance|behaviour|lunches !form|evening',
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

/** Most messages count nothing, and their words need not be looked at. */
const ordinals = phrases({ ordinal: ['first|firstly', 'second|secondly'] })

/** The word that opens a sentence: “First, the concert. Second, the car park.” */
function counted(part: Part, message: Message): Hit[] {
  if (part.hidden || part.name === 'subjectLine' || ordinals.of(part.found).length < 2) return []
  const openers = part.words.filter(
    (word, i) => part.words[i - 1]?.sentence !== word.sentence && part.words[i + 1]?.sentence === word.sentence,
  )
  const first = openers.findIndex(({ text }) => text === 'first' || text === 'firstly')
  const second =
    first < 0 ? -1 : openers.findIndex(({ text }, i) => i > first && (text === 'second' || text === 'secondly'))
  const [one, two] = [openers[first], openers[second]]
  if (!one || !two || steps(part, one.sentence) || steps(part, two.sentence)) return []
  const match = { id: 'subjects.ordinal', from: part.words.indexOf(one), to: part.words.indexOf(two) + 1 }
  return [hitOf('content.several-subjects', { match, part, message }, 'subjects.ordinal')]
}

/** “First, mix the powder” is a step of one thing: an order follows, not a subject. */
function steps(part: Part, sentence: number): boolean {
  const second = part.words.filter((word) => word.sentence === sentence)[1]?.text ?? ''
  return !/^(?:the|a|an|my|our|your|can|could|please|we|i|there|is|who|has)$/.test(second)
}

/** How many headings make several subjects: two may be the halves of one. */
const severalHeadings = 3

/** True when a message says that it turns to another subject, counts several, or sets several under headings of their own. */
export const severalSubjects: Detector = {
  id: 'several-subjects',
  version: 3,
  facts: ['content.several-subjects'],
  summary: {
    en: 'Holds more than one subject, as its words say (“on another note”, “three things”) or its headings show.',
  },
  provenance: ownWork,
  detect: (message) =>
    yesNo('content.several-subjects', [
      ...findPhrases(message, turningPhrases).filter(counts).map(toHit),
      ...message.parts.flatMap((part) => [...opened(part, message), ...counted(part, message), ...headed(part)]),
    ]),
}

const toHit = (found: Candidate) => hitOf('content.several-subjects', found)

const sameMatter = /^(?:invoice|bill|order|draft|essay|paper|mock|results|follows|show|working|exam|test|question)$/

/** “One last thing about the mock”, “three items on your invoice”: the same matter still, and so is what is thanked twice. */
function isNone(
  words: readonly Word[],
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): boolean {
  const sentence = words[from]?.sentence
  // An aside opens its sentence; inside one it is only an adverb.
  if (id.startsWith('subjects.aside')) return words[from - 1]?.sentence === sentence
  const after = words.slice(to - 1, to + 4).filter((word) => word.sentence === sentence)
  if (id.startsWith('subjects.secondly'))
    return after.some(({ text }) => /^(?:than|data|figure|evidence|author|writer|results|source)/.test(text))
  if (/^subjects\.(?:count|turn)/.test(id) && isOfOne(words, to, sentence)) return true
  const joins = after.findIndex(({ text }) => /^(?:on|about|in|to|of)$/.test(text))
  if (
    /^subjects\.(?:count|turn)/.test(id) &&
    joins >= 0 &&
    after.slice(joins).some(({ text }) => sameMatter.test(text))
  )
    return true
  return false
}

/** "Two things about the trip", "a few things to pack": several points of one matter, which is named. */
function isOfOne(words: readonly Word[], to: number, sentence: number | undefined): boolean {
  const around = words.slice(to - 2, to + 3).filter((word) => word.sentence === sentence)
  return around.some(({ text }, i) => {
    const next = around[i + 1]?.text ?? ''
    if (text === 'to') return preparing.test(next)
    return /^(?:about|regarding|concerning)$/.test(text) && /^(?:the|your|our|my|this|that|his|her)$/.test(next)
  })
}

const preparing = /^(?:pack|bring|wear|buy|revise|take|eat|try|avoid|practise|learn)$/

function counts({ part, match }: Candidate): boolean {
  if (part.hidden) return false
  if (isNone(part.words, match)) return false
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
