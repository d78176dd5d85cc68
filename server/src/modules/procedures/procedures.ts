import {
  type Matter,
  type MatterEffect,
  type MatterEvent,
  mailHeld,
  openMatter as openInKernel,
  type Procedure,
  type Releaser,
  type StepTerms,
  transition,
} from '@beadle/engine'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, json, type Reader, type Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { addJob, defineJob, type Jobs, removeJob } from '../../platform/jobs/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Governance } from '../governance/index.ts'
import type { Directory, People } from '../people/index.ts'
import { type MatterView, peopleOf, viewOf } from './matter-view.ts'
import type { MatterTable } from './tables.ts'

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
  /** How many matters were put before somebody other than their sender since that instant. */
  openedSince(db: Reader, schoolId: string, since: Temporal.Instant): Promise<number>
  /** The owner of a procedure joins here, in wiring.ts: what its outcomes cause. */
  onOutcome(procedure: string, handler: OutcomeHandler): void
  /** The owner joins here to tell people that they are asked. */
  onAsked(procedure: string, handler: AskedHandler): void
}

const deadlineJob = defineJob({ task: 'procedures.deadline', payload: z.object({ matterId: z.string() }) })

type Row = Selectable<MatterTable>
type Deps = {
  readonly database: Database
  readonly jobs: Jobs
  readonly clock: Clock
  readonly people: People
  readonly calendar: Calendar
  readonly governance: Governance
}

