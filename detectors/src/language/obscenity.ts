import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isLesson, isMentioned, isReported } from './context.ts'
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
    ],
    'obscenity.shit': [
      'shit|shits|shitty|shite|shitting|shitted|bullshit|bullshitting|shithead|shitheads|shitbag|shithole|shitload|shitshow|horseshit|dipshit|batshit|shitless',
    ],
    'obscenity.cunt': ['cunt|cunts|cunty'],
    'obscenity.wank': ['wank|wanks|wanker|wankers|wanking|wanked|wanky|tosser|tossers|jizz|spunk|cum|cumming|bukkake'],
    'obscenity.arse': ['arsehole|arseholes|asshole|assholes|asshat|assclown|dumbass|jackass|arsewipe|asswipe'],
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
    ],
    // Welsh, not yet read by a speaker.
    'obscenity.welsh': ['ffwc|ffwcio|ffwcin|ffycin|cachu|cachgi', 'coc oen|oin'],
    'obscenity.piss': ['piss|pissing|pisshead', 'pissed off|me'],
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

/** Obscene language in the writer's own words, by term. */
export const obscenity = termDetector({
  id: 'obscenity',
  version: 1,
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
