import type { Releaser } from '@beadle/engine'
import type { Reader, Tx } from '../../platform/database/index.ts'

/** What opens a matter: a run of one procedure. */
export type OpenMatter = {
  readonly schoolId: string
  /** Id of a procedure of the pack in force, such as `mail-held`. */
  readonly procedure: string
  readonly at: Temporal.Instant
  /** Person id of whoever asked or sent; only steps that say `sender` let them act. */
  readonly sender?: string
  /** Person ids the matter is about; they never act on it. */
  readonly about: readonly string[]
  readonly recipients?: readonly string[]
  /** Who decides the first step and until when, where the decision says so; what is left out comes from the procedure. */
  readonly releasers?: readonly Releaser[]
  readonly deadline?: Temporal.Instant
  readonly deputies?: readonly Releaser[]
  readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'
  /** Ids the owner finds the matter by, such as `{ message: … }`. */
  readonly refs: Readonly<Record<string, string>>
  /** Clauses that ask for it. */
  readonly cites: readonly string[]
}

/** A matter as it stands. `mayAct` are the ids of the people who can decide now; `ended` holds the outcome. */
export type MatterView = {
  readonly id: string
  readonly procedure: string
  readonly step: string | null
  readonly state: 'open' | 'ended'
  readonly outcome: string | null
  readonly openedAt: Temporal.Instant
  readonly deadlineAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly sender: string | null
  readonly about: readonly string[]
  readonly mayAct: readonly string[]
  readonly outcomes: readonly string[]
  readonly refs: Readonly<Record<string, string>>
  readonly cites: readonly string[]
}

/** One act by a person, or `by: 'clock'` for a deadline. */
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

/** Called inside the transaction that ended (or moved) a matter; what it writes commits with it. `by` is null when a deadline did it. */
export type OutcomeHandler = (
  tx: Tx,
  event: {
    readonly schoolId: string
    readonly matter: MatterView
    readonly outcome: string
    readonly by: string | null
    readonly reason: string | null
    readonly at: Temporal.Instant
  },
) => Promise<void>

/** The door of the procedures module. */
export type Procedures = {
  openMatter(tx: Tx, matter: OpenMatter): Promise<MatterView>
  act(tx: Tx, act: Act): Promise<Acted>
  /** Ends an open matter because what it was about is gone (a sender withdrew their message). */
  withdraw(
    tx: Tx,
    matterId: string,
    options: { readonly schoolId: string; readonly by: string; readonly at: Temporal.Instant },
  ): Promise<Acted>
  matter(db: Reader, schoolId: string, matterId: string): Promise<MatterView | undefined>
  /** Open matters in which this person can act now, the soonest deadline first. */
  waitingFor(db: Reader, schoolId: string, personId: string): Promise<readonly MatterView[]>
  byRef(db: Reader, schoolId: string, name: string, value: string): Promise<readonly MatterView[]>
  /** The owner of a procedure joins here, in wiring.ts: what its outcomes cause. */
  onOutcome(procedure: string, handler: OutcomeHandler): void
}
