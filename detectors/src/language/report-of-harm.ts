import { type Detector, ownWork } from '../detector.ts'
import type { Message } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { abusePhrases } from './abuse.ts'
import { isLesson, isReported, wordSet } from './context.ts'
import { discriminationPhrases } from './discrimination.ts'
import { insults } from './insults.ts'
import { type Candidate, findPhrases, hitOf, yesNo } from './phrase-detector.ts'
import { sets } from './sets.ts'
import { threatPhrases } from './threat.ts'

const own = {
  insult: `${insults.strong} ${insults.adjectives} gay names liar racist horrible slurs slur words fatty lesbian terrorist foreigner`,
  ...sets,
  harm: 'pushing pushes shoving shoves stealing steals stole taking hit hits hitting punched punches kicked kicks kicking slapped slaps pushed shoved choked strangled bullied bullies bullying hurt hurts hurting touched touches touching groped grabbed threatened threatens threatening beat beats beating abused abuses abusing raped assaulted harassed harassing harasses stalked stalking follows following spat attacked scared scares blackmailed blackmailing forced forces forcing pressured pressuring swore insulted humiliated mocked mocks mocking teased teases teasing molested burned burnt starved locked filmed',
  victim: 'me us my him her them another someone somebody a',
  someone:
    'he she they someone somebody people everyone boys girls dad mum stepdad uncle brother sister teacher coach boyfriend girlfriend pupil pupils student students lad class',
}

/** Words that report abuse or distress, the writer's own or another's. */
const reportPhrases = phrases(
  {
    'report.called': [
      '<someone> ..3 called|calls|calling|call me|him|her|my|them|us|another ..1 a|an|the|names|<insult> !taxi|cab|doctor|ambulance|meeting|day|favour|few|other|office|school',
      'been|being|was|were|gets|got|getting called a|an|the|names|fat|ugly|gay|stupid|racist|horrible',
      'keeps|keep|kept|started calling me|him|her|us|them',
      'calls|called me|her|him names',
      'name calling',
      '<someone> ..2 said|say|says|saying ..2 me|us|she|he is|was|am ..3 idiot|stupid|ugly|fat|worthless|gay|pathetic',
      'said|says|saying ..1 i am|was ..3 <insult>',
      'said|says|saying ..1 im|shes|hes ..3 <insult>',
      'told|tells|telling me|him|her|us ..2 <you> are ..3 <insult>',
      'told|tells|telling me|him|her|us ..2 youre|ur|im|shes|hes ..3 <insult>',
      'told|tells|telling me|him|her|us to kill|die|hang|hurt',
    ],
    'report.hurt': [
      '<someone> ..3 <harm> me|us',
      '<someone> ..2 keeps|keep|kept|started ..1 <harm> me|us|him|her|them|my',
      '<someone> ..2 <harm> ..1 child|pupil|student|son|daughter|friend|brother|sister',
      'i|im|ive|he|she|hes|shes|child|pupil|student|daughter|son|girl|boy|who ..1 being|been|was|is|getting|get|gets|got ..1 bullied|abused|groped|raped|molested|assaulted|harassed|threatened|stalked|blackmailed|beaten|groomed !into|by|deadlines !work',
      'bullied|abused|assaulted|harassed|threatened|groomed|hurt by ..2 <person>|pupils|boys|girls|someone|dad|father|mum|stepdad|uncle|teacher|classmates|kids|him|her|them',
      'he|she|they hit|punched|slapped|kicked|touched|raped|groped|assaulted|threatened|bullied|pushed me|her|him|us|them|my',
      'mum|dad|stepdad|father|mother|stepmum|uncle|brother ..2 hits|hit|hurts|hurt|beats|beat|slaps|punches|kicks|locks|touches me|us|him|her|mum|mam|my|dad|brother|sister',
      'hits|beats|hurts|punches|slaps|kicks my mum|mam|dad|brother|sister',
      'drunk and hits|hit|hurts|beats|shouts',
      'my|our son|daughter|child|kid|brother|sister|friend ..4 bullied|bullying|attacked|assaulted|abused|threatened|punched|hit|racist|racially',
      '<someone> ..3 sent|sending|sends|send|shared|sharing|posted|posting|showed me|my|her|his|nude|naked|nudes|indecent ..2 nude|nudes|naked|indecent|photo|photos|picture|pictures|messages|videos|threats|horrible|nasty|abusive|rude|sexual',
      'asked|asks|asking|told|made|forced me|her|him ..2 send|for|to ..2 nudes|naked|pictures|pics|photos|undress|touch|kiss',
    ],
    'report.fear': [
      'i|im|am|she|he|shes|hes ..2 scared|afraid|terrified|frightened of|to ..3 him|her|them|home|school|dad|mum|someone|lessons|break|go|come|tell|walk|he|she',
      'dont|not|never feel safe',
      'i|im|am not safe',
      'unsafe at home|school',
      'made|makes|making me|her|him ..1 uncomfortable|unsafe|scared|ashamed',
      'dont|do not|not want|wanna to go home',
    ],
    'report.life': [
      'hate my life',
      'being|was|is|were racist|homophobic|sexist|transphobic|abusive|cruel|violent to|towards',
      'nobody|noone believes|believed me',
      'hes|shes|theyre bullying',
      'is|are bullying|abusing|grooming|hurting|threatening|harassing|stalking|blackmailing',
    ],
    'report.topic': [
      'self harm|harming|harmed|harms',
      'selfharm|selfharming',
      'safeguarding concern|concerns|referral|disclosure|incident|issue|matter|alert',
      'child protection concern|concerns|referral|issue|matter',
      'an eating disorder',
      'fgm|honour based',
      'forced marriage',
      'county lines',
    ],
    'report.distress': [
      'want|wants|wanted|wanna to? die|dead !of|laughing',
      'wish i|he|she was|were|am dead|never|gone',
      'i|ive ..3 thought|thoughts|thinking|think of|about dying|death|suicide',
      'i|im|attempted|attempt|committing|commit|considering suicide',
      'feel|feeling|felt|am|im|is|hes|shes suicidal',
      'kill|killing|end|ending myself|himself|herself|themselves|it !all',
      'end|ending my|it life|all',
      'hurt|hurting|cut|cutting|harm|harming|starve|starving myself|herself|himself|themselves',
      'want|wanted|wants to? end ..1 it|life',
      'dont|not want|wanna to? be ..1 here|alive anymore|any|no',
      'dont|not want|wanna to? live|exist|wake',
      'no|any reason|point to|in live|living',
      'nobody|noone would ..1 miss me',
      'no one would ..1 miss me',
      'nobody|noone would|will ..1 care if i',
      'better off without me',
      'cant|cannot go on|cope|take ..1 anymore|like|this',
      'i|im|am ..1 so? depressed',
      'made myself sick',
      'took|taken|take an? overdose',
      'overdosed',
      'run|running|ran away from home',
    ],
    'report.disclosure': [
      'pupil|child|student|girl|boy|she|he|they ..3 disclosed|confided|alleged|alleges ..1 me|that|to|us|he|she|being|abuse !training',
      'pupil|child|student|girl|boy|daughter|son|y7|y8|y9|y10|y11 ..4 told|reported|revealed|said ..1 me|us|that|he|she|being|to ..1 that|he|she|her|his|someone|they|about|being',
      'disclosed ..1 to me',
      'made|making a|an disclosure|allegation',
      'cause for concern about',
      'concerned|worried about ..3 safety|welfare|wellbeing|bruise|bruises|bruising|home',
      'bruise|bruises|bruising|marks|burns|cuts on his|her|their|the|my arm|arms|face|leg|legs|neck|back|body|wrists',
      'report|reporting|reported|record|log|logging a|an|the|some|that|another|this? ..3 bullying|abuse|assault|harassment|racist|homophobic|sexist|transphobic|racism|threat|threats|hate|abusive|offensive|grooming',
      'racist|homophobic|sexist|transphobic|bullying|antisemitic|islamophobic|abusive|sexual ..1 incident|incidents|comment|comments|remark|remarks|abuse|messages|message|bullying|assault|harassment|slur|slurs ..5 yesterday|today|pupil|student|class|by|from|towards|against|at|on|in|happened|lesson|corridor|playground|bus',
      'swore|sworn|swearing at me|us|her|him|another|staff|a|the|mrs|mr|miss|ms',
      'witnessed|overheard|saw|heard ..4 bullying|calling|call|hitting|fight|fighting|abuse|shouting|racist|punch|kick|called|threaten|threatening',
      'in tears because|after|about',
      'is|was|being|been neglected|starved',
      'not being fed',
    ],
    'report.welsh': [
      'maen|mae nhwn|o|hi ..1 fwlio|bwlio|bwrw|taro|brifo',
      'dwi|rwy|rwyn ..1 isio|eisiau|moyn marw',
      'cael fy mwlio|mwrw|nhrin',
    ],
  },
  own,
)

