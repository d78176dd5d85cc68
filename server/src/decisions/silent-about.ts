import { sql } from 'kysely'
import type { Procedures } from '../modules/procedures/index.ts'
import type { Reader } from '../platform/database/index.ts'
import './tables.ts'

/**
 * Ids of decisions, messages and matters about which this person, their subject, is not to be told: a report about them,
 * a message that could be read as grooming, one that somebody has reported. Whoever lists records to people leaves these out for that person, whatever
 * their roles let them read of others.
 */
export async function silentAbout(
  db: Reader,
  procedures: Procedures,
  { schoolId, personId }: { readonly schoolId: string; readonly personId: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string; id: string }>`
    select distinct other.kind, other.about_id as id
      from decisions.record as record
      join ledger.about as own on own.school_id = record.school_id and own.kind = 'decision' and own.about_id = record.id::text
      join ledger.about as other on other.school_id = own.school_id and other.entry_id = own.entry_id
     where record.school_id = ${schoolId} and record.subject_id = ${personId}
       and (exists (select from decisions.cited as cited where cited.school_id = record.school_id and cited.decision_id = record.id and cited.silent)
         or other.kind = 'message' and exists (
           select from ledger.about as told
            where told.school_id = record.school_id and told.kind = 'message' and told.about_id = other.about_id and told.entry_kind = 'mail.reported'))`.execute(
    db,
  )
  const hidden = new Set(rows.map(({ id }) => id))
  const messages = rows.flatMap(({ kind, id }) => (kind === 'message' ? [id] : []))
  const matters = await procedures.byRefs(db, schoolId, 'message', messages)
  for (const { id } of [...matters.values()].flat()) hidden.add(id)
  return hidden
}
