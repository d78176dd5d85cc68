import { matchesOf } from '../text/matches.ts'
import { isCardNumber, isIban, isNhsNumber, isNiNumber, isUpn } from './check-digits.ts'

/** What kind of personal data, in the words of the vocabulary. */
export type PersonalDataKind =
  | 'nhs-number'
  | 'ni-number'
  | 'upn'
  | 'card'
  | 'bank-account'
  | 'date-of-birth-with-name'
  | 'pupil-list'
  | 'medical'
  | 'other'

/** Personal data in a text: its kind and place. */
export type Sighting = { readonly kind: PersonalDataKind; readonly start: number; readonly end: number }

/** A line of folded text in which numbers are looked for: no number goes on in the next. */
export type NumberLine = {
  /** The whole text, for what stands around. */
  readonly text: string
  /** Where the line begins in it. */
  readonly start: number
  readonly words: string
  /** How many digits its longest number has. */
  readonly longest: number
  /** Two letters stand before two digits somewhere, as account numbers of banks begin. */
  readonly afterLetters: boolean
  /** The text speaks of passports or of driving. */
  readonly documents: boolean
}

/**
 * Numbers that identify, in a line of folded (lower-case) text. Each must pass its check digits; those that ordinary
 * numbers pass by chance must also look the part or stand near their name. Every pattern is bounded, so the work is linear.
 */
export function findNumbers(line: NumberLine): Sighting[] {
  const { longest } = line
  const found: Sighting[] = []
  if (longest >= 10) found.push(...nhsNumbers(line))
  if (longest >= 6) found.push(...niNumbers(line))
  if (longest >= 11) found.push(...upns(line))
  if (longest >= 13) found.push(...cards(line))
  if (longest >= 6) found.push(...bankAccounts(line))
  if (line.afterLetters) found.push(...ibans(line))
  if (longest >= 6 && line.documents) found.push(...passports(line))
  return found
}

/** True when a folded text speaks of passports or of driving, whose numbers have no check digits. */
export function speaksOfDocuments(text: string): boolean {
  return ['passport', 'licen', 'dvla', 'driver'].some((word) => text.includes(word))
}

type Standing = { readonly match: string; readonly start: number; readonly end: number }

function each({ words, start }: NumberLine, pattern: RegExp): Standing[] {
  return matchesOf(pattern, words).map((one) => ({
    match: one[0],
    start: start + one.index,
    end: start + one.index + one[0].length,
  }))
}

const nhs = /(?<!\d[ -]?)\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![ -]?\d)/g
const insurance = /[a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]/g
const upn = /[a-z][ ]?\d{11}[\da-z]/g
const card = /(?<![\d][ -]?)\d(?:[ -]?\d){12,18}(?![ -]?\d)/g
const sortCode = /(?<![\d-])(?:\d{2}[-–. ]\d{2}[-–. ]\d{2}|\d{6})(?![\d-])/g
const sortCodeAndAccount = /(?<![\d-])\d{2}-\d{2}-\d{2}[ ,/:]{1,3}\d{8}(?!\d)/g
const iban = /[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?/g
const nineDigits = /(?<!\d)\d{9}(?!\d)/g
const driverNumber = /[a-z9]{5}\d{6}[a-z9]{2}[a-z0-9]{3}/g

/** The words shortly before and after a number, where its name would stand. */
function near(text: string, start: number, end: number, before = 60, after = 20): string {
  return text.slice(Math.max(0, start - before), Math.min(text.length, end + after))
}

function stands(text: string, start: number, end: number): boolean {
  return !/[a-z0-9]/.test(text[start - 1] ?? ' ') && !/[a-z0-9]/.test(text[end] ?? ' ')
}

function nhsNumbers(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, nhs)) {
    if (!stands(text, start, end) || !isNhsNumber(match.replace(/\D/g, ''))) continue
    const around = near(text, start, end, 80)
    const named = /\b(?:nhs|n\.h\.s|patient|medical record|gig|h ?& ?c number|hospital number)\b/.test(around)
    // 3 3 4 with spaces is how NHS numbers are written, and American telephone numbers; the ranges in use help, and so does the company.
    const written =
      /^\d{3} \d{3} \d{4}$/.test(match) &&
      /^[467]/.test(match) &&
      !/tel|phone|call|fax|cell|mobile|dial|ring|contact|voice|\+\s?1|\(/.test(around)
    if (named || written) out.push({ kind: 'nhs-number', start, end })
  }
  return out
}

