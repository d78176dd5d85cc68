import { sql } from 'kysely'
import type { Reader } from '../platform/database/index.ts'
import './tables.ts'

/** How many requests were decided since an instant, and how: the school's day in figures. */
export type DayFigures = {
  readonly decided: number
  readonly held: number
  readonly denied: number
  readonly advised: number
}

/** Counts decisions on record. `advised` are permits that came with a word of advice. */
export async function dayFigures(db: Reader, schoolId: string, since: Temporal.Instant): Promise<DayFigures> {
  const row = await db
    .selectFrom('decisions.record')
    .select([
      sql<number>`count(*)`.as('decided'),
      sql<number>`count(*) filter (where effect = 'hold')`.as('held'),
      sql<number>`count(*) filter (where effect = 'deny')`.as('denied'),
      sql<number>`count(*) filter (where effect = 'permit' and advised)`.as('advised'),
    ])
    .where('school_id', '=', schoolId)
    .where('decided_at', '>=', since)
    .executeTakeFirst()
  return row ?? { decided: 0, held: 0, denied: 0, advised: 0 }
}
