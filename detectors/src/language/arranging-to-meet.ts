import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import type { Word } from '../text/words.ts'
import { firstOf, isNegated, isReported, sentenceAround, wordSet } from './context.ts'
import { type Candidate, yesNoDetector } from './phrase-detector.ts'
import { sets } from './sets.ts'

const own = {
  ...sets,
  place:
    'park parks town station mcdonalds maccies kfc starbucks costa nandos greggs cinema mall arcade beach cafe hotel woods forest alley alleyway bridge house flat place car pub bar club skatepark shop shops shopping corner bus garage pier tesco asda aldi morrisons field fields sheds shed canal rec chippy river swings shelter underpass centre cardiff bangor wrexham swansea london manchester services motorway memorial tower boathouse clocktower platform canal restaurant pizza nightclub lake woods hills coast lidl subway primark airport harbour promenade seafront',
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
      'i|ill|im|we|well ..2 outside|behind|by|at|near|round|in ..1 the ..1 <place> ..2 at|look|by|from|after|around|tonight|saturday|later',
      'ill|i|we|well|will be ..1 parked|waiting|stood|sat|there|outside|by|in ..2 round|outside|by|at|the|platform|corner|in ..1 the|mcdonalds|corner|my|platform ..1 corner|car|<place>',
      'be|b there ..3 platform|wearing|hoodie|coat|look|at|tonight|saturday|alone|jacket|5|6|7|8|9 !lesson|period|register',
      'be there ..1 at|by|for ..1 noon|midnight|tonight|5|6|7|8|9|10pm|pm|seven|eight|nine|ten|six !period|lesson',
      'look for|out ..1 for? the|a|me ..1 red|blue|green|black|white|silver ..1 coat|car|jacket|hoodie|cap|van|hat|scarf',
      'wearing|wear ..2 red|blue|green|black|white|grey ..1 coat|jacket|hoodie|cap|hat|scarf|dress ..1 so',
      'pick|grab|get|collect me|<you> up ..2 at|by|from|outside|near|round|after|tonight|later|corner|8|9|seven|eight ..5 post|corner|pub|shop|station|church|gates|car|<place>|yours|house|roundabout !mum|dentist',
      'sleep|stay|kip|stop|crash|stayed over|round|at|the ..1 night|at|yours|mine ..2 yours|mine|ur|urs|tonight|friday|saturday|weekend|place|house',
      'can|could|shall|may|should i|u|you|we ..1 come|sleep|stay|stop|pop|crash ..1 over|round|at|by ..1 at|to ..1 yours|urs|mine|ur|weekend|tonight|friday|saturday|sunday|your',
      'sneak|slip|creep out|away|off ..2 tonight|later|house|window|after|saturday|without|at|when|meet|and !easter|page|slip',
      'skip|miss|bunk|ditch|bail|skive|wag|mitch ..1 off? ..1 games|pe|maths|school|lessons|lesson|english|science|assembly|class|period|rs|lunch|duty ..2 and|go|to|with|meet|we|then ..3 go|meet|town|arcade|to|shop|together|park',
      'meet|c <you>|me|u|us|up ..2 at|by|outside|round|behind ..1 urs|yours|mine|ur|the|my|swings|town|wood|old|mcdonalds|alley|park|platform !library|office|hall|room|gym|reception|staffroom|lockers|playground|canteen',
      'meet|see <you> ..1 at|near|by|down|up|in|outside ..1 the ..1 park|canal|beach|swings|woods|bus|station|cinema|shops|skatepark|clock|boathouse|memorial|arcade|pub|bridge|river|mall',
      'come|pop|nip|swing|drop|get ..1 on|by|yourself ..1 round|over|down|to ..1 to|at|and ..1 mine|ours|my|our|the ..1 house|flat|mine|place|caravan|gaff|weekend|yard !school|science|mum|office|bikes',
      'why|how|what dont|about ..1 about|you|we ..1 pop|come|coming|meet|nip|swing|drop ..1 round|over|up|me ..1 to|at|for ..1 mine|ours|weekend|house|flat|tonight|saturday|sunday|coffee|my',
      'book|booked|reserve|get ..2 table|room|hotel|cinema|tickets for|at|us ..1 us|two|friday|saturday|tonight|eight|seven|both|the|me !governors|staff|class|trip|department',
      'theres|there|know|fancy|love|find ..1 is ..2 nice|quiet|lovely|good|great|little|cosy ..1 little? ..1 pub|bar|cafe|restaurant|spot|place|hotel|beach|bench ..5 eight|seven|nine|tonight|saturday|friday|sunday|just|meet|could|together|eight|oclock|drink',
      'take|treat|drive|bring <you> ..1 out|to|for ..2 for|to|dinner|lunch|coffee|drink|cinema|my|meal|pizza|film|shopping ..2 saturday|sunday|friday|tonight|treat|weekend|just|coffee|dinner|film|tomorrow|drink',
      'my train|bus|coach|flight ..1 gets|arrives|is|comes|lands ..1 in ..4 noon|at|saturday|sunday|friday|10|11|12|9|half|around',
      'could|can|ill|will|i be at|by|outside|near ..1 the ..2 station|clock|tower|bus|corner|pub|gates|mcdonalds|park|statue|fountain ..3 by|at|ten|half|past|noon|saturday|quarter',
      'going|go ..1 to|on the ..1 cinema|beach|park|arcade|funfair|fair|club|pub|bowling|town|woods ..4 with me|us|<you>|saturday|just|together',
      'cinema|bowling|pizza|arcade|swimming|shopping|skating|coffee|maccies|nandos|starbucks ..1 with me|us|saturday|friday|tonight|sunday|later|after|this|on|sat|just|together ..1 me|saturday|just|sunday|weekend|tonight|? !school|trip|class|club',
      'down|round the|old ..1 park|woods|alley|canal|beach|den|docks|rec|tip|garages|underpass ..2 at|after|tonight|later|saturday|sunday|friday|8|9|7|midnight|dark !with|class',
      '5|6|7|8|9|4|5pm|6pm|7pm|8pm|4pm|9pm|seven|eight|nine|half|noon ..2 at|by|the|near|outside|behind ..1 swings|park|station|shops|clock|bridge|mcdonalds|bandstand|bus|pier|cinema|canal|corner|pub|arcade|skatepark',
      'tyrd|dewch|dere|ty|tyd|dos ..2 draw|draw|i|ir|acw|heibio ..2 ty|dy|fi|parc|heno|nghartref|fflat|dre|traeth|nhy ..1 fi|heno|mi|i|sadwrn',
      'wela|welai|weli|cwrdd|cyfarfod|gwrdd|gyfarfod|weld ..3 di|chdi|ti|ni|fi ..4 parc|dre|dref|traeth|siop|heno|sinema|caffi|gaffi|sadwrn|stesion|safle|saith|wyth|naw',
      'isio|eisiau|moyn|ffansi|awydd ..1 i|mynd ..1 cwrdd|cyfarfod|mynd|dod|gyfarfod ..4 dre|parc|sadwrn|heno|fi|traeth|sinema|draw|sul|penwythnos',
      'come|cum find me ..1 tonight|later|after|outside|behind|im|by|at !library|office|desk|classroom',
      'at the|my ..1 <place> ..3 come|find|meet|wait|where|hurry|join ..1 find|me|u|you',
      'can|could|u|you|wanna|want to? ..1 stay|sleep|stop|kip ..1 the|over|round|at night|over|mine|round|tonight|yours',
      'parents|mum|dad|rents|folks ..1 are|r|is|will ..1 be? away|out|gone|asleep|abroad ..4 stay|come|sleep|over|round|meet|visit|hang ..2 !aunt|sign|so',
      'come|get|go|meet ..1 down? to|at|in|by ..1 the|our ..1 den|woods|treehouse|barn|hut|caravan|garage|quarry|weir|derelict|boathouse ..4 at|after|tonight|tomorrow|on|6|7|8|later ..1 !scouts',
      'be|b at|round|over mine|ours|my ..1 house|for|den|place|by ..2 8|7|6|9|seven|eight|bring|tonight|half|noon|ten|park',
      'camping|hiking|swimming|fishing|surfing|skinny|biking ..1 you|just|together|only|alone|trip|dipping ..1 and|us|two|the|you ..1 me|us|of|two|i',
      'get|come|be out|outside ..1 tonight|later ..6 car|road|corner|lane|waiting|end|bike|van',
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
      'lets|shall|can|could we? meet',
      'lets|shall we? link',
      'meet me|up !deadline|deadlines|needs|target|targets|the|with|standards|criteria|requirements',
      'come alone',
      'come on your own',
      'can i see you|u tonight|alone|after|this|tomorrow|at',
      'meet|meeting|met|chat ..2 face|in to|person face|properly',
      'face to face ..3 maybe|sometime|saturday|half|soon|weekend|in|finally !parents|interview|lessons|appointment|exam|teaching',
      'should|could|can|lets|shall|we|why ..1 we|finally|actually|both|dont ..1 finally|actually|just|properly|really? meet|hook|link ..1 up|properly|irl|finally|for|in|at|somewhere|half|this|on|sometime !requirements|deadline',
      'meet|see ..1 <you> ..1 after|before your|ur|my|the|work|dark|shift ..1 shift|work|dark|bed|everyone|training ..3 no|dont|tell|alone|need|without|mum|secretly',
      'fancy|wanna|want|like|love|how ..1 about|to|a|some ..1 coming|meeting|going|come|meet|go|drive|walk|spin|ride|night|trip|date|drink|coffee|film|swim ..2 to|out|for|up|round|over|with|on|just|away|together ..3 coast|beach|two|us|me|town|together|weekend|saturday|drink|mine|alone|sunday',
      'dont|do|not|without bring|tell|bringing|telling ..1 anyone|anybody|your|mum|friends ..4 meet|come|see|when|park|alone|where',
      'free|about|around ..1 on|this|at|later ..1 saturday|sunday|tonight|weekend|friday|later|sat|sun|half ..2 if|to|want|wanna|u|for|and ..2 wanna|want|meet|u|you|hang|up|town|come|fancy',
      'party at|round|is|weekend|my|saturday|tonight ..4 bring|drinks|booze|house|mine|parents|out|free|come !christmas|tupperware|pta|birthday',
      'free house|gaff|yard',
      'just us|the ..1 two|you|me|2 ..3 coast|beach|drive|weekend|film|picnic|walk|coffee|saturday|cinema|park|meet|night|together|trip',
      'where do|abouts|r|are <you> live ..4 could|can|ill|i|come|pop|meet|over',
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

const stories = wordSet(
  'novel poem story play film chapter write poet character characters lines parallel trains treaty kings witches romeo juliet author lesson assembly never safety',
)

const asking = wordSet('asked asks asking invited told wants wanted tells')

/** A meeting in a book, a sum or a warning, or one that somebody else asked for. */
function isTold(words: readonly Word[], at: number): boolean {
  const [from, to] = sentenceAround(words, at)
  if (firstOf(words, stories, from, to) >= 0) return true
  for (let i = firstOf(words, asking, from, at); i >= 0; i = firstOf(words, asking, i + 1, at))
    if (isTeller(i > from ? words[i - 1]?.text : undefined)) return true
  return false
}

/** “It was nice to meet you”: they have met. */
function isGreeting(words: readonly Word[], from: number, to: number): boolean {
  return words
    .slice(Math.max(0, from - 4), to)
    .some(
      ({ text }, i, all) =>
        text === 'to' &&
        /^meet(?:ing)?$/.test(all[i + 1]?.text ?? '') &&
        /^(?:nice|lovely|good|great|pleased|pleasure|delighted|glad)$/.test(all[i - 1]?.text ?? ''),
    )
}

function isTeller(text = ''): boolean {
  return !/^(?:i|we|you|u|ive|been|just)$/.test(text)
}

const official = wordSet(
  'staff parents coach minibus whole group guide class form teacher governors pupils museum trip fixture residential campsite school kit register letter',
)

/** A trip or a fixture: the school goes, whatever the place. */
function ofSchool(words: readonly Word[], at: number): boolean {
  const [from, to] = sentenceAround(words, at)
  const found = new Set<string>()
  for (let i = firstOf(words, official, from, to); i >= 0 && found.size < 2; i = firstOf(words, official, i + 1, to))
    if (isInOrOut(words, i)) found.add(words[i]?.text ?? '')
  return found.size >= 2
}

/** “After school” and “parents are out” speak of neither the school nor its guests. */
function isInOrOut(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? ''
  const after = words[at + 1]?.text ?? ''
  return (
    !/^(?:after|before|from|leave|skip|outside|out|your|ur|my)$/.test(before) && !/^(?:are|r|is|out|away)$/.test(after)
  )
}

/** In school and in the open: a meeting that nobody need worry about. A place off the site wins over such words. */
function counts({ match, part }: Candidate): boolean {
  const { words } = part
  if (isReported(words, match.from) || isNegated(words, match.from, 2)) return false
  if (isTold(words, match.from) || isGreeting(words, match.from, match.to)) return false
  if (match.id.startsWith('meet.place')) return !ofSchool(words, match.from)
  const [from, to] = sentenceAround(words, match.from)
  for (let i = firstOf(words, school, from, to); i >= 0; i = firstOf(words, school, i + 1, to))
    if (isInSchool(words, i)) return false
  return true
}

/** True when the words arrange a meeting in person away from the open rooms of a school. */
export const arrangingToMeet = yesNoDetector({
  id: 'arranging-to-meet',
  version: 2,
  summary: {
    en: 'Arranges to meet somebody in person off the site or alone. Meetings in rooms, lessons and offices of the school are left alone.',
  },
  provenance: ownWork,
  fact: 'content.arranging-to-meet',
  phrases: meetingPhrases,
  counts,
})
