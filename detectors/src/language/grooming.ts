import { ownWork } from '../detector.ts'
import type { Part } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { isReported, sentenceAround, wordSet } from './context.ts'
import { termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  app: 'snapchat snap insta instagram whatsapp telegram signal kik discord tiktok messenger facebook wechat viber skype facetime omegle wickr',
  kin: 'mum mam mom dad parents parent mother father anyone anybody teachers teacher friends nobody tutor',
  sweet:
    'gorgeous beautiful babe baby babes bby sexy darling sweetheart princess handsome cutie hottie sweetie hun hunni beaut',
  body: 'body legs bum boobs figure lips curves cleavage chest thighs',
  lovely: 'beautiful sexy hot gorgeous lovely amazing stunning fit perfect nice great',
}

/** Ways in which somebody draws a child close: secrecy, flattery, another app, gifts, being alone, testing. */
const groomingPhrases = phrases(
  {
    'grooming.secrecy': [
      'our little? secret !santa|garden|ballot|agent|service|shopper|friend',
      'little|special|dirty secret !santa|garden|ballot|agent|service|shopper|friend',
      'keep it|this|that|us ..1 secret !until|till',
      'secret between us|you|me',
      'dont|not mention|tell|say|show ..3 home',
      'when|if nobodys|noones|nobody|noone is? around|about|there|watching|looking',
      'when|if|once we|were are? alone',
      'if anyone|anybody|they asks|ask ..1 say|tell|we were',
      'lose my job',
      'promise ..4 tell|say !a|the|truth|me',
      'keep it|this quiet !in|during|please|on|when|as',
      'swap|exchange numbers|snaps|instas|socials',
      'text|call|ring|message me anytime|whenever|tonight|later|day|night',
      'delete|clear this|these|our|the thread|conversation|history ok|after|now|when|please|yeah',
      'stays|stay|staying|just between us|you|me|ourselves',
      'dont|not let anyone|anybody|them|your see|read|know|find',
      'keep|keeping this|it ..2 between us|ourselves|you',
      'just between us|you|me',
      'between you and me',
      'dont|never|no|not tell|show|mention|telling ..2 <kin>',
      'nobody|noone needs|has|must to? know !your|the|what|which|how|when|who|where',
      'no one needs|has|must to? know !your|the|what|which|how|when|who|where',
      'delete|deleting this|these|our|the message|messages|chat|email|emails|texts ..3 after|when|once|so|please|now|ok',
      'delete this|these after|when|once|now',
      'our chats|messages|texts|emails ..2 just|only|between|for us',
      'our chats|messages|texts are private|secret',
      'tell|told anyone|anybody about us',
      'easier to talk|chat there|on',
      'our special|private friendship|thing|chat|chats|time',
      'they wouldnt|wont|would understand|never',
      'wed|i|id both? get|be in|into trouble if',
    ],
    'grooming.flattery': [
      '<you-are> ..2 mature for|than',
      '<you> are|seem|look ..2 mature|grown older? for|than|up',
      'so grown up for',
      '<you> look|looked ..2 lovely|gorgeous|beautiful|stunning|hot|pretty|amazing !in|for|at',
      'older than your|ur age|years',
      '<you-are> not like ..1 other|others|the',
      '<you> are|r not like ..1 other|others|the',
      '<you-are> <very>? beautiful|gorgeous|stunning|pretty|special|sexy|hot !to|in|for|needs|every|all|each|because|educational|much|good|close|sure|well|certain|near|quick|confident|on|off|at|water',
      '<you> are|r|look <very>? beautiful|gorgeous|stunning|pretty|sexy|hot !in|for|to|much|good|close|sure|well|certain|near|quick|confident|on|off|at|water',
      'ive|i have|never felt|met ..2 way|anyone|someone about|like before|you',
      'i cant stop thinking about you',
      'thinking about you all|every|last',
      'i really|so|do|do really like|fancy|want you !to|all|for|both',
      'love you|u|ya lots|loads|so|x|xx|xxx|babe|too',
      'in love with you',
      'feelings for you',
      'dreamt|dreamed|fantasised|fantasise|fantasising about|of you',
      'miss|missing|missed you already|so|loads|xx|xxx|babe|beautiful|gorgeous|too|like',
      'hey|heya|hi|hiya|hello|morning|night|evening|dreams|dear|bye|alright|thanks|oi|goodnight|my <sweet> !day|weather|morning|weekend|work',
      '<your> <body> is|are|look|looks|looked ..1 <lovely>',
      '<you> have|got ..2 <lovely> <body>|eyes',
      '<your> skirt|dress|bikini|swimsuit|leggings|underwear|bra ..2 <lovely>',
      'special to me',
      'really|truly care about you !all',
      'not like ..2 teachers|adults|grownups',
      'youve|uve got ..2 <lovely> <body>|eyes',
      '<you> look|looked|looking <very>? fit|sexy|hot|peng|buff !for|in|to|and|enough',
      'but|because|cause i like you',
      'nobody|noone gets you like',
      'no one gets you like',
      'if only <you> were|was|are older',
      'you understand|get me like|better|more',
      'you can trust|talk to? me about|with anything|everything',
      'my favourite !book|poem|play|quote|subject|part|of',
      'nobody|noone understands you',
      'no one understands you',
      'i love|fancy|adore|miss you !all|guys|to',
      'soulmate|soulmates',
      'special connection|bond',
    ],
    'grooming.app': [
      'add|message|text|dm|msg|find|follow me ..1 on|my <app>',
      'move|switch|talk|chat|go|continue ..3 on|to|over <app>',
      'whats|what|is|do|have ..2 <your> <app>',
      'are|r <you> on <app>',
      'my|heres <app> is|username|name',
      'lets talk|chat|move somewhere|on|to|off|privately private|else|<app>|privately',
      'text|message|call me on my|this personal|private|own',
      'dont|not use|email|message ..2 school email|account|address|mail',
      'on|via|using <app> instead',
    ],
    'grooming.gift': [
      'buy|get|bought|got|send|sent you|u a|an|some|something present|gift|gifts|phone|iphone|ipad|vouchers|necklace|perfume|nice|special|robux|vbucks|money',
      'ill pay you|for your',
      'something|favour in return',
      'if you do|did something|sth|a for me',
      'give|lend|send you|u money|cash|some|robux|vbucks ..2 money|cash|yourself|treat',
      'treat you to',
      'take you shopping|out|away|home',
    ],
    'grooming.alone': [
      'are|r <you> alone|home',
      'home alone|by yourself',
      'on your|ur own tonight|at|right|in',
      'just the two|2 of us',
      'just us two',
      'when your|ur parents|mum|dad are|is out|away|asleep|not|gone',
      'is|are your mum|dad|parents|anyone home|out|there|in|around|asleep',
      'coffee|drink|dinner|film|cinema|walk ..2 just us|you|me|the',
      'what|when time? do|are|will <your> parents|mum|dad|mam go|leave|get|come|finish|work|home|asleep',
      'come ..1 my|to my|mine|house|place|flat ..2 alone|yourself|after|tonight|when|weekend',
      'i can|could|ill|will? drive|pick|collect you|u up|home|after !the',
      'i can|could|ill|will? give you|u a lift|ride|hug|cuddle|massage|kiss !pass|key',
      'alone with you|u',
      'nobody|noone will|else be? there|around|about',
      'no one will|else be? there|around|about',
      'come ..6 on your own|alone',
      'be alone together',
      'see|meet|visit me alone',
    ],
    'grooming.testing': [
      'have <you> ever kissed|had|been|done|touched|got|seen ..3 boyfriend|girlfriend|sex|someone|anyone|naked|yourself|drunk|kissed',
      'do <you> have|got a boyfriend|girlfriend',
      'hows|how your|ur boyfriend|girlfriend',
      'how is your|ur boyfriend|girlfriend',
      'got|have a boyfriend|girlfriend yet',
      'got|have <you>? got? a? boyfriend|girlfriend|bf|gf !in|character|essay',
      'what are|r <you> wearing',
      'underwear|bra|knickers|pants|thong are|r <you> wearing',
      'whatre|what <you> wearing',
      'are|r <you> a virgin',
      'do <you> drink|smoke|party',
      'can|could <you> keep a secret',
      'how old are|r <you> really',
      'send|show|share me ..3 pic|pics|picture|photo|selfie|photos|pictures|body !of|from',
      'send|show|want|see ..3 pic|pics|picture|photo|selfie|photos|pictures of|in <you>|yourself|bed|swimsuit|bikini|underwear',
      'wish|want|wanna|like|love to|i could|can|just? ..1 hug|kiss|cuddle|hold|touch you',
      'want a hug|cuddle|massage|kiss',
      'give you a hug|cuddle|massage|kiss',
      'age is just|only a',
      'wish <you> were older',
    ],
    'grooming.kisses': ['xx|xxx|xxxx|xxxxx|xxxxxx|xoxo|xoxox'],
    // Welsh, not yet read by a speaker.
    'grooming.welsh': [
      'ein cyfrinach|gyfrinach fach? ni',
      'ein cyfrinach|gyfrinach ni ..1 ydi|yw|ydy|di',
      'cyfrinach rhyngom|rhwng ni|ni',
      'paid|peidiwch a|ag dweud|deud|son wrth|am ..1 neb|fam|dad|rieni|rhieni|hyn|unrhyw',
      'cadwa|cadw hyn|o yn? rhwng|rhyngom|gyfrinach',
      'rwyn|dwin dy garu|ffansio di',
      'haia|helo|bore cariad|prydferth|del|secsi',
    ],
  },
  own,
)

