import type { Window } from '../calendar/window.ts'
import type { Finding, HoldTerms } from '../finding.ts'
import type { PolicyVersion } from '../policy.ts'
import type { Releaser } from '../vocabulary/words.generated.ts'
import type { CompiledBinding } from './compiled-policy.ts'
import type { Recipient } from './recipients.ts'

/** Yes or no for each recipient, in the order of the recipients. */
export type PerRecipient = boolean[]

/** One thing a hold waits for, and for whom it still stands. */
export type Term = { stands: PerRecipient } & (
  | { readonly kind: 'window'; readonly window: Window; readonly releasers: readonly Releaser[] }
  | { readonly kind: 'until'; readonly until: string; readonly releasers: readonly Releaser[] }
  | { readonly kind: 'second-look' }
  | {
      readonly kind: 'release'
      readonly releasers: readonly Releaser[]
      readonly deadlineSchoolDays: number
      readonly deputies: readonly Releaser[]
      readonly onDeadline: 'refuse' | 'escalate' | 'deliver'
    }
)

/** A finding on its way to the decision: what of it still stands, for whom. The steps of deciding cross things out, nothing is added. */
export type Strand = {
  readonly binding: CompiledBinding
  readonly finding: Finding
  /** Full ids of the clauses that speak. */
  readonly cites: readonly string[]
  readonly unsure: boolean
  /** Its effect counts for these. */
  readonly stands: PerRecipient
  /** Its obligations other than holds are carried out for these. */
  readonly keeps: PerRecipient
  readonly terms: readonly Term[]
}

/** True when it holds for at least one recipient. */
export function some(flags: PerRecipient): boolean {
  return flags.includes(true)
}

/** Begins a strand. A finding that names recipients speaks only for those among them that the message has. */
export function openStrand(parts: {
  readonly binding: CompiledBinding
  readonly finding: Finding
  readonly unsure: boolean
  readonly cites: readonly string[]
  readonly recipients: readonly Recipient[]
  readonly defaults: PolicyVersion['defaults']
}): Strand {
  const { binding, finding, unsure, cites, recipients, defaults } = parts
  const named = finding.recipients && new Set(finding.recipients.map((r) => r.toLowerCase()))
  const scope = recipients.map((r) => named === undefined || named.has(r.key.toLowerCase()))
  const holds = finding.effect === 'hold' ? holdsOf(finding) : []
  return {
    binding,
    finding,
    unsure,
    cites,
    stands: scope,
    keeps: [...scope],
    terms: holds.map((h) => termOf(h, defaults, [...scope])),
  }
}

const unstated: readonly HoldTerms[] = [{}]

/** A hold that does not say what it waits for waits for the policy's own releasers: never for nothing. */
function holdsOf(finding: Finding): readonly HoldTerms[] {
  return finding.holds && finding.holds.length > 0 ? finding.holds : unstated
}

function termOf(hold: HoldTerms, defaults: PolicyVersion['defaults'], stands: PerRecipient): Term {
  if (hold.window) return { kind: 'window', stands, window: hold.window, releasers: hold.releasers ?? ['sender'] }
  if (hold.until) return { kind: 'until', stands, until: hold.until, releasers: hold.releasers ?? ['sender'] }
  const releasers = hold.releasers ?? defaults.releasers
  if (releasers.length > 0 && releasers.every((r) => r === 'sender')) return { kind: 'second-look', stands }
  return {
    kind: 'release',
    stands,
    releasers,
    deadlineSchoolDays: hold.deadlineSchoolDays ?? defaults.deadlineSchoolDays,
    deputies: hold.deputies ?? defaults.deputies,
    onDeadline: hold.onDeadline ?? defaults.onDeadline,
  }
}

/** Crosses out the effect of a strand, and what it waits for, for one recipient. */
export function crossOut(strand: Strand, i: number): void {
  strand.stands[i] = false
  for (const term of strand.terms) term.stands[i] = false
}

/** A hold stands where one of its terms does. */
export function settleStanding(strand: Strand): void {
  strand.stands.forEach((stands, i) => {
    if (stands) strand.stands[i] = strand.terms.some((t) => t.stands[i])
  })
}
