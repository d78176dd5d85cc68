import type { Decision, DecisionRequest, Facts, JudgedFinding, MailRequest } from '@beadle/engine'
import { gatherFacts, product } from '@beadle/packs'
import type { About } from '../ledger/index.ts'
import { type Calendar, calendarEpoch } from '../modules/calendar/index.ts'
import { type Governance, governanceEpoch } from '../modules/governance/index.ts'
import { type People, peopleEpoch } from '../modules/people/index.ts'
import { type Database, type Reader, statement, type Tx } from '../platform/database/index.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Keys } from '../platform/keys/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { completeRequest } from './complete-request.ts'
import { type KeptDecision, readKept } from './kept-decision.ts'
import { knownFacts } from './known-facts.ts'
import { recordAll } from './record-decision.ts'

/** Which snapshots an answer was made from; a transaction that sees other stamps must not act on it. */
export type Epochs = { readonly people: string; readonly calendar: string; readonly governance: string }

/** A question put to the engine with the answer, ready to be recorded: request completed from the directory, facts as merged. */
export type Decided<R extends DecisionRequest = DecisionRequest> = {
  /** Id the record will have, and the ledger entry's `about`. */
  readonly id: string
  readonly schoolId: string
  readonly request: R
  readonly facts: Facts
  readonly decision: Decision
  /** The decision as its subject may see it: silent findings left out as if they were not there. */
  readonly told: Decision
  readonly findings: readonly JudgedFinding[]
  readonly epochs: Epochs
  readonly policy: string
  readonly version: string
}

/** A decision to be recorded; `about` are the things its ledger entry is about besides itself, such as the message. */
export type Recordable = Decided & { readonly about?: readonly About[] }

/** What may be taken from a caller besides the request itself. */
export type Asserted = {
  /** Facts the caller can know, such as a gateway's `mail.malware`; they go over the directory's. */
  readonly facts?: Facts
  /** What the text and files hold, where that has been read already; a fact that is missing is unknown. */
  readonly content?: Facts
  /** Keep the roles it gives for people whom the directory does not know. */
  readonly roles?: boolean
}

/** People, calendar or policy have changed since a decision was made. Decide again; nothing was written. */
export class StaleDecisionError extends ConflictError {
  constructor(options?: ErrorOptions) {
    super('people, calendar or policy have changed since this was decided', options)
  }
}

/** The door of decisions: gathers facts, asks the engine, records the answer. */
export type Decisions = {
  /** Completes people from the directory, merges facts, decides. Reads no database once the snapshots are loaded. Facts in `request.context` are not taken: a caller's facts come in `asserted`. */
  decide<R extends DecisionRequest>(schoolId: string, request: R, asserted?: Asserted): Promise<Decided<R>>
  /** A hypothetical question: answered like the others, with an ordinary day's facts for what only a gateway could know. Never recorded. */
  suppose<R extends DecisionRequest>(
    schoolId: string,
    request: R,
    options?: { readonly asRoles?: boolean },
  ): Promise<Decided<R>>
  /** The same for a gateway's question: the gateway is trusted for the facts it gives, the directory for people. */
  decideMail(
    schoolId: string,
    question: { readonly request: MailRequest; readonly facts?: Facts; readonly content?: Facts },
  ): Promise<Decided<MailRequest>>
  /**
   * Stores facts, findings and version (never the text) and the ledger entries `decision.made`, many in few statements. Throws
   * StaleDecisionError when people, calendar or policy are not those decided with; the snapshots are then already forgotten,
   * so that the caller rolls back, decides again and tries again.
   */
  record(tx: Tx, decided: readonly Recordable[]): Promise<void>
  /**
   * Decides, and records in a transaction of its own before it answers: for whoever acts on the answer at once. A change of
   * people or policy in between decides again. `check` may throw to refuse what was asked before anything is written.
   */
  decideAndRecord<R extends DecisionRequest>(
    schoolId: string,
    request: R,
    asserted?: Asserted,
    check?: (decided: Decided<R>) => void,
  ): Promise<Decided<R>>
  /** What is kept of decisions, by id; those whose month was forgotten are not there. */
  kept(db: Reader, schoolId: string, ids: readonly string[]): Promise<ReadonlyMap<string, KeptDecision>>
  /** Whether these stamps are still those this transaction sees. */
  isCurrent(db: Reader, epochs: Epochs): Promise<boolean>
  /** Has the next decision read people, calendar and policy again. */
  forget(schoolId: string): void
}

