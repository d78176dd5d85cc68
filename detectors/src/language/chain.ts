import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

/** What chain mail asks for. "Chain of command" and "chain reaction" hold none of it. */
export const chainPhrases = phrases(
  {
    'chain.forward': [
      'forward|send|pass|share|copy ..3 to everyone|everybody|all you|u|your know|contacts|friends',
      'forward|4ward|4wd|fwd|send|pass|share ..3 to|2 ..2 <many> ..1 people|friends|others|contacts|mates|m8s|pals|girls|boys|women|men|ladies|persons',
      'circulate ..2 everyone|everybody|all <you> know',
      'circulate ..2 to everyone|everybody|all <you> know',
      'repost|reshare|share this? within|in ..1 minutes|hours|seconds',
      'get ..2 back <you> are|r loved|lucky',
      'forward|pass|share ..2 to at least',
      'send this|it ..1 to at least ..3 people|friends|contacts|others|mates|know',
      'forward|send|pass|share ..2 to as many',
      'forward|4ward|fwd|send|share this|it ..2 all|everyone|everybody ..1 you|your ..1 know|friends|contacts|family|address|mates',
      'forward|4ward|fwd|send|share this|it ..2 all|everyone|everybody friends|contacts',
      'tell|warn|alert everyone|everybody|all ..2 contacts|friends|know|addressbook',
      'copy ..2 as|to your status|wall|story|timeline',
      'send this|it back to me if',
      'pass it on|along or|within',
      'pass it on|along to ..1 everyone|all|friends|others|more|many|as|at|<many>',
      'copy and paste this|to|into|as|onto',
      'repost|share this if|or you',
      'keep this|it going|moving',
      'tag|nominate ..2 friends|people',
      'forward|4ward|f0rward|fwd|send|pass|share|copy|paste|repost|mail|post ..3 to|2|with ..1 at? ..1 <many>|twenty ..2 people|peeps|ppl|friends|frends|others|contacts|mates|m8s|pals|colleagues|persons|families|girls|women|groups|chats|angels',
      'forward|4ward|fwd|send|pass|share|copy|repost|email ..3 to|2|with ..1 every|everyone|evry1|every1|all|any|as ..1 the|single|many|teacher|mum|mums|parent|person|of|people|moms|teachers|women|men|ppl|friends|your ..2 you|u|ur|possible|can|phone|list|contacts ..1 know|no|love|meet|have|can|contacts|phone|list',
      'pass|passed|passing|send|share ..1 it|this|them on|along|round|2|to ..2 or|b4|before|within|everyone|evry1|every1|all|everybody|2 ..4 luck|midnight|midnite|else|you|u|know|no|curse|die|love',
      'copy|cut|screenshot and? paste ..4 status|everyone|people|friends|wall|contacts|story|hour|profile|feed|own',
      'put|post|share|set|copy ..1 this|it ..1 on|as|to|in your|ur|their|my ..1 status|wall|story|timeline|profile|feed ..3 for|if|hour|day|one|and',
      'send|make|post|mail|write|hand ..1 out? ..1 <many>|twenty|24|100|fifty copies|emails|letters|texts|cards|messages ..9 what|happens|luck|days|people|will|and|receive|get !of|to|by|for',
      'add|put|sign ..1 your|ur|the name|names ..3 bottom|top|list|end|below|petition ..4 and|then ..2 pass|forward|send|email|mail|share|move',
      'whoever|everyone|person|every|each is|at|with|who number|receives|reaches|gets|signs|100|500|hundredth|th ..9 forward|send|sends|pass|back|petition',
      'this ..1 letter|message|email|chain|prayer|angel|poem|text|story has|must|started|began|went|is ..2 been|travelled|gone|going|never|not|round|around|stop|broken|in|circulating ..2 around|round|world|stop|years|broken|you|times|the',
      'every ..1 time|person|forward|share|like|email|one ..2 you|people|who|that|is|counts|gets ..3 send|forward|share|like|sent|forwarded|penny|pound|donated|money|counts|passes',
      'gives|give|giving|donate|donates|donated|pay|pays|paying ..4 for every|each|per ..2 forward|share|person|email|time|like|message',
      'pays|pay|gives|give|paid ..3 for|per every|each|person|time ..2 person|time|email|friend ..2 send|forward|sends|forwards',
      'dont|do not ..1 break|delete|stop|ignore|be ..2 this|the|it|reading|chain|one ..9 copy|paste|send|forward|luck|die|curse|cursed|people|friends|started|death|broken|breaks',
      'keep|lets|help|dont ..1 keep|this|it|let|stop|chain ..1 going|moving|alive|die|stop|with|travelling ..4 you|around|world|chain|pass|me|started|friends|forward',
      'if|when you|u ..1 get|got|receive|received|got|read ..1 this ..4 times|back|means|someone|loved|send|forward|youre|are|your|ur ..4 loved|people|peeps|times|friend|send|back|true|lucky',
      'warn|tell|alert|inform ..1 all|every|everyone|everybody|as|your ..1 the|your|mums|parents|contacts|friends|many|you|list ..4 know|contacts|book|list|share|forward|group|can',
      'share|shared|forward|repost|spread|circulate ..1 with|to|this|it|among|far|wide widely|far|everywhere|friends|if',
      'share|shared|forward|repost|spread ..1 with|to|this|it everyone|everybody|all !in|who|at|on|of|your|the|staff|our|concerned|members|teachers|parents',
      'repost|reshare|retweet ..1 this|it|if|or|before|within',
      'wont|dare|will|most|majority|bet of? ..1 you ..2 repost|share|forward|copy|send|pass|scroll ..1 this|it|past|on',
      'send ..3 first|to|person|name ..1 first|name|person|number ..2 list|top|the|number|1|and ..9 forward|friends|people|letter|list|names|copies|name|move',
      'move|put|add my|your|the|each name|names up|top|bottom|list|at|to ..2 one|top|and|list|mail|send|bottom|number',
      'anfonwch|anfon|pasiwch|rhannwch|anfona|pasia ..2 at|hwn|y|neges|ymlaen ..3 ddeg|pymtheg|ffrind|ffrindiau|bawb|saith|pump|10 ..2 neu|ffrind|ffrindiau|o|adnabod|bobl',
      'gadwyn|cadwyn ..2 torri|dorri|thorri',
      'thorri|torri|dorrir|dorri|thorrir|torrwch y|r|r? ..1 gadwyn',
      'lwc ddrwg|dda am|os|i|ddilyn',
    ],
    'chain.luck': [
      'if you love|care|believe|agree|support ..4 pass|forward|share|send|repost|copy this|it',
      'forward|send|copy|pass|share ..3 to ..1 ten|five|seven|fifteen|twenty|10|5|7|15|20 of your friends|contacts|mates',
      'break|breaks|broke|broken|breaking the|this chain !of|reaction|rule',
      'this ..2 chain letter|email|mail|message|text',
      'good|bad luck will|shall come|follow|find|strike',
      'seven|7|ten years ..2 bad? luck if|unless|for|to|will',
      'if you dont|ignore ..1 send|forward|pass|share|repost|copy this|it',
      'if you do not send|forward|pass|share|repost this|it',
      'or you will|you|ull have|get|be|die ..3 bad|cursed|luck|years',
      '15|ten|10|12|7|20|people|friends or ..1 <your>|you|something|someone ..2 die|cursed|terrible|awful|happen|dies|death',
      'something terrible|bad|awful will happen',
      'your wish|crush|love|dream|dreams ..2 will|shall ..2 come|comes|text|ask|love|kiss ..2 true|midnight|tonight|out|you',
      'make a wish and|then|now ..4 send|forward|share|pass|true|scroll|people',
      'within|in the? next ..3 hours|minutes|days ..4 luck|happen|something',
      'this is|isnt|not a? joke ..4 send|forward|died',
      'microsoft|facebook|apple|aol|google|bill ..3 pay|pays|donate|give|track ..4 email|forward|person|time|every',
      'break|breaks|broke|broken|breaking|brake ..1 the|this|a chain !of|reaction|rule|infection|transmission|lock|oil|gate|on|off|link',
      'luck|curse|cursed|death|die|misfortune|tragedy|cry|drain|bed|ghost|lady|girl|miracle|wish|angel|crush ..9 send|forward|pass|share|repost|copy|paste ..2 this|it|on|to|them ..2 people|friends|or|on|you|anyone|back|within|14|13|15|12|10 !the|petition',
      'send|forward|pass|share|repost|copy|paste|ignore|ignored|delete|deleted|deletes|laughed ..1 this|it|on|the|them|at ..9 die|dies|died|dead|cursed|curse|luck|kill|kills|visit|haunt|midnight|night|heartbroken|drain|ghost|gone|lonely|unlucky|misfortune|killed|stand',
      'will|dont|didnt|if ..2 die|cursed|visit|haunt|kill|appear|stand|come ..5 if|unless|you|u|dont|bed|drain|night|tonight ..2 send|forward|dont|pass|repost|share|end|bed|drain',
      'without sending|forwarding|passing|sharing ..1 it|this',
      'or|otherwise|else ..1 the|your|ur|she|have|be|bad|get ..2 luck|cursed|curse|dies|unlucky|haunted|ghost|lonely',
      'lady|girl|woman|man|clown|ghost|child|boy in|with|who|called|at|under ..3 white|black|mirror|well|bed|knife|died ..5 visit|come|kill|stand|appear|find|haunt|send|tonight|repost|forward',
      'within|in ..1 the|next ..2 <many>|twenty|few|24 ..1 hours|hour|days|minutes|mins ..5 miracle|luck|lucky|happen|phone|wish|love|something|money|die|death|good|receive',
      '<many>|friends|people|copies friends|people|hour|hours|minutes|mins ..2 one|hour|your|choice|luck|time|days',
      'superstitious ..9 pass|send|forward|luck|it|people',
      'luck|chain|wish|magic|spell|blessing ..1 runs|stops|dies|breaks|ends|out ..1 with|out|if|on|unless',
      'miracle|blessing|wish|surprise|money|love ..2 will|shall|is|comes ..2 happen|come|coming|arrive|true|knock|follow|granted ..6 send|forward|pass|friends|people|days|share',
      'light a candle|candles ..1 for|and|then',
      'not a? joke ..9 died|dead|gone|morning|laughed|ignored|people|friends|killed',
      'started|began in|with|by ..2 1995|1996|1997|1998|1999|2000|1887|venezuela|swansea|america ..6 stop|chain|you|break|going',
    ],
  },
  {
    ...sets,
    many: 'x lots many tons seven twelve 3 4 5 6 7 8 9 10 11 12 13 15 20 25 30 50 100 three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty fifty hundred',
  },
)

const warned = wordSet(
  'assembly messages chain hoax hoaxes superstition superstitions lesson letters spread nonsense story policy why how got scared sleep thing maths',
)

const doubted = wordSet('superstition superstitions hoax hoaxes says nonsense assembly')

/** The demand stands in quotation marks and is spoken of: an assembly, a warning, a frightened child. */
function isSpokenOf(words: readonly Word[], from: number, to: number): boolean {
  const [start, end] = sentenceAround(words, from)
  if (firstOf(words, doubted, start, end) >= 0) return true
  if (!words[from]?.quoted) return false
  return firstOf(words, warned, start, from) >= 0 || firstOf(words, warned, to, end) >= 0
}

/** True for chain mail. */
export const chain = yesNoDetector({
  id: 'chain',
  version: 2,
  summary: { en: 'Chain mail: asks to be passed on to many, promises luck or threatens with misfortune.' },
  provenance: ownWork,
  fact: 'content.chain',
  phrases: chainPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) &&
    !isSpokenOf(part.words, match.from, match.to) &&
    !(
      match.id.startsWith('chain.forward') &&
      !/^(?:dont|do)$/.test(part.words[match.from]?.text ?? '') &&
      isNegated(part.words, match.from, 2)
    ),
})
