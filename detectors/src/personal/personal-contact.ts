import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { isLetter } from '../text/chunk.ts'
import { countCue, cue, cuesOf, timesCounted } from '../text/cues.ts'
import { marks } from '../text/glance.ts'
import { matchesOf } from '../text/matches.ts'
import { type Message, type Part, sourceOffset } from '../text/message.ts'
import { foldedOffset } from '../text/words.ts'

type Kind = 'home-address' | 'personal-phone' | 'personal-mobile' | 'personal-email'
const kinds: readonly Kind[] = ['home-address', 'personal-phone', 'personal-mobile', 'personal-email']

const consumer =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder|protonmail|proton|pm|gmx|mail|zoho|tiscali|plusnet|tutanota|fastmail|hey)\.(?:com|co\.uk|net|me|org|ch|fr|de)$/

/** Contact details of the writer's own: not the school's, and not a landline under a signature. */
export const personalContact: Detector = {
  id: 'personal-contact',
  version: 3,
  facts: ['content.personal-contact'],
  summary: {
    en: 'The writer’s own home address, telephone, mobile or private mail address. The school’s own numbers and addresses and a landline in a signature are left alone.',
  },
  provenance: ownWork,
  detect(message) {
    const hits = message.parts.flatMap((part) => inPart(part, message))
    return {
      facts: { 'content.personal-contact': kinds.filter((kind) => hits.some((hit) => hit.term === kind)) },
      hits,
    }
  },
}

function inPart(part: Part, message: Message): Hit[] {
  const hits: Hit[] = []
  const cues = cuesOf(part)
  let from = 0
  let to = 0
  /** The last line that said something, and its cues: an address may be announced in the line above it. */
  let last: Pick<Place, 'from' | 'to' | 'cues'> = { from: 0, to: 0, cues: 0 }
  for (const [i, line] of part.lines.entries()) {
    if (line.role === 'quoted' || !(line.marks & (marks.words | marks.foreign))) continue
    from = part.folded.inPlace ? line.start : foldedOffset(part.folded, line.start, to)
    to = part.folded.inPlace ? line.end : foldedOffset(part.folded, line.end, from)
    const here = cues[i] ?? 0
    if (line.marks & figures || here & (provider | live) || timesCounted(here) >= fewestNumerals) {
      const all = part.folded.text
      const text = all.slice(from, to)
      if (text.trim() === '') continue
      const place: Place = {
        from,
        to,
        text,
        before: all.slice(Math.max(last.from, last.to - 120), last.to),
        cues: here,
        cuesBefore: last.cues,
        inSignature: line.role === 'signature',
        holdsAt: text.includes('@'),
        figures: line.marks & (marks.digit | marks.foreign) ? figuresIn(text) : 0,
      }
      inLine(place, message, (kind, begin, end) => {
        hits.push({
          fact: 'content.personal-contact',
          term: kind,
          part: part.name,
          start: sourceOffset(part, sourceIn(part, place.from, text, begin, line.start)),
          end: sourceOffset(part, sourceIn(part, place.from, text, end - 1, line.start)) + 1,
        })
      })
    }
    last = { from, to, cues: here }
  }
  return hits
}

/** A line of folded text, with what stands before it and what words it holds. */
type Place = {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly before: string
  readonly cues: number
  readonly cuesBefore: number
  readonly inSignature: boolean
  readonly holdsAt: boolean
  readonly figures: number
}

/** Lines that may hold a telephone number, a postcode, the number of a house, or a mail address. */
const figures = marks.digit | marks.at | marks.foreign

