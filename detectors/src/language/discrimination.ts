import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isDenied, isLesson, isNegated, isReported, isMentioned as isSpokenOf } from './context.ts'
import { findPhrases, hitOf } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  faith:
    'muslims islamists jews jewish christians catholics protestants hindus sikhs buddhists atheists mormons muslim jew',
  race: 'blacks asians africans arabs pakistanis indians chinese poles romanians gypsies travellers immigrants foreigners whites roma',
  women: 'women woman girls females females',
  be: 'are is cant cannot should shouldnt dont',
  bad: 'terrorists terrorist scum vermin criminals thieves dirty filthy stupid lazy inferior evil disgusting animals subhuman savages rubbish useless thick weak greedy stink smell liars violent backward invaders parasites bigots idiots morons hypocrites',
  group: 'people lot kids ones students pupils teachers staff',
}

/**
 * Words against a person or group for what they are, by ground. Slurs count by themselves; words with innocent meanings
 * (queer, fag, chink, dyke, paddy, coon) need company. Grounds follow the closed list of the vocabulary.
 */
export const discriminationPhrases = phrases(
  {
    race: [
      'dont|not|no ..1 need|want any? more <race>|foreigners|immigrants',
      'typical welsh|english|irish|scottish|french|german|italian !cake|cakes|food|day|lesson|house|town|dress',
      'polish|romanian|pakistani|indian|chinese|african|black|asian|foreign|gypsy|bulgarian|somali|arab people|families|kids|children|pupils should|must|need|have|ought to? ..1 go|leave|get',
      'learn|speak english or|else ..1 go|leave|get',
      'only got ..5 because ..2 black|asian|brown|foreign',
      'nigger|niggers|nigga|niggas|wog|wogs|paki|pakis|darkie|darkies|coons|gook|gooks|kike|kikes|wetback|wetbacks|spics|chinky|pikey|pikeys|gyppo|gyppos|golliwog|sambo|raghead|ragheads|towelhead|sandnigger|jigaboo|honky|polack',
      'you|fucking|dirty|stupid chink|coon|paddy|gypsy|nip|jap|abo|cracker|monkey|ape !in|with',
      'black|brown|asian monkey|monkeys|ape|apes',
      'go|fuck|get|send back|off to|2 <your>|their own? country|africa|pakistan|poland|india|jungle|china|romania',
      'go back <your>|to where|wherever <you>|they came|come|belong',
      '<race> ..1 <be> ..2 <bad>',
      '<race> should|must ..2 go|out|back|deported',
      'dirty|filthy|stupid|bloody|fucking|smelly <race>',
      'typical <race>|black|asian|gypsy|polish|african <group>?',
      'because <you|he>? black|asian|brown|foreign|<race>',
      'hes|shes|youre only a|an black|asian|gypsy|immigrant',
      'all <race> are',
      'white power|supremacy rules|forever',
      'dont|not want|like blacks|asians|<race>|foreigners|immigrants ..1 in|here|at',
      'too many <race> in|here|at',
      '<your> kind arent|are|dont not? welcome|belong',
    ],
    religion: [
      '<faith> should|must|need|ought|have to? ..1 leave|go|die|banned|deported',
      'stop being ..1 a|an jew|muslim',
      'only got ..5 because ..2 muslim|jewish|christian|catholic',
      '<faith> ..1 <be> ..2 <bad>',
      'all <faith> are',
      'dirty|filthy|stupid|bloody|fucking|typical <faith>',
      'death to <faith>|infidels|kafirs',
      'gas the jews',
      'hitler was right',
      'heil hitler',
      'jew boy',
      'jewboy|kafir|kuffar|papist|papists',
      'dont|not want <faith> ..1 in|here|at',
      'islam|judaism|christianity is evil|cancer|disease|filth',
      'bomb in your|her|his turban|bag|hijab',
      'terrorist in a hijab|burka|burqa',
      'take|rip that|your|her hijab|turban|scarf|rag off',
      '<you> look like a|an terrorist',
    ],
    gender: [
      'women|woman|girl|female drivers !of|and|needed|wanted|are|who',
      'why do|should women|girls even|bother|want|think',
      'as a|an woman|girl|man|boy|female|male <you> ..2 should|shouldnt|cant|cannot|must',
      'only got ..5 because ..3 woman|girl|female|man',
      '<women> ..1 cant|cannot|shouldnt|arent|dont ..2 drive|lead|think|manage|code|be|do|good|count|clever|smart|understand|belong|play',
      '<women> are|is ..1 <bad>',
      '<women> are|is ..2 too emotional|hysterical|weak|stupid',
      '<women> belong in the kitchen',
      '<women> ..2 should|ought|must|need to? stay|remain in the kitchen',
      'get back in|to the kitchen',
      'make me a sandwich',
      'typical woman|girl|women|girls|male|man',
      'man up and stop',
      'not a job|subject|place|game for a? girl|girls|woman|women|ladies|boys',
      'time of the month',
      'on the|your|her rag',
      'feminazi|feminazis|femoid',
      'what|whats do? <you> expect ..3 woman|girl|female|man|foreigner|gypsy',
      'women|woman drivers|driver',
      'on her period',
      'blokes|men|lads cant|cannot|shouldnt ..1 teach|cook|clean|multitask|care',
      'trust a woman|man|girl to',
      'throws|runs|fights|cries|hits|plays|throwing|running|fighting like a girl',
      'all men are|r pigs|rapists|trash|scum|bastards',
      'men are trash|pigs|scum',
      'because shes|hes a|only just? girl|woman|boy|female',
      'because <you-are> a|only just? girl|woman|boy|female',
      'boys dont cry',
      'throw|run|hit|cry|fight like a girl',
    ],
    disability: [
      'retard|retards|retarded|spastic|spastics|spaz|spazzer|spacker|spacka|mong|mongs|mongoloid|windowlicker|flid|libtard|fucktard',
      'are|r <you> deaf|blind|autistic|special|disabled or',
      '<you-are> <very>? autistic|disabled|mental|schizo',
      '<you> cant ..6 disabled|deaf|blind|autistic',
      'only got ..5 because ..2 disabled',
      'you|fucking|that|a|stupid cripple|cripples',
      'window licker',
      'disabled|autistic|send|sen|retarded kids|children|pupils|ones ..2 slow|hold|drag|ruin|spoil|waste',
      'special needs in|up the|his|her|your head',
      'special needs kid|freak|case',
      'act|acting like a|an autistic|autist|spastic|cripple|schizo',
      'because hes|shes disabled|autistic|deaf|blind|dyslexic',
      'because <you-are> disabled|autistic|deaf|blind|dyslexic',
      'dont|not|no want|need disabled|autistic|send <group> ..1 in|here|at',
      'too disabled|autistic to',
    ],
    'sexual-orientation': [
      'thats gay !pride|club|marriage|rights|history|and|men|man|couple|character',
      'stop being ..1 gay',
      'faggot|poof|poofs|poofter|poofters|dykes|lezzer|lezza|lezzers|batty|battyboy|shirtlifter|bumboy|arsebandit|tranny|trannies|trannys|shemale|ladyboy',
      'you|fucking|stupid|dirty|little homo|homos|fag|fags|queer|dyke|lesbo|lezzie|bender',
      'hes|shes a|such|so queer|fag|poof|bender|lesbo|homo',
      '<you-are> a|such|so queer|fag|poof|bender|lesbo|homo',
      'thats|thats|its|this|that is? so|well|proper|pretty gay',
      '<you-are> <very>? gay !straight|friendly',
      'gays|lesbians|homosexuals|queers|trans are|should ..2 <bad>|sick|sinful|die|burn|banned|perverts|unnatural|shot',
      'gays|homosexuality is|are a sin|disease|unnatural|wrong',
      'no homo',
      'turn <you>|me gay',
      'faggots !and|in|with',
    ],
    age: [
      'old people|teachers|staff|women|men|folk cant|cannot|shouldnt',
      '<you-are> too old|young to|for ..3 understand|learn|teach|job|work|cope|keep|manage',
      'hes|shes|they too old|young for this|the|that|a job|role|post|class|school',
      'he|she is too old|young for this|the|that|a job|role|post|class',
      '<you-are> too old|young for this|the|that|a job|role|post|class',
      'too old to ..1 teach|learn|understand|work|cope|manage|drive|lead',
      'old|silly dinosaur|fossil|codger|git|fart|bag|crone|hag',
      'ok boomer',
      '<you-are> past it',
      'hes|shes past it',
      'put out to pasture|grass',
      'long in the tooth',
      'you|the|old|silly senile|geriatric old|git|fool|man|woman|cow',
      'hes|shes|youre over the hill',
      'dont|not want|hire|employ anyone|people|teachers over|older',
      'bloody pensioners|oaps|boomers',
    ],
    other: [
      'chav|chavs|chavvy|pram|povvo',
      'council estate scum|trash|kids|kid',
      'because|cos hes|shes poor|fat|ginger|welsh|english|scottish|irish',
      'because|cos <you-are> poor|fat|ginger|welsh|english|scottish|irish',
      'ginger|fatty|lardarse|lardass freak|minger|scum',
      'povs|povo|scrubber',
      'fat|ginger kids|people|pupils are|should|shouldnt',
      'sheep shagger|shaggers',
      'sheepshagger|sheepshaggers',
      'foster kid|kids|care are|scum|reject',
    ],
  },
  own,
)

