import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isDenied, isLesson, isNegated, isReported, wordSet } from './context.ts'
import { termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  victim: 'you u ya him her them yous',
  violent:
    'kill murder stab strangle slaughter shank knife batter punch slap smash beat hurt harm thump shoot destroy deck lamp merk skin bury drown choke strangle bash clobber jump gut burn hit cut',
  next: 'next',
  soon: 'gonna gona going finna',
}

/** Threats: harm announced to somebody, and the turns of phrase that announce it. */
export const threatPhrases = phrases(
  {
    'threat.harm': [
      '<will> ..2 <violent> <victim> !an|a|this|that|with|for|to|by|back|up|some|if|lunch|the|over|hard|where',
      '<i-will> ..2 <violent> <victim> !an|a|this|that|with|to|by|back|up|some|if|lunch|the|over|hard|where',
      'were|we|ill|we will ..1 <soon>? to? <violent> <victim> !to|an|with|this',
    ],
    'threat.violence': [
      '<will> smash|kick|break|bash|cave|punch|rearrange <your>|his|her|their head|face|teeth|legs|leg|skull|neck|nose|jaw|ribs|fingers|hand|hands|wrist|spine|arm|arms|knees|kneecaps|in',
      '<will> kick|beat <your>|his|her|their arse|ass|butt|head',
      'kick|beat|knock the shit|crap|hell|living out of <victim>',
      '<will> rip|tear|cut <your>|his|her|their head|throat|face|arms|balls',
      '<will> knock|smash|kick|punch|rip <your>|his|her|their block|head|lights|teeth|face off|out|in',
      'someone|somebody|i should|ought|could|must to? give <you>|him|her ..1 good? slap|hiding|kicking|thump|smack|battering|thrashing',
      '<will> give <you>|him|her a|one good? slap|hiding|kicking|thump|smack|battering|thrashing',
      '<will> make <your>|his|her|their life|lives ..1 hell|misery',
      '<will> have <your> job|guts|head !description|list|sheet',
      '<will> set|burn <your>|his|her|their house|home|car|school',
      '<will> find <you> and',
      '<you> deserve to die|suffer|be',
      '<you> should be|get shot|stabbed|hanged|killed|beaten',
      '<will> beat <victim> up',
      'beat <you> up',
      'want|wanna to? kill|stab|murder|hurt|strangle <you>',
      'i could kill|strangle|murder <you>',
      '<you> will die',
      'youll die !of|laughing|to|when|for',
      '<i-will> ..1 smash|kick|break|snap|bash|cave|punch|crack|cut|slit|burst|gouge <your> ..1 head|face|teeth|legs|leg|skull|neck|nose|jaw|ribs|fingers|hand|hands|wrist|spine|arm|arms|knees|kneecaps|throat|eyes|tyres|windows|in',
      '<will>|going|gonna to? smash|wreck|trash|torch|slash|key|burn|brick|egg|petrol|firebomb <your>|his|her|their ..1 house|home|car|cars|bike|phone|windows|tyres|gaff|shed|flat|place|bins|school !down?',
      '<will>|going|gonna to? put <you>|him|her in|under|through|into|on|six ..1 hospital|ground|coma|wheelchair|window|wall|floor|grave|bin|crutches|feet|ward',
      '<will>|going|gonna to? knock|smash|slam|shove|throw|kick|punch <you>|him|her ..1 through|into|under|off|down|out|unconscious|about|senseless !the? park|draw|competition|cup',
      '<will>|going|gonna to? have|get <you>|him|her sorted|done|jumped|battered|beaten|killed|shot|hurt|kneecapped|sacked !out',
      '<will>|going|gonna to? beat|batter|kick|knock|thrash the|some ..3 out of|into <you>|him|her',
      '<will>|going|gonna to? rip|tear|cut|bite|chop <your>|his|her ..1 head|throat|face|arms|ears|tongue|fingers|hair|eyes off|out',
      'brother|brothers|cousin|cousins|mates|lads|boys|dad|uncle|crew|gang|boyfriend|mandem ..2 coming|come|comes for|after|to ..2 <you> !at',
      'brother|brothers|cousin|cousins|mates|lads|dad|uncle|crew|gang|boyfriend will|gonna|is|are|wants|want ..2 <violent>|sort|find|get|do <you>|u !a|the|to|from|after',
      'friends|people|mates|lads|someone|brothers who|whod|that will|would|can|could|ll|wanna|wants? ..1 sort|find|hurt|batter|deal|visit|break|burn|love ..2 <you>|house|legs',
      '<you> touch|come|go|look|talk|speak|say|tell|grass|open|lay|put|even ..5 and|n ill|i|im|we|well ..1 rip|break|smash|kill|batter|end|knock|stab|cut|burn|beat|punch|slap|hurt|destroy',
      '<you-are> ..1 getting|gettin ..1 battered|beaten|smashed|filled|killed|shanked|hurt|punched|stabbed|jumped|banged|slapped|kicked|it !all|on|right|done|now|better|ready',
      'tonight|tomorrow|later|friday|monday|today <you-are> ..2 getting|gettin it|battered|done|hurt',
      '<i-will> ..1 swear|promise ..2 <will>? ..1 <violent> <you>',
      'hope <you> ..1 like|enjoy|have|got ..3 hospital|insurance|wheelchair|crutches|morgue|funeral',
      'should be|get shot|stabbed|hanged|strung|beaten|put ..1 up|down|dead !on|in|by|for|to',
    ],
    'threat.warning': [
      'watch your|ur|yr back',
      '<you-are> dead !right|on|wrong|set|keen|good|line|sure|serious|easy|tired|end',
      '<you> are|r so? dead !right|on|wrong|set|keen|good|line|sure|serious|easy|tired',
      '<you-are> so? dead meat',
      'ur dead',
      'dead man walking',
      'i know where <you> live',
      'we know where <you> live',
      'i know where your|ur kids|family|mum|sister|house',
      '<you> will|gonna regret|pay this|it|that|for',
      'youll|ull regret|pay this|it|that|for',
      'live to regret',
      '<i-will> end <you> !with|on|up|the',
      'find out where <you> live',
      'get <you> after school|class|this|lesson !club|clubs|place',
      'get <you> outside !the|a|and',
      'make sure <you> never work|teach|get',
      '<you> will be sorry !to|for|about|if',
      'youll be sorry !to|for|about',
      'not|dont show your face',
      'teach <you> a lesson !on|about|in|with',
      'whats coming to <you>',
      'i know which|what bus|route|way|street ..1 <you>',
      'smash|wreck|trash|torch|slash|key <your> car|house|tyres|windows|bike|phone',
      'make sure <you> regret|pay|suffer',
      'youre|ur gonna|going to? get ..1 battered|beaten|smashed|filled|killed|shanked|hurt|punched|stabbed|jumped|banged|slapped|done',
      '<you> are gonna|going to? get ..1 battered|beaten|smashed|filled|killed|shanked|hurt|punched|stabbed|jumped|slapped',
      '<you> will|gonna get ..1 battered|beaten|smashed|filled|killed|shanked|hurt|punched|stabbed|jumped|slapped',
      'youll get ..1 battered|beaten|smashed|filled|killed|shanked|hurt|punched|stabbed|jumped|slapped',
      '<you> better|had watch|run|hide !the|a|for|up|through|it|over|this',
      'youd|ud better watch|run|hide !the|a|for|up|over|through|it|this',
      'wait till|til|until i|we get|catch|find|see <you>',
      'just you wait',
      '<i-will> make <you> pay|suffer|regret|sorry',
      'ill|we will|well be waiting for <you> outside|after|at',
      'im|were coming for|after <you>',
      'i am coming for|after <you>',
      'ill|im|we|i|gonna get <you> !a|the|some|an|to|more|your|one|something|back|all|in|on|that|those|it|information|details|copies|started|up',
      'sleep with one eye open',
      'your days are numbered',
      'say your prayers',
      'meet <you> outside and fight',
      'snitches get stitches',
      'you wont see it coming',
      'be scared|afraid be? very',
      '<will>|going|gonna to? find out|where where|which|what ..2 <you>|<your> ..2 live|lives|park|parks|sleep|drink|drive|route|car|kids|house',
      'i|we|ive|weve know|knows|found|got where|which|what|who|your ..2 <you>|<your>|address ..3 live|lives|park|parks|sleep|walk|bus|get|drive|kids|car|route|mum|sister|brother|family',
      'i know people',
      'i know some people|lads',
      '<you> better|should|wanna|had ..1 watch|watch <your>? <you>|yourself|back|step|mouth ..2 on|when|tomorrow|after|out|or|if|from|tonight|outside|around',
      'watch <your> back|mouth|step|kids tomorrow|tonight|after|from|when|or|ill|mate|bro|you',
      'accidents can? happen|happens ..1 to|when|<you> ..1 people|those|kids|boys|girls|grasses|snitches|houses|talk|dont|speak',
      'accidents happen !in|at|on|so|and|please|but|even|every|says|which|sometimes',
      'shame|pity|terrible|tragic|awful|sad ..1 if|were ..5 happened|happen|burned|burnt|smashed|hurt|accident|crashed|disappeared|vanished|under|broke|broken|fell|died|lost !interest|the',
      'keep|carry|go talking|talkin|laughing|smiling|grassing|snitching|staring|chatting|mouthing|running|posting|telling ..4 and|n|see|watch ..1 see|youll|you|ill|i|well|watch|what|ull',
      'see|find|wait|know ..2 what happens|happened|will|ill|id|i|we ..1 happen|happens|do|does|doing to <you>|grasses|snitches|people !in|when|as|at|during',
      'not|wont be ..2 just|only words|talking|talk|text|message',
      'next time ..3 wont|not|dont be ..2 nice|lucky|words|talking|gentle|kind|warning|pretty|easy|miss',
      'wont|not be to talk|chat|shake !about|to|with|over',
      'dont|do not come|turn|bother|show|be to|into|in|up|coming|at ..1 school|college|class|here|lesson|work ..5 if|unless <you> want|wanna|value|like|wish|fancy',
      'if <you> want|wanna to? live|breathe|survive|walk !longer|in|on|with|near|at|as|well|healthily|by|a|to|home|there|like|here|from|the',
      'if <you> value|like|want|love <your> life|legs|teeth|kneecaps|family|kneecap|job|face|kids|fingers',
      'if you know whats good',
      'whats good for you ..3 shut|keep|stay|leave|back',
      '<you> will? wont|not ..1 be? walk|walking|leave|leaving|get|make ..1 out|alive|far|home ..1 alive|of|again|that|this',
      'not|wont|never live|lived ..1 to see|tell|regret',
      'will|wont|not see ..1 another day|morning|birthday|christmas|sixteen|sunrise|monday',
      'when i|we find|catch|get|see <you> ..2 dead|sorry|regret|finished|done|hurt|battered|pay !there|in|on|at|tomorrow',
      '<you-are> finished|toast|history|mincemeat|done !at|with|in|for|the|by|year|and|your|it|early|revising|now|this|before|when|all|what|homework|so|already|here',
      '<you> wont|will ..1 know|see ..1 what hit',
      '<you> have been|been warned ..9 <violent>|words|time|next|regret|sorry|pay',
      '<you> dont|do not know|no who|what youre|ur|<you>|i|we|im dealing|messing|messin|capable|can|do',
      'meet|love|like ..2 <you> in|down a|the ..1 dark|back alley|alleyway|lane|street',
      'make|making an example of <you>',
      'settle|sort|finish|end this|it|you outside|after|once|tonight !school|the|for',
      'regret|pay|sorry ..2 crossed|crossing|messed|messing|grassed|telling|told|reported|reporting ..1 me|us|on',
      'i know what|which ..2 car|house|bus|bike|route is|yours|you',
      'which|what car|house is yours',
      '<you-are> ..1 so|well|proper dead|finished ..2 when|if|after|once|tomorrow|mate|bro|outside',
      '<you-are> dead|finished when|if|after|once|mate|bro|outside|tomorrow',
      'again and|n <you-are> finished|dead|done|sorry',
      'wait|wait til|till|until|for ..3 get|gets|catch|catches|find|finds|hears|see|comes ..1 hold? of? <you>|u',
      'get ..2 dad|brother|brothers|cousin|cousins|uncle|mates|lads on|to|onto <you>|sort|batter|kill',
      'make sure <you> ..1 end|wind|wake|finish|land ..1 up? in|on|under ..1 hospital|ground|a|floor|morgue|wheelchair|coma',
      '<you> ..1 wake|end|wind|land up|in ..1 in ..1 hospital|coma|morgue|wheelchair|intensive',
      '<i-will> ..1 be ..1 outside|round|at <your> ..1 house|home|door|work|window|flat',
      'i|we ..1 come|coming|be|am|turn to|round|outside|at|up <your> ..1 house|home|door|work|flat ..3 and|tonight|sort|you|with|kick|door|bring',
      'sort <you>|him|her out !with|a|the|for',
      '<i-will> finish|end|bury|drown|waste|merk|deck|floor|flatten|cripple|skin|destroy|annihilate|gut|lamp|spark|maim <you>|him|her !a|the|your|with|an|by|later|off|first',
      '<i-will> hunt|track|chase <you>|him|her down',
      'hunt <you> down',
      '<you> better|had ..1 better? hope|pray ..2 i|we|never|he|my ..3 catch|find|see|alone|bump|meet|cousin|brother|run',
      '<you>|youd better hope|pray i|we|my|they ..1 never|dont',
      'hope <you> can run|fight|swim|hide',
      '<your> ..2 car|house|daughter|son|kids|children|wife|dog|sister|brother|bike ..2 is|are|looks ..2 easy|hard|not ..1 to? spot|find|miss|follow|reach|safe|recognise ..2 !guide|parking',
      '<next> brick|bullet|punch|stone|one|time ..2 goes|go|is|will|hits|wont ..2 through|in|for|your|at|miss ..1 your|you|window|head|face',
      'brick|bricks|petrol|bomb|fire ..2 goes|going|go|coming|through ..1 through your|yr|ur ..1 window|windows|letterbox|door|house|windscreen',
      'somebody|someone|people|everyone|everybody|<you> ..1 is|are|will|gonna|youre ..1 going|gonna? ..1 to? bleed|suffer|burn|die|dead ..2 for|tonight|tomorrow|when|this !of|the|at|attention|in',
      'take|bring|drag <you> ..1 all? down with me',
      'wont|not|never ..1 be? get|getting|getting up ..1 again|after',
      'got|have|bought|carry|bringing ..1 a|some petrol|acid|knife|gun|machete|bat|blade|shank ..4 <your>|you|where|know|name|and ..3 address|live|house|you|know|come|coming|name',
      'i|we|they know|found|got|have <your>|where ..1 address|house|street|kids|school|family|mum|sister ..3 !on|in|for',
      '<you-are> ..1 getting|gettin <your> ..2 head|face|teeth|legs|jaw|nose ..1 kicked|smashed|caved|broken|bashed|stamped|punched',
      'getting|gets|get <your>|his|her head|face|teeth|jaw kicked|smashed|caved|bashed|stamped|punched in|out|off',
      'give|hand|pay|pass|lend me|us ..4 or|else|otherwise ..2 i|ill|we|well|im|get|youll ..1 punch|hit|smash|batter|hurt|slap|kick|deck|stab|punched|hit|battered|beaten',
      'or|else|otherwise|unless i|ill|im|we|well|id ..1 will|swear|come|gonna? ..1 punch|hit|smash|batter|hurt|slap|kick|deck|stab|kill|beat|break|burn|come ..1 <you>|your|to|u|it ..1 your|house|face|in !the|drum|eggs',
      'say|tell|breathe|open ..2 one|anyone|anybody|word|a|your ..2 word|this|about|mouth|him|anyone|it|head ..5 and|or|i|<you-are>|ill ..1 <you-are>|ill|i|im|will|are ..1 will|are? dead|finished|finish|kill|hurt|battered|sorry|regret|end',
    ],
    'threat.else': [
      'or else',
      '<you-are> gonna|going to? get it',
      'then youll|ull|you|u will? see',
      'youll|ull see',
      'or|unless you|youll|ull know what|whats happens|coming|next',
    ],
    'threat.exposure': [
      'or|otherwise|unless|else ..2 i|ill|im|we|well|id ..2 post|leak|expose|upload|show|release|share|send|spread ..4 video|vid|pic|pics|photo|photos|picture|pictures|screenshots|nudes|messages|chat|clip|recording|secret|it ..1 of|to|on|you|online|everyone|everybody|your|round',
      'or|otherwise|before everyone|everybody|the|all|ur|your ..2 whole|mum|dad|parents|boyfriend|girlfriend|school|year|class|friends|teacher|sees|see|gets|knows|know|finds ..2 sees|see|gets|get|knows|know|finds|find|hears|screenshots|pics|photos|pictures|video|nudes|out|about|what !the? results|answer|score|time|date|sheet',
      'or|before <your> secret|secrets|video|pics|photos|nudes|pictures is|are|goes|go|gets|get|will ..1 out|online|public|viral|everywhere|leaked',
      'pay|send|give|bring ..6 or ..2 secret|pics|video|photos|nudes|pictures|screenshots|everyone|post|leak|expose',
      '<will>|gonna|going to? leak|expose <your>|the|those|these|you|all !roof|tap|pipe',
      '<will>|gonna|going to? send|post|share|show ..1 that|this|those|these|the|<your> ..1 pic|pics|video|vid|photo|photos|nudes|screenshots|clip ..1 to|of|on everyone|everybody|your|ur|you|the ..1 whole|mum|dad|school|year|parents|class|boyfriend|friends|insta|snap|tiktok !trip|minutes|concert|match|team|play',
      'or ..1 everyone|everybody|whole|all ..2 sees|see|gets|knows|finds|hears ..2 the|your|ur|those|those|about|what|out ..1 screenshots|pics|photos|video|nudes|you|secret|messages|did|it',
    ],
    'threat.welsh': [
      'dy|eich ladd|guro|drywanu|saethu|dagu|waldio|fwrdro|gicio|leinio|losgi di|chi|i|yn',
      'dy|eich frifo|ladd|daro di|chi|ar|fory|heno|wedyn|nes',
      'gwylia|gwyliwch|watsia|watshia dy|eich gefn|cefn|hun fory|heno|wedyn|nos',
      'mynd iw gael|chael hi|o',
      'mi ladda|lladda|laddaf i? di|chdi|chi',
      'dwin|dwi gwybod|gwbod lle ..1 ti|tin|wyt byw',
    ],
    'threat.raze': [
      'the|this|your ..1 school|building|place|house|gym|hall will|is|gonna|shall ..1 going|be|to? ..1 burn|burned|burnt|blow|explode|burning ..3 tonight|tomorrow|down|up|soon|monday|friday',
      'i|ill|im|gonna|will|we ..1 shoot|kill|stab|murder|slaughter <you> all',
      'bomb|bombs|bombed|bombing|blow|burn|shoot|torch ..2 the|this|your|our school|building|place|office|hall !dome|disposal',
      'bomb|explosive|explosives|device ..3 in|at|under|inside ..1 school|building|hall|gym|toilets|office|locker|canteen ..4 goes|go|off|explode|explodes|detonate|noon|at|minutes|hour|soon|now',
      'torch|burn|blow|bomb|shoot|petrol|firebomb ..1 this|the|your|that ..1 place|school|building|dump|hole ..4 tonight|tomorrow|i|ill|will|down|up|noon|monday !dome|shelter',
    ],
    'threat.place': [
      'shoot|kill|stab|bomb|gas everyone|everybody|people|them ..2 in|at|school|class|here',
      'shoot|kill|stab|bomb everyone|everybody',
      'bring|bringing|take|taking a|my|the gun|knife|machete|blade|weapon in|into|to',
      'there is|theres a bomb',
      'bring|bringing|brought|take|taking a|my knife|gun|machete|blade|weapon to|into|in school|class|the',
      'shoot up|everyone|everybody !the meeting',
      'i|ill|im|we|gonna|will bring|bringing|take|taking|got|have ..2 gun|guns|machete|shank|petrol|acid|bomb|explosives|rifle|shotgun|hammer ..3 in|to|and|school|tomorrow|monday|with|for !rain|prop|play|drama',
      'tomorrow|monday|friday|today i|ill|im|we bring|bringing|come|coming ..2 gun|knife|machete|shank|bomb|armed',
      'everyone|everybody|all|they|you|teachers|kids|staff ..4 is|are|will|gonna ..2 die|dead|pay|killed ..2 tomorrow|monday|friday|today|tonight|soon|noon|break|lunch !of',
    ],
  },
  own,
)

