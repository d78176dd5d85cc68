import type { Day, Period } from './school-calendar.ts'

/** Days a rule speaks of. `weekday` is Monday to Friday whatever the calendar says of it. */
export type RuleDay = Day | 'weekday'

/** When it is open on those days: stretches of local time (both ends included, `17:00` is still open), or periods of the bells. Empty is closed. */
export type OpeningRule = {
  readonly days: readonly RuleDay[]
  readonly open: readonly { readonly from: string; readonly to: string }[] | { readonly periods: readonly Period[] }
}

/** When something may happen. The first rule that names the day counts; a day no rule names is `otherwise`. */
export type Window = { readonly rules: readonly OpeningRule[]; readonly otherwise: 'open' | 'closed' }
