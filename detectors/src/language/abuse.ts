import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { isDenied, isLesson, isMentioned, isReported, wordSet } from './context.ts'
import { bare, insults, sharpeners } from './insults.ts'
import { type Candidate, termDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  strong: insults.strong,
  mild: insults.mild,
  adjective: insults.adjectives,
  sharp: sharpeners,
  bare,
  fools:
    'idiots morons clowns losers muppets tossers wankers cretins imbeciles liars cowards fools arseholes assholes twats scum numpties plonkers pillocks',
  hard: 'idiot idiots moron morons imbecile imbeciles cretin cretins arsehole arseholes asshole assholes bastard bastards bitch bitches wanker wankers tosser tossers prick pricks twat twats dickhead dickheads knobhead knobheads bellend scumbag scumbags slag slags slut sluts whore whores cunt cunts fucker fuckers retard retards halfwit dimwit nitwit prat prats berk wazzock oaf pillock plonker pervert perv lowlife git gits numpty numpties',
  scornful:
    'lazy useless lying spineless pathetic incompetent worthless stupid bloody vile disgusting gormless ignorant nasty bullying cheating',
  wretch:
    'cow git fool clown liar coward lump pig sod oaf fools clowns liars cowards waste excuse snake bully bullies toad weasel rat layabout layabouts',
  colleague:
    'clerk caretaker cleaner receptionist secretary driver cook technician assistant trainee governor tutor coach teacher head headteacher manager director officer parent boss',
  contempt:
    'thick pathetic stupid useless incompetent gormless clueless brainless spineless moronic idiotic dense worthless vile',
  noun: 'fools clowns liars cowards pigs snakes cows dogs idiots boy girl child man woman person people kid kids lot thing creature animal excuse old cow pig brat brats bunch teacher parent mother father little git sod cretin fool clown liar coward dog monkey donkey lump melt muppet toad weasel worm rat snake human specimen twerp',
}

