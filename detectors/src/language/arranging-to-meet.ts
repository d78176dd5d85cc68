import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { type Candidate, yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  place:
    'park parks town station mcdonalds maccies kfc starbucks costa nandos greggs cinema mall arcade beach cafe hotel woods forest alley alleyway bridge house flat place car pub bar club skatepark shop shops shopping corner bus garage pier tesco asda aldi morrisons field fields sheds shed canal rec chippy river swings shelter underpass centre',
}

/** Words that arrange to meet in person. */
const meetingPhrases = phrases(
  {
    'meet.place': [
      'meet|meeting|see|join ..2 <you>|me|us|up|him|her ..3 at|in|by|near|outside|behind|to ..5 <place>',
      'meet|meeting at|in|by|near|outside|behind ..1 <place>',
      'meet|meeting ..4 at|by|near|outside|behind the|our <place>',
      'be|b at <your>|ur bus|house|door|stop|gate|street|flat',
      'sleepover ..1 mine|my|ours',
      'bunk|bunking|skive|skiving|twag|twagging off|school|lessons|it !is|policy',
      'come to my|our ..1 party|sleepover|bbq|gaff',
      'find me ..2 <place>',
      'c <you> at|by|outside ..2 <place>',
      '<you> coming|comin|cumin out tonight|later|tomorrow|saturday|sunday|sat|sun',
      'mums|mum|parents|dad|rents is|are? out|away come|cum',
      'cyfarfod|gyfarfod|cwrdd|gwrdd ..3 parc|mharc|dre|dref|nhy|traeth|sinema|siop|orsaf|sadwrn',
      'come|cum ..1 to|round|over|2 ..1 my|mine|our|the ..1 <place>|house|mine',
      'come|cum round|over|to mine|tonight|later|to',
      'meet|see|find me ..3 outside|behind|near the? school|gates|gate|fence|grounds',
      'lets|can|shall|wanna|want we|to? go ..2 to|2|into the|my? <place>',
      'pick <you> up at|from|outside|after|near|in|tonight|later|by',
      'get|hop in my|the car',
      'wanna|want|like to? come over|round !to|for',
      'come to|2 mine',
      'can|could|shall|may i|we come|go to|round|over ..1 your|ur house|place|home|flat',
      'come|go ..2 for a drive|ride|drink|spin',
      'wait for me|you at|by|outside|near|behind ..2 <place>|gates|gate',
    ],
    'meet.person': [
      'meet|meeting ..2 in person',
      'meet|meeting ..2 irl',
      'meet ..3 just you|us|the',
      'meet ..1 in real life',
      'meet ..2 alone|secretly|secret',
      'meet|see <you>|me for real|alone|tonight',
      'want|wanna|love|like|can|could|shall|should|lets to|we|i? meet up|<you>',
      'lets|wanna|fancy|want|shall|can to|we? hang|hanging|link|chill out|up|together',
      'wanna|want|fancy to? meet|hang|link',
      'lets|shall|can|could we? meet|link',
      'meet me|up !deadline|deadlines|needs|target|targets|the|with|standards|criteria|requirements',
      'come alone',
      'come on your own',
      'can i see you|u tonight|alone|after|this|tomorrow|at',
    ],
  },
  own,
)

const school = wordSet(
  'room classroom class office library hall reception staffroom lab labs laboratory playground canteen dinner gym corridor school period lesson lessons break lunch lunchtime tutor registration assembly teams zoom online virtually call conference evening parents department faculty rehearsal club practice minibus trip senco office head headteacher interview briefing committee governors agenda minutes inset training line appraisal review staff colleagues deadline deadlines requirements needs standards criteria target targets',
)

/** A word of the school's rooms and hours; "after school" and "from school" are neither. */
function isInSchool(words: readonly Word[], at: number): boolean {
  const { text = '' } = words[at] ?? {}
  return (
    school.has(text) &&
    !(text === 'school' && /^(?:after|before|from|leave|skip|outside|out)$/.test(words[at - 1]?.text ?? ''))
  )
}

/** In school and in the open: a meeting that nobody need worry about. A place off the site wins over such words. */
function counts({ match, part }: Candidate): boolean {
  const { words } = part
  if (isReported(words, match.from) || isNegated(words, match.from, 2)) return false
  if (match.id.startsWith('meet.place')) return true
  const [from, to] = sentenceAround(words, match.from)
  for (let i = from; i < to; i++) if (isInSchool(words, i)) return false
  return true
}

/** True when the words arrange a meeting in person away from the open rooms of a school. */
export const arrangingToMeet = yesNoDetector({
  id: 'arranging-to-meet',
  version: 1,
  summary: {
    en: 'Arranges to meet somebody in person off the site or alone. Meetings in rooms, lessons and offices of the school are left alone.',
  },
  provenance: ownWork,
  fact: 'content.arranging-to-meet',
  phrases: meetingPhrases,
  counts,
})