/** Opens decisions over the foundation modules. */
export function openDecisions({
  database,
  keys,
  people,
  calendar,
  governance,
}: {
  readonly database: Database
  readonly keys: Keys
  readonly people: People
  readonly calendar: Calendar
  readonly governance: Governance
}): Decisions {
  async function decide<R extends DecisionRequest>(
    schoolId: string,
    given: R,
    asserted: Asserted = {},
    isSupposed = false,
  ): Promise<Decided<R>> {
    const [directory, timetable, policy] = await Promise.all([
      people.directory(schoolId),
      calendar.snapshot(schoolId),
      governance.policyInForce(schoolId),
    ])
    const { facts: _, ...context } = given.context
    const request = completeRequest({ ...given, context }, directory, {
      keepRoles: asserted.roles === true,
      domains: policy.version.school.domains,
    })
    const facts = gatherFacts({
      request,
      school: policy.version.school,
      detect: asserted.content === undefined ? product.detect : () => asserted.content ?? {},
      given: { ...knownFacts(request, directory, timetable), ...asserted.facts },
      ordinary: isSupposed ? policy.pack.ordinary : undefined,
    })
    const { decision, told, findings } = policy.compiled.judge(request, facts)
    return {
      id: uuidv7(),
      schoolId,
      request,
      facts,
      decision,
      told,
      findings,
      epochs: { people: directory.epoch, calendar: timetable.epoch, governance: policy.epoch },
      policy: policy.version.policy,
      version: policy.version.version,
    }
  }

  async function record(tx: Tx, decided: readonly Recordable[]): Promise<void> {
    const [first] = decided
    if (first === undefined) return
    // Asked first and answered last: what is written stands behind the question, and goes with the transaction when it is stale.
    const asked = epochsIn(tx)
    const writing = recordAll(tx, keys, decided)
    const [now] = await Promise.all([asked, writing])
    if (!decided.every(({ epochs }) => same(epochs, now))) {
      forget(first.schoolId)
      throw new StaleDecisionError()
    }
  }

  function forget(schoolId: string): void {
    people.forget(schoolId)
    calendar.forget(schoolId)
    governance.forget(schoolId)
  }

  return {
    decide: (schoolId, request, asserted) => decide(schoolId, request, asserted),
    suppose: (schoolId, request, { asRoles = false } = {}) => decide(schoolId, request, { roles: asRoles }, true),
    decideMail: (schoolId, { request, ...asserted }) => decide(schoolId, request, asserted),
    record,
    async decideAndRecord(schoolId, request, asserted, check = () => {}) {
      for (let attempt = 1; ; attempt += 1) {
        const decided = await decide(schoolId, request, asserted)
        check(decided)
        try {
          await database.inSchool(schoolId, (tx) => record(tx, [decided]))
          return decided
        } catch (error) {
          if (!(error instanceof StaleDecisionError) || attempt >= 3) throw error
        }
      }
    },
    kept: (db, schoolId, ids) => readKept(db, keys, schoolId, ids),
    isCurrent: async (db, epochs) => same(epochs, await epochsIn(db)),
    forget,
  }
}

const selectEpochs = statement<Epochs>(
  `select ${peopleEpoch} as people, ${calendarEpoch} as calendar, ${governanceEpoch} as governance`,
)

async function epochsIn(db: Reader): Promise<Epochs> {
  const [row] = await selectEpochs.run(db, [])
  if (row === undefined) throw new TypeError('a select without a table has one row')
  return row
}

function same(a: Epochs, b: Epochs): boolean {
  return a.people === b.people && a.calendar === b.calendar && a.governance === b.governance
}