/** Insults aimed at a person. Swearing at nobody is obscenity, not abuse; mild words about things are neither. */
export const abusePhrases = phrases(
  {
    'abuse.insult': [
      '<you> <are> <very>? <very>? <very>? <strong>|<mild>',
      '<you-are> <very>? <very>? <very>? <strong>|<mild>',
      '<you> <very>? <very>? <strong>',
      '<your> <very> <very>? <strong>',
      'are|r <you> <very>? <very>? <strong>',
      '<you> ..1 idiot|moron|twat|prick|wanker|tosser|bastard|bitch|arsehole|asshole|dickhead|cunt|slag|slut|cretin|imbecile|scumbag',
      'what a|an|such? <very>? <very>? idiot|moron|arsehole|asshole|bastard|bitch|wanker|tosser|prick|twat|dickhead|loser|cretin|imbecile|scumbag|knobhead <you>? <are>?',
      '<he> <are>? <very>? <very>? <very>? idiot|moron|imbecile|cretin|arsehole|asshole|bastard|bitch|wanker|tosser|prick|twat|dickhead|knobhead|bellend|scumbag|slag|slut|whore|cunt|fucker|motherfucker|retard|halfwit|pillock|loser|pervert|perv|cow|skank',
      '<title> .. is|was <very>? <very>? <very>? idiot|moron|imbecile|cretin|arsehole|asshole|bastard|bitch|wanker|tosser|prick|twat|dickhead|knobhead|bellend|scumbag|slag|slut|whore|cunt|fucker|retard|halfwit|loser|pervert|perv|cow|liar|joke|disgrace',
      'that|this|the <very>? <person> is <very>? <very>? idiot|moron|imbecile|cretin|arsehole|asshole|bastard|bitch|wanker|tosser|prick|twat|dickhead|scumbag|loser|cow|liar|disgrace',
    ],
    'abuse.group': [
      '<you> lot|people|guys|all are <very>? <very>? <fools>|useless|pathetic|thick|stupid|scum|incompetent|hopeless',
      '<you> lot|people are ..2 bunch|load|pack of',
      'bunch|pack|load of <very>? <fools>',
      'only|just a|an idiot|moron|fool|cretin|imbecile would|could',
      '<your> son|daughter|child|kid|boy|girl|children|kids is|are|was <very>? <very>? idiot|moron|thug|brat|menace|liar|stupid|thick|dumb|pathetic|disgusting|vile|horrible|feral|lazy|scum|animal|retard|thief|bully',
      '<he> is? a|an <sharp> <sharp>? cow|git|lump|pig|sod|cretin|brat|liar|clown|fool|excuse|waste|dog|bitch|woman|man|oaf',
      '<title> .. is ..2 waste of space|oxygen|time|money',
      'hes|shes ..2 waste of space|oxygen|time|money',
    ],
    // Welsh, not yet read by a speaker.
    'abuse.welsh': [
      'cau dy geg|ben|hen',
      'ti|wyt|rwyt ti? ..2 twp|dwp|hyll|dew|wirion|pathetig|idiot|dwpsyn|twpsyn',
      'tin|rwytin ..1 twp|dwp|hyll|dew|wirion|pathetig|idiot|dwpsyn|twpsyn',
      'y twpsyn|bastad|diawl !bach',
      'cer|dos i grafu',
    ],
    // Of somebody who may not even read it.
    'abuse.others': [
      'is|are|was|were all|both|nothing|but? <very>? <very>? and? <very>? <hard>',
      'is|are|was|were a|an|all|such? <scornful> <scornful>? <wretch>|<hard>',
      '<your>|our|that|this|the ..1 <colleague> is|was <very>? <very>? <contempt>',
      'that|those <very>? <very>? <hard>|buffoon|buffoons',
      'the <very>? <hard>|buffoon|buffoons|clown|clowns who|upstairs|downstairs|running',
      'the <very>? <hard>|buffoon|buffoons in|at|from ..1 office|reprographics|finance|reception|department|charge|management|site|kitchen',
      'surrounded by <very>? <fools>',
      '<he>|<colleague> is|are|was|were? as? thick|useless|dumb|dense|daft|stupid as',
      'is|are|was|were ..1 waste of space|oxygen|air|skin',
      'met|known|seen anyone|anybody|someone|people so|more|as <contempt>|lazy|rude|ignorant',
      'use|useful as a|an chocolate|glass|ashtray',
      'a|an|lazy|useless|that|you|the ..1 good for nothing <wretch>|<hard>|so|man|woman|teacher|boy|girl',
      '<scornful> good for nothing',
    ],
    'abuse.crowd': [
      '<you> <very>? <very>? <fools> !fish|workshop|nose',
      '<you> <sharp> <fools>',
      '<fools> the lot of you|them',
      'the lot of you are? <very>? <fools>|useless|pathetic|thick|stupid|hopeless',
    ],
    'abuse.both': [
      '<you-are> <very>? ..1 and <very>? stupid|thick|pathetic|useless|worthless|ugly|hideous|disgusting|vile|incompetent|clueless|brainless|spineless|gormless|moronic|idiotic|fat|repulsive|hopeless|lazy',
      '<you-are> ..2 and <very> <very>? stupid|thick|pathetic|useless|worthless|ugly|disgusting|vile|incompetent|clueless|brainless|spineless|gormless|moronic|idiotic|repulsive|hopeless|lazy',
      '<you> are|r ..2 and <very>? stupid|thick|pathetic|useless|worthless|ugly|disgusting|vile|incompetent|clueless|brainless|spineless|gormless|moronic|idiotic|repulsive|hopeless',
      '<you-are> being|just|so? being <very>? <very>? <adjective>|childish',
      'are|r <you> lot? ..1 or <very>? <very>? stupid|thick|dumb|dense|brainless|simple',
      'what a|an|such? <very>? <very>? <strong>|<mild> <you> are|r',
      'yr|ur|youre|your a|an <sharp> <sharp>? <noun>',
      '<you> r|are well|dead|reet|proper <adjective>',
      'nobody|noone can stand|bear|stick <you>',
      'no one can stand|bear|stick <you>',
      'do|dont <you> have|got a|any brain|brains at|or|in',
      '<you-are> a|quite|some a? nasty|real|right? piece of work',
      '<you> really|truly are a|quite? piece of work',
      'havent|dont|hasnt ..2 sense <you>|she|he were|was born',
      '<you> two faced <noun>',
      '<you> great|dozy|big|right|proper|old <sharp>? lump|mare|bat|cow|git|pig|oaf|fool|clown|donkey|twit|prat|lummox',
      '<you> dozy|daft|lazy|fat|silly|stupid mare|bat|moo',
      '<you> are|r ..2 as? thick|useless|dumb|dense|daft|stupid as',
      '<you> r|are a? waste of a|space',
      '<you-are> a? waste of a|space',
      'talking|talk out of <your> arse|backside|behind|bum',
      'nobody|noone asked <you> !to|for|about|in',
      'no one asked <you> !to|for|about|in',
      'make|makes|making me want to puke|vomit|throw',
      'beneath contempt',
      '<you> really|truly|clearly|honestly are|r <very>? <very>? <adjective>|<strong>|<mild> !to|of|for|with|at',
      'what a|an <very>? <sharp> <noun> <you>',
      'joke|disgrace|rubbish|useless|pathetic and so are|is|r <you>',
    ],
    // Mild names, where the sentence ends with them.
    'abuse.name': [
      '<you> <very>? fool|clown|liar|coward|fraud|donkey|snake|cheat|nonce|dimwit|pig|rat|weasel|hypocrite',
      'are|r <you> simple|dense|daft|thick|slow',
    ],
    'abuse.alone': ['<bare>'],
    'abuse.disguised': ['<strong>'],
    'abuse.total': [
      'absolute|complete|total|utter|fucking|bloody idiot|idiots|moron|morons|arsehole|arseholes|bastard|bastards|bitch|wanker|wankers|tosser|tossers|prick|twat|dickhead|cretin|cretins|cunt|scumbag',
    ],
    'abuse.adjective': [
      'stop being <very>? <very>? <strong>|<mild>|<adjective>',
      'dont be so|such ..1 stupid|pathetic|thick|dumb|useless|idiot|dense|gormless|retarded|lazy',
      '<you> ..2 havent|hasnt|dont|have ..2 brain|brains cell|cells|in',
      'what the|in hell|fuck|heck is|are wrong with <you>',
      'what the? hell|fuck is|are <you> playing|thinking|on|doing',
      '<your> <very>? <very>? incompetence|stupidity|idiocy|laziness|ignorance|arrogance',

      '<you> are|r <very>? <very>? <adjective> !to|of|for|with',
      '<you-are> <very>? <very>? <adjective> !to|of|for|with|question|idea|mistake',
      '<you> look|smell|stink <very>? <very>? ugly|fat|hideous|disgusting|pathetic|stupid|gross|awful|like',
      '<you> smell|stink !a|the|of|that|it',
      'how stupid|dumb|thick|pathetic are|r <you>',
      'are|r <you> <very>? <very>? incompetent|useless|pathetic|clueless|stupid|thick|dumb|retarded|mental|brainless|braindead',
      '<you> <sharp> <sharp>? <noun>',
      'he|she is <very>? <very>? pathetic|worthless|brainless|spineless|gormless|thick|ugly|vile|incompetent|retarded|useless|scum|trash',
      '<title> .. is <very>? <very>? pathetic|worthless|brainless|spineless|gormless|thick|ugly|vile|useless|stupid|fat|incompetent|scum|trash',
      '<you> have|got no|zero brain|brains|intelligence|clue|friends|talent',
      'use your brain|head for once',
    ],
    'abuse.dismissal': [
      'shut your|ur|yer <very>? mouth|face|trap|gob|cakehole|pie',
      'stfu',
      'gtfo',
      'fuck|screw|fck <you>',
      'go screw|fuck yourself',
      'kiss my arse|ass',
      'up yours',
      'nobody|noone likes|wants|loves <you> !to|for',
      'no one likes|wants|loves <you> !to|for',
      'everyone|everybody hates|hate|despises <you>',
      'i|we <very>? hate|despise|loathe|detest <you>',
      'i cant|cannot stand <you>',
      '<you> make|makes me sick',
      '<you> disgust me',
      'not as stupid|thick|dumb as <you> look',
      'nobody|noone cares what|about <you>',
      'no one cares what|about <you>',
      '<you> make me want to puke|vomit|scream',
      'nothing but a|an <very>? <strong>|<mild>|thief|bully|nuisance',
      'nasty|vile|horrible piece of work',
      '<you-are> <very>? <sharp> <sharp>? <noun>',
      '<you> sicken me',
      '<you> should be ashamed',
      'shame on <you>',
    ],
    'abuse.vocative': ['<bare>'],
    'abuse.command': [
      'f off',
      'get out of my sight|face',
      'shut up !shop|the|for|about|as',
      'shut the f|eff|hell|front up',
      'get lost !in|on|at|because|trying|when|or|easily',
      'fuck|fck|piss|sod|bugger|eff|naff off !the|some',
      'go to hell',
      'drop dead !gorgeous',
      'get stuffed',
      'bite me',
    ],
    'abuse.being': [
      'stop|quit|dont be|being|act|acting like? <very>? <very>? <very>? <strong>',
      'pathetic|nasty|vile|horrible|sorry piece of work <you>',
      '<you> .. pathetic|nasty|vile piece of work',
    ],
    'abuse.worth': [
      '<you> .. waste of space|oxygen|air|skin',
      'youre|ur .. waste of space|oxygen|air|skin',
      'piece of shit|crap|scum|filth <you>?',
      '<you> .. good for nothing',
      'scum of the earth',
      'pathetic|poor|sorry|sad|miserable excuse for a|an teacher|person|human|man|woman|mother|father|parent|head|friend|pupil|student|manager',
      'thick as two|pigshit',
      '<you> have the brain|brains|iq of a|an',
      '<you> .. brain|iq the size of a',
      '<you> .. too stupid|thick|dumb|dense to',
      '<you-are> too stupid|thick|dumb|dense to',
      'youre|ur a nobody',
      '<you> will never|nvr amount|be to? anything',
      'youll never amount to',
      '<your> mum|mother|mam is <very> fat|ugly|slag|slut|whore|bitch|cow',
      'yo mama|momma',
      'son of a bitch|whore',
      'ugly|fat|stupid|silly cow|bitch|slag|slut',
      '<your> ugly|fat|stupid|disgusting face|head|mouth|body|mug|brain',
    ],
  },
  own,
)

