/** What a day is to the school. A day has one word: weekend wins over the others, then bank holiday, INSET, holiday. */
export type Day = 'school-day' | 'inset' | 'weekend' | 'bank-holiday' | 'holiday'
export type Period = 'before-school' | 'lesson' | 'break' | 'lunch' | 'after-school' | 'none'

/** One stretch of the school day, local times `HH:MM`, from inclusive, to exclusive. */
export type Bell = {
  readonly name: string
  readonly kind: Exclude<Period, 'none'>
  readonly from: string
  readonly to: string
}

/**
 * The school's calendar as plain data. Dates are `YYYY-MM-DD`, inclusive at both ends; times are local in `timeZone`.
 * A day inside a term that is no weekend, bank holiday, INSET day or holiday is a school day.
 */
export type SchoolCalendar = {
  readonly timeZone: string
  readonly terms: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly inset: readonly string[]
  readonly bankHolidays: readonly { readonly on: string; readonly name: string }[]
  /** The bells of an ordinary day, and of weekdays (1 = Monday) that differ. */
  readonly bells: { readonly ordinary: readonly Bell[]; readonly weekdays?: Readonly<Record<string, readonly Bell[]>> }
}
