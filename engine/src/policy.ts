import type { SchoolCalendar } from './calendar/school-calendar.ts'
import type { HoldTerms } from './finding.ts'
import type { Role } from './vocabulary/words.generated.ts'

export type Modality = 'must' | 'must-not' | 'should' | 'should-not' | 'may' | 'fact'
export type ClauseClass = 'enforce' | 'workflow' | 'attest' | 'inform'

/** The smallest statement one can keep or break. `text` is our summary; `quote` is the school's own words, where a pack has them. */
export type Clause = {
  readonly id: string
  readonly ref: string
  readonly text: string
  readonly quote?: string
  readonly audience: readonly string[]
  readonly modality: Modality
  readonly capability: string
  readonly also?: readonly string[]
  readonly class: ClauseClass
  readonly params?: Readonly<Record<string, unknown>>
  readonly breach?: string
  readonly note?: string
}

/** A school's use of a control. */
export type Binding = {
  readonly id: string
  readonly control: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly cites: readonly string[]
  /** Ids of bindings set aside when this one permits. */
  readonly lifts: readonly string[]
  readonly mode: 'enforce' | 'watch'
  /** School day from which it acts; before it the binding watches. */
  readonly liveFrom?: string
}

/** What the pack settles about the school itself; no names of people. */
export type School = {
  /** Lower-case mail domains of the school. */
  readonly domains: readonly string[]
  /** Telephone numbers of the school, digits only. */
  readonly telephones: readonly string[]
  readonly calendar: SchoolCalendar
  /** Roles that count as staff: the vocabulary's, plus those the pack's definitions add. */
  readonly staffRoles: readonly Role[]
}

/** One immutable version of a school's policy with the bindings that run it. */
export type PolicyVersion = {
  readonly policy: string
  readonly version: string
  readonly title: string
  readonly school: School
  readonly clauses: ReadonlyMap<string, Clause>
  readonly bindings: readonly Binding[]
  /** Who releases, how long and what then, where a clause names nobody. */
  readonly defaults: Required<Pick<HoldTerms, 'releasers' | 'deadlineSchoolDays' | 'deputies' | 'onDeadline'>>
  /** Sentences of this pack, by text key, over the product's own. */
  readonly texts: Readonly<Record<string, { readonly en: string; readonly cy?: string }>>
}
