import { ownWork } from '../detector.ts'
import type { Part } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { firstOf, isLesson, isMentioned, isReported, sentenceAround, wordSet } from './context.ts'
import { termDetector } from './phrase-detector.ts'

/** The strongest words, revealed even behind stars: f*ck, s**t. */
export const maskable =
  'fuck fucks fucked fucker fuckers fucking fuckin shit shits shitty bullshit shite cunt cunts wank wanker wankers wanking twat twats bitch bitches bitching bastard bastards arsehole arseholes asshole assholes dickhead dickheads motherfucker motherfuckers bollocks cock cocks cocksucker pussy whore slut sluts prick pricks nigger niggers nigga faggot faggots tits'.split(
    ' ',
  )

/**
 * Obscene words of whatever aim. Terms of biology and of sex education are not among them, nor mild oaths (damn, crap,
 * hell, bloody). `cock`, `tits` and `pussy` have innocent meanings and need company.
 */
export const obscenityPhrases = phrases(
  {
    'obscenity.fuck': [
      'fuck|fucks|fucked|fucker|fuckers|fucking|fuckin|fuk|fukin|fuking|fck|fcking|fking|fkn|fvck|fvcking|fxck|fukc|fuq|phuck|fook|feck|fecking|motherfucker|motherfuckers|motherfucking|clusterfuck|fuckwit|fuckwits|fuckface|fuckup|fuckups|mindfuck|stfu|gtfo|wtf|ffs|jfc|milf|fuckall',
      'go f|eff yourself|off',
      'omfg|fml|fuckery|fooking|fekkin|fuckboy|fuckboi|unfuckingbelievable|absofuckinglutely|ffsake|wthf|nfi|idgaf|fubar|effing|facking|fakkin|phukking|phuk|fuckk',
      'f word off|you',
      'get|go to f|fk|fck',
      'what|who|where|how|why the f|fk|fck|eff',
    ],
    'obscenity.shit': [
      'shit|shits|shitty|shite|shitting|shitted|bullshit|bullshitting|shithead|shitheads|shitbag|shithole|shitload|shitshow|horseshit|dipshit|batshit|shitless',

      'talking|talk|what|load|complete|total|absolute|is|pure bs !degree',
      'shyte|shiit|sheit|shitstorm|shitface|shitter|shitters|crapola|shat|shitted|apeshit|bullcrap',
    ],
    'obscenity.cunt': ['cunt|cunts|cunty'],
    'obscenity.wank': ['wank|wanks|wanker|wankers|wanking|wanked|wanky|tosser|tossers|jizz|spunk|cum|cumming|bukkake'],
    'obscenity.arse': [
      'arsehole|arseholes|asshole|assholes|asshat|assclown|dumbass|jackass|arsewipe|asswipe',
      'your|my|his|her|their|yer|ur|the|our|lazy|fat|big|sorry|of|an|up|fit|tight|smart arse|arses !about|end',
      'pain|kick|kicked|kiss|lick ..2 arse|arses',
      'half arsed',
      'cant|couldnt|not be|get arsed',
      'arsed|arsing|smartarse|arsehat|arselicker|arselicking !around',
    ],
    'obscenity.prick': [
      'dickhead|dickheads|dickface|knobhead|knobheads|bellend|bellends|twat|twats|cocksucker|cocksuckers|prick|pricks',
      'suck my|his|your|a dick|cock|balls',
      'dick pic|pics|picture',
      'my|your|his big|hard|huge|tiny|little cock|dick|willy|knob',
      'my|your|his cock|dick|knob is|in|up',
    ],
    'obscenity.bitch': [
      'bitch|bitches|bitchy|biatch',
      'bastard|bastards',
      'slut|sluts|slutty',
      'whore|whores',
      'son of a bitch',
      'skank|skanks|skanky|slag|slags|slapper|slappers|hoe|hoes|thot|thots !heap|rake|rakes|and|the|down|the|off',
    ],
    // Welsh, not yet read by a speaker.
    'obscenity.welsh': [
      'ffwc|ffwcio|ffwcin|ffycin|cachu|cachgi',
      'coc oen|oin',
      'cach|cachwr|cachlyd|ffyc|ffycio|ffwcin|ffwc|ffwcio|ffycing|ffycd|ffwcd|coc|cocwyllt|cont|gont|twllt|diawledig !y|dryw',
      'twll|dwll ..1 dy|ei|eich|ich|y|yr din|tin|dina|dinau',
      'dy|i ffwcio|ffycio dy|hun|o',
      'llyfa|llyfu|sugna|sugno ..1 fy|dy|y nhin|din|nghoc|gachu|coc',
    ],
    'obscenity.piss': [
      'piss|pissing|pisshead',
      'pissed off|me',
      'bugger|buggered|buggers|buggery|buggering',
      'sod off|it|all|this|them',
      'sodding',
      'taking|take the piss',
      'piss take|off|poor|up|head|easy',
    ],
    'obscenity.disguised': [`${maskable.join('|')}|dick|dicks|arse`],
    'obscenity.bollocks': ['bollocks|bollox|bollock|bollocking'],
    'obscenity.body': [
      'tits|titties|boobies',
      'wet|tight|my|your|her pussy',
      'horny',
      'blowjob|blowjobs|handjob|rimjob|deepthroat|gangbang|creampie|dildo|dildos|buttplug|cumshot|threesome',
      'blow job',
      'watch|watching|watched|send|sending|sent|show|showing|got|your|ur|my porn|porno|nudes',
      'pornhub|xvideos|onlyfans',
      'shag|shagging|shagged <who>',
      'a|an|his|her|my|your|hard|massive|huge|huge boner|hardon|stiffy',
      '<who> ..2 massive|big|huge|nice|fit|great tits|boobs|knockers|jugs|melons|arse|ass|cock|dick|rack !of',
      'shag|shagged|shagging|bang|banged|bone|boned|screwed|screwing|fingered|fingering|wanked|wanking|humped|humping|rimming|noshing|noshed ..2 her|him|me|you|them|u|brains|birds|senseless|someone !into|up|the|by|over|on',
      'bang|fuck|shag|screw ..2 brains out',
      'blowie|blowies|nosh|handjobs|fisting|bumming|bummed|spunked|jizzed|jizzing|wanking|wankbank|tosspot|minge|clunge|pornos|hentai',
      'see|watch|watching|want|look|looking|some|found|send|sends|sending|got|have|download|like ..2 porn|porno|hentai|pornhub|xxx|nudes',
      'having|had|have|wanna|want|like ..1 sex|bumsex|anal|oral with|in|on|at|sex ..1 him|her|me|you|them|the|toilets|u|my',
      'show|showed|shows|showing|flashed|send|sends|sent|whipped|got|out|get ..3 his|her|their|your|my|ur dick|cock|knob|tits|boobs|fanny|minge|arse|willy|pussy|balls !out|is|of|back|across|over|into|through',
    ],
  },
  { who: 'me you him her them us' },
)

