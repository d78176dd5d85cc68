import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isDenied, isLesson, isNegated, isReported, wordSet } from './context.ts'
import { termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  victim: 'you u ya him her them yous',
  violent:
    'kill murder stab strangle slaughter shank knife batter punch slap smash beat hurt harm thump shoot destroy bash clobber jump gut burn hit cut',
  soon: 'gonna gona going finna',
}

/** Threats: harm announced to somebody, and the turns of phrase that announce it. */
export const threatPhrases = phrases(
  {
    'threat.harm': [
      '<will> ..2 <violent> <victim> !an|a|this|that|with|for|to|by|on|back|up|at|some|if|lunch',
      '<i-will> ..2 <violent> <victim> !an|a|this|that|with|to|by|on|back|at|some|if|lunch',
      'were|we|ill|we will ..1 <soon>? to? <violent> <victim> !to|an|with|this',
    ],
    'threat.violence': [
      '<will> smash|kick|break|bash|cave|punch|rearrange <your>|his|her|their head|face|teeth|legs|skull|neck|nose|arm|arms|kneecaps|in',
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
    ],
    'threat.else': ['or else', '<you-are> gonna|going to? get it'],
    'threat.raze': [
      'bomb|bombs|bombed|bombing|blow|burn|shoot|torch ..2 the|this|your|our school|building|place|office|hall !dome|disposal',
    ],
    'threat.place': [
      'shoot|kill|stab|bomb|gas everyone|everybody|people|them ..2 in|at|school|class|here',
      'shoot|kill|stab|bomb everyone|everybody',
      'bring|bringing|take|taking a|my|the gun|knife|machete|blade|weapon in|into|to',
      'there is|theres a bomb',
      'bring|bringing|brought|take|taking a|my knife|gun|machete|blade|weapon to|into|in school|class|the',
      'shoot up|everyone|everybody !the meeting',
    ],
  },
  own,
)

const jest = wordSet(
  'chess football match rugby netball game tournament quiz team score fitness hockey cricket final league race raffle monopoly mum dad mam wife husband email lights lesson drama scene play novel deadline joking bake darts lol haha',
)

/** Announced harm, by term. Idioms (kill the lights, shoot me an email), sport and plots of plays are left alone. */
export const threat = termDetector({
  id: 'threat',
  version: 1,
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
