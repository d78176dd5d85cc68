import { appendEntries } from '../ledger/index.ts'
import { gatherBytes, plainArray, statement, type Tx } from '../platform/database/index.ts'
import type { Keys } from '../platform/keys/index.ts'
import { isUuid } from '../platform/uuid.ts'
import type { Decided, Recordable } from './decisions.ts'
import './tables.ts'
import { sealKept } from './kept-decision.ts'

const insertRecords = statement(`
  insert into decisions.record (school_id, id, decided_at, action, subject_id, effect, policy, version, sealed, advised)
  select school_id, id, decided_at, action, subject_id, effect, policy, version, substring($1::bytea from sealed_at for sealed_bytes), advised
    from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::integer[], $11::integer[], $12::boolean[])
      as row(school_id, id, decided_at, action, subject_id, effect, policy, version, sealed_at, sealed_bytes, advised)`)

const insertCited = statement(`
  insert into decisions.cited (school_id, decision_id, decided_at, clause, control, effect, kind, silent)
  select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[])`)

/**
 * Writes decisions with what they were made from, and their ledger entries, in the caller's transaction: sent with it and not
 * waited for. What is kept of a request holds no words of its sender: facts, findings and version suffice to decide it again.
 */
export async function recordAll(tx: Tx, keys: Keys, decided: readonly Recordable[]): Promise<void> {
  const bytes = gatherBytes()
  const sealed = decided.map((each) => {
    const kept = sealKept(keys, each)
    return { at: bytes.add(kept), length: kept.length }
  })
  insertRecords.send(tx, [
    bytes.all(),
    plainArray(decided.map((each) => each.schoolId)),
    plainArray(decided.map((each) => each.id)),
    plainArray(decided.map((each) => each.request.context.time)),
    plainArray(decided.map((each) => each.request.action.name)),
    plainArray(decided.map((each) => (isUuid(each.request.subject.id) ? each.request.subject.id : null))),
    plainArray(decided.map((each) => each.decision.context.effect)),
    decided.map((each) => each.policy),
    decided.map((each) => each.version),
    plainArray(sealed.map(({ at }) => at)),
    plainArray(sealed.map(({ length }) => length)),
    plainArray(
      decided.map((each) => each.decision.context.obligations.some((obligation) => obligation.do === 'advise')),
    ),
  ])
  const cited = decided.flatMap(citedRows)
  if (cited.length > 0)
    insertCited.send(tx, [
      plainArray(cited.map((row) => row.decided.schoolId)),
      plainArray(cited.map((row) => row.decided.id)),
      plainArray(cited.map((row) => row.decided.request.context.time)),
      cited.map((row) => row.clause),
      cited.map((row) => row.control),
      plainArray(cited.map((row) => row.effect)),
      plainArray(cited.map((row) => row.kind)),
      plainArray(cited.map((row) => row.silent)),
    ])
  const instantOf = onceForEach((text) => Temporal.Instant.from(text))
  await appendEntries(
    tx,
    decided.map((each) => ({
      schoolId: each.schoolId,
      kind: 'decision.made',
      at: instantOf(each.request.context.time),
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
  const once = new Map(rows.map((row) => [`${row.clause} ${row.control} ${row.kind}`, row]))
  return [...once.values()].map((row) => ({ decided, ...row }))
}

/** Reads the same text once, however many decisions bear it. */
function onceForEach<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}