/** Opens the procedures module; its clocks are jobs. */
export function openProcedures({ database, jobs, clock, people, calendar, governance }: Deps): Procedures {
  const outcomeHandlers = new Map<string, OutcomeHandler>()
  const askedHandlers = new Map<string, AskedHandler>()

  async function definitionOf(tx: Tx, schoolId: string, id: string): Promise<Procedure> {
    const { pack } = await governance.policyInForceIn(tx, schoolId)
    // The pack reader has checked it against the kernel's schema.
    const found = pack.procedures.find((procedure) => procedure.id === id) as Procedure | undefined
    if (found !== undefined) return found
    if (id === mailHeld.id) return mailHeld
    throw new NotFoundError('procedure', id)
  }

  async function settingOf(tx: Tx, schoolId: string, row: Pick<Row, 'definition' | 'matter' | 'recipients'>) {
    const directory = await people.directoryIn(tx, schoolId)
    const { calendar: schoolCalendar } = await calendar.snapshotIn(tx, schoolId)
    return {
      directory,
      setting: {
        procedure: row.definition,
        people: peopleOf(row.definition, row.matter, row.recipients, directory),
        calendar: schoolCalendar,
      },
    }
  }

  async function openMatter(tx: Tx, opening: OpenMatter): Promise<MatterView> {
    const { schoolId, sender = null, about, recipients = [], at } = opening
    const terms = termsOf(opening)
    const id = uuidv7()
    const definition = await definitionOf(tx, schoolId, opening.procedure)
    const [first] = definition.steps
    // Only to ask the directory for the first step's people; the kernel makes the real one.
    const draft: Matter = {
      id,
      procedure: definition.id,
      sender,
      about,
      terms,
      state: {
        kind: 'open',
        step: first?.id ?? '',
        since: at.toString(),
        deadlineAt: null,
        turn: 'first',
        escalated: false,
      },
      history: [],
    }
    const { directory, setting } = await settingOf(tx, schoolId, {
      definition,
      matter: draft,
      recipients: [...recipients],
    })
    const { matter, effects } = openInKernel(setting, { id, at: at.toString(), sender, about, terms })
    const row: Row = {
      school_id: schoolId,
      id,
      procedure: definition.id,
      sender_id: sender,
      about: [...about],
      recipients: [...recipients],
      refs: opening.refs,
      cites: [...opening.cites],
      definition,
      opened_at: at,
      ...columnsOf(matter),
    }
    await tx
      .insertInto('procedures.matter')
      .values({ ...row, refs: json(row.refs), matter: json(row.matter), definition: json(row.definition) })
      .execute()
    const refs = Object.entries(opening.refs).map(([name, value]) => ({
      school_id: schoolId,
      name,
      value,
      matter_id: id,
    }))
    if (refs.length > 0) await tx.insertInto('procedures.matter_ref').values(refs).execute()
    await appendEntry(tx, {
      schoolId,
      kind: 'matter.opened',
      at,
      actor: sender ?? 'system',
      about: [{ kind: 'matter', id }],
      data: { procedure: definition.id, cites: [...opening.cites] },
    })
    await carryOut(tx, row, effects, { directory, at, reason: null })
    return viewOf(row, directory)
  }

  async function happen(tx: Tx, schoolId: string, matterId: string, event: MatterEvent): Promise<Acted> {
    const before = await tx
      .selectFrom('procedures.matter')
      .selectAll()
      .where('school_id', '=', schoolId)
      .where('id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined) throw new NotFoundError('matter', matterId)
    const { directory, setting } = await settingOf(tx, schoolId, before)
    const result = transition(setting, before.matter, event)
    if (!result.ok) return { ok: false, ...result.refusal }
    const row: Row = { ...before, ...columnsOf(result.matter) }
    const { state, step, outcome, deadline_at, ended_at } = row
    await tx
      .updateTable('procedures.matter')
      .set({ state, step, outcome, deadline_at, ended_at, matter: json(row.matter) })
      .where('school_id', '=', schoolId)
      .where('id', '=', matterId)
      .execute()
    const at = Temporal.Instant.from(event.at)
    const by = 'by' in event && event.by !== 'clock' ? event.by : null
    const reason = 'reason' in event ? (event.reason ?? null) : null
    const chosen = event.kind === 'act' ? event.outcome : row.outcome
    await tx
      .insertInto('procedures.act')
      .values({
        school_id: schoolId,
        id: uuidv7(),
        matter_id: matterId,
        at,
        actor_id: by,
        event: event.kind,
        outcome: chosen,
        reason,
      })
      .execute()
    await appendEntry(tx, {
      schoolId,
      kind: state === 'ended' ? 'matter.ended' : 'matter.moved',
      at,
      actor: by ?? 'clock',
      about: [{ kind: 'matter', id: matterId }],
      data: { procedure: row.procedure, event: event.kind, outcome: chosen },
    })
    await carryOut(tx, row, result.effects, { directory, at, reason })
    return { ok: true, matter: viewOf(row, directory) }
  }

  async function carryOut(
    tx: Tx,
    row: Row,
    effects: readonly MatterEffect[],
    {
      directory,
      at,
      reason,
    }: { readonly directory: Directory; readonly at: Temporal.Instant; readonly reason: string | null },
  ): Promise<void> {
    const { school_id: schoolId } = row
    for (const effect of effects) {
      switch (effect.do) {
        case 'wake':
          await addJob(tx, deadlineJob, {
            payload: { matterId: row.id },
            runAt: Temporal.Instant.from(effect.at),
            key: row.id,
          })
          break
        case 'ask':
          await askedHandlers.get(row.procedure)?.(tx, {
            schoolId,
            matter: viewOf(row, directory),
            people: effect.people,
            at,
          })
          break
        case 'end':
          await removeJob(tx, deadlineJob, row.id)
          await outcomeHandlers.get(row.procedure)?.(tx, {
            schoolId,
            matter: viewOf(row, directory),
            outcome: effect.outcome,
            by: effect.by === 'clock' ? null : effect.by,
            reason,
            at,
          })
          break
        default:
          effect satisfies never
      }
    }
  }

  async function knock(tx: Tx, schoolId: string, matterId: string, at: Temporal.Instant): Promise<void> {
    const row = await tx
      .selectFrom('procedures.matter')
      .select(['state', 'deadline_at'])
      .where('school_id', '=', schoolId)
      .where('id', '=', matterId)
      .executeTakeFirst()
    if (
      row === undefined ||
      row.state === 'ended' ||
      row.deadline_at === null ||
      Temporal.Instant.compare(at, row.deadline_at) < 0
    )
      return
    await happen(tx, schoolId, matterId, { kind: 'deadline', at: at.toString() })
  }

  jobs.on(deadlineJob, async ({ schoolId, payload }) => {
    await database.inSchool(schoolId, (tx) => knock(tx, schoolId, payload.matterId, clock.now()))
  })
  // A knock can be lost where a database is restored to an earlier hour: what is overdue is looked for as well.
  jobs.every('procedures.sweep', '*/5 * * * *', async ({ schoolId }) => {
    const now = clock.now()
    const due = await database.inSchool(schoolId, (tx) =>
      tx
        .selectFrom('procedures.matter')
        .select('id')
        .where('school_id', '=', schoolId)
        .where('state', '=', 'open')
        .where('deadline_at', '<=', now)
        .execute(),
    )
    for (const { id } of due) await database.inSchool(schoolId, (tx) => knock(tx, schoolId, id, now))
  })

  const someBy = (act: Omit<Act, 'outcome' | 'evidence'>) => ({
    at: act.at.toString(),
    by: act.by,
    ...(act.reason === undefined ? {} : { reason: act.reason }),
  })

  return {
    openMatter,
    act: (tx, act) =>
      happen(tx, act.schoolId, act.matterId, {
        kind: 'act',
        ...someBy(act),
        outcome: act.outcome,
        ...(act.evidence === undefined ? {} : { evidence: act.evidence }),
      }),
    // Whether that person may take it back is the owner's to know: the matter only hears that it is gone.
    withdraw: (tx, matterId, { schoolId, at }) =>
      happen(tx, schoolId, matterId, { kind: 'withdraw', at: at.toString(), by: 'clock' }),
    escalate: (tx, act) => happen(tx, act.schoolId, act.matterId, { kind: 'escalate', ...someBy(act) }),
    knock,
    async matter(db, schoolId, matterId) {
      const row = await db
        .selectFrom('procedures.matter')
        .selectAll()
        .where('school_id', '=', schoolId)
        .where('id', '=', matterId)
        .executeTakeFirst()
      return row === undefined ? undefined : viewOf(row, await people.directoryIn(db, schoolId))
    },
    async waitingFor(db, schoolId, personId) {
      // All that is open: a school has tens, and who may act changes with the directory, not with the matter.
      const rows = await db
        .selectFrom('procedures.matter')
        .selectAll()
        .where('school_id', '=', schoolId)
        .where('state', '=', 'open')
        .orderBy('deadline_at')
        .orderBy('opened_at')
        .execute()
      const directory = await people.directoryIn(db, schoolId)
      return rows.map((row) => viewOf(row, directory)).filter(({ mayAct }) => mayAct.includes(personId))
    },
    async byRef(db, schoolId, name, value) {
      const rows = await db
        .selectFrom('procedures.matter_ref as ref')
        .innerJoin('procedures.matter as matter', (join) =>
          join.onRef('matter.school_id', '=', 'ref.school_id').onRef('matter.id', '=', 'ref.matter_id'),
        )
        .selectAll('matter')
        .where('ref.school_id', '=', schoolId)
        .where('ref.name', '=', name)
        .where('ref.value', '=', value)
        .orderBy('matter.opened_at')
        .orderBy('matter.id')
        .execute()
      const directory = await people.directoryIn(db, schoolId)
      return rows.map((row) => viewOf(row, directory))
    },
    async openedSince(db, schoolId, since) {
      const row = await db
        .selectFrom('procedures.matter')
        .select(sql<number>`count(*)`.as('count'))
        .where('school_id', '=', schoolId)
        .where('opened_at', '>=', since)
        .where(sql<boolean>`coalesce(matter -> 'terms' -> 'who', '[]') <> '["sender"]'`)
        .executeTakeFirst()
      return row?.count ?? 0
    },
    onOutcome: (procedure, handler) => join(outcomeHandlers, procedure, handler),
    onAsked: (procedure, handler) => join(askedHandlers, procedure, handler),
  }
}

/** The columns that repeat what is searched for in the kernel's state. */
function columnsOf(matter: Matter): Pick<Row, 'state' | 'step' | 'outcome' | 'deadline_at' | 'ended_at' | 'matter'> {
  const { state } = matter
  if (state.kind === 'ended')
    return {
      state: 'ended',
      step: state.step,
      outcome: state.end,
      deadline_at: null,
      ended_at: Temporal.Instant.from(state.at),
      matter,
    }
  return {
    state: 'open',
    step: state.step,
    outcome: null,
    deadline_at: state.deadlineAt === null ? null : Temporal.Instant.from(state.deadlineAt),
    ended_at: null,
    matter,
  }
}

function termsOf({ releasers, deadline, deputies, onDeadline }: OpenMatter): StepTerms {
  return {
    ...(releasers === undefined ? {} : { who: releasers }),
    ...(deadline === undefined ? {} : { deadlineAt: deadline?.toString() ?? null }),
    ...(deputies === undefined ? {} : { deputies }),
    ...(onDeadline === undefined ? {} : { onDeadline }),
  }
}

function join<T>(handlers: Map<string, T>, procedure: string, handler: T): void {
  if (handlers.has(procedure)) throw new RangeError(`procedure \`${procedure}\` has an owner already`)
  handlers.set(procedure, handler)
}
