import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isNegated, isReported } from './context.ts'
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
    ],
    'personal-email': [
      '<ask> ..2 <your> personal|private|own|gmail|hotmail|other email|mail|emails|account|address !book',
      '<ask> ..2 <your> home email|mail',
      'do|have <you> have|got a personal|private|gmail|hotmail|another|home email|mail|account|address|one',
      'whats|what is? <your> personal|private|own|home e mail',
      'email me from|on <your> personal|private|home|own|gmail',
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
    ],
    other: [
      '<ask> ..2 <your> password|passcode|pin|login|bank|passport|nhs|birthday|dob !card|cards|party|cake|present|wishes|badge|lock|manager|reset',
      'whats|what|when is? <your> password|passcode|pin|birthday|dob|date',
      '<ask> ..2 <your> ..1 date of birth',
      'whats|what is? <your> ..1 date of birth',
      'when|where were <you> born !in',
      'who do|does <you> live with',
      'are|r <you> single|taken|seeing !anyone|the|a|it|this|out|file|step',
      'are|r <you> seeing anyone|anybody|somebody',
      'how old are|r <you> !in|when|if',
      'what school|form do <you> go',
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
const formal =
  /^(?:candidate|seat|room|exam|reference|order|ticket|page|question|locker|tray|peg|ip|web|url|school|email|mac|delivery|invoice|work|office|extension|business|company|network)$/

/** Which of the reader's personal details the writer asks for. */
export const askingPersonal: Detector = {
  id: 'asking-personal',
  version: 1,
  facts: ['content.asking-personal'],
  summary: {
    en: 'Asks the reader for personal details: home address, numbers, private mail, social accounts, pictures.',
  },
  provenance: ownWork,
  detect(message) {
    const hits: Hit[] = []
    for (const candidate of findPhrases(message, askingPhrases)) {
      const { match, part } = candidate
      if (isReported(part.words, match.from) || isNegated(part.words, match.from, 2)) continue
      if (part.words.slice(match.from, match.to).some((word) => formal.test(word.text) && !/^email$/.test(word.text)))
        continue
      hits.push(hitOf('content.asking-personal', candidate, match.id.replace(/\.\d+$/, '')))
    }
    return { facts: { 'content.asking-personal': kinds.filter((kind) => hits.some((hit) => hit.term === kind)) }, hits }
  },
}
