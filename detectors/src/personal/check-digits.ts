/** NHS number: ten digits, the last a check by modulus 11 with weights 10 to 2 (NHS Data Dictionary, NHS NUMBER). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

const niFirst = 'ABCEGHJKLMNOPRSTWXYZ'
const niSecond = 'ABCEGHJKLMNPRSTWXYZ'
const niNever = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

/** National Insurance number: two letters that are issued, six digits, a suffix A to D (HMRC manual NIM39110). */
export function isNiNumber(text: string): boolean {
  const found = /^([A-Z])([A-Z])\d{6}[A-D]$/.exec(text.toUpperCase())
  return (
    !!found &&
    niFirst.includes(found[1] ?? '-') &&
    niSecond.includes(found[2] ?? '-') &&
    !niNever.has(`${found[1]}${found[2]}`)
  )
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** Unique pupil number: a check letter by modulus 23 (weights 2 to 13), then twelve digits, or eleven and a letter when temporary (DfE, UPN guide). */
export function isUpn(text: string): boolean {
  const upn = text.toUpperCase()
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return false
  let sum = 0
  for (let i = 1; i < 13; i++) {
    const char = upn[i] ?? ''
    const value = /\d/.test(char) ? Number(char) : upnLetters.indexOf(char)
    sum += value * (i + 1)
  }
  return upnLetters[sum % 23] === upn[0]
}

/** Luhn's check (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Payment card: a prefix and length that an issuer uses, and Luhn's check. All digits alike is nobody's card. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  const n = digits.length
  const two = Number(digits.slice(0, 2))
  const three = Number(digits.slice(0, 3))
  const four = Number(digits.slice(0, 4))
  const known =
    (digits[0] === '4' && (n === 13 || n === 16 || n === 19)) ||
    (n === 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))) ||
    (n === 15 && (two === 34 || two === 37)) ||
    (n >= 16 && (four === 6011 || two === 65 || (three >= 644 && three <= 649))) ||
    (n === 16 && four >= 3528 && four <= 3589) ||
    (n === 14 && (two === 36 || two === 38 || (three >= 300 && three <= 305))) ||
    (n >= 16 && two === 62) ||
    (n >= 16 &&
      (four === 5018 ||
        four === 5020 ||
        four === 5038 ||
        four === 6304 ||
        four === 6759 ||
        (four >= 6761 && four <= 6763)))
  return known && passesLuhn(digits)
}

/** International bank account number: modulus 97 over the rearranged letters and digits (ISO 13616). */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (iban.startsWith('GB') && iban.length !== 22)) return false
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = /\d/.test(char) ? char : String(char.charCodeAt(0) - 55)
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
