import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isLesson, isNegated, sentenceAround, wordSet } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  i: 'i im am we are were feel felt',
  much: 'beyond so very really absolutely totally extremely beyond completely utterly deeply bitterly quite truly just bloody incredibly proper well dead pure pretty rather frankly honestly',
  stirred: 'upset disappointed annoyed angry cross hurt offended frustrated humiliated insulted stressed',
}

/** How people complain, let off steam and show strong feeling. */
const emotionPhrases = phrases(
  {
    'emotion.anger': [
      '<i> <much>? <much>? furious|livid|fuming|seething|outraged|enraged|incensed|appalled|disgusted|infuriated|raging|angry|irate|gutted|heartbroken|devastated|distraught|exasperated|sickened',
      '<i> <much> <much>? annoyed|upset|frustrated|disappointed|cross|mad|hurt|fed|stressed|offended',
      'im <much>? <stirred> and ..2 <stirred>|confused|fed|let',
      'i|we am|are|was|feel|felt <much>? <stirred> and ..2 <stirred>|confused|fed|let',
      'im <much>? <stirred> and ..4 angry|furious|cross|livid',
      'i|we am|are|was|feel|felt <much>? <stirred> and ..4 angry|furious|cross|livid',
      'im <much>? <stirred> by|that|with|about|at|because|when|how',
      'i|we am|are|was|feel|felt <much>? <stirred> by|that|with|about|at|because|when|how',
      'i was|felt|feel <much>? <stirred> by|that|about|at|when|because !his|her|their|the',
      'so|really|deeply|has|have|had|absolutely|seriously upset|hurt|offended|annoyed|angered|frustrated|humiliated me|us',
      'makes|made|making me|us ..1 angry|furious|cry|mad|cross|livid|upset|scream',
      'find|found it|this|that ..1 <much>? upsetting|hurtful|insulting|offensive|infuriating|disrespectful|demoralising',
      'let me|us ..1 down',
      'felt|feel|feeling <much>? let|ignored|undervalued|belittled|humiliated|disrespected|attacked|unappreciated !me|us|free|alone',
      'im not <much>? happy|pleased|impressed|amused about|at|with|that|by',
      'i|we am|are|was|feel|felt not <much>? happy|pleased|impressed|amused about|at|with|that|by',
      'gutted|fuming|livid|seething|furious that|with|about|at|and',
      '<much> livid|fuming|furious|gutted|seething|raging',
      'want|going|ready to|just just? cry|scream',
      'i could|want to? just? cry|scream',
      'its|it|thats|that is? <much>? outrageous|disgraceful|shameful|disgusting|ridiculous that|how',
      'fed up with|of|that|and|to !apples|bananas|pears|cold',
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
      'im|i|we ..1 <much>? gandryll|siomedig|livid|exhausted|demoralised|drained|broken|crushed|shattered|mortified|seething|speechless|desperate|worn',
      '<i> ..1 close to ..1 tears|breaking|the',
      'steam coming out',
      'seeing red',
      'i|we am|are|im|have|had|ive ..1 absolutely|completely|just|really? had|sick|fed|tired ..1 enough|with|up|of !time|sleep|cake|tea|paper|chairs|coffee|for',
      'blood is? boiling|boils',
      'boils|boiled|boiling my blood|over !pan|kettle|water',
      'words fail me|us',
      'lost for words',
      'what on earth|the were|was|are|is|do|did|hell ..1 they|you|he|she|anyone|were ..1 thinking|playing',
      'go|went|going|gone behind|over my back|head',
      'how dare|could',
      'insult|insulting|slap|kick to|in us|me|all|every|the ..1 all|us|face|teeth|staff',
    ],
    'emotion.complaint': [
      'how dare|could <you>|they|he|she',
      'absolutely|utterly|totally|completely|simply|quite|frankly|wholly|bloody|just|is|are|so ridiculous|disgraceful|outrageous|unacceptable|shambolic|pathetic|shocking|disgusting|appalling|scandalous|farcical|shameful !of',
      'a|an complete|total|absolute|utter|bloody shambles|disgrace|joke|farce|mess|waste',
      'a disgrace|shambles|farce',
      'what a shambles|disgrace|farce|joke|waste',
      'this is a joke',
      'beyond a joke',
      'nobody|noone ever? listens|cares|bothers|helps|appreciates|notices !about|of|for',
      'no one ever|even? listens|cares|bothers|helps|appreciates|notices !about|of|for',
      'nobody|noone ever|even asks|asked|listened|told|bothered',
      'no one ever|even asks|asked|listened|told|bothered',
      'as|like usual|always nobody|no|noone',
      'yet again ..6 left|have|let|expected|failed|ignored|dumped|without',
      'not good enough',
      '<i-am> done with',
      'i cant|cannot|cant believe <you>|they|this|that|how|anyone|nobody|noone|no|what|we',
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
      'wish|want|writing|like to make|lodge|raise|register a|an formal|official|serious? complaint !form',
      'is|its|isnt not? fair that|on us|me|i|we',
      'am|im i? always the one|only|last',
      'rant over',
      'let off steam',
      'what is|the wrong hell|with <you>|is',
      'yet|once again ..8 nobody|noone|ignored|forgotten|left|late|overlooked|wrong|let|cancelled|dumped|bottom|expected|me|us|nothing|without|thought !we|i',
      'always|forever ..1 the|me|us|last ..1 last|one|same ..2 to|who|people|that|know|know|has|cover|blamed|picked',
      'why is|does|do|am|must|should ..1 it|i ..1 always|have|me|us ..2 me|us|blamed|cover|get|who|to|have|pay',
      'nobody|noone|no ..1 one|has|had|ever|even? ..1 has|bothers|bothered|bother|thought|asked|asks|told|cares|rang|wrote|apologised|thanked|consulted|listens ..2 about|to|us|me|ask|first|tell|anybody',
      'i|we ..2 resent|object|refuse|despair ..2 being|to|of|that|spoken|at|the|it',
      'no ..1 consultation|thanks|notice|warning|apology|explanation ..2 no|nothing|nobody',
      'i|we ..1 will|shall|am|are|not|wont|refuse ..2 not|to ..2 put|stand|tolerate|accept|be ..1 up|with|for|it|treated|spoken|this',
      'cant|cannot|could|not|couldnt ..1 even|not? be ..1 bothered|arsed',
      'we|i|staff are|am|im not ..1 machines|robots|slaves|doormats|mind|children|babysitters|punchbags',
      'spoken|talked|treated to|like|as ..2 like|rubbish|that|dirt|spare|child|skivvy|doormat|nothing|second|idiot|an ..2 part|class|rubbish|that|dirt|if|child|i|afterthought',
      'nobody|noone|no one? ..1 cares|care|listens|appreciates|respects|values ..1 about|to ..1 us|me|staff|the|what|anyone',
      'deeply|bitterly|hugely|very|really|extremely|incredibly|so|most|sorely ..1 disappointed|disappointing|hurtful|upsetting|frustrating|unfair|unhappy|disrespectful|insulting ..1 in|by|with|that|to|at|about|and',
      'run out of patience',
      'lost ..1 all? patience|faith|respect|heart|trust ..2 in|with|for',
      'this is|was|has|just|simply not|simply|totally|just|utterly|completely|wholly good|unacceptable|ridiculous|madness|insane|hopeless|intolerable|crazy|shameful',
      'its|it|thats|that|this ..1 is|so|just|really|not|isnt|s ..1 so|not|just|really|bloody? unfair|fair|ridiculous|insane|pathetic|rubbish|unjust ..1 why|that|i|how|on|and|when|sir|miss !wind',
      'so unfair|unjust|mean|rude|frustrating|annoying|disrespectful|disappointing',
      'i|we ..1 really|so|absolutely|just? hate|loathe|detest|despise this|it|that|mondays|my|maths|the|here|being|working|when|you|her|him !when',
      'makes|made|make it a|an ..1 mockery|farce|laughing',
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
      'never felt so|more ..1 undervalued|unappreciated|belittled|small|alone|low|stressed|insulted|humiliated|ignored',
      'never|ever|not ..1 have|i|been|felt|in|once ..1 felt|been|i|so ..1 so|more|this ..1 undervalued|unappreciated|belittled|small|alone|low|stressed|insulted|humiliated|upset|angry|hurt|ashamed|disrespected|worthless|embarrassed|ignored',
      'broke|breaks|breaking|broken my|our heart',
      'heart broke|breaks|broken|sank|aches|is ..1 broken? ..2 when|to|for|at|heavy',
      'i|im|ive|we|been ..1 was|am|still|have|been|sat|sat ..2 crying|cried|shaking|sobbing|weeping|trembling|wept ..3 in|at|all|still|my|when|car|about|over|with|because !laughing',
      'still shaking|crying|trembling|upset|angry|reeling',
      'cried|cry|crying|wept|sobbed in|all|at|myself|my ..1 my|the|night|lunch|way|to|eyes ..1 car|lunch|home|sleep|toilets|out|office',
      'feeling|felt|feel|look|looked|looking|made|stood ..1 me|like|such|there ..2 a|an|like|feel ..1 fool|idiot|failure|spare|fraud|nobody|nuisance|burden|right|small|child|worthless',
      'dread|dreading ..1 coming|going|mondays|every|each|walking|opening|sunday|another|the ..1 in|to|on|morning|monday|into|term|emails|school',
      'i|we|cant|cannot|dont|barely ..1 bear|face|sleep|cope ..3 coming|another|with|any|it|at|because|tomorrow|going|anymore',
      'on my knees',
      'breaking point|heart',
      'no longer|cant|cannot ..1 cope|go|face|carry|manage|do ..1 on|this|with|it|another',
      'hurt|hurts|hurtful|wounding|cruel|unkind ..1 me|that|deeply|when|to|how ..2 you|deeply|that|when|think|said|me|so',
      'im|i|am|we ..1 am|so|really|very|just|deeply ..1 so|really|very? upset|hurt|sad|angry|cross|disappointed|stressed|mad|raging|embarrassed|ashamed ..1 with|rn|at|by|about|and|that|right|you|because|its|i',
      'wedi cael llond bol|digon',
      'yn|wyf|rwyn|dwin|rwyf|rwy|dwi ..1 yn? gandryll|siomedig|flin|gynddeiriog|grac|drist|crio|torri|ddigalon|wallgof|gutted|ypset|upset|ofnus|anhapus|gandryll',
      'torri fy nghalon',
      'rhag cywilydd|eich|dy',
      'cywilydd|gwarth|warthus|gwarthus arnoch|arnat|or|y|mawr|yw',
    ],
    'emotion.joy': [
      'over the moon',
      'love you all so',
      '<i-am> crying ..2 joy|happy|happiness',
      'over the moon',
      'so proud|happy|excited|thrilled|grateful|emotional ..1 i|im|right|to|of|that|for ..2 could|might|burst|cry|crying|scream|you|them|words|explode|am',
      '<i-am> ..1 beyond|so|absolutely|too|crazy|super|sooo ..1 excited|thrilled|proud|happy|ecstatic|overjoyed|delighted|chuffed',
      'absolutely|totally|really|so|just|completely ..1 love|adore|loved|adored ..2 you|this|that|it|team|them|her|him|my|our|all',
      'mean|means the world|everything|so ..1 to|much ..1 me|us',
      'love you|this|my|our ..1 all|team|class|job|school|lot|guys ..2 so|to|more|bits|pieces|much',
      'best|happiest day|moment|week|feeling|thing ..1 of|ever|in ..1 my|life|our|years',
      'we did it',
      'oh my god|goodness|days ..3 so|we|i|excited|amazing|happy|won|love|cannot',
      'cant|cannot believe ..1 it|we|i ..2 won|happy|did|so|got|excited',
      'tears of joy|happiness|pride|relief',
    ],
  },
  own,
)