/** Words that announce: anywhere in the sentence or the one before, or (lessons) close by. */
const announcing = wordSet(
  'training refresher week workshop inset webinar conference awareness course poster posters policy unit module assembly',
)
const lessons = wordSet('lesson lessons')

/** "Anti-bullying week", "self-harm training", "a lesson on eating disorders" announce, they do not report. */
function isPlanned({ match, part }: Candidate): boolean {
  if (!match.id.startsWith('report.topic')) return false
  const sentence = part.words[match.from]?.sentence ?? 0
  for (let i = Math.max(0, match.from - 60); i < Math.min(part.words.length, match.to + 30); i++) {
    const word = part.words[i]
    if (!word || word.sentence < sentence - 1 || word.sentence > sentence) continue
    if (announcing.has(word.text) || (lessons.has(word.text) && i >= match.from - 4 && i < match.to + 3)) return true
  }
  return false
}

/** Abuse, threats and slurs that are told of somebody else. */
function quotedHarm(message: Message): Candidate[] {
  const told = [abusePhrases, threatPhrases, discriminationPhrases]
    .flatMap((list) => findPhrases(message, list))
    .filter(({ match, part }) => !/^abuse\.(?:disguised|alone)/.test(match.id) && isReported(part.words, match.from))
  return told.length > 0 && isLesson(message) ? [] : told
}

/** True when words report abuse or distress, quoted abuse included: such mail is a report, and the safe lane carries it. */
export const reportOfHarm: Detector = {
  id: 'report-of-harm',
  version: 1,
  facts: ['content.report-of-harm'],
  summary: {
    en: 'Words that report abuse or distress: being hurt, called names, frightened, wishing to die, a pupil’s disclosure, a witnessed incident, abuse that is quoted.',
  },
  provenance: ownWork,
  detect(message) {
    const found = findPhrases(message, reportPhrases).filter((candidate) => !isPlanned(candidate))
    const quoted = quotedHarm(message)
    return yesNo('content.report-of-harm', [
      ...found.map((candidate) => hitOf('content.report-of-harm', candidate)),
      ...quoted.map((candidate) => hitOf('content.report-of-harm', candidate, 'report.quoted')),
    ])
  },
}
