import { ownWork } from '../detector.ts'
import type { Part } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { isLesson, sentenceAround, wordSet } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'

/** How jokes begin, and how mail that carries them announces itself. */
const jokePhrases = phrases({
  'joke.knock': ['knock knock !enter|again|and|on', 'cnoc cnoc', 'knock knock whos there'],
  'joke.difference': ['whats the difference between a ..6 and a', 'what is the difference between a ..6 and a'],
  'joke.riddle': [
    'what do|did|does you|one|the ..1 call|get|say ..1 a|an|to|when|if|with',
    'what did|does|do the|one|a ..3 say|call|wear|sing|shout|order|eat|drink|use ..1 to|when|under|at|for|in|on',
    'what do|does a|an|the ..4 wear|eat|drink|sing|drive|say|order|call|use|get|like',
    'what|whats|which ..1 has|goes|kind|type|sort ..3 but|when|up|with',
    'whats|what|who|whos is? ..1 orange|brown|green|red|black|grey|yellow|pink|invisible|blue|white and',
    'who|whos is? the ..2 king|queen|boss|prince|god|smartest|coolest of',
    'where|why|when do|did|does|dont|cant|couldnt|should|was|is|are|shouldnt ..2 cows|sheep|cats|fish|bees|birds|ghosts|vampires|skeletons|snowmen|teachers|pencils|elephants|monsters|witches|frogs|dogs|elsa|pirates|scarecrow|books|eggs|bananas|zombies|computers',
    'how|what do|did|does ..1 you|the|a|snowmen|bees|pirates|ghosts|vampires|trees|fish ..1 make|get|call|know|organise|stop|catch|cut|cross|find|say',
    'why|how|what was|is|were|are|does|do 6|six|10|ten|seven|the ..3 afraid|scared|sad|nervous|tired|late|cold|look|stressed|jealous|angry|bad|rich|proud',
  ],
  'joke.form': [
    'why did|do|does|didnt|was|were the|a|an ..3 cross',
    'why did|didnt the|a|an chicken|skeleton|scarecrow|teacher|bicycle|tomato|golfer|computer|cow|banana|student|maths|math|book',
    'walks|walked|walk into a|the bar|pub',
    'an|a englishman ..1 irishman|scotsman|welshman',
    'how many ..4 does|to|do ..2 take|change ..3 change|bulb|lightbulb',
    'doctor doctor',

    'there was|were an|a englishman|irishman|scotsman|blonde|priest|rabbi',
    'a priest ..2 rabbi|vicar|nun',
    'your|yo mum|momma|mama is|so so? fat|ugly|stupid',
    'did|have|heard you? ..1 hear|heard the one ..1 about',
    'did you hear about the|a ..2 ..1 who|he|she|they|astronaut|cannibal|magician|dyslexic|claustrophobic|claustrophobia|cheese|fire|kidnapping|mathematician|scarecrow|italian|restaurant',
    'a man|woman|guy|horse|duck|dog|bear|penguin|snail walks|walked|strolls into a|the ..1 bar|pub|library|chemist|chemists|shop|doctors|zoo|cinema|restaurant|bank|bakery|staffroom|vet|vets|hotel|butchers',
    'a man|woman|guy|horse|duck|dog goes|went into a ..1 bar|pub|library|chemist|chemists|shop|doctors|zoo|cinema|restaurant|bank|bakery|butchers ..2 and|asks|says|with|wearing',
    'two|three|four|a|an ..1 snowmen|fish|muffins|peanuts|tomatoes|inspectors|cows|goldfish|nuns|penguins|eggs|sausages|goats|elephants|aerials|cannibals|fonts|atoms|antennas|horses|parrots|nurses|inspectors|headteachers ..2 walk|walks|walked|in|sitting|are|met|get|got|meet|go|into ..1 into? ..1 a|an|the ..1 field|staffroom|bar|oven|pub|frying|tank|bath|pan|boat|lift|desert|fridge',
    'arrives|arrived|stands|turns|gets|goes ..1 at|to|up ..1 the? pearly|gates|heaven ..1 gates|st|saint|peter|heaven',
    'pearly gates',
    'one says|turns|said ..1 to the ..1 other',
    'says|said|asks|replies|whispers|shouts the|to the ..1 barman|librarian|doctor|waiter|vicar|farmer|shopkeeper|genie|penguin|horse|other',
    'the barman|barmaid|landlord|waiter|librarian|genie|devil says|said|asks|replies',
    'there was|once|lived a|an ..3 old|young|teacher|man|lady|girl|boy|fellow|head ..2 from|of|called|named|in !history',
    'englishman|irishman|scotsman|welshman|frenchman ..3 englishman|irishman|scotsman|welshman|frenchman',
    'priest|vicar|rabbi|imam|nun|bishop ..4 priest|vicar|rabbi|imam|nun|bishop|headteacher|teacher|lawyer|bus ..3 boat|bar|lift|pub|walk|driver|are|heaven|golf|desert|balloon',
    'used to ..4 it|he|she|until|but|so ..1 got|was|had so|bad|to ..4 away|over|it|up',
    'got so bad i|he|we|she|they had to',
    'i used to be|hate|have|play|work|think ..6 but|then|until ..3 grew|now|on|me|it|then|turned|lost',
    'im|i|am ..1 reading|wrote|read|writing a ..1 book ..1 about|on ..4 cant|couldnt|impossible|put|hard|down|no ..3 down|out|plot|beginning',
    'teacher ..9 pupil|johnny|boy|student|class',
    'waiter waiter',
    'mum mum',
    'says|said|asks|shouts|calls mum|mother|dad|teacher ..9 but mum|dad|miss|sir',
    'but mum|dad|miss|sir ..9 youre|you have|the|head|because',
    'my wife|husband|dog|teacher|boss said|says|told|asked|just|used|accused ..9 so i',
  ],
  'joke.told': [
    'heres|here one|something is? to cheer',
    'here is one|something to cheer',
    'joke of the|this|today|for|day|week',
    'jokes|joke for|below|attached !of',
    'heres|here|heard|got|know|tell a|is|some|the|you|this|any ..1 good|great|funny|little|quick|cracking|terrible|bad? joke|jokes|cracker|riddle',
    'got|heres|heard a|this good|great|funny|cracking one for|about|from|what|why|how',
    'this|it made me laugh|chuckle|lol',
    'thought this|you|it ..3 make|like|funny|laugh|amuse ..1 laugh|smile|chuckle|funny',
    'friday|monday funny|funnies|joke|humour|laugh',
    'funny|hilarious video|pictures|picture|pic|meme|memes|email|story|cartoon',
    'for a laugh',
    'have a laugh|giggle at',
    'thought|bit of for? light relief',
    'punchline|punchlines|knee slapper|one liner|liners|oneliner|howler|howlers !analysis',
    'heres|here|this one|something|is|ones|some|will ..2 to|brighten|for|make|cheer ..2 brighten|cheer|smile|laugh|chuckle|giggle|tickle|wet|monday|friday|day !you|reading',
    'joke|jokes|jôc|joc|jocs|jocau y|of|or|for|my|attached|sent|below|from|to|ar|am|about ..1 dydd|the|day|today|this|week|brother|friday|sister|mate|cheer|dad|wythnos|wales !act|scene|play|page|extract|on|policy|sensitivity',
    'forward|forwarding|sharing|sending|passing|enjoy|more|sent|few|couple|some|bad|dad|rude|christmas|cracker ..1 on|you|some|these|a|of|few? ..1 jokes !aside|not|or|and|from|are|about|in',
    'made|makes|had|nearly|almost|snort|snorted|spat|choked|cried me|us|my ..2 laugh|snort|chuckle|giggle|stitches|howl|wet|laughing|hysterics|tea|coffee ..2 out|my|tea|coffee|thought|loud|laughing|share|so|at !yesterday|today|week|home',
    'in stitches|hysterics',
    'laugh|laughed|laughing|lol|cry|cried out loud|my ..1 head|socks|so|until|loud ..2 thought|off|share|at|had|hard',
    'funny|hilarious|comical|amusing|rude ..1 video|videos|pictures|picture|pic|pics|meme|memes|cartoon|clip|gif|reel|tiktok|joke|jokes|cat|poem|limerick|anecdote !made',
    'meme|memes|gif ..2 about|of|on|attached|haha|lol|funny|hilarious|made|i',
    'have|had|enjoy a good|little? giggle|laugh|chuckle|titter at|with|on|over',
    'ten|10|20|five|5|things|signs|reasons ..3 teachers|pupils|heads|parents|you|kids|inspectors ..3 never|should|might|know|always|say|are|say ..1 say|teacher|wrong|when',
    'exam howlers|bloopers|fails',
    'light|bit|little|comic|some ..2 relief|humour|amusement ..3 end|for|to|of|attached|friday|monday|term|enjoy|below|here !after|is',
    'cartoon|comic|caricature ..3 made|funny|laugh|tea|snort|noticeboard|hilarious|attached !exam|question|refers|source|analysis',
    'heard|know|got|got|tell ..1 a|this|any|me|you|you ..2 good|cracker|great|funny|best|corker|belter ..1 one|joke|today|about|for ..3 about|for|u|you|what|today|this|why|yesterday !thing|news',
    'this|that|it|it made|cracked|creased|had|tickled|slayed me|us up|stitches|laugh|howling|crying|giggling|giggle !smile',
    'beth wyt|ydych|dych|sydd ..1 ti|tin|chi|chin galw ..6 cwmwl|dafad|heb|pan',
  ],
})