/** Phrases that hold an obscene form and mean nothing obscene. */
const innocent: Readonly<Record<string, RegExp>> = {
  cum: /^(?:cum)$/, // Latin: summa cum laude, kitchen-cum-diner
  spunk: /^spunk$/,
  prick: /^pricks?$/, // of a needle, up one's ears
}

/** A name of a program or a variable: joined to the next word by a low line or a stroke, or followed by a bracket. */
function isInCode({ visible, words, at }: Part, i: number): boolean {
  const word = words[i]
  if (!word || at) return false
  return (
    /[_/\\]/.test(visible.slice(word.end, word.end + 1)) || /[_/\\@#]/.test(visible.slice(word.start - 1, word.start))
  )
}

const ofPlaces = wordSet(
  'see trip village town travel coach stays austria map renamed hotel lake river station road county',
)

/** Written large inside a sentence that speaks of places: a village may be called anything. */
function isPlace({ visible, words, at }: Part, i: number): boolean {
  const word = words[i]
  if (!word || at || !/^\p{Lu}\p{Ll}/u.test(visible.slice(word.start, word.end))) return false
  const [from, to] = sentenceAround(words, i)
  const first = firstOf(words, ofPlaces, from, to)
  return first >= 0 && firstOf(words, ofPlaces, first + 1, to) >= 0
}

/** Obscene language in the writer's own words, by term. */
export const obscenity = termDetector({
  id: 'obscenity',
  version: 4,
  summary: {
    en: 'Obscene words, also in disguise (stars, digits, spaces, foreign letters). Words of biology, sex education and literature lessons are left alone.',
  },
  provenance: ownWork,
  fact: 'content.obscenity',
  phrases: obscenityPhrases,
  counts({ match, part, message }) {
    const word = part.words[match.from]
    const before = part.words[match.from - 1]?.text ?? ''
    const after = part.words[match.to]?.text ?? ''
    if (!word) return false
    if (match.id.startsWith('obscenity.disguised') && !word.disguised) return false
    // A part of a longer name: `cum_sum`, `Wank am See`, `Fucking` beside `Fugging`.
    if (!word.disguised && (isInCode(part, match.from) || isPlace(part, match.from))) return false
    const rule = innocent[word.text]
    if (rule && !word.disguised) {
      if (
        word.text === 'cum' &&
        (/^(?:summa|magna|kitchen|dining|office|bedroom|sitting|vade|mecum)$/.test(before) ||
          /^(?:laude|diner|office)$/.test(after))
      )
        return false
      if (word.text !== 'cum' && !/^(?:a|you|u|such|what|stupid|little|fucking|that|absolute|total)$/.test(before))
        return false
      if (word.text === 'prick' && /^(?:of|test|tests)$/.test(after)) return false
    }
    if (word.text === 'bastard' && /^(?:illegitimate|royal|the)$/.test(before)) return false
    if (word.text === 'tits' && /^(?:blue|great|coal|marsh|willow|bearded|long|tailed)$/.test(before)) return false
    if (
      /^bitch(?:es|ing|y)?$/.test(word.text) &&
      !word.disguised &&
      /^(?:will|would|can|could|to|dont|people|always|he|she|they|we|i|about|basic)$/.test(before)
    )
      return false
    if (word.text === 'horny' && /^(?:devil|goloch|toad|skin|layer)$/.test(after)) return false
    if (word.quoted && (isLesson(message) || isMentioned(part.words, match.from))) return false
    return !isReported(part.words, match.from)
  },
})
