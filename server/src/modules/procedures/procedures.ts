import {
  type Matter,
  type MatterEffect,
  type MatterEvent,
  mailHeld,
  openMatter as openInKernel,
  type Procedure,
  type StepTerms,
  transition,
} from '@beadle/engine'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, json, type Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { addJob, defineJob, type Jobs, removeJob } from '../../platform/jobs/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Governance } from '../governance/index.ts'
import type { Directory, People } from '../people/index.ts'
import type { Act, Acted, AskedHandler, OpenMatter, OutcomeHandler, Procedures } from './door.ts'
import { type MatterView, peopleOf, viewOf } from './matter-view.ts'
import { readMatters } from './read-matters.ts'
import type { MatterTable } from './tables.ts'

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
      // Whose it is stays with the matter: who decides it under a pseudonym may read the ledger.
      actor: 'system',
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
    ...readMatters(people),
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
