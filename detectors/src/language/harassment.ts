import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isDenied, isNegated, isReported } from './context.ts'
import { termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

/** Words that hound a person: wishing them dead or gone, pursuing, shaming, sexual remarks. */
const harassmentPhrases = phrases(
  {
    'harassment.die': [
      'kill yourself|urself|yourselves|yaself',
      'kys',
      'go and? die|hang',
      'go hang yourself',
      'hope <you> die|rot|suffer|get',
      'i wish <you> were|was dead',
      'just die',
      'do us all a favour and',
      'do everyone a favour and',
      'the world would be better without <you>',
      '<you> should kill|hang yourself|urself',
      '<you> dont deserve to live',
      'neck yourself',
      'drink bleach',
      'end <your> life',
    ],
    'harassment.exclusion': [
      'nobody|noone likes|loves|wants <you> !to|for',
      'everyone|everybody hates|despises|hate <you>',
      'no one likes|loves|wants <you> !to|for',
      'everyone|everybody is? laughing|laughs at <you>',
      'the whole school|class|year hates|laughs|knows ..2 <you>',
      '<you> have no friends',
      '<you> got no mates|friends',
      '<you> dont belong here',
      'go back to where|wherever <you>',
    ],
    'harassment.pursuit': [
      'stop ignoring me|my|us',
      'why are|r <you> ignoring me|my',
      '<you> cant|cannot ignore|avoid|escape|hide me|from',
      '<i-will> not|never|keep stop|leave|messaging|writing|emailing|calling until|till|you',
      'i wont stop until|till|messaging|writing|emailing',
      'ill keep messaging|writing|emailing|calling|ringing <you>',
      '<i-am> watching <you> !all|guys|perform|play',
      '<i-have> been watching|following|stalking <you>',
      'answer me now|or',
      'this is the .. time ive|i asked|told|messaged and you ignore',
    ],
    'harassment.shaming': [
      '<i-will> ..1 tell|show|post|share|send everyone|everybody ..4 <you>|<your>',
      '<i-will> make <your> life hell|misery|miserable|a',
      'make <your> life hell|a|misery',
      '<i-will> ruin|destroy <you>|<your>',
      '<i-have> got? screenshots|pictures|photos|videos of <you>',
      'do what i say|want or',
    ],
    'harassment.sexual': [
      '<you> are|r|look <very>? sexy|shaggable|fit|hot !to|in|for|and|tomorrow',
      '<you-are> <very>? sexy|shaggable',
      'nice|great|lovely|cracking tits|arse|ass|boobs|bum|legs|rack|bod',
      'i want|wanna to? shag|fuck|sleep|touch|kiss with? <you>',
      'send|show me nudes|<your> nudes|tits|boobs|bum|body|knickers|bra',
      'send|snd nudes',
      '<you> turn me on',
      'sit on my face|lap|knee',
      '<you> look <very>? fit|sexy in that|those|your|ur|a|the',
      'get <your> tits|boobs|kit out|off',
      'come to bed with',
      'sleep with me',
    ],
  },
  sets,
)

/** Hounding a person, by term. */
export const harassment = termDetector({
  id: 'harassment',
  version: 1,
  summary: { en: 'Words that hound a person: wishing them dead or gone, pursuing, shaming, sexual remarks.' },
  provenance: ownWork,
  fact: 'content.harassment',
  phrases: harassmentPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) && !isDenied(part.words, match.from) && !isNegated(part.words, match.from, 1),
})
