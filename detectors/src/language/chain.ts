import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isNegated, isReported } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

/** What chain mail asks for. "Chain of command" and "chain reaction" hold none of it. */
const chainPhrases = phrases(
  {
    'chain.forward': [
      'forward|send|pass|share|copy ..3 to everyone|everybody|all you|u|your know|contacts|friends',
      'forward|4ward|4wd|fwd|send|pass|share ..3 to|2 ..2 <many> ..1 people|friends|others|contacts|mates|m8s|pals|girls|boys|women|men|ladies|persons',
      'circulate ..2 everyone|everybody|all <you> know',
      'circulate ..2 to everyone|everybody|all <you> know',
      'repost|reshare|share this? within|in ..1 minutes|hours|seconds',
      'get ..2 back <you> are|r loved|lucky',
      'forward|send|pass|share ..2 to at least',
      'forward|send|pass|share ..2 to as many',
      'forward|4ward|fwd|send|share this|it ..2 all|everyone|everybody ..1 you|your ..1 know|friends|contacts|family|address|mates',
      'forward|4ward|fwd|send|share this|it ..2 all|everyone|everybody friends|contacts',
      'tell|warn|alert everyone|everybody|all ..2 contacts|friends|know|addressbook',
      'copy ..2 as|to your status|wall|story|timeline',
      'send this|it back to me if',
      'pass it on|along to|or|and|within|!',
      'copy and paste this|to|into|as|onto',
      'repost|share this if|or you',
      'keep this|it going|moving',
      'tag|nominate ..2 friends|people',
    ],
    'chain.luck': [
      'if you love|care|believe|agree|support ..4 pass|forward|share|send|repost|copy this|it',
      'forward|send|copy|pass|share ..3 to ..1 ten|five|seven|fifteen|twenty|10|5|7|15|20 of your friends|contacts|mates',
      'break|breaks|broke|broken|breaking the|this chain !of|reaction|rule',
      'this ..2 chain letter|email|mail|message|text',
      'good|bad luck will|shall come|follow|find|strike',
      'seven|7|ten years ..2 bad? luck',
      'if you dont|ignore ..1 send|forward|pass|share|repost|copy this|it',
      'if you do not send|forward|pass|share|repost this|it',
      'or you will|you|ull have|get|be|die ..3 bad|cursed|luck|years',
      '15|ten|10|12|7|20|people|friends or ..1 <your>|you|something|someone ..2 die|cursed|terrible|awful|happen|dies|death',
      'something terrible|bad|awful will happen',
      'your wish|crush|love ..2 will|come|text|ask ..2 true|midnight|tonight|out',
      'make a wish and|then|now',
      'within|in the? next ..3 hours|minutes|days ..4 luck|happen|something',
      'this is|isnt|not a? joke ..4 send|forward|died',
      'microsoft|facebook|apple|aol|google|bill ..3 pay|pays|donate|give|track ..4 email|forward|person|time|every',
    ],
  },
  {
    ...sets,
    many: '3 4 5 6 7 8 9 10 11 12 13 15 20 25 30 50 100 three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty fifty hundred',
  },
)

/** True for chain mail. */
export const chain = yesNoDetector({
  id: 'chain',
  version: 1,
  summary: { en: 'Chain mail: asks to be passed on to many, promises luck or threatens with misfortune.' },
  provenance: ownWork,
  fact: 'content.chain',
  phrases: chainPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) &&
    !(match.id.startsWith('chain.forward') && isNegated(part.words, match.from, 2)),
})
