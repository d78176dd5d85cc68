import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { findPhrases, hitOf } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  ask: 'send give text tell message email share drop pass gimme lend show have get whats what confirm provide need want reply',
  social:
    'snapchat snap insta instagram whatsapp telegram kik discord tiktok facebook twitter username handle gamertag',
  picture: 'pic pics picture pictures photo photos selfie selfies snap nudes',
}

/** Questions for somebody's own details. The kind asked for is the key. */
const askingPhrases = phrases(
  {
    'home-address': [
      '<ask> ..2 <your> home|house|postal|full? address',
      '<ask> ..2 <your> address !book|bar|line',
      '<ask> is <your> home|house|postal? address !book',
      'where do|does|abouts <you> live !in|if|when',
      'where do|abouts <you> live in !the|a|an',
      'where <you> live|living',
      'which|what ..2 do <you> live',
      'which street|road|house do|is <you>|yours',
      // Welsh, not yet read by a speaker.
      'ble|lle wyt|dach|ydych ti|chin|chdin byw',
      'beth|be yw|ydi|ydy dy|eich gyfeiriad|cyfeiriad',
      'whats|what is? <your> postcode',
      'which|what street|road|estate|village|block|area ..2 is|do|on|does ..1 your|<you> ..1 house|live|from|home',
      'where|whereabouts is|are|abouts|roughly|exactly|in ..2 your|do|<you> ..1 house|live|home|from|staying|flat !in|poem',
      'ble|lle wyt|rwyt|dach|ydych|wt ..1 ti|tin|chi|chin ..1 yn? byw',
    ],
    'personal-phone': [
      '<ask> ..2 <your> home|house|landline|telephone phone|number|telephone',
      '<ask> ..2 <your> telephone number',
      '<ask> ..2 <your> ..5 home|house phone|telephone|landline number',
      'whats|what is? <your> mums|dads|parents|mams phone|mobile? number',
      'beth|be yw|ydi|ydy dy|eich rif|rhif !blwch|sedd',
    ],
    'personal-mobile': [
      '<ask> ..2 <your> mobile|phone|cell|personal|own? mobile|phone|cell? number|num|digits|no|mob|mobile !of|line|bond|bonds|plate|sentence',
      '<ask> ..2 <your> number|num|digits|mobile !of|line|bond|bonds|sentence|facts|work|square|on|at|plate',
      '<ask> is <your> personal|mobile|phone? number|num|mobile !of|line|bond|bonds|plate',
      'can|could|may i|we have|get <your> mobile|phone|personal? number|num|digits|mobile !of',
      'text me <your> number',
      'ring|text|call me so i have|can',
      'drop|chuck|fire|ping|slide|leave me|us <your> digits|number|num|no|cell|deets',
      'can|could|may i ..1 have|get|grab|take <your> digits|num|deets',
      'what|whats is? the? best? number to|for ..2 ring|reach|text|<you> ..2 on|at|out',
    ],
    'personal-email': [
      '<ask> ..2 <your> personal|private|own|gmail|hotmail|other email|mail|emails|account|address !book',
      '<ask> ..2 <your> home email|mail',
      'do|have <you> have|got a personal|private|gmail|hotmail|another|home email|mail|account|address|one',
      'whats|what is? <your> personal|private|own|home e mail',
      'email me from|on <your> personal|private|home|own|gmail',
      'do|have|got|is <you>|got|have|there ..1 have|got ..1 a|an|another|any|your ..1 gmail|hotmail|yahoo|icloud|outlook|personal|private|non|other|home ..1 school? ..1 account|address|email|mail|i|one|where|that',
      'a|your|any gmail|hotmail|yahoo|icloud ..1 i|we|address|account can|could|where|instead|to',
    ],
    'social-account': [
      'whats|what|is|do|have|got|need|send|give|tell|share ..2 <your> <social>',
      'are|r <you> on <social>',
      '<you> on <social> !for|is|and',
      'do|have <you> have|got|use <social>',
      'add me on|my <social>|there',
      'can|could|may i add|follow <you> on',
      'follow|dm|message me on <social>',
      'my <social> is',
      'which|what ..1 name|app|apps|apps|user|profile|account|site ..3 do|are|is|does|have|can ..1 <you> ..2 go|on|use|have|under|called|find|got|most ..3 <social>|friends|on|by|online|with',
      'what|which app|apps|social|socials|platform|platforms ..1 do|are|have|does <you> ..2 use|on|have|like',
      'what|which ..2 are|r|do|is <you>|your|ur ..1 on|go|use|called ..3 on|by|under ..1 <social>',
      'whats|what|is <your> ..1 name|user|handle|tag|gamertag|nickname|username|profile|snapcode ..2 on|for|there|so ..2 <social>|xbox|playstation|steam|ps4|ps5|fortnite|roblox|there|i|we',
      'beth|be yw|ydi|ydy|ywr|di dy|eich ..1 <social>|enw',
      'are|r <you> ..1 on|got insta|snap|discord|tiktok|facebook|whatsapp|twitter|telegram|roblox|xbox',
      'what|which ..1 app|account|chat do|can|should <you>|i|we ..1 use|find|message ..2 with|<you>|your ..1 friends|mates|on',
    ],
    image: [
      'send|snd|gimme pics|pic|selfies|selfie|photos !of|from|for|to|in',
      'got|have ..1 <picture> of <you>',
      '<ask> ..3 <picture> of|with <you>|yourself|urself',
      '<ask> ..3 <picture> of your|ur face|body|room|bedroom|legs|chest|bum',
      '<ask> me|us a|some|more|your|ur <picture> !of|from',
      'can|could i see|have|get ..2 <picture> of <you>|your',
      'what do <you> look like',
      'turn|put <your> camera|webcam|cam on',
      'take a selfie|pic|picture|photo of yourself|you',
      'can|could|may|let i|me ..1 see|have|get|want ..1 a|another|some|more|one|your|the ..1 selfie|pic|picture|photo|photos|pics|snap|video ..1 of|please|pls|x|xx !your|the|experiment|pot|work|model|project|diagram|cast|cup|form',
      'have|got|do|any <you> ..1 got|have|any ..1 any|some|a|more|other ..1 photos|pictures|pics|selfies|videos|photo|picture|snaps ..3 of|from|in|at|with ..3 <you>|yourself|beach|holiday|pool|bikini|swimming|party|send',
      'send|show|share|text|email|dm ..1 me|us|over ..1 some|a|more|one|those|your|the|any ..1 photos|photo|pictures|picture|pics|pic|selfies|selfie|video|snaps ..2 of|from|in|with|without|please|pls|x|xx|<you> ..1 <you>|yourself|beach|holiday|pool|bikini|dress|party|prom|x|bed|swimsuit|today !experiment|poster|pot|work|model|project',
      'love|like|want|wanna|need|have ..2 photo|picture|pic|selfie|photos|pictures|pics ..1 of|with|from ..1 <you>|yourself|<your> !diagram|experiment|passport|work|project|painting|model|with',
      'what do|does <you> ..1 really? look like',
      'show|see|let ..1 me|us|i|can ..1 see ..1 <you>|<your> face|bedroom|room|smile|body|outfit|camera',
    ],
    other: [
      '<ask> ..2 <your> password|passcode|pin|login|bank|passport|nhs|birthday|dob !card|cards|party|cake|present|wishes|badge|lock|manager|reset',
      'whats|what|when is? <your> password|passcode|pin|birthday|dob|date',
      '<ask> ..2 <your> ..1 date of birth',
      'whats|what is? <your> ..1 date of birth',
      'when|where were <you> born !in',
      'who do|does <you> live with',
      'are|r <you> single|taken|seeing !or|and|doubles|anyone|the|a|it|this|out|file|step',
      'are|r <you> seeing anyone|anybody|somebody',
      'how old are|r <you> !in|when|if',
      'what school|form do <you> go',
      'do|have|got|are <you>|u|got|have ..1 have|got|seeing|dating|going ..1 a|out|any|someone|anyone ..1 boyfriend|girlfriend|bf|gf|partner|with|someone|anyone !trouble|character|essay',
      'what|when|where|how|who ..1 do|does|time|are|is ..1 your|ur ..1 mum|dad|parents|mam|family|folks|brother|sister ..2 do|go|get|leave|work|out|home|come|finish|in|often ..4 evening|out|home|work|weekend|night|for|living|often|away|back',
      'are|is|do they|your|ur|both ..1 parents|mum|dad ..1 often|usually|always|both|much|ever ..1 out|away|home|late|working',
      'whens|when is|was? <your> birthday|bday|b-day',
      'what|when ..1 would|do|day <you> ..1 like|want ..2 for|from ..2 birthday|me|christmas !to',
      'what|whatcha do|are|colour|kind|sort ..2 <you> ..1 wear|sleep|wearing ..2 bed|night|in|under|underneath|pyjamas|sleep !world|test|exam|trip|to|day|the|play',
      'what|which size|cup|colour ..2 bra|dress|underwear|knickers|pants|clothes|shoe ..1 are|do|is <you>|size|wear',
      'how much|tall|heavy|old do|are|is <you> ..1 weigh|really|exactly|now !going|getting|turning',
      'what|which|when time|day|days|nights|evening ..2 are|r|is|will <you>|be ..1 home|alone|in|free|back ..2 alone|on|by|yourself|home|tonight',
      'who|who else|is|are|lives|s ..2 at|in|with|live ..2 home|house|<you> ..1 with|at|right|<you>|now !match|game',
    ],
  },
  own,
)