const jest = wordSet(
  'chess football match rugby netball game tournament quiz team score points fortnite mario kart kahoot poker uno dodgeball rounders sprint spelling pool snooker kindness ball serve pass fitness hockey cricket final league race raffle monopoly mum dad mam wife husband email lights lesson drama scene play novel deadline joking bake darts lol haha',
)

/** Announced harm, by term. Idioms (kill the lights, shoot me an email), sport and plots of plays are left alone. */
export const threat = termDetector({
  id: 'threat',
  version: 2,
  summary: {
    en: 'Harm announced to a person or a place. Idioms, sport, plots of plays and reported threats are left alone.',
  },
  provenance: ownWork,
  fact: 'content.threat',
  phrases: threatPhrases,
  counts({ match, part, message }) {
    const { words } = part
    if (isReported(words, match.from) || isDenied(words, match.from)) return false
    if (/^threat\.(?:place|raze)/.test(match.id) && isNegated(words, match.from, 2)) return false
    if (
      /^threat\.(?:harm|violence)/.test(match.id) &&
      words.slice(match.from, match.to).some((word) => /^(?:not|never|dont)$/.test(word.text))
    )
      return false
    // "Or else" and "you're gonna get it" threaten where nothing follows.
    if (match.id.startsWith('threat.else') && words[match.to]?.sentence === words[match.from]?.sentence) return false
    if (
      /^(?:until|till|til|when|if|after|once|before|think|thought|because|unless)$/.test(
        words[match.from - 1]?.text ?? '',
      )
    )
      return false
    if (words[match.from]?.quoted && isLesson(message)) return false
    const weak = /^threat\.(?:harm|raze)/.test(match.id)
    if (!weak) return true
    for (let i = Math.max(0, match.from - 10); i < Math.min(words.length, match.to + 8); i++) {
      if (words[i]?.sentence === words[match.from]?.sentence && jest.has(words[i]?.text ?? '')) return false
    }
    return true
  },
})
