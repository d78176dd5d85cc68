import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isNegated } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  i: 'i im am we are were feel felt',
  much: 'so very really absolutely totally extremely beyond completely utterly deeply bitterly quite truly just bloody incredibly',
}

/** How people complain, let off steam and show strong feeling. */
const emotionPhrases = phrases(
  {
    'emotion.anger': [
      '<i> <much>? <much>? furious|livid|fuming|seething|outraged|enraged|incensed|appalled|disgusted|infuriated|raging|angry|irate|gutted|heartbroken|devastated|distraught|exasperated|sickened',
      '<i> <much> <much>? annoyed|upset|frustrated|disappointed|cross|mad|hurt|fed|stressed|offended',
      'fed up with|of|that|and|to',
      'sick of <you>|this|it|being|having|hearing|people|all|the|having',
      'sick and tired',
      'had enough of|and',
      'at the end of my tether|rope',
      'last straw',
      'makes|made|making my blood boil',
      'drives|driving|drove me mad|crazy|insane|up|nuts|bonkers',
      'i cant|cannot take ..1 any|anymore|more|this|it',
      'hit the roof',
      'lost my temper',
      'in tears',
    ],
    'emotion.complaint': [
      'how dare|could <you>|they|he|she',
      'absolutely|utterly|totally|completely|simply|quite|frankly|wholly|bloody|just|is|are|so ridiculous|disgraceful|outrageous|unacceptable|shambolic|pathetic|shocking|disgusting|appalling|scandalous|farcical|shameful !of',
      'a|an complete|total|absolute|utter|bloody shambles|disgrace|joke|farce|mess|waste',
      'a disgrace|shambles|farce',
      'what a shambles|disgrace|farce|joke|waste',
      'this is a joke',
      'beyond a joke',
      'nobody|noone ever listens|cares|bothers|helps|thinks|asks|asked',
      'no one ever|even listens|cares|bothers|helps|thinks|asks|asked',
      'as|like usual|always nobody|no|noone',
      'yet again ..6 left|have|let|expected|failed|ignored|dumped|without',
      'not good enough',
      '<i-am> done with',
      'i cant|cannot|cant believe <you>|they|this|that|how|anyone',
      'treated like|with dirt|rubbish|idiots|children|contempt',
      'taken for granted',
      'the last time i|we',
      'thanks for nothing',
      'who do|does <you>|he|she|they think ..2 <you>|<he>|are|is',
      'enough is enough',
      'why should i|we ..1 have',
      'why do|am i|we always|the ..2 have|one|do',
      'couldnt care less',
      'need|needs|want|have to|a vent|rant !form|plug|hood',
      'get this|it|that off my chest',
      'rant over',
      'let off steam',
      'what is|the wrong hell|with <you>|is',
    ],
    'emotion.venting': [
      'want|writing|wish|like|have|need to? complain|moan|whinge !of',
      'sick to death of',
      'place|school|system|management|department|rota|timetable is|was a|an|complete|total|absolute ..2 joke|mess|shambles|nightmare|disgrace',
      'wits end',
      'i|we cant|cannot stand !on|in|up|at|by',
      'up to here with',
      'i|we hate this|it|my|working|the|having !when',
      'so|very|really unfair',
    ],
    'emotion.hurt': [
      '<i> <much> unhappy|miserable|hurt|insulted|humiliated|offended|ashamed',
      'never ..2 so insulted|angry|humiliated|upset|ashamed|disrespected',
      'feel|feeling|felt ..1 let down|ignored|insulted|humiliated|bullied|worthless|betrayed',
      'how many times do|have|must i|we',
      'why does|do|is nobody|noone ever',
      'why does|do no one ever',
    ],
    'emotion.joy': ['over the moon', 'love you all so', '<i-am> crying ..2 joy|happy|happiness'],
  },
  own,
)

/** True when the words complain, vent or carry strong feeling. Only ever the ground for advice. */
export const emotion = yesNoDetector({
  id: 'emotion',
  version: 1,
  summary: { en: 'Complaining, venting and strong feeling. Ground for advice only.' },
  provenance: ownWork,
  fact: 'content.emotion',
  phrases: emotionPhrases,
  counts: ({ match, part }) => !isNegated(part.words, match.from, 2),
})