// Words that stand for digits are counted in each line; there has to be more than one or two.
countCue('zero o oh nought one two three four five six seven eight nine double triple treble hundred oclock')
/** Words that spell an address out, that tell of a home, and that name a street. */
const provider = cue('gmail googlemail hotmail outlook yahoo icloud live btinternet sky aol proton dot <url>')
const home = cue('live address house place am im come staying')
const streets = cue(
  'street st road rd avenue ave lane ln close cl drive dr crescent cres way place pl gardens gdns terrace court ct grove walk hill mews square row park parade rise view croft green cottages villas parc meadow meadows quay heol ffordd stryd lon maes rhodfa clos streets roads avenues lanes drives ways hills parks rows squares walks greens views courts',
)
const live = cue('live')
/** Words for ten digits, of which "hundred" stands for two. */
const fewestNumerals = 5

function inLine(place: Place, message: Message, hit: Found) {
  const { text, cues, figures } = place
  if (mayHoldNumber(text, figures, cues)) {
    const digits = inDigits(text)
    phones(digits.text, place, message, digits.moved ? (kind) => hit(kind, 0, text.length) : hit)
  }
  if (place.holdsAt || cues & provider) mailAddresses(place, message, hit)
  if ((figures > 0 && (cues & (streets | home) || place.cuesBefore & home)) || cues & live) addresses(place, hit)
}

/** Every word that can stand for digits. */
const inWords =
  /(?<![a-z])(?:zero|oh?|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred)(?![a-z])/g

/** A telephone number has ten figures at least; letters and words may stand for them, "triple seven" for three. */
function mayHoldNumber(text: string, figures: number, cues: number): boolean {
  if (figures >= 10) return true
  const words = timesCounted(cues)
  if (figures + words === 0) return false
  let most = figures + 2 * words
  // An o is a nought where no letter stands before it, or other noughts do.
  for (let i = text.indexOf('o'), nought = -2; i >= 0 && most < 10; i = text.indexOf('o', i + 1)) {
    if (nought !== i - 1 && isLetter(text.charCodeAt(i - 1))) continue
    nought = i
    most++
  }
  return most >= 10
}

function sourceIn({ folded }: Part, from: number, line: string, offset: number, otherwise: number): number {
  return offset >= 0 && offset < line.length ? (folded.at[from + offset] ?? otherwise) : otherwise
}

function figuresIn(text: string): number {
  let figures = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) figures++
  }
  return figures
}

type Found = (kind: Kind, start: number, end: number) => void

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `o7700 9oo123`, "zero seven seven …" and "double seven": letters for noughts keep their places; words for digits do not, so then the line is the place. */
function inDigits(text: string): { readonly text: string; readonly moved: boolean } {
  if (!/\d ?o|o[o ]{0,8}\d/.test(text) && text.search(inWords) < 0) return { text, moved: false }
  const noughts = text.replace(/(?<![a-z])o(?=\d)|(?<=\d ?o{0,2})o(?=[\do ]|$)/g, '0')
  const words = noughts
    .replace(/(?<![a-z])(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)(?![a-z])/g, (word) =>
      String(Math.max(0, numberWords.indexOf(word))),
    )
    .replace(/(?<![a-z])(double|triple|treble) (\d)/g, (_, times: string, digit: string) =>
      digit.repeat(times === 'double' ? 2 : 3),
    )
    .replace(/(?<=\d) hundred(?![a-z])/g, '00')
    .replace(/(?<![a-z])o(?=(?: o){0,3} ?\d)/g, '0')
  return noughts.length - words.length >= 8 ? { text: words, moved: true } : { text: noughts, moved: false }
}

