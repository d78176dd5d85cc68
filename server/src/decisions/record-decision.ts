import { appendEntries } from '../ledger/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { json } from '../platform/database/index.ts'
import type { Keys } from '../platform/keys/index.ts'
import { isUuid } from '../platform/uuid.ts'
import type { Decided, Recordable } from './decisions.ts'
import './tables.ts'
import { sealKept } from './kept-decision.ts'

/**
 * Writes decisions with what they were made from, and their ledger entries, in the caller's transaction. What is kept of a
 * request holds no words of its sender: facts, findings and version suffice to decide it again.
 */
export async function recordAll(tx: Tx, keys: Keys, decided: readonly Recordable[]): Promise<void> {
  const records = (db: Pick<Tx, 'insertInto'>) =>
    db.insertInto('decisions.record').values(
      decided.map((each) => ({
        school_id: each.schoolId,
        id: each.id,
        decided_at: Temporal.Instant.from(each.request.context.time),
        action: each.request.action.name,
        subject_id: isUuid(each.request.subject.id) ? each.request.subject.id : null,
        effect: each.decision.context.effect,
        policy: each.policy,
        version: each.version,
        sealed: sealKept(keys, each),
        advised: each.decision.context.obligations.some((obligation) => obligation.do === 'advise'),
        epochs: json(each.epochs),
      })),
    )
  const cited = decided.flatMap(citedRows)
  if (cited.length === 0) await records(tx).execute()
  // One statement for both tables: a round trip costs more than what is written.
  else
    await tx
      .with('record', (db) => records(db))
      .insertInto('decisions.cited')
      .values(cited)
      .execute()
  await appendEntries(
    tx,
    decided.map((each) => ({
      schoolId: each.schoolId,
      kind: 'decision.made',
      at: Temporal.Instant.from(each.request.context.time),
      actor: isUuid(each.request.subject.id) ? each.request.subject.id : 'outsider',
      about: [{ kind: 'decision', id: each.id }, ...(each.about ?? [])],
      data: {
        action: each.request.action.name,
        effect: each.decision.context.effect,
        policy: each.policy,
        version: each.version,
        clauses: each.told.context.citations.map(({ clause }) => clause),
      },
    })),
  )
}

function citedRows(decided: Decided) {
  const { decision, told } = decided
  const { citations, lifted, watched } = decision.context
  const rows = [
    ...citations.map(({ clause, control, silent }) => ({
      clause,
      control,
      // Beside a silent finding a clause stands with the effect its subject was told.
      effect: (silent === true ? decision : told).context.effect,
      kind: 'cited' as const,
      silent: silent === true,
    })),
    ...lifted.map(({ clause, control, effect }) => ({
      clause,
      control,
      effect,
      kind: 'lifted' as const,
      silent: false,
    })),
    ...watched.map(({ clause, control, effect }) => ({
      clause,
      control,
      effect,
      kind: 'watched' as const,
      silent: false,
    })),
  ]
  const at = Temporal.Instant.from(decided.request.context.time)
  const once = new Map(rows.map((row) => [`${row.clause} ${row.control} ${row.kind}`, row]))
  return [...once.values()].map((row) => ({
    school_id: decided.schoolId,
    decision_id: decided.id,
    decided_at: at,
    ...row,
  }))
}
