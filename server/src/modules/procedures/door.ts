import type { Releaser } from '@beadle/engine'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { MatterView } from './matter-view.ts'

/** What opens a matter: a run of one procedure. */
export type OpenMatter = {
  readonly schoolId: string
  /** Id of a procedure of the pack in force, or of the product's own, such as `mail-held`. */
  readonly procedure: string
  readonly at: Temporal.Instant
  /** Person id of whoever asked or sent; only steps that say `sender` let them act. */
  readonly sender?: string
  /** Person ids the matter is about; they never act on it. */
  readonly about: readonly string[]
  /** Person ids of the recipients, for steps that say `recipient`. */
  readonly recipients?: readonly string[]
  /** Who decides the first step and until when, where the decision says so; what is left out comes from the procedure. */
  readonly releasers?: readonly Releaser[]
  /** Null for a step without a clock. */
  readonly deadline?: Temporal.Instant | null
  readonly deputies?: readonly Releaser[]
  readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'
  /** Ids the owner finds the matter by, such as `{ message: … }`. */
  readonly refs: Readonly<Record<string, string>>
  /** Clauses that ask for it. */
  readonly cites: readonly string[]
}

/** One act by a person. */
export type Act = {
  readonly schoolId: string
  readonly matterId: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly outcome: string
  readonly reason?: string
  readonly evidence?: readonly string[]
}

/** Refused acts are answers: `code` is stable, `message` a sentence. */
export type Acted =
  | { readonly ok: true; readonly matter: MatterView }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** A matter has ended. */
export type MatterEnded = {
  readonly schoolId: string
  readonly matter: MatterView
  /** The choice that ended it: `release`, `refuse`, `deliver`, `withdrawn`. The name of the end stands in `matter.outcome`. */
  readonly outcome: string
  /** Null when the clock did it. */
  readonly by: string | null
  readonly reason: string | null
  readonly at: Temporal.Instant
}

/** People are asked to decide: at the opening, and when the deputies' turn comes. */
export type MatterAsked = {
  readonly schoolId: string
  readonly matter: MatterView
  readonly people: readonly string[]
  readonly at: Temporal.Instant
}

/** What the owner of a procedure does when a matter ends. Called inside the transaction, so that what it writes commits with the matter. */
export type OutcomeHandler = (tx: Tx, event: MatterEnded) => Promise<void>

/** What the owner does when people are asked; inside the transaction. */
export type AskedHandler = (tx: Tx, event: MatterAsked) => Promise<void>

/** The door of the procedures module: people acting in order, with clocks, durably. */
export type Procedures = {
  openMatter(tx: Tx, matter: OpenMatter): Promise<MatterView>
  act(tx: Tx, act: Act): Promise<Acted>
  /** Ends an open matter because what it was about is gone or was taken back. `by` is a person id or `system`. */
  withdraw(
    tx: Tx,
    matterId: string,
    options: { readonly schoolId: string; readonly by: string; readonly at: Temporal.Instant },
  ): Promise<Acted>
  /** Whoever's turn it is passes it to the deputies. */
  escalate(tx: Tx, escalation: Omit<Act, 'outcome' | 'evidence'>): Promise<Acted>
  /** Does what a deadline does, if the matter's time is over at `at`; otherwise nothing. */
  knock(tx: Tx, schoolId: string, matterId: string, at: Temporal.Instant): Promise<void>
  matter(db: Reader, schoolId: string, matterId: string): Promise<MatterView | undefined>
  /** Open matters in which this person can act now, the soonest deadline first. */
  waitingFor(db: Reader, schoolId: string, personId: string): Promise<readonly MatterView[]>
  /** Matters with that ref, the oldest first. */
  byRef(db: Reader, schoolId: string, name: string, value: string): Promise<readonly MatterView[]>
  /** The same for many values in one question, by value. */
  byRefs(
    db: Reader,
    schoolId: string,
    name: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, readonly MatterView[]>>
  /** The owner of a procedure joins here, in wiring.ts: what its outcomes cause. */
  onOutcome(procedure: string, handler: OutcomeHandler): void
  /** The owner joins here to tell people that they are asked. */
  onAsked(procedure: string, handler: AskedHandler): void
}
