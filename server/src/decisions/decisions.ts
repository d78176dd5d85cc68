import type { Decision, DecisionRequest, Facts, MailRequest } from '@beadle/engine'
import type { Reader, Tx } from '../platform/database/index.ts'

/** Which snapshots an answer was made from; a transaction that sees other stamps must not act on it. */
export type Epochs = { readonly people: string; readonly calendar: string; readonly governance: string }

/** A question put to the engine with the answer, ready to be recorded: request completed from the directory, facts as merged. */
export type Decided<R extends DecisionRequest = DecisionRequest> = {
  readonly id: string
  readonly schoolId: string
  readonly request: R
  readonly facts: Facts
  readonly decision: Decision
  readonly epochs: Epochs
  readonly policy: string
  readonly version: string
}

/** What the gateway asks: a request with addresses only (roles, names and groups come from the directory) and the facts it can know. */
export type MailQuestion = {
  readonly request: MailRequest
  /** What a gateway knows itself, such as `mail.malware`, `mail.authentication`, `mail.known-sender`, `usage.reply-all-week`. */
  readonly facts?: Facts
}

/** The door of decisions: gathers facts, asks the engine, records the answer. */
export type Decisions = {
  /** Completes people from the directory, merges facts, decides. Reads no database once the snapshots are loaded. */
  decideMail(schoolId: string, question: MailQuestion): Promise<Decided<MailRequest>>
  /** The same for any action. */
  decide(schoolId: string, request: DecisionRequest, facts?: Facts): Promise<Decided>
  /**
   * Stores facts, findings and version (never the text) and the ledger entry `decision.made`. Throws StaleDecisionError (code
   * `decisions.stale`) when people, calendar or policy have changed since: the caller decides again.
   */
  recordDecision(tx: Tx, decided: Decided): Promise<void>
  /** Forgets the snapshots that this transaction shows to be old. */
  refresh(db: Reader, schoolId: string): Promise<void>
}
