import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isDenied, isLesson, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  role: 'head headteacher principal bursar caretaker secretary deputy governor governors treasurer chair chairman cook cleaner rep manager director builder plumber driver teacher coach tutor supplier contractor receptionist assistant officer technician librarian chaplain nurse boss firm company school department agency council family mother father mum dad parents son brother sister uncle husband wife neighbour landlord',
  accused:
    'dealer dealers cheats frauds bullies racists paedos paedophiles thieves crooks criminals liars drunks conmen burglar burglars swindler swindlers con-artist murderer abusers groomers predators beater scrounger scroungers smuggler arsonist vandal benefits thug shoplifter shoplifters gangster drunkard junkie sexist bigot perv blackmailer plagiarist imposter impostor charlatan scammer scammers womaniser sleazebag crook th1ef thief crook fraud fraudster criminal paedo paedophile pedo nonce rapist pervert liar cheat drunk alcoholic druggie addict racist bully predator conman embezzler stalker abuser groomer',
  deed: 'stole stealing steals stolen fiddled fiddling embezzled embezzling forged forging bribed bribing faked faking laundering pocketed pocketing',
}

/** Accusations against somebody who can be told from the words. */
const defamationPhrases = phrases(
  {
    'defamation.is': [
      '<title> .. is|was ..1 a|an|the|known|complete|total ..2 <accused>',
      'hes|shes|he|she is? a|an|known ..2 <accused>',
      'the head|headteacher|boss|principal|caretaker|governor|governors|secretary is|are a|an|all ..1 <accused>|crooks|thieves|liars',
      'everyone knows ..3 <accused>',
      '<title> .. is|was|are ..2 a|an|the|known|complete|total|convicted|well|serial|nothing|proper|real ..1 known|but|a|convicted|common|compulsive|drug|benefit|wife|registered|sex ..1 a? <accused>',
      'the|our|your|that|this|her|his|my ..2 <role> ..3 is|are|was ..2 a|an|all|the|known|nothing|on ..2 <accused>',
      '<person> ..1 is|are|was ..1 a|an|the|known|convicted ..1 drug|benefit|wife|sex|registered|convicted|known|serial|child <accused>|cheat|cheats|dealer|offender|offenders|beater|abuser|criminal|paedophile|molester',
      'mother|father|mum|dad|brother|uncle|family|son|sister|neighbour|husband|parents ..1 is|are|was|were ..1 a|an|known|all|both? ..1 drug|benefit|wife|convicted|petty|known|car? ..1 <accused>|cheats|cheat|dealer|dealers|thief|thieves|burglars|offender|junkies|addicts',
      'hes|shes|theyre|he|she|they ..1 is|are|was ..1 a|an|known|on|nothing|just|all ..1 known|but|the|convicted|drug|benefit|compulsive ..1 a? <accused>|dealer|cheat',
      '<title> .. is|was ..1 on|in ..1 the take|payroll|pay !of',
      'fraud|theft|bribery|corruption|robbery|stealing plain|pure|simple|and ..2 simple|nothing|pure',
      'known|convicted|registered|serial|suspected ..1 sex|child? thief|fraudster|paedophile|offender|criminal|dealer|abuser|cheat|conman|liar|predator|rapist|shoplifter',
      'police ..1 know|knows|are|have ..1 him|her|them|all|well|after ..2 well|about|burglaries|thief',
      'crook|thief|liar|fraud|bully|racist|criminal|conman and|who|that ..1 a|has|is|sells|lies|steals|takes|everyone|bribed',
      'gelwyddgi|celwyddgi|lleidr|ladron|dwyllwr|twyllwr|leidr|feddwyn|meddwyn|dwyllodrus !amser|pen|y|glas',
      'mae|maer|mr|mrs ..3 dwyn|twyllo|dwyn|dweud|yn ..1 arian|celwydd|twyllo|dwyn ..1 arian|celwydd',
      'ask him|her|mr|mrs|miss|ms|them ..1 about|where|how ..4 new|money|car|holiday|fund|came|went|paid',
    ],
    'defamation.did': [
      '<title> ..2 is|was|has|had|been <deed> ..4 money|funds|cash|fund|books|expenses|school|results|marks|exam|from',
      '<title> ..1 <deed> ..4 money|funds|cash|fund|books|expenses|results|marks|certificates',
      '<title> ..3 sleeping|affair|slept|shagging with|her|him',
      '<title> ..2 is|was|comes|turns|been drunk|high|stoned at|in|to|on',
      'is|are|was|been fiddling the|his|her books|expenses|results|fund',
      'on the take',
      'took|takes|taking|accepted|accepting bribes|backhanders',
      'did time for',
      'having an affair with ..2 <title>|pupil|student|parent|head|teacher|secretary',
      '<title> ..2 has|have|had|is|was|been|keeps|just|always|regularly ..1 been|just|always ..1 fiddles|fiddling|fiddled|stealing|stole|stolen|steals|nicked|nicking|pinched|pocketed|pocketing|swiped|embezzled|robbed|robbing|skimming|skimmed|laundering|forged|forging|faked|faking|bribed|bribing|cheated|cheating|lied|lying !show|limelight|scene|thunder|base|hearts|march',
      '<title> ..1 fiddles|fiddled|stole|steals|nicked|nicks|pinched|pocketed|pockets|swiped|embezzled|embezzles|robbed|skimmed|forged|faked|bribed|bribes|cheats|blackmailed|launders|smuggles|deals|falsified|falsifies|doctored|rigged|rigs|leaked|sold !show|the|limelight|scene|thunder|base|hearts|march|a|you|at|tickets',
      '<title> .. forged|faked|falsified|doctored|rigged|altered|changed|leaked|sold|fiddled|inflated|tampered|bought|invented ..3 signature|certificate|certificates|degree|results|marks|grades|answers|register|registers|attendance|figures|paper|papers|coursework|scores|receipts|expenses|references|cv|accounts|claim !with|online',
      'the|our|your|this|that|whole|entire ..2 <role>|staff ..1 fiddles|fiddled|stole|steals|nicked|nicks|pinched|pocketed|pockets|swiped|embezzled|embezzles|skims|forged|faked|bribes|bribed|cheats|cheat|launders|deals|falsified|falsifies|rigged|rigs|leaked|stealing|bribe !show|the|limelight|scene',
      'the|our|your|that|this|her|his|my ..3 <role> ..2 <deed>|nicked|pinched|swiped|robbed|took|fiddles|bribed|bribes|stole|falsifies|leaked|pays|drinks|deals ..4 money|laptops|funds|cash|fund|books|expenses|figures|paper|bills|card|contract|till|manager|inspectors|register|drugs|signature|vodka|results',
      'fiddles|fiddled|fiddling|cooks|cooked|cooking the|their|his|her ..1 books|accounts|figures|register|registers|expenses|results|stats !history|a',
      'falsifies|falsify|falsified|falsifying|massages|massaged|rigs|rigged|fakes|faked|doctors|doctored|inflates its|their|the|his|her|our|all ..1 attendance|figures|results|accounts|exam|register|registers|data|reports|grades|records|numbers|safety|marks',
      'bribe|bribes|bribed|bribing|backhander|backhanders|kickback|kickbacks ..1 the|for|to|from|off|our|a !scene',
      'for|takes|took|taking|got|gets|accepts a|backhanders|backhander|kickbacks|bribes|bungs|bung|his|her ..1 backhander|kickback|bribe|bung|cut',
      'gave|give|gives|given|handed|awarded ..1 the|that|a|a ..1 contract|job|post|place|work ..1 to ..1 his|her|their|the ..2 brother|sister|cousin|friend|mate|son|daughter|wife|husband|lover|pal !on|school|schools|church|ship|in',
      'claiming|claims|claimed|claim|claiming ..1 for|overtime|expenses|benefits|sick|mileage ..2 for|pay|overtime|hours|while ..2 hours|trips|she|he|never|journeys|days|work ..2 never|has|not|didnt ..2 worked|made|happened|did|work',
      'she|he|they|hes|shes|theyve ..1 stole|steals|nicked|stolen|embezzled|pocketed|forged|faked|falsified|pinched ..1 it|the|that|from|money|our|everything ..2 simple|plain|all|money|trip|everyone|signature|fund|laptops|cash|from !show|scene',
      'lied|lies|lying ..1 on|about|in|to ..1 his|her|their|the|having ..1 application|cv|qualifications|degree|police|inspectors|ofsted|governors|auditors|references|experience|parents|form|hours|interview|court',
      'lies|lied|lying to ..1 the|every|all? inspectors|ofsted|governors|auditors|parents|police|court|judge',
      'has|had|have|got|with|without no|fake|a|false|forged|bought|dodgy|never ..1 teaching|real|proper|fake|had|bought ..1 qualification|qualifications|degree|certificate|licence|dbs|diploma|certificates !in|for|yet|but|or',
      'degree|certificate|qualification|qualifications|phd|dbs|diploma|reference|references is|are|was|were ..1 completely|a|totally? fake|forged|false|bought|bogus|made|counterfeit|lie',
      'never ..1 went|been|go to ..1 university|college|school|oxford|cambridge ..6 fake|lied|degree|lie|bought',
      'whole|entire|all|our|that|the department|school|staff|class|team|teachers|office|faculty is|are ..1 bent|corrupt|crooked|rotten|cheating !on',
      'whole|entire|all|our|that|the department|school|staff|class|team|teachers|office|faculty ..1 cheats|cheated|steals|fiddles ..1 at|on|in|to',
      'wrote|does|did|writes|doing ..1 the|their|his|her|all ..1 coursework|exam|assessment|essays ..1 for ..1 them|him|her|pupils|the|his ..3 cheats|cheat|fraud|whole|all|everyone',
      'changed|changes|altered|corrected|filled ..1 in|the|pupils|their ..2 answers|marks|grades|scores|results ..1 in|on|for|after ..2 sats|exam|exams|gcse|test|tests|paper|papers|mock',
      'leaked|leaks|sold|sells|passed|gave|showed ..1 the|exam|a|his|her ..1 paper|papers|exam|questions|answers ..1 to ..1 his|her|their|a|the ..1 nephew|niece|son|daughter|friend|pupils|class|tutor|family|cousin|mates|own',
      '<title>|he|she|teacher|coach|driver|deputy|head|dad|mum|mother|father|<role> ..2 was|is|turned|turns|comes|came|gets|been|drives|drove|arrives|arrived ..2 drunk|stoned|high|pissed|plastered|wasted|hungover|paralytic|inebriated|tipsy ..3 on|at|in|again|every|to|while|behind|with|friday|thursday|monday|and|charge !power|life|not',
      'turned|turns|came|comes|shows|showed|rolls|rolled up|in|to ..1 work|school|class|lessons? ..1 drunk|stoned|high|pissed|hungover|plastered|smelling|reeking',
      'keeps|hides|stashes|drinks|has vodka|whisky|gin|wine|booze|cocaine|drugs|cannabis|weed|bottles|bottle ..2 in|at|during|between|on|under|hidden ..1 the|his|her|lessons|school|desk !cake|sauce|science|display|glasses|gums|hall|kitchen',
      'is|was|hes|shes ..1 an|a|raging|complete|functioning|known ..1 raging|known|functioning|secret? alcoholic|drunk|drunkard|addict|junkie|druggie|coke|cokehead|dealer|alky|smackhead',
      'deals|dealt|dealing|sells|sold|selling|supplies|smokes|snorts|snorting|takes|took ..1 the|his|hard|in ..1 drugs|cocaine|cannabis|weed|heroin|pills|coke|dope|ketamine|crack !test|safely|talk|for|trial|policy',
      '<title>|<role>|he|she|dad|father|husband ..1 beats|beat|hits|batters|abuses|assaulted|assaults|raped|groped|molested|hit|thumps|thumped|punched|slaps|interferes|touches|touched|fondled|harassed|stalks|stalked ..1 his|her|a|the|with|pupils|children|my|several|two|young|little|girls|boys ..1 wife|husband|kids|children|child|girlfriend|pupil|pupils|girls|boys|girl|boy|daughter|son|partner|staff|women|student|students|secretary !at|record|time',
      '<title>|<role>|head|deputy|teacher|she|he ..2 is|was|are|been|has|having|had ..1 having|been|had|sleeping|carrying|shagging ..1 an|on|with|it ..1 affair|off|fling|with ..1 with|the|a|his',
      'affair|affairs|fling with ..2 <title>|parent|pupil|student|head|teacher|secretary|deputy|governor|mum|dad|caretaker|colleague|bursar|wife|husband|married',
      'slept|sleeping|sleeps|shagged|shagging|carrying ..1 on|with|her|his|their ..1 with|way ..2 him|her|head|boss|to|governor|governors|parent|pupil|pupils|students|deputy|half|top !in|bag',
      'did|served|done|doing time|months|years for|in|inside ..1 prison|jail|assault|fraud|theft|burglary|robbery|drugs|gbh|abh|dealing|stealing|murder|rape !trials',
      'sacked|fired|dismissed|struck|kicked|thrown ..1 from|out|off|by|for ..1 of|his|her|the|last ..2 school|job|job|post|register|last|place ..2 for ..2 hitting|stealing|touching|fraud|theft|drinking|assault|abuse|cheating|sleeping|misconduct|punching|slapping',
      'should|must ..1 not|never be ..1 near|allowed|around|left ..2 near|alone|with|around ..1 with? children|kids|pupils|girls|boys|child ..3 paedo|paedophile|pervert|nonce|convicted|danger|creep',
      'is|was|hes|shes|thats ..2 paedo|paedophile|pedo|nonce|kiddy|child ..1 fiddler|molester|abuser|fiddler',
      'paedo|paedophile|pedo|nonce|pervert|predator|groomer keep|stay|and|at|watch|so|away|who|beware',
      'bullies|bullied|bullying|intimidates|harasses|terrorises|victimises|threatens|hounds ..1 staff|everyone|people|women|her|his|pupils|children|teachers|colleagues ..2 until|out|into|and|so|every|off ..2 resign|leave|they|their|quit|job|governors|gone|go|tears',
      'and|while|because|but the|our ..1 governors|head|school|council|board|union|police hide|hides|cover|covers|covered|know|knew|ignore|buried|bury|hushed ..1 it|up|about|all|everything ..1 up|all',
      'covers|cover|covered|covering|hush|hushed|hushes ..1 it|everything|that|all|this ..1 up !with|for',
      'burgles|burgled|burgling|robs|robbed|mugged|mugs|shoplifts|launders ..1 houses|shops|people|old|the|his|our|money|neighbours|cars !us',
      'runs|sells|buys|handles|fences|moves|receives|stores ..1 stolen|fake|counterfeit|dodgy|hot|nicked ..1 cars|goods|phones|bikes|stuff|property|laptops|parts|trainers|cigarettes',
      'benefit|insurance|tax|exam|expenses ..1 cheat|cheats|fraud|fraudster|fraudsters|dodger|dodgers|fiddler !course|webinar|awareness|officer|team|act|policy|training|hotline',
      'wife|child|woman beater|beaters|abuser',
      'drive|drives|run|runs|operate|operates|uses|use ..1 unsafe|illegal|uninsured|dangerous|unroadworthy|unlicensed ..1 buses|bus|drivers|coaches|vehicles|minibuses|taxis|staff',
      'serves|serve|served|sells|sell|uses|use|feeds|feed ..1 us|the|our|children|kids ..1 rotten|mouldy|rancid|expired|gone|diseased|contaminated|unsafe|dirty|horse ..1 meat|food|off|chicken|fish|milk|oil',
      'steals|stole|copies|plagiarises|plagiarised|robs|rips|pirates ..1 its|their|his|her|off|our|all|from ..2 worksheets|work|ideas|lessons|children|customers|wages|software|parents|schools|clients|research|resources|tips !show|scene',
      'took|takes|taking|accepted|accepts|demanded|wants ..1 a|his|her|cash ..1 bribe|bribes|backhander|backhanders|bung|kickback|kickbacks',
      'sells|sold|selling ..2 members|us|them|pupils|places|grades|staff ..1 out|down|for|to ..1 favours|favour|cash|money|management|promotion|bidder',
      '<title>|<role>|head|teacher|he|she ..1 is|was|are ..1 a|an|such|complete|nothing|total ..1 racist|liar|bully|sexist|bigot|crook|fraud|thief|cheat|hypocrite and|who|that|full|through',
    ],
  },
  own,
)

const alleged = wordSet(
  'list controls missing alleges alleged allegation allegations accused accuses denies denied concern concerned investigation audit auditor webinar awareness suspected act play case study worksheet list chapter essay novel story character scene plot king queen lesson history talk policy training mistaken mislaid referee keeper match thief-taker hypocrite proud hero',
)

/** An allegation that is passed on as one, a story, or a game: nobody is accused in the writer's own voice. */
function isAlleged(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  const [start, end] = sentenceAround(words, from)
  return firstOf(words, alleged, start, from) >= 0 || firstOf(words, alleged, to, end) >= 0
}

/** True when a recognisable person is accused of crime or dishonesty in the writer's own voice. */
export const defamation = yesNoDetector({
  id: 'defamation',
  version: 3,
  summary: { en: 'Accuses a recognisable person of crime or dishonesty as a plain statement.' },
  provenance: ownWork,
  fact: 'content.defamation',
  phrases: defamationPhrases,
  counts: ({ match, part, message }) =>
    !isReported(part.words, match.from) &&
    !isDenied(part.words, match.from) &&
    !isNegated(part.words, match.from, 2) &&
    !isLesson(message) &&
    !isAlleged(part.words, match),
})
