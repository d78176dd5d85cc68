import { matchesOf } from '../text/matches.ts'
import type { Sighting } from './numbers.ts'

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const date = new RegExp(
  `\\b(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)?\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months}),? (?:19|20)\\d{2}|(?:${months}) \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2})\\b`,
  'gi',
)
const cue = /\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|dyddiad geni|ganwyd|ganed)(?![a-z])/i
const name =
  /\b\p{Lu}\p{Ll}{1,20}(?:[-'’]\p{Lu}\p{Ll}{1,20})?(?: (?:ap |ab |ferch |van |de )?\p{Lu}\p{Ll}{0,20}(?:[-'’]\p{Lu}\p{Ll}{1,20})?){1,2}\b/gu
const notNames =
  /^(?:Date|Dear|Kind|Best|Many|The|This|Please|Year|Form|Class|School|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Yours|Good|All|High|Of|Born|Dob)\b/

/**
 * A date said to be of birth, beside a name: together they identify. Looked for in one line of the text as written, since
 * names have capitals; the name may stand in the lines around.
 */
export function findDatesOfBirth(text: string, from: number, to: number): Sighting[] {
  if (!cue.test(text.slice(Math.max(0, from - 40), Math.min(text.length, to + 12)))) return []
  const out: Sighting[] = []
  for (const found of matchesOf(date, text.slice(from, to))) {
    const start = from + found.index
    const end = start + found[0].length
    if (!cue.test(text.slice(Math.max(0, start - 40), Math.min(text.length, end + 12)))) continue
    const around = text.slice(Math.max(0, start - 160), Math.min(text.length, end + 100))
    if ([...around.matchAll(name)].some((n) => !notNames.test(n[0])) || namedAs.test(around))
      out.push({ kind: 'date-of-birth-with-name', start, end })
  }
  return out
}

const namedAs = /\b(?:[Nn]ame|[Pp]upil|[Ss]tudent|[Cc]hild|[Ss]on|[Dd]aughter)\s?(?::|is|,)?\s?\p{Lu}\p{Ll}+/u
