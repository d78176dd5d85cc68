/** Small linear readings of a message's text that controls share. No pattern here can backtrack over foreign text. */

/** True when the text holds an address of the web. */
export function holdsLink(text: string): boolean {
  const lower = text.toLowerCase()
  return lower.includes('http://') || lower.includes('https://') || lower.includes('www.') || lower.includes('href=')
}

/** True when the text holds a run of at least ten digits written as a telephone number is: spaces, brackets, dots and hyphens between, perhaps + before. */
export function holdsTelephone(text: string): boolean {
  let digits = 0
  let gap = 0
  for (const character of text) {
    if (character >= '0' && character <= '9') {
      digits += 1
      gap = 0
      if (digits === 10) return true
    } else if (' ().-\u00a0\u2013'.includes(character) && gap < 3) {
      gap += 1
    } else if (character !== '+' || digits > 0) {
      digits = 0
      gap = 0
    }
  }
  return false
}

/** The words of a text, in order, without punctuation at either end; letters of any script, digits, apostrophes. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []
}

const formName = /^(?:year)?(?:[7-9]|1[0-3])(?:[A-Za-z]{1,3}\d?)?$/

const months = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/

/** True when a form or year is named: `9B`, `10XY2`, `Year 9`, `8 Kolbe`, `tutor group Kolbe`. A bare number is not a form, nor is a date. */
export function namesForm(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const after = words[at + 1] ?? ''
    if (/^(?:form|tutor|class|year|yr|group|blwyddyn|flwyddyn|dosbarth|ddosbarth)$/i.test(word)) {
      return formName.test(after) || (/^(?:form|group)$/i.test(word) && /^\p{Lu}/u.test(after))
    }
    if (/^(?:[7-9]|1[0-3])$/.test(word) && /^\p{Lu}\p{Ll}/u.test(after))
      return !months.test(after) && !notNames.has(after)
    return (
      formName.test(word) &&
      /[A-Za-z]$|[A-Za-z]\d$/.test(word) &&
      !/^(?:year)?\d+(?:am|pm|th|st|nd|rd|min|hrs?)$/i.test(word) &&
      // `8H` is a form, `8h` an hour.
      !/^\d+[kmh]$/.test(word)
    )
  })
}

const childCues = new Set(
  'son daughter child grandson granddaughter stepson stepdaughter boy girl pupil student of about regarding for named called name is re ward'.split(
    ' ',
  ),
)
const kin = new Set(
  'mum mam mom mother dad father parent parents carer guardian nan gran grandmother grandfather form tutor'.split(' '),
)
// `Valentine’s day`, `King’s school`: a possessive that names no child.
const occasions = new Set(
  'day evening eve week disco church school college hospital lesson class homework road street house'.split(' '),
)
const notNames = new Set(
  'I A All For In On At To And But When What Where Who How Why Which Do Does Did Can Could Will Would Is Are If Has Have The This That It He She We You They My Our Your Dear Mr Mrs Ms Miss Mx Dr Sir Madam Kind Best Regards Thanks Thank Yours Year Form School Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Homework English Maths Mathematics Science History Geography French Spanish German Art Music Drama PE RE Latin Computing Chemistry Physics Biology Parents Evening Hi Hello Hey Good Morning Afternoon Please Also As'.split(
    ' ',
  ),
)

/** `Mia 9B`, `Mia Kovac 9B`, `Mia in Year 9`: at most two more names and a small word between. */
function standsBeforeForm(words: readonly string[], at: number): boolean {
  let next = at + 1
  while (
    next < at + 3 &&
    /^\p{Lu}\p{Ll}/u.test(words[next] ?? '') &&
    !/^(?:Form|Year|Tutor|Class|Blwyddyn|Dosbarth)$/.test(words[next] ?? '')
  )
    next += 1
  if (/^(?:in|of|from)$/i.test(words[next] ?? '')) next += 1
  const word = words[next] ?? ''
  return /^(?:form|year|yr|class|tutor|blwyddyn|flwyddyn|dosbarth)$/i.test(word)
    ? namesForm(words.slice(next, next + 2))
    : namesForm([word])
}

/** True when somebody is named as the writer's child: after `my son`, `parent of`, `regarding`…, before a form, or as `Mia’s mum`. */
export function namesChild(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const name = word.replace(/['’]s?$/, '')
    if (!/^\p{Lu}\p{Ll}/u.test(name) || notNames.has(name)) return false
    const after = (words[at + 1] ?? '').toLowerCase()
    if ((name !== word || /s$/.test(name)) && kin.has(after)) return true
    if (
      name !== word &&
      !/^(?:st|mr|mrs|ms|miss|mx|dr)$/.test((words[at - 1] ?? '').toLowerCase()) &&
      !occasions.has(after)
    )
      return true
    if (standsBeforeForm(words, at)) return true
    const before = (words[at - 1] ?? '').toLowerCase()
    const cue = childCues.has(before) && before !== 'is' ? before : words[at - 2]?.toLowerCase()
    return cue !== undefined && childCues.has(cue) && !/^(?:mr|mrs|ms|miss|mx|dr)$/.test(before)
  })
}

/**
 * Whether the words of `phrase` stand in the text in their order with at most `between` other words between two of them:
 * `check account` is found in “please check your account”. Case, accents of width and invisible characters do not matter.
 */
export function holdsPhrase(words: readonly string[], phrase: readonly string[], between = 2): boolean {
  const [first, ...rest] = phrase
  if (first === undefined) return false
  return words.some((word, start) => {
    if (word !== first) return false
    let at = start
    return rest.every((next) => {
      const reach = words.slice(at + 1, at + 2 + between).indexOf(next)
      at += reach + 1
      return reach >= 0
    })
  })
}

// What is none of these may be a letter of the alphabet in disguise, or stand unseen within a word.
const beyondPlain = /[^\p{ASCII}\xa0\xa3\xc0-\xff\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac]/u

/** Those of the phrases that `holdsPhrase` may find: without those of which it is certain that one of their words is nowhere in the text. */
export function phrasesNear(text: string, phrases: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (beyondPlain.test(text)) return phrases
  const lower = text.toLowerCase()
  return phrases.filter((phrase) => phrase.every((word) => lower.includes(word)))
}

/** The writer's own words in lower case: quoted lines left out, width and invisible characters evened out. */
export function ownWords(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('>'))
  const visible = lines
    .join('\n')
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  return wordsOf(visible.toLowerCase())
}