const tasks = wordSet(
  'write give draw explain show training monday tuesday wednesday thursday friday worksheet essay lesson due page homework answer answers marks list discuss exercise question questions migration solve please examples example reply email tell equation revise room bring period test experiment practical notes year class',
)

/** The sentence ends in a question mark. HTML is taken at its word. */
function asksAloud({ at, visible, words }: Part, from: number): boolean {
  if (at) return true
  const [, to] = sentenceAround(words, from)
  const end = words[to - 1]?.end ?? 0
  return visible.slice(end, end + 3).includes('?')
}

/** The words of the sentence behind the one that holds `at`: of a long one as many as show that it is too long. */
function nextSentence(words: readonly Word[], at: number): readonly Word[] {
  const sentence = words[at]?.sentence ?? 0
  let from = at
  while (words[from]?.sentence === sentence) from++
  return words.slice(from, from + longestAnswer + 1).filter((word) => word.sentence === sentence + 1)
}

/** No answer to a riddle has more words. */
const longestAnswer = 12

/** True for mail that carries a joke. */
export const joke = yesNoDetector({
  id: 'joke',
  version: 2,
  summary: { en: 'Mail that carries a joke, by how jokes begin and how they are announced.' },
  provenance: ownWork,
  fact: 'content.joke',
  phrases: jokePhrases,
  counts({ match, part, message }) {
    if (isLesson(message) && !match.id.startsWith('joke.knock')) return false
    // "What do you call a …" is a joke when its answer follows at once.
    if (!/^joke\.(?:riddle|difference)/.test(match.id)) return true
    const sentence = part.words[match.from]?.sentence ?? 0
    if (part.words[match.from - 1]?.sentence === sentence || !asksAloud(part, match.from)) return false
    const later = nextSentence(part.words, match.from)
    // Lessons ask too, and then say what to do; announcements ask, and then say when.
    if (later.some(({ text }) => tasks.has(text))) return false
    return later.length > 0 && later.length <= longestAnswer
  },
})