const grounds = ['gender', 'race', 'disability', 'age', 'religion', 'sexual-orientation', 'other'] as const

/** The grounds on which the words discriminate. Studying racism is not being racist: in lesson contexts a word must be aimed at somebody. */
export const discrimination: Detector = {
  id: 'discrimination',
  version: 1,
  facts: ['content.discrimination'],
  summary: {
    en: 'Words against a person or group for their gender, race, disability, age, religion, sexual orientation or another ground. Lessons about discrimination and reports of it are left alone.',
  },
  provenance: ownWork,
  detect(message) {
    const hits: Hit[] = []
    for (const candidate of findPhrases(message, discriminationPhrases)) {
      const { match, part } = candidate
      const aimed =
        /^(?:you|youre|ur|your|u)$/.test(part.words[match.from]?.text ?? '') ||
        /^(?:you|youre|u|fucking|ur)$/.test(part.words[match.from - 1]?.text ?? '')
      if (
        isReported(part.words, match.from) ||
        isDenied(part.words, match.from) ||
        isNegated(part.words, match.from, 1)
      )
        continue
      if (!aimed && isLesson(message)) continue
      if (isMentioned(candidate) || (part.words[match.from]?.quoted && isSpokenOf(part.words, match.from))) continue
      hits.push(hitOf('content.discrimination', candidate, match.id.replace(/\.\d+$/, '')))
    }
    return {
      facts: { 'content.discrimination': grounds.filter((ground) => hits.some((hit) => hit.term === ground)) },
      hits,
    }
  },
}

/** The word itself is spoken of: "the word …", "the term …", "stereotypes such as …". */
function isMentioned({
  match,
  part,
}: {
  match: { from: number }
  part: { words: readonly { text: string; quoted: boolean }[] }
}): boolean {
  for (let i = match.from - 1; i >= Math.max(0, match.from - 6); i--) {
    if (
      /^(?:word|words|term|terms|slur|slurs|stereotype|stereotypes|myth|phrase|prejudice|language|offensive|idea|claim|claims|belief|such)$/.test(
        part.words[i]?.text ?? '',
      )
    )
      return true
  }
  return false
}