const surprises = wordSet(
  'surprise pin passcode passwords login party card cards present presents collection whip santa birthday leaving retirement password',
)
const numbered = wordSet(
  'chapter act part volume louis pope bowl size scene section number figure page century ward for plus times minus equals find solve',
)

/** Kisses end what somebody says; `xx` elsewhere is a number, a size or algebra. */
function isKisses(part: Part, at: number): boolean {
  const { words } = part
  const here = words[at]
  // `gwen_xx` is a name.
  if (here && !part.at && /[^\s!.,?…]/.test(part.visible[here.start - 1] ?? ' ')) return false
  const before = words[at - 1]
  if (words[at + 1]?.sentence === here?.sentence && !/^x+$/.test(words[at + 1]?.text ?? '')) return false
  return before?.sentence !== here?.sentence || !(numbered.has(before?.text ?? '') || /\d/.test(before?.text ?? ''))
}

/** A party, a present or a leaving card may be kept secret by a whole class, and a password by everybody. */
function isSurprise(words: readonly Word[], at: number): boolean {
  const [from, to] = sentenceAround(words, at)
  return (
    words.slice(from, to).some((word) => surprises.has(word.text)) ||
    words.slice(Math.max(0, at - 12), at).some((word) => /^(?:password|passwords|passcode|pin|login)$/.test(word.text))
  )
}

/** Signs that somebody draws a child close, by term. A sign is no verdict: who writes to whom is the control's to know. */
export const grooming = termDetector({
  id: 'grooming',
  version: 1,
  summary: {
    en: 'Signs of grooming: secrecy, flattery of maturity, moving to another app, gifts, being alone, testing limits.',
  },
  provenance: ownWork,
  fact: 'content.grooming',
  phrases: groomingPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) &&
    !(match.id.startsWith('grooming.kisses') && !isKisses(part, match.from)) &&
    !(match.id.startsWith('grooming.secrecy') && isSurprise(part.words, match.from)),
})