const telephone = /(?<![\d/=_-])(?:\+44 ?\(?0?\)?|0044 ?|\(?0)[ ().-]{0,2}\d(?:[ ().-]{0,2}\d){8,9}(?![\d])/g

function phones(text: string, { before, inSignature }: Place, message: Message, hit: Found) {
  if (figuresIn(text) < 10) return
  const schools = message.school.telephones.map(national)
  for (const found of matchesOf(telephone, text)) {
    const number = national(found[0])
    const start = found.index
    if (schools.includes(number) || /[a-z@]/.test(text[start - 1] ?? ' ')) continue
    const cue = `${before.slice(-40)} ${text.slice(Math.max(0, start - 60), start)}`.slice(-60)
    const after = text.slice(start + found[0].length, start + found[0].length + 20)
    if (/^07\d{9}$/.test(number) && !/^07(?:0|6(?!24))/.test(number)) {
      if (!others.test(cue)) hit('personal-mobile', start, start + found[0].length)
    } else if (/^0[12389]\d{8,9}$/.test(number) && !inSignature && !/^0(?:8|30|33|34)/.test(number)) {
      if (
        /\b(?:my|home|our|me|us|personal|private|mine|ours|landline)\b/.test(cue) &&
        !/\b(?:school|office|reception|work|fax|switchboard|department|extension|ext)\b/.test(cue + after)
      )
        hit('personal-phone', start, start + found[0].length)
    }
  }
}

/** Somebody else's number, passed on for business. */
const others =
  /\b(?:school mobile|trip phone|school phone|trip mobile|work mobile|office|coach|driver|taxi|company|plumber|helpline|childline|police|emergency contact is|duty phone|duty mobile|his|her|their|parents?|mum|dad)\b[^.]{0,20}$/

function national(number: string): string {
  const digits = number.replace(/[^\d+]/g, '').replace(/^\+44|^0044/, '0')
  return digits.replace(/^00/, '0')
}

/** `mia (at) gmail dot com`: written so that a filter should not see it. */
const spelledOut =
  /(?<![\w.+-])[\w.+-]{1,64}(?: (?:dot|\(dot\)) [\w+-]{1,30}){0,3} ?(?:\(at\)|\[at\]|\{at\}| at |@) ?(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|btinternet|sky|aol|proton) ?(?:\.|\(dot\)|\[dot\]|\{dot\}| dot ) ?co/g

const providers = /gmail|googlemail|hotmail|outlook|yahoo|icloud|live|btinternet|sky|aol|proton/

/** "E-mail me at home: …", "my other e-mail is …": an address that is not the school's is then the writer's own, whatever its domain. */
function isGiven(before: string): boolean {
  return /\b(?:(?:e-?mail|mail|write to|contact|reach|message) me (?:at|on|via)(?: home)?|my (?:other |new |own |home )?(?:e-?mail|mail)(?: address)?(?: is| at)?)\W{0,4}$/.test(
    before,
  )
}

/** "Sign in at outlook.com" is a place on the web; "my email is mia at gmail.com" is an address. */
function isAdvice(found: string, before: string): boolean {
  return / at \w+\.co$/.test(found) && !/\b(?:my|me|mine|e-?mail|address|reach|contact)\b/.test(before)
}

const mailAddress = /(?<![\w.+-])[\w.+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/g

function mailAddresses({ text, before, inSignature, holdsAt }: Place, message: Message, hit: Found) {
  const spelt = providers.test(text) && /dot|\. ?co/.test(text) ? matchesOf(spelledOut, text) : []
  for (const found of spelt)
    if (
      !/^[\w.+-]+@\w+\.co/.test(found[0]) &&
      !isAdvice(found[0], text.slice(Math.max(0, found.index - 60), found.index))
    )
      hit('personal-email', found.index, found.index + found[0].length)
  if (!holdsAt) return
  for (const found of matchesOf(mailAddress, text)) {
    const domain = found[1] ?? ''
    if (message.school.domains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`)))
      continue
    const cue = `${before.slice(-30)} ${text.slice(Math.max(0, found.index - 70), found.index)}`.slice(-80)
    const own =
      /\b(?:my|me (?:at|on|here|via)|mine|i am on|im on|reach me|personal|private|home)\b/.test(cue) &&
      !/\b(?:his|her|their|your|school|work|office)\b[^.]{0,25}$/.test(cue)
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 40)
    const named =
      /\b(?:personal|private|home|own) (?:e-?mail|mail|address|account)/.test(cue) ||
      /^\W{1,4}(?:(?:that|this|it)'?s? (?:is )?)?my (?:own|personal|private|home)\b/.test(after)
    const labelled = /^\W{0,4}(?:my )?(?:e-?mail|mail)\W{1,4}$/.test(text.slice(0, found.index)) && !inSignature
    if (
      ((own || labelled) && consumer.test(domain)) ||
      (own && named) ||
      isGiven(text.slice(Math.max(0, found.index - 60), found.index))
    )
      hit('personal-email', found.index, found.index + found[0].length)
    else if (
      inSignature &&
      consumer.test(domain) &&
      /^\W{0,4}(?:e-?mail|mail)?\W{0,4}$/.test(text.slice(0, found.index))
    )
      hit('personal-email', found.index, found.index + found[0].length)
  }
}

const street =
  '(?:street|st|road|rd|avenue|ave|lane|ln|close|cl|drive|dr|crescent|cres|way|place|pl|gardens|gdns|terrace|court|ct|grove|walk|hill|mews|square|row|park|parade|rise|view|croft|green|cottages|villas|parc|meadows?|quay|heol|ffordd|stryd|lon|maes|rhodfa)'
const houseAndStreet = new RegExp(
  `(?<![\\w£])(?:flat \\d{1,3}[a-z]?,? )?\\d{1,4}[a-z]?,? (?:[a-z'.-]{2,20} ){0,3}?${street}\\b`,
)
const welshHouse = /(?<![\w£])\d{1,4}[a-z]?,? (?:heol|ffordd|stryd|lon|maes|rhodfa|clos) [a-z'-]{2,20}/
const streetAlone =
  /\blive (?:at|in|on|down|along) (?:the )?(?:[a-z'.-]{2,20} ){1,3}(?:street|road|avenue|lane|close|drive|crescent|terrace|grove|mews|gardens)\b/
const postcode = /(?<![a-z0-9])(?:gir ?0aa|[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2})(?![a-z0-9])/
const homeCue =
  /\b(?:i live (?:at|in|on|near)|(?:my|our) (?:new |home )?(?:address|addy)|(?:send|post) it to me at|find (?:us|me) at|i'm staying at|(?:my|our) house is|we live (?:at|in|on)|home address|my place is|i am at|im at|come (?:to|round to) (?:mine|my)|i am staying at|my new address|we have moved|we've moved|i've moved|moved (?:in )?(?:to|with)|(?:drop|bring|leave|post|send) (?:it|them|this|that) (?:off |round )?(?:at|to) (?:ours|mine|my|our)|pop (?:round|over)|come (?:round|over)|(?:round|over) (?:at|to) (?:ours|mine)|(?:my|our) (?:place|gaff|flat|house)|i (?:now )?live|we (?:now )?live)\b/
const publicPlace =
  /\b(?:museum|gallery|theatre|school|church|hotel|office|ltd|limited|plc|company|centre|stadium|library|hospital|surgery|university|college|hall|venue|station|reception|council|campus|academy|trust|cafe|restaurant|pub|club|arena|cathedral|castle|police|court house|held at|takes place|delivery|deliver|invoice|supplier)\b/

function addresses({ text, before, inSignature }: Place, hit: Found) {
  const line = text.slice(0, 2000)
  const house = houseAndStreet.exec(line) ?? welshHouse.exec(line)
  const code = postcode.exec(line)
  if ((house || code) && homeCue.test(`${before} ${line}`))
    return hit(
      'home-address',
      house?.index ?? code?.index ?? 0,
      (code ?? house)?.index !== undefined
        ? Math.max((house?.index ?? 0) + (house?.[0].length ?? 0), (code?.index ?? 0) + (code?.[0].length ?? 0))
        : line.length,
    )
  const alone = streetAlone.exec(line)
  if (alone) return hit('home-address', alone.index, alone.index + alone[0].length)
  if (inSignature || !house || publicPlace.test(`${before} ${line.replace(house[0], '')}`)) return
  if (code) hit('home-address', house.index, Math.max(house.index + house[0].length, code.index + code[0].length))
}
