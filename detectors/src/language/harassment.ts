import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { isDenied, isNegated, isReported } from './context.ts'
import { harassmentFamilies } from './harassment-families.ts'
import { termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

/** Words that hound a person: wishing them dead or gone, pursuing, shaming, sexual remarks. */
export const harassmentPhrases = phrases(
  {
    ...harassmentFamilies,
    'harassment.die': [
      'kill yourself|urself|yourselves|yaself',
      'kys',
      'go and? die|hang',
      'go hang yourself',
      'hope <you> die|rot|suffer|choke|burn|drown|crash',
      'hope <you> get|catch|have cancer|aids|covid|hit|run|ill|sick|stabbed|raped|killed|knocked|hurt|cut|fired|sacked',
      'i wish <you> were|was dead',
      'just die',
      'do us all a favour and ..1 die|leave|quit|go|jump|disappear|vanish|end|kill|shut|stop|never|dont !early|home|to|late|push|the|bring|park|by',
      'do everyone a favour and ..1 die|leave|quit|go|jump|disappear|vanish|end|kill|shut|stop|never|dont !early|home|to|late|to|push|the|bring|park|by',
      'the world would be better without <you>',
      '<you> should kill|hang yourself|urself',
      '<you> dont deserve to live',
      'neck yourself',
      'drink bleach',
      'end <your> life',
      'nobody|noone would|will ..1 care|notice|miss|cry if? <you> ..1 died|die|disappeared|vanished|left|gone|dead|went|killed|werent',
      'no one would|will ..1 care|notice|miss|cry if? <you> ..1 died|die|disappeared|vanished|left|gone|dead|went|killed|werent',
      'nobody|noone would|will ..1 miss|notice|mourn <you>',
      'no one would|will ..1 miss|notice|mourn <you>',
      '<you> should|ought ..1 never|not have ..1 been born|existed',
      '<you> were|was a mistake|accident',
      'wish <you> had|was|were never ..1 been? born|existed',
      'your|ur|yr mum|mam|mother|parents|dad ..1 should|must|wish|wishes|wished|regret|regrets|hates ..3 aborted|abortion|you|born|had',
      'world|school|place|class|everyone|year|family|planet ..2 would|will|is be|better|happier|nicer ..2 without|if <you>',
      'better off|happier without|if|once <you> ..1 dead|gone|left|died|werent|here|in',
      'why are|r <you> ..1 alive|even|still|breathing|here ..1 alive|breathing|exist',
      'just|go|pls|please|and|should|do|could end it|yourself|urself|ur|your ..1 life|all|now|already|then|pls|please !with|by|on|at|here|early|there',
      '<you> should|could|might|just ..1 just? end|top|off|hang|neck|drown it|yourself|urself',
      'jump|throw|fling yourself? off|under|in|into|infront a|the|of ..1 bridge|cliff|roof|train|bus|building|lorry|balcony|traffic',
      'step|walk|lie in|out|front|into ..1 of? ..1 front|traffic|train|bus|lorry',
      'go and?|n? die|d!e|drown|rot|choke|kill ..1 in|off|yourself|on|somewhere|hole|ditch|now|already|pls|please',
      'leave ..1 this|our|the school|class|year|team|group|job|town ..4 nobody|none|noone|no|we|everyone ..2 wants|want|likes|like|need|hates',
      'nobody|none|noone ..3 want|wants|wanted|need|needs|like|likes <you> ..1 here|around|in|anymore !to|for|back|late',
      'drink|drown|bathe|wash in? bleach|acid|poison !bottles|from',
      'slit|cut <your> ..1 wrists|throat|veins',
      'take|swallow|overdose ..1 all|on the|some|your ..1 pills|tablets ..2 die|go|sleep|and',
      '<you> make|makes everyone|everybody ..2 sick|miserable|want|puke',
      'rot in hell',
      'burn in hell',
      'waste of ..1 life|breath|a ..1 heartbeat|life',
      'does neb ..1 eisiau|isio|moyn|yn|licio ti|chdi|dy !wneud',
      'cer|dos i farw|grogi|ladd',
      'lladd|crogi dy hun',
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
      'everyone|everybody|we|they|whole|group|class|all|chat ..4 voted|vote|voting|picked|named|rated|ranked <you> ..3 ugliest|fattest|worst|most|stupidest|weirdest|smelliest|minging|thickest|dumbest',
      'we|i|they|theres|somebody|someone|weve|ive ..1 made|make|started|set|got|making a|an|the|up ..1 page|account|group|chat|poll|list|tiktok|meme|memes|video|petition ..1 about|of|on|for|called|against <you>|<your>|hating|getting|make|to',
      'theres|there|we|made|got ..2 poll|petition|vote|page|bet ..3 about|on|whether|if|to ..3 <you>',
      'everybody|everyone|people|we|they|all|whole|year|class|school ..3 laughing|laughs|laughed|saw|seen|watched|sharing ..2 at|about|video|photo|pic|picture|clip|<you> ..3 <you>|<your>|crying|falling|naked|toilets',
      'i|we|ive|weve ..1 shared|posted|sent|showed|uploaded|put ..1 the|your|that|a ..1 video|photo|pic|picture|clip|screenshot|screenshots ..6 crying|naked|toilets|falling|everyone|everybody|whole !trip|concert|play|team|match',
      'i|we|ive|weve ..1 shared|posted|sent|showed|uploaded it|them with|to ..1 the? everyone|everybody|whole|entire',
      'nobody|noone|no|none one? replied|came|coming|wants|showed|turned|talks|sits ..3 <your>|<you> ..3 guess|because|hate|loser|party|ever|invite|birthday|why !to|for|the',
      'dont|do not ever? bother coming|turning|showing|speaking|talking ..2 to|back|up|here ..3 nobody|noone|no|we|anyone|us',
    ],
    'harassment.pursuit': [
      'stop ignoring me|my|us',
      'why are|r <you> ignoring me|my',
      '<you> cant|cannot ignore|avoid|escape|hide me|from',
      '<i-will> not|never|keep stop|leave|messaging|writing|emailing|calling until|till|you',
      'i wont stop until|till|messaging|writing|emailing',
      'ill keep messaging|writing|emailing|calling|ringing <you>',
      '<i-am> watching <you> !all|guys|perform|play',
      '<i-have> been watching|following|stalking <you> !grow|growing|develop|improve|perform|play|progress|learn|all|blossom|work|lead|on',
      'answer me now|or',
      'this is the .. time ive|i asked|told|messaged and you ignore',
      'i|we|ill|we|well|will ..2 always find|know|get|follow|watch|see <you> !a|the|when|in|at|all|there|something',
      'ill|will|shall|i|always|gonna ..1 always|be ..1 find|finding|watching|following|hunt <you> !a|the|something|another|in|at|there|on|when|some',
      'i|we follow|watch|followed|watched|trail|track|see <you> ..2 home|every|everywhere|through|sleep|window|from|at ..2 day|night|home|go|window|sleep|work|street|car',
      'i|you|see|ive|blocked ..1 blocked|block|unblocked me ..3 again|still|but|another|this|new|ill|i|dont|wont|care',
      'this is my ..1 second|third|fourth|fifth|sixth|new|other|2nd|3rd|4th|5th ..1 account|number|phone|sim|profile',
      'change|changed|changing|block|blocking <your>|me|my ..1 number|account|locks|address|route|school|all ..6 find|get|still|always|wont|keep|know',
      'every ..1 single? ..1 day|night|hour|morning|week ..2 ill|i|will|we|you ..1 will|remind|message|come|be|text|ring|follow|wait|stand ..1 remind|<you>|outside|there',
      'ill|i|can|will|could ..1 do|keep|go this|on|it|going ..1 all|until|forever ..1 night|day|week|you',
      'answer|reply|respond|text|message|speak me|back|to|or ..2 or|now|answer|i|ill|else ..3 come|keep|house|else|night|day|me|wait|every|going',
      'answer me ..1 answer|reply|now|why|please answer|me|are',
      'know|see|can see|that <you|you-are|youre>? ..1 online|reading|read|home|there|in|awake ..3 answer|reply|so|why|and|dont|stop',
      '<will> not|never|keep ..1 stop|rest|leave|let ..1 until|till|alone|go ..2 <you>',
      '<i-will> make|making <your> life|time|days|year|job ..2 hell|misery|miserable|unbearable|nightmare|impossible',
      'wont|never|not stop|rest|leave|give until|till|you|up ..2 <you> ..1 quit|leave|resign|go|answer|pay|cry|crack|gone|out|left|are',
      'not|cant|cannot|never|wont escape|hide|run|avoid|get|away from? me|us|from|away ..1 me|us|i',
      'i|we will|ll? never leave|let <you> alone|go|forget|rest|be',
      'change|block ..1 your|me|number|account|phone|email ..6 ill|i|we|well ..1 will|always|still|just ..1 get|find|make|have|always ..2 you|new|another|one|way',
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
      'show|send|flash|let|lets us|me|see ..1 your|ur|ya|us|me|them ..1 tits|boobs|arse|ass|bum|knickers|bra|nudes|dick|pants|legs|cleavage|body|cock|fanny|pussy',
      'i|we|cant|keep|always|been ..2 dream|dreaming|dreamt|dreamed|fantasise|fantasising|think|thinking|imagine|imagining|picture|picturing about|of|you ..2 undressing|naked|you|your|kissing|touching|bed|shower|having|body ..3 naked|undressed|bed|body|shower|cupboard|undressing|sex|bedroom|clothes|top|sleeping',
      'about|of|love|like|imagine|keep|to undressing|stripping|shagging|kissing|licking|touching|stroking|groping|squeezing|spanking you|your|u|ur !up|down|goodbye',
      'wear|put|keep ..2 tight|short|low|little|that|those|see skirt|blouse|dress|top|leggings|shorts|heels|jeans|through|tight ..4 for|on|just|me|again ..2 me|us',
      'tight|short|low|see ..1 skirt|blouse|dress|top|leggings|shorts|jeans|trousers ..3 for|drives|makes|turn|turns|want|love me|us|you|on|wild|i',
      'you know you want|wanted|like|love|fancy it|me|this|to',
      'stop pretending|acting|playing <you>|hard|like|that ..2 get|dont|not|want',
      'your|ur body|legs|bum|arse|boobs|chest|lips|figure|curves|hips|cleavage ..1 in|under|through|when|on|is|are|looks|look ..2 that|those|dress|skirt|top|jeans|leggings|uniform|swimsuit|shirt|hot|fit|amazing|perfect|gorgeous|sexy|tempting|distracting !warm|position|language|temperature|straight|shoulder|board|score|still',
      'couldnt|cant|could not|stop stop|keep|take|think|concentrate|focus|staring|looking ..1 staring|looking|straight|my|eyes|at|on ..3 your|ur ..1 body|legs|bum|arse|boobs|chest|lips|figure|skirt|cleavage|dress|top',
      'bet|reckon|wonder|imagine <you>|youre|what|how ..2 are|youre|be|is|like|youd? ..1 good|great|dirty|wild|filthy|amazing|tight|naked|like ..1 in|with|out ..1 bed|clothes|sack|shower',
      'how much|many for|quid|would|you|to a|for|i ..2 blowjob|shag|kiss|night|sex|look|hour|have|handjob|feel',
      'fancy|want|wanna|up|how|come a|for|about|some|to ..1 shag|quickie|shagging|bang|bit|sex|fumble|snog|blowjob|handjob|threesome !of',
      'i|id|we|wanna|want|would|love|like to? ..2 shag|bang|bone|sleep|bend|lick|feel|grope|spank|strip|see with|you|u|ur|your|over|naked|into ..2 you|over|bed|naked|knickers|pants|bad|hard|so|all|night|tits|arse|body|ass|boobs|legs !there|later|on|at|soon|working|in',
      'want to|wanna sleep|go|get with|to|into|you ..1 you|u|bed|bad|knickers|pants|home',
      'bend over for|and|baby|love|babe|so|darling|desk',
      'sit|hop|get|come on|onto|sit my|daddys|sirs|his lap|knee|face',
      'nice|great|lovely|cracking|fit|gorgeous|amazing|decent|peng|tight|hot arse|ass|bum|tits|boobs|rack|bod|body|behind|backside|jugs|melons|pins !of|work|on|language|copy|temperature',
      'your|ur|you|those ..2 look|looks|looking ..1 so|well|proper|dead|really|bare? fit|peng|sexy|hot|shaggable|bangable|tempting|edible ..1 in|today|tonight|wearing|lately',
      'send|snd|swap|trade|want|drop|gimme nudes|noods|n00ds|nood|nood3s|noodz',
      'frigid if|or|unless',
    ],
  },
  sets,
)

/** “Kys” was written on the desk: what stands in quotation marks and is told of is a report. */
function isNoted(words: readonly Word[], from: number, to: number): boolean {
  if (!words[from]?.quoted) return false
  const sentence = words[from]?.sentence
  return words
    .slice(to, to + 4)
    .some(
      (word) =>
        word.sentence === sentence &&
        /^(?:written|wrote|posted|sent|scratched|carved|shouted|said|is|was|means|has)$/.test(word.text),
    )
}

/** Hounding a person, by term. */
export const harassment = termDetector({
  id: 'harassment',
  version: 4,
  summary: { en: 'Words that hound a person: wishing them dead or gone, pursuing, shaming, sexual remarks.' },
  provenance: ownWork,
  fact: 'content.harassment',
  phrases: harassmentPhrases,
  counts: ({ match, part }) =>
    !isReported(part.words, match.from) &&
    !isNoted(part.words, match.from, match.to) &&
    !isDenied(part.words, match.from) &&
    !isNegated(part.words, match.from, 1),
})
