import type { Hit } from '../detector.ts'
import { type Detector, ownWork } from '../detector.ts'
import { marks } from '../text/glance.ts'
import { type Message, sourceOffset } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { findPhrases, hitOf, yesNo } from './phrase-detector.ts'

/** How sarcasm and joking show in writing. */
const humourPhrases = phrases({
  'humour.sarcasm': [
    'yeah|yh|ye|oh right|sure|really !away|now|then|side',
    'oh great|wonderful|brilliant|joy|goody|fantastic|marvellous|lovely another|more|just|thanks|here|yet|now|that|so|what',
    'just what i|we needed|wanted',
    'thanks|cheers for nothing',
    'thank you for nothing',
    'well done|played genius|einstein|sherlock|captain',
    'nice|great|good|slow one|job|clap|work genius|einstein|sherlock|captain|clap',
    'good luck with that',
    'what could possibly go',
    'no shit|kidding sherlock',
    'as if by|anyone|that|we|you magic|would|cares',
    'big surprise|shock there|that|not',
    'what a surprise',
    'surprise surprise',
    'never would have guessed',
    'who would have|thought|knew thought',
    'in your dreams',
    'dream on',
    'pigs might|will fly',
    'because that always|worked|went works|so|well|worked',
    'how very|terribly kind|generous|thoughtful|helpful of',
    'my heart bleeds',
    'cry me a river',
    'tell me something i',
    'i am sure you|that you were|are|have very|so|terribly busy',
    'lucky me|us|you',
    'aint|isnt life|that grand|just|special',
    'another|yet fascinating|thrilling|riveting|gripping meeting|inset|training|assembly|briefing|email',
    'thanks|cheers|ta|thank ..1 a|you bunch|million|heap|lot for ..1 nothing|telling|that|letting|the|not|making|leaving !help|helping',
    'because|cos obviously|clearly|naturally|apparently i|we|they|everyone|im',
    'obviously|clearly|like i|we|ive ..1 have|has|had|got ..1 nothing|time|all|no ..1 better|the|time|day|life|else',
    'nothing better to do',
    'nothing says ..3 like a|an|another|the|being|some',
    'what could be|possibly ..1 nicer|better|more|fun|go',
    'who|what needs|doesnt|wants ..1 need|love|sleep|lunch|weekends|friends|a|want|holidays|money|enemies ..2 anyway|when|right|though|like|love !parking|permit',
    'who doesnt love|want|need',
    'im|i ..1 am|sure ..1 sure ..2 they|the|he|she|governors|head|ofsted|parents|it|that|everyone|you ..2 will|is|was|ll|thrilled ..3 thrilled|delighted|love|overjoyed|riveting|fascinating|help|fine|work ..3 bless|not|reflection|really|haha|right',
    'bless them|him|her|his|their !us|all|cotton',
    'bless their|his|her cotton|little',
    'no|oh|please ..1 no|please|dont|do ..1 please|worry|take|get|hurry|carry ..2 take|all|dont|on|about|up ..2 time|me|rush|it|my ..6 only|just|im|fine|its|i|not',
    'its|it only|is just|only the|a|an|my ..3 exam|end|hall|job|career|sanity|life|weekend|deadline|lesson|ofsted|marking',
    'ill|i|we|lets|will ..1 just|add|file|put|pencil ..2 it|that|this ..1 to|under|in|with my|the|our ..2 collection|list|pile|folder|bin|shelf|mountain|drawer|box ..1 of|marked ..3 unread|things|ignored|bin|never|crying|people|fun',
    'dont all|everyone rush|shout|thank|come',
    'another|yet|oh|ooh|goody|yay|lovely|great ..1 another|more|spreadsheet|a ..1 spreadsheet|form|meeting|initiative|policy|survey|email|acronym|observation|wasp|training|deadline !room|place|on|at|is|will|about|that|in|for|attached',
    'oh joy|yay|good|happy|dear|look|how ..1 day|days|lovely|wonderful|lucky|exciting|nice|period|another|a',
    'my|our favourite|absolute favorite|favourite !book|subject|chapter|part|thing|colour|food|poem|quote|play|is|was|lesson|teacher|song|display|painting|author|of',
    'that|well went|its|thats|gone ..1 well|swimmingly|great|brilliantly|beautifully !with|and|on|with|at|for|today|yesterday|in|in|done',
    'went well ..1 didnt|then|that|not',
    'as if they|anyone|id|he|she|the|by|we|anybody ..1 would|will|ever|care|ever|d|s|read|mend|listen|reads|cares !habit',
    'yeah|yes|sure|aye ..1 right|ok|because|like ..1 as|that|cos|and|im|because ..2 if|works|pigs|the|always',
    'how nice|kind|lovely|thoughtful|considerate|generous|sweet of them|him|her|it|the ..1 to ..1 tell|let|mention|warn|ask|inform|think|finally|remember|bother|give|say',
    'great|good|nice|lovely|fab|brilliant|excellent ..1 job|work|going|one|stuff|start|timing ..2 genius|einstein|sherlock|deleting|breaking|losing|forgetting|guys|team|you|whoever ..1 deleted|broke|lost|forgot|managed|jammed|ate|left',
    'genius ..1 you|deleted|who|strikes|move|idea !bar|in|and|of',
    'shock|shocker|shocking|plot|spoiler horror|twist|alert|that|news|as',
    'what a|total|complete shock|shocker|surprise|treat|joy|thrill|delight|privilege|time ..2 the|another|again|that|it|not|period|to|printer|bus !you|lovely|made|to|see|from',
    'living the dream',
    'another day another',
    'fun fun fun',
    'lovely jubbly',
    'said no|nobody one|teacher|pupil|ever',
    'ever ..1 said no',
    'who could|would|couldve|wouldve ..1 have? seen|guessed|predicted|known|foreseen ..1 that|it ..1 coming',
    'just what every|the|we|any|everyone ..3 needs|needed|wanted|ordered',
    'lucky|poor old us|me|you|him',
    'arent|isnt|wasnt|werent we|they|he|she|it|you ..1 the|just|all|a ..1 popular|clever|lucky|busy|special|generous|organised|charming|perfect|cheerful|punctual|kind',
    'and the award|prize|medal|oscar ..3 goes|is ..1 to ..1 me|us|him|whoever|my|the|nobody',
    'kidding|joking|jk obviously|ofc|of|honest',
    'obviously kidding|joking',
  ],
  'humour.irony': [
    'as much fun as a|watching|having',
    'sure because we|i|you',
    'we all have so much time|spare|free',
    'about as useful|interesting|much as|use a|an|as',
    'officially|now|been|is|was declared|classified|visible|listed|become|recognised|achieved|gained|seen|evolved ..3 disaster|space|unesco|consciousness|sentience|sentient|heritage|outstanding|moon|legend|extinct|life|national|self',
    'from space|orbit|mars|the ..1 moon',
    'rumour|legend|word|history|science|folklore has|says|records|cannot|confirms ..1 it ..6 ghost|consciousness|alive|once|someone|legend|finished|smiled|nobody|working|seen|box|living|mythical',
    'please|kindly|can|do|bring ..2 return|bring|feed|back|send ..3 it|they|he|she|stapler|mug|pen|lunch|its|my ..3 has|have|a|misses|had|is|left ..2 family|children|feelings|rights|home|me|lonely|scared',
    'age before beauty',
    'beauty before age',
    'id|i|would ..1 would|love|agree|like|to ..3 agree|argue|help|with ..2 you|but|him ..1 but ..3 wrong|then|both|idiots|id|we|lie|busy|dead|asleep',
    'im|i|not ..1 am|not ..1 not saying|sayin ..8 but|blue|old|plaque',
    'so|that ..1 old|bad|cold|slow|tired|strong|stale|much ..6 colours|carbon|qualifies|pension|plaque|dinosaur|dinosaurs|fossil|penguins|hieroglyphs',
    'im|i not|am ..1 not? saying ..9 but it|he|she|they has|have|had',
    'hear|smell|taste colours|colors|purple',
    'smells|smell|reeks|tastes|sounds of|like ..3 and ..1 regret|despair|sadness|broken|feet|disappointment|tears|fear|doom|defeat',
    'if|should anyone|you|anybody ..1 needs|need|wants|want me|us ..1 ill|i|we|im|shall|will ..1 be|shall ..2 under|hiding|crying|rocking|in|at|asleep|hibernating ..3 desk|corner|gently|cupboard|bed|bar|pub|table|floor|gin|fetal',
    'rocking ..1 gently|back|in|quietly',
    'you snooze|blink|wait|dawdle you ..1 lose|miss',
    'mwahaha|muahaha|bwahaha|nyah|tada|boom tish|ba|dum',
    'mwahaha|muahaha|bwahaha|mwahahaha|muahahaha|tish',
    'send|bring|need|requires|call ..2 help|chocolate|gin|wine|cake|biscuits|reinforcements|search|rescue|popcorn|coffee|wine|sherpa|snacks|supplies ..2 urgently|immediately|now|before|party|too|quick|and|survive|party|team|asap|stat',
    'bring|brought|pass|grab|get|fetch|order ..1 the|some|your popcorn|tissues|hard|helmet|helmets|sandwiches|sleeping|earplugs|gin|snorkel|umbrella ..1 hat|hats|bag|and !one|bag|each|film|night|for|to|test|on|please',
    'i|we|officially|have ..2 survived|lived|live ..1 to tell|year|another|the|9z|ofsted|period ..2 tale|medal|barely|badge|tshirt',
    'geological time|speed|timescale',
    'coffee|caffeine|tea|gin|wine|chocolate|biscuits oclock|transfusion|drip|intravenously|first|levels|therapy|dependent|deficiency|iv',
    'death|trial|torture by ..1 powerpoint|spreadsheet|meeting|worksheet|committee|email|acronym',
    'award|medal|oscar|certificate ..3 for|goes ..4 patience|survival|surviving|lateness|moaning',
    'struck|strikes again',
    'interpol|scotland|mi5|csi|sherlock|poirot|nasa|unesco|attenborough ..2 informed|called|involved|investigating|notified|alerted',
    'if ..2 burned|burnt|were|was|paid|counted ..4 id|i|wed|we ..1 would|be|have|d|could|olympic ..3 stick|millionaire|rich|thin|retired|medal|champion|doctorate|phd|insect|athlete|barbados',
    'date|appointment|engagement|meeting|relationship with my|a|the sofa|bed|duvet|pillow|gin|wine|fridge|kettle|pyjamas|telly|couch|biscuit|cake',
    'sleep|live|move|camp|die ..1 in|here|at|under ..2 and|school|here|desk|office ..2 save|petrol|rent|commute|done',
    'thief|bandit|phantom|fairy|gremlin|gremlins|ninja|mafia ..2 strikes|struck|has|have|returns|again ..2 again|struck|been !bike|phone|wallet',
  ],
  'humour.joking': [
    'just|only|im kidding|joking|jk|messing|teasing',
    'jk|lolz|rofl|lmfao|roflmao|hahaha|hahahaha|hehehe|teehee|hahahah|bahaha',
    'haha|hehe|ha haha|ha|lol ha',
    'pun|no intended|pun',
    'excuse the pun',
    'tongue in cheek !article|column|piece|title|review|film|book|song|show|sketch|comedy|novel|play|report|advert',
    'ho ho ho',
    'haha|hehe|hahah|heehee|hihi|lolol|lolz|loool|looool|lool|lul|kek|xd|h4h4h4|h4h4|hahahahaha|hahahahahaha|teehee|tehe|ahaha|ahahaha !wall|wall|ditch',
    'pulling|pulled|pull your|ur|his|my|our|her leg|legs !up|and|out|exercise',
    'winding|wound|wind you|him|her|me|us up !the|instrument',
    'only|just|was|merely kidding|joking|jesting|messing|teasing|bantering !that|about|to|laugh|you|around|instrument|in|the|football',
    'thats|that|is|as what|is she|he said',
    'she said haha|lol|hehe',
    'cant|cannot stop|breathe ..1 laughing|giggling|crying|haha|lol',
    'crying|dying|dead|screaming|howling|wheezing|in with|of|rn|lol|haha|from|laughing|stitches ..1 laughter|laughing',
    'lol|lmao|rofl|haha|hahaha|hehe|lmaoo|lmaooo|rotfl !means|stands|is|wall',
    'did you see ..1 his|her|their|sirs|misss face',
    'never change',
    'caught me|you ..1 haha|out|lol|red',
    'you had to be there',
    'peak|pure comedy|gold|banter|monday|chaos',
    'classic ..1 dave|me|sir|monday|mr|mrs|year|him|her|you|move|maths',
  ],
})

