import type { Reader } from '../platform/database/index.ts'
import './tables.ts'

/** How many decisions one clause with one control held or denied. */
export type StoppedBy = { readonly clause: string; readonly control: string; readonly count: number }

/** What was held or denied since an instant, by clause and control. Nothing that is silent is counted, nor what only watches. */
export async function stoppedByBinding(
  db: Reader,
  schoolId: string,
  since: Temporal.Instant,
): Promise<readonly StoppedBy[]> {
  const rows = await db
    .selectFrom('decisions.cited')
    .select(['clause', 'control'])
    .select(({ fn }) => fn.count<number>('decision_id').distinct().as('count'))
    .where('school_id', '=', schoolId)
    .where('decided_at', '>=', since)
    .where('kind', '=', 'cited')
    .where('effect', 'in', ['hold', 'deny'])
    .where('silent', '=', false)
    .groupBy(['clause', 'control'])
    .execute()
  return rows.map(({ clause, control, count }) => ({ clause, control, count: Number(count) }))
}