function niNumbers(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, insurance)) {
    if (stands(text, start, end) && isNiNumber(match.replace(/[ -]/g, ''))) out.push({ kind: 'ni-number', start, end })
  }
  return out
}

function upns(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, upn)) {
    if (stands(text, start, end) && isUpn(match.replace(/ /g, ''))) out.push({ kind: 'upn', start, end })
  }
  return out
}

function cards(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, card)) {
    const digits = match.replace(/\D/g, '')
    if (!stands(text, start, end) || !isCardNumber(digits)) continue
    const grouped = /^\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?$|^\d{4}[ -]\d{6}[ -]\d{4,5}$/.test(match)
    const named =
      /\b(?:card|visa|mastercard|amex|american express|maestro|debit|credit|expir|cvv|cvc|csc|long number|pay)/.test(
        near(text, start, end, 120, 60),
      )
    const common =
      /^(?:4\d{15}|5[1-5]\d{14}|3[47]\d{13})$/.test(match) &&
      !/[/=#&?_.:]$/.test(text.slice(Math.max(0, start - 1), start)) &&
      !/^[.@/]/.test(text.slice(end, end + 1).replace(/\.$/, '')) &&
      !/^\.\d/.test(text.slice(end, end + 2))
    if (grouped || named || common) out.push({ kind: 'card', start, end })
  }
  return out
}

function bankAccounts(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, sortCode)) {
    if (!stands(text, start, end)) continue
    const around = near(text, start, end, 100, 120)
    const sort = /sort ?-?code|\bs\/c\b|\bsc:/.test(around)
    const account = /(?<!\d)\d{8}(?!\d)|(?<!\d)\d{4} \d{4}(?!\d)/.exec(around)
    if (!account) continue
    const named = /\b(?:account|acct|acc|a\/c|ac no|bank)\b/.test(around)
    // A bare date next to a number is no account: without dashes the sort code must be named.
    if (sort || (named && /-/.test(match) && /(?:account|acct|acc|a\/c) ?(?:no|number|num|#)?\.?:? ?\d/.test(around)))
      out.push({ kind: 'bank-account', start, end })
  }
  for (const { start, end } of each(line, sortCodeAndAccount)) out.push({ kind: 'bank-account', start, end })
  return out
}

function ibans(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { match, start, end } of each(line, iban)) {
    if (stands(text, start, end) && isIban(match)) out.push({ kind: 'bank-account', start, end })
    else {
      // The last group may have swallowed the next word.
      const gb = /^gb\d{2}(?: ?[a-z]{4})(?: ?\d{4}){3} ?\d{2}/.exec(match)
      if (gb && isIban(gb[0])) out.push({ kind: 'bank-account', start, end: start + gb[0].length })
    }
  }
  return out
}

function passports(line: NumberLine): Sighting[] {
  const { text } = line
  const out: Sighting[] = []
  for (const { start, end } of each(line, nineDigits)) {
    if (stands(text, start, end) && near(text, start, end, 40, 10).includes('passport'))
      out.push({ kind: 'other', start, end })
  }
  for (const { start, end } of each(line, driverNumber)) {
    if (stands(text, start, end) && /licen[cs]e|dvla|driver/.test(near(text, start, end, 60, 10)))
      out.push({ kind: 'other', start, end })
  }
  return out
}
