import { type Matter, mayAct, type People, type Procedure, type Releaser, releasersOf, stepOf } from '@beadle/engine'
import type { Selectable } from 'kysely'
import { type Directory, resolveReleasers } from '../people/index.ts'
import type { MatterTable } from './tables.ts'

/** A matter as it stands now. */
export type MatterView = {
  readonly id: string
  readonly procedure: string
  readonly step: string | null
  readonly state: 'open' | 'ended'
  /** The name of its end (`released`), once it has ended. */
  readonly outcome: string | null
  readonly openedAt: Temporal.Instant
  readonly deadlineAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly sender: string | null
  readonly about: readonly string[]
  /** Ids of the people who can decide now, worked out from the directory as it is. */
  readonly mayAct: readonly string[]
  /** Whose turn it is. */
  readonly turn: 'first' | 'deputies' | null
  /** What those who can act may choose. */
  readonly outcomes: readonly string[]
  readonly onDeadline: string | null
  /** Whoever may act may act on several such matters at once. */
  readonly batch: boolean
  readonly refs: Readonly<Record<string, string>>
  readonly cites: readonly string[]
  readonly history: Matter['history']
}

/** A row with the people of the moment. */
export function viewOf(row: Selectable<MatterTable>, directory: Directory): MatterView {
  const { matter, definition } = row
  const step = matter.state.kind === 'open' ? stepOf(definition, matter.state.step) : undefined
  const outcomes = Object.entries(step?.outcomes ?? {}).flatMap(([name, { only }]) =>
    only === 'deadline' ? [] : [name],
  )
  return {
    id: row.id,
    procedure: row.procedure,
    step: row.step,
    state: row.state,
    outcome: row.outcome,
    openedAt: row.opened_at,
    deadlineAt: row.deadline_at,
    endedAt: row.ended_at,
    sender: row.sender_id,
    about: row.about,
    mayAct: mayAct(definition, matter, peopleOf(definition, matter, row.recipients, directory)),
    turn: matter.state.kind === 'open' ? matter.state.turn : null,
    outcomes,
    onDeadline: matter.state.kind === 'open' ? (matter.terms.onDeadline ?? step?.onDeadline ?? null) : null,
    batch: step?.batch === true,
    refs: row.refs,
    cites: row.cites,
    history: matter.history,
  }
}

/** Who each releaser of the matter's present and next steps stands for, by the directory as it is. */
export function peopleOf(
  definition: Procedure,
  matter: Matter,
  recipients: readonly string[],
  directory: Directory,
): People {
  const concerned = { ...(matter.sender === null ? {} : { sender: matter.sender }), about: matter.about, recipients }
  return Object.fromEntries(
    releasersOf(definition, matter).map((releaser: Releaser) => [
      releaser,
      resolveReleasers(directory, [releaser], concerned),
    ]),
  )
}
