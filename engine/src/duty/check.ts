import type { Releaser } from '../vocabulary/words.generated.ts'

/** A stretch of school time: exactly one of the members. Hours are counted from instant to instant, all others are whole days. */
export type Stretch = {
  readonly hours?: number
  /** Hours without local Saturdays and Sundays. */
  readonly weekdayHours?: number
  readonly days?: number
  readonly weeks?: number
  readonly months?: number
  readonly years?: number
  readonly schoolDays?: number
  /** To the last school day of the so-manieth term after the one counted from. */
  readonly terms?: number
}

/** The turns of the school's year that a check may be tied to: first and last school day of a term, or of a school year (August to July). */
export type Turn = 'term-start' | 'term-end' | 'school-year-start' | 'school-year-end'

/** Something that must be done by a date. Exactly one of `every`, `within`, `before` and `each` is its clock. */
export type Check = {
  readonly id: string
  readonly what?: string
  /** Who does it. */
  readonly who?: readonly Releaser[]
  /** Again and again: so long after it was last done, and on `first` where it never was. */
  readonly every?: Stretch
  /** `YYYY-MM-DD`. */
  readonly first?: string
  /** At the latest so long after an event. */
  readonly within?: Stretch
  /** At the latest so long before an event. */
  readonly before?: Stretch
  /** At the next such turn of the year. */
  readonly each?: Turn
  /** The event that `within` and `before` count from: a word of the pack. */
  readonly after?: string
  /** Local time `HH:MM` on the due day; absent, the whole day. */
  readonly at?: string
  /** Days before the due day from which it counts as due; absent, none. */
  readonly remind?: number
  readonly cites: readonly string[]
}

/** What becomes of a record when its time is over. */
export type RecordEnd = 'delete' | 'archive' | 'review'

/** One line of the retention schedule: a class of record is kept for so long after what its period counts from. Exactly one period. */
export type RetentionLine = {
  readonly class: string
  readonly days?: number
  readonly months?: number
  /** What the period counts from, a word of the pack: `sent`, `end-of-employment`. */
  readonly from?: string
  /** Absent: deleted. */
  readonly dispose?: RecordEnd
  /** Full clause ids. */
  readonly cites: readonly string[]
}
