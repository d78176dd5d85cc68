const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

// Words of our own choosing that are typed for one purpose only.
const plain = words(
  'porn porno porns pron pornhub pornos xvideos xhamster youporn redtube xnxx onlyfans hentai xxx nsfw milf milfs bdsm camgirl camgirls upskirt upskirts gangbang blowjob blowjobs handjob handjobs creampie cumshot cumshots deepthroat masturbating',
)
const bare = words('naked nude nudes topless sexy erotic sex horny')
const shown = words(
  'girl girls boy boys woman women man men teen teens schoolgirl schoolgirls schoolboy schoolboys lesbian lesbians wife wives pic pics picture pictures photo photos image images video videos vids movie movies clip clips cam cams webcam webcams chat stories live tube',
)
// Beside one of these it is study, art or somebody who wants to stop it.
const study = words(
  'education educational lesson lessons curriculum teaching teach law laws legal illegal effect effects impact harm harms harmful addiction addicted quit stop help support research study studies statistics policy prevention prevent awareness filter filtering block blocking safeguarding history art arts painting paintings sculpture sculptures drawing drawings statue statues renaissance mole chromosome chromosomes cell cells hormone hormones biology reproduction plant plants discrimination equality same offender offenders trafficking assault difference differences revenge',
)

/** True when a search asks for pornography. A few hundred characters are read, folded and in small letters already. */
export function isForPornography(typed: readonly string[]): boolean {
  const said = typed.map(unmask)
  if (said.some((word) => study.has(word))) return false
  return (
    said.some((word) => plain.has(word)) ||
    (said.some((word) => bare.has(word)) && said.some((word) => shown.has(word)))
  )
}

const digits: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** A word with figures among its letters as it is meant. */
function unmask(word: string): string {
  return /[a-z]/.test(word) ? word.replace(/[013457]/g, (digit) => digits[digit] ?? digit) : word
}

const distress = [
  /\b(kill|hang|cut|cutting|hurt|hurting|harm|harming|starve|starving|poison) my ?self\b/,
  /\b(want|wanna|i m going|ways?|how) to (die(?! (a|the|my) )|end (it all|my life)|commit suicide|self harm)\b/,
  /\b(painless|easy|easiest|quick|quickest|best) (way to die|ways to die|death|suicide)\b/,
  /\bsuicide (method|methods|way|ways|note|pill|pills|forum)\b/,
  /\bhow (many|much) [a-z ]{0,40}(to|for an?|until you) (die|overdose|kill)\b/,
  /\bpro (ana|mia)\b/,
  /\b(being|getting|get) (abused|molested|groomed|raped)\b/,
  /\b(i was|was i|am i) (being )?(raped|abused|molested|groomed)\b/,
  /\b(touches|touched|hits|hurts|beats|rapes|raped) me\b/,
]

/** True when a search is that of somebody in distress, for themselves: the way to die, or what is done to them. */
export function isInDistress(typed: readonly string[]): boolean {
  const said = typed.join(' ')
  return distress.some((phrase) => phrase.test(said))
}