const kinds = [
  'home-address',
  'personal-phone',
  'personal-mobile',
  'personal-email',
  'social-account',
  'image',
  'other',
] as const
const exercises = wordSet(
  'translate partner spanish french german italian latin welsh role reponds oral practise practice dialogue phrase phrases conversation vocab vocabulary never strangers scam online internet',
)
const ownSystem = wordSet(
  'network candidate exam locker canteen library moodle classroom portal system form forms office entry emergency registration',
)

/** A question for practice, a warning, one of the school's own forms, or one that somebody else asks: nobody is asked here. */
function isExercise(words: readonly Word[], from: number, to: number): boolean {
  const [start, end] = sentenceAround(words, from)
  if (firstOf(words, exercises, start - 12, end) >= 0 || firstOf(words, ownSystem, to, end) >= 0) return true
  return (
    /^(?:childs|childrens|sons|daughters|child|pupils)$/.test(words[to]?.text ?? '') ||
    words.slice(from, to).some(({ text }) => /^(?:childs|childrens|sons|daughters)$/.test(text))
  )
}

const formal =
  /^(?:candidate|seat|room|exam|reference|order|ticket|page|question|locker|tray|peg|ip|web|url|school|email|mac|delivery|invoice|work|office|extension|business|company|network)$/

/** Which of the reader's personal details the writer asks for. */
export const askingPersonal: Detector = {
  id: 'asking-personal',
  version: 2,
  facts: ['content.asking-personal'],
  summary: {
    en: 'Asks the reader for personal details: home address, numbers, private mail, social accounts, pictures.',
  },
  provenance: ownWork,
  detect(message) {
    const hits: Hit[] = []
    for (const candidate of findPhrases(message, askingPhrases)) {
      const { match, part } = candidate
      if (isReported(part.words, match.from) || isNegated(part.words, match.from, 4)) continue
      if (isExercise(part.words, match.from, match.to)) continue
      if (part.words.slice(match.from, match.to).some((word) => formal.test(word.text) && !/^email$/.test(word.text)))
        continue
      hits.push(hitOf('content.asking-personal', candidate, match.id.replace(/\.\d+$/, '')))
    }
    return { facts: { 'content.asking-personal': kinds.filter((kind) => hits.some((hit) => hit.term === kind)) }, hits }
  },
}