const topics = wordSet(
  'poem stanza narrator act scene pupils survey character characters essay story week posters zones writer writers novel play resilience topic',
)
const others = wordSet(
  'he she they class team pupils mrs mr miss ms class parents team pupils governors member boys girls public lear tybalt daughter son',
)

/** Before “are” and “feel”: the writer, the reader, or a small word that may stand between. */
const ourselves =
  /^(?:i|we|you|u|all|both|still|just|really|also|and|that|me|us|never|always|have|has|do|dont|not|staff|why|because)$/

const speakers = wordSet('i im ive id we weve my our me us you your u dwi rwy')

/** Feeling that is studied, or told of somebody else: the writer's own voice says I or we, or complains outright. */
function isTopic(words: readonly Word[], from: number, to: number): boolean {
  const [start, end] = sentenceAround(words, from)
  if (firstOf(words, topics, start, end) >= 0) return true
  if (
    /^(?:are|were|feel|felt)$/.test(words[from]?.text ?? '') &&
    from > start &&
    !ourselves.test(words[from - 1]?.text ?? '')
  )
    return true
  // "The neighbours are fed up with the noise."
  if (
    /^(?:is|are|was|were)$/.test(words[from - 1]?.text ?? '') &&
    from - 1 > start &&
    !ourselves.test(words[from - 2]?.text ?? '') &&
    /^(?:fed|sick|had|seeing)$/.test(words[from]?.text ?? '')
  )
    return true
  return firstOf(words, speakers, start, end) < 0 && firstOf(words, others, Math.max(start, from - 4), to) >= 0
}

/** True when the words complain, vent or carry strong feeling. Only ever the ground for advice. */
export const emotion = yesNoDetector({
  id: 'emotion',
  version: 3,
  summary: { en: 'Complaining, venting and strong feeling. Ground for advice only.' },
  provenance: ownWork,
  fact: 'content.emotion',
  phrases: emotionPhrases,
  counts: ({ match, part, message }) =>
    !(part.words[match.from]?.quoted || part.words[match.from]?.role === 'signature') &&
    !isNegated(part.words, match.from, 2) &&
    !isTopic(part.words, match.from, match.to) &&
    !isLesson(message),
})