/** After these a command is told, not given: "he shut up", "they get lost". */
const subjects = wordSet(
  'to he she it they i we was were is been be get gets got dont never would could might may will can people children pupils students emails letters things easily often always',
)
const disguisedOnly = 'abuse.disguised'
const things = wordSet(
  'question idea mistake rule rules error name thing bug problem code computer machine system software car weather traffic',
)

/** Contexts in which an insult is studied or told rather than said. */
function counts({ match, part, message }: Candidate): boolean {
  const { words } = part
  const last = words[match.to - 1]
  const next = words[match.to]
  const before = words[match.from - 1]
  if (next && next.sentence === last?.sentence && things.has(next.text)) return false
  if (match.id.startsWith('abuse.command') && before && before.sentence === last?.sentence && subjects.has(before.text))
    return false
  if (match.id.startsWith('abuse.total') && isSelf(words, match.from)) return false
  if (match.id.startsWith('abuse.others') && (isOfNobody(words, match.from) || isLesson(message))) return false
  if (match.id.startsWith(disguisedOnly) && !words[match.from]?.disguised) return false
  if (match.id.startsWith('abuse.vocative') && !isVocative(words, match.from)) return false
  if (match.id.startsWith('abuse.name') && next?.sentence === last?.sentence) return false
  if (match.id.startsWith('abuse.alone') && !isAlone(words, match.from)) return false
  if (isReported(words, match.from)) return false
  if (isDenied(words, match.from)) return false
  if (last?.quoted && (isLesson(message) || isMentioned(words, match.from))) return false
  // "If you are stupid enough to …" is rude; "if you are lazy, …" in advice to everybody is not aimed.
  return !(
    before &&
    before.sentence === last?.sentence &&
    (before.text === 'if' || before.text === 'whether' || before.text === 'when')
  )
}

