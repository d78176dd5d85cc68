import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { isDenied, isLesson, isReported } from './context.ts'
import { yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  accused:
    'thief crook fraud fraudster criminal paedo paedophile pedo nonce rapist pervert liar cheat drunk alcoholic druggie addict racist bully predator conman embezzler stalker abuser groomer',
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
    ],
    'defamation.did': [
      '<title> ..2 is|was|has|had|been <deed> ..4 money|funds|cash|fund|books|expenses|school|results|marks|exam|from',
      '<title> ..1 <deed> ..4 money|funds|cash|fund|books|expenses|results|marks|certificates',
      '<title> ..3 sleeping|affair|slept|shagging with|her|him',
      '<title> ..2 is|was|comes|turns|been drunk|high|stoned at|in|to|on',
      'is|are|was|been fiddling the|his|her books|expenses|results|fund',
      'on the take',
      'cooking the books',
      'took|takes|taking|accepted|accepting bribes|backhanders',
      'did time for',
      'having an affair with ..2 <title>|pupil|student|parent|head|teacher|secretary',
    ],
  },
  own,
)

/** True when a recognisable person is accused of crime or dishonesty in the writer's own voice. */
export const defamation = yesNoDetector({
  id: 'defamation',
  version: 1,
  summary: { en: 'Accuses a recognisable person of crime or dishonesty as a plain statement.' },
  provenance: ownWork,
  fact: 'content.defamation',
  phrases: defamationPhrases,
  counts: ({ match, part, message }) =>
    !isReported(part.words, match.from) && !isDenied(part.words, match.from) && !isLesson(message),
})
