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

/**
 * Counts decisions on record, each as its subject was told of it: a figure that moves with something silent would tell. `advised`
 * are permits that came with a word of advice.
 */
export async function dayFigures(db: Reader, schoolId: string, since: Temporal.Instant): Promise<DayFigures> {
  const told = db
    .selectFrom('decisions.record as record')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('decisions.cited')
          .select('decision_id')
          .select(
            sql<string>`coalesce(min(effect) filter (where kind = 'cited' and not silent), 'permit')`.as('effect'),
          )
          .where('school_id', '=', schoolId)
          .where('decided_at', '>=', since)
          .groupBy('decision_id')
          .having(sql<boolean>`bool_or(silent)`)
          .as('silent'),
      (join) => join.onRef('silent.decision_id', '=', 'record.id'),
    )
    .select(['record.advised', sql<string>`coalesce(silent.effect, record.effect)`.as('effect')])
    .where('record.school_id', '=', schoolId)
    .where('record.decided_at', '>=', since)
    .as('told')
  const row = await db
    .selectFrom(told)
    .select([
      sql<number>`count(*)`.as('decided'),
      sql<number>`count(*) filter (where effect = 'hold')`.as('held'),
      sql<number>`count(*) filter (where effect = 'deny')`.as('denied'),
      sql<number>`count(*) filter (where effect = 'permit' and advised)`.as('advised'),
    ])
    .executeTakeFirst()
  return row ?? { decided: 0, held: 0, denied: 0, advised: 0 }
}
