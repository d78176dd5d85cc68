import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isLesson } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'

/** How jokes begin, and how mail that carries them announces itself. */
const jokePhrases = phrases({
  'joke.knock': ['knock knock'],
  'joke.riddle': ['what do|did|does you|one|the ..1 call|get|say ..1 a|an|to|when|if|with'],
  'joke.form': [
    'why did|do|does|didnt|was|were the|a|an ..3 cross',
    'why did|didnt the|a|an chicken|skeleton|scarecrow|teacher|bicycle|tomato|golfer|computer|cow|banana|student|maths|math|book',
    'walks|walked|walk into a|the bar|pub',
    'an|a englishman ..1 irishman|scotsman|welshman',
    'how many ..4 does|to|do ..2 take|change ..3 change|bulb|lightbulb',
    'doctor doctor',
    'whats the difference between a ..6 and a',
    'there was|were an|a englishman|irishman|scotsman|blonde|priest|rabbi',
    'a priest ..2 rabbi|vicar|nun',
    'your|yo mum|momma|mama is|so so? fat|ugly|stupid',
    'did you hear the? one? about the',
    'a man|woman|guy|horse|duck|dog goes|walks|went|walked into',
  ],
  'joke.told': [
    'heres|here one|something is? to cheer',
    'here is one|something to cheer',
    'joke of the|this|today|for|day|week',
    'jokes|joke for|below|attached !of',
    'heres|here|heard|got a|is|some|the|you|this ..1 good|great|funny|little|quick? joke|jokes|one',
    'this|it made me laugh|chuckle|lol',
    'thought this|you|it ..3 make|like|funny|laugh|amuse ..1 laugh|smile|chuckle|funny',
    'friday|monday funny|funnies|joke|humour|laugh',
    'funny|hilarious video|pictures|picture|pic|meme|memes|email|story|cartoon',
    'for a laugh',
    'have a laugh|giggle at',
    'thought|bit of for? light relief',
  ],
})

/** True for mail that carries a joke. */
export const joke = yesNoDetector({
  id: 'joke',
  version: 1,
  summary: { en: 'Mail that carries a joke, by how jokes begin and how they are announced.' },
  provenance: ownWork,
  fact: 'content.joke',
  phrases: jokePhrases,
  counts({ match, part, message }) {
    if (isLesson(message) && !match.id.startsWith('joke.knock')) return false
    // "What do you call a …" is a joke when its answer follows at once.
    if (!match.id.startsWith('joke.riddle')) return true
    const sentence = part.words[match.from]?.sentence ?? 0
    const later = part.words.filter((word) => word.sentence === sentence + 1)
    return later.length > 0 && later.length <= 12
  },
})