/** The word ends a sentence that speaks to somebody: "what is your problem, moron?" */
function isVocative(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  if (words[at + 1]?.sentence === sentence || words[at - 1]?.sentence !== sentence) return false
  if (
    /^(?:a|an|the|my|his|her|this|that|of|like|and|or|no|such|called|word|is|are|as|not|being)$/.test(
      words[at - 1]?.text ?? '',
    )
  )
    return false
  for (let i = at - 1; i >= 0 && words[i]?.sentence === sentence; i--)
    if (/^(?:you|your|youre|ur|u)$/.test(words[i]?.text ?? '')) return true
  return false
}

/** The word is the whole sentence, or all but one word of it ("stupid idiot"). */
function isAlone(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  const before = words[at - 1]
  return (
    words[at + 1]?.sentence !== sentence &&
    words[at - 2]?.sentence !== sentence &&
    !/^(?:an|a|the|not|i|im|my|silly)$/.test(before?.sentence === sentence ? (before?.text ?? '') : '')
  )
}

/** "Like a total idiot, I forgot …": the writer means themselves. */
function isSelf(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  for (let i = at - 1; i >= Math.max(0, at - 8) && words[i]?.sentence === sentence; i--)
    if (/^(?:i|im|me|my|myself|like|am|feel|felt)$/.test(words[i]?.text ?? '')) return true
  return false
}

const nameless = wordSet('word name title film book play song answer clue command')

/** "I was an idiot", "it is a git repository", "who is an idiot?": nobody is insulted. */
function isOfNobody(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence
  const before = words[at - 1]
  if (before?.sentence !== sentence) return false
  if (/^(?:i|it|this|what|there|which|you|u|ya|ye|youre)$/.test(before?.text ?? '')) return true
  return words.slice(Math.max(0, at - 5), at).some((word) => word.sentence === sentence && nameless.has(word.text))
}

/** Insults, dismissals and contempt aimed at a person, by term. */
export const abuse = termDetector({
  id: 'abuse',
  version: 1,
  summary: {
    en: 'Insults and contempt aimed at a person, in the writer’s own words. Quoted replies, reported insults and texts studied in lessons are left alone.',
  },
  provenance: ownWork,
  fact: 'content.abuse',
  phrases: abusePhrases,
  counts,
})
