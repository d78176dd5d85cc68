import { type Detector, ownWork } from '../detector.ts'
import type { Message } from '../text/message.ts'
import type { Word } from '../text/words.ts'
import { abusePhrases } from './abuse-phrases.ts'
import { firstOf, isLesson, isReported, sentenceAround, wordSet } from './context.ts'
import { discriminationPhrases } from './discrimination-phrases.ts'
import { type Candidate, findPhrases, hitOf, yesNo } from './phrase-detector.ts'
import { reportPhrases } from './report-of-harm-phrases.ts'
import { threatPhrases } from './threat-phrases.ts'

/** Words that announce: anywhere in the sentence or the one before, or (lessons) close by. */
const announcing = wordSet(
  'training refresher week workshop inset webinar conference awareness course poster posters policy unit module assembly',
)
const lessons = wordSet('lesson lessons')

/** "Anti-bullying week", "self-harm training", "a lesson on eating disorders" announce, they do not report. */
function isPlanned({ match, part }: Candidate): boolean {
  if (!match.id.startsWith('report.topic')) return false
  const sentence = part.words[match.from]?.sentence ?? 0
  for (let i = Math.max(0, match.from - 60); i < Math.min(part.words.length, match.to + 30); i++) {
    const word = part.words[i]
    if (!word || word.sentence < sentence - 1 || word.sentence > sentence) continue
    if (announcing.has(word.text) || (lessons.has(word.text) && i >= match.from - 4 && i < match.to + 3)) return true
  }
  return false
}

/** Abuse, threats and slurs that are told of somebody else. */
function quotedHarm(message: Message): Candidate[] {
  const told = [abusePhrases, threatPhrases, discriminationPhrases]
    .flatMap((list) => findPhrases(message, list))
    .filter(({ match, part }) => !/^abuse\.(?:disguised|alone)/.test(match.id) && isReported(part.words, match.from))
  return told.length > 0 && isLesson(message) ? [] : told
}

const games = wordSet(
  'chess football match rugby netball game games tournament quiz team score scored goal pass cricket hockey tennis final league ball drums fortnite fifa minecraft cards round rounds set boxing wicket bowled keeper post kick penalty booking snooze hall queue deadline traffic rush recital concert sprint race relay uno draughts pool darts dodgeball',
)

/** "She beat me at chess", "he hit me with a great pass": nobody is hurt. */
function isPlay({ match, part }: Candidate): boolean {
  if (!/^report\.(?:hurt|called)/.test(match.id)) return false
  const [from, to] = sentenceAround(part.words, match.from)
  return firstOf(part.words, games, from, to) >= 0 || holdsScore(part.words, from, to)
}

const counts = { has: (text: string) => /^\d{1,3}$/.test(text) }

/** "They beat us 5-0." */
function holdsScore(words: readonly Word[], from: number, to: number): boolean {
  for (let i = firstOf(words, counts, from, to); i >= 0; i = firstOf(words, counts, i + 1, to))
    if (counts.has(words[i + 1]?.text ?? '')) return true
  return false
}

const trifles = wordSet(
  'mug mugs cup cups pen pens stapler milk charger umbrella biscuits spoon spoons parking chair mouse',
)

/** A mug that somebody keeps taking: a nuisance in the staff room. */
function isTrifle({ match, part }: Candidate): boolean {
  if (!match.id.startsWith('report.hurt')) return false
  return part.words.slice(match.from, match.to + 2).some(({ text }) => trifles.has(text))
}

const studied = wordSet(
  'essay chapter novel play drama character poem scene story act extract piece film author narrator lesson lessons',
)

/** Who suffers in what is read at school. */
const cast = wordSet('hamlet ophelia romeo juliet macbeth othello desdemona lear curley lennie piggy simon scrooge')

const ourselves = wordSet('i im ive me my we us our')

/** What happens to people in books: nobody in the sentence speaks for themselves or theirs. */
function isStudied({ match, part, message }: Candidate): boolean {
  const [from, to] = sentenceAround(part.words, match.from)
  const holds = (set: ReadonlySet<string>) => firstOf(part.words, set, from, to) >= 0
  return (holds(studied) || (holds(cast) && isLesson(message))) && !holds(ourselves)
}

/** True when words report abuse or distress, quoted abuse included: such mail is a report, and the safe lane carries it. */
export const reportOfHarm: Detector = {
  id: 'report-of-harm',
  version: 3,
  facts: ['content.report-of-harm'],
  summary: {
    en: 'Words that report abuse or distress: being hurt, called names, frightened, wishing to die, a pupil’s disclosure, a witnessed incident, abuse that is quoted.',
  },
  provenance: ownWork,
  detect(message) {
    const found = findPhrases(message, reportPhrases).filter(
      (candidate) => !isPlanned(candidate) && !isPlay(candidate) && !isStudied(candidate) && !isTrifle(candidate),
    )
    const quoted = quotedHarm(message)
    return yesNo('content.report-of-harm', [
      ...found.map((candidate) => hitOf('content.report-of-harm', candidate)),
      ...quoted.map((candidate) => hitOf('content.report-of-harm', candidate, 'report.quoted')),
    ])
  },
}
