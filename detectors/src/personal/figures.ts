/** What the figures of a line look like, in one number: it settles which numbers, dates and forms can stand there. */
export const looks = {
  /** How many digits the longest number has (at most 255), where one sign at most stands between two of them. */
  longest: 255,
  /** Two letters with two digits behind them, as account numbers of banks begin. */
  afterLetters: 256,
  /** A digit with a capital behind it, as forms have: 9B. */
  beforeCapital: 512,
  /** Digits with a stroke, a full stop or a dash between them, or with a space and a capital behind: 3/4, 3 March, 3rd March. */
  inDate: 1024,
} as const

const [letter, capital, digit, other] = [1, 2, 3, 0]
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 48 && unit <= 57) return digit
  if (unit >= 65 && unit <= 90) return capital
  return unit >= 97 && unit <= 122 ? letter : other
})

/** Looks at the figures of a stretch of a line. Capitals count as letters, and in folded text there are none. */
export function figuresIn(text: string, from: number, to: number): number {
  let longest = 0
  let digits = 0
  let between = 2
  /** Letters, at most two, with nothing between them and the digits that stand here. */
  let letters = 0
  let seen = 0
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    const kind = unit < 128 ? (kinds[unit] as number) : other
    if (kind === digit) {
      if (between === 0 && letters === 2) seen |= looks.afterLetters
      else if (between === 1 && isDateSign(text.charCodeAt(i - 1))) seen |= looks.inDate
      digits = between <= 1 ? digits + 1 : 1
      between = 0
      if (digits > longest) longest = digits
      continue
    }
    if (kind === other) letters = 0
    else {
      if (kind === capital && between === 0) seen |= looks.beforeCapital
      else if (kind === capital && (between === 1 || between === 3) && text.charCodeAt(i - 1) === 32)
        seen |= looks.inDate
      letters = between === 0 ? 1 : Math.min(2, letters + 1)
    }
    between++
  }
  return Math.min(longest, looks.longest) | seen
}

function isDateSign(unit: number): boolean {
  return unit === 47 || unit === 46 || unit === 45
}