/** Faces that laugh, wink or roll their eyes. */
const faces = /[\u{1F602}\u{1F923}\u{1F61C}\u{1F61D}\u{1F92A}\u{1F644}\u{1F609}\u{1F606}\u{1F921}]/u

/** True when the words joke or are sarcastic. Only ever the ground for advice. */
export const humour: Detector = {
  id: 'humour',
  version: 3,
  facts: ['content.humour'],
  summary: {
    en: 'Humour and sarcasm: turns of phrase, laughter in letters, faces that laugh or wink. Ground for advice only.',
  },
  provenance: ownWork,
  detect(message) {
    const told = findPhrases(message, humourPhrases).map((found) => hitOf('content.humour', found))
    return yesNo('content.humour', [...told, ...seen(message)])
  },
}

function seen(message: Message): Hit[] {
  const hits: Hit[] = []
  for (const part of message.parts) {
    if (!(part.seen & marks.foreign)) continue
    for (const line of part.lines) {
      if (line.role === 'quoted' || !(line.marks & marks.foreign)) continue
      const text = part.visible.slice(line.start, line.end)
      const at = text.search(faces)
      if (at >= 0)
        hits.push({
          fact: 'content.humour',
          term: 'humour.face',
          part: part.name,
          start: sourceOffset(part, line.start + at),
          end: sourceOffset(part, line.start + at) + 2,
        })
    }
  }
  return hits
}
