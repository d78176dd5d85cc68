import type { Effect } from '@beadle/engine'
import { sql } from 'kysely'
import type { ClauseActivity } from '../modules/governance/index.ts'
import './tables.ts'

/**
 * What the subject of a decision was told: anybody may read a clause's page, its subject too. Where something silent spoke, the
 * effect that the other citations stand with; without any, a permit.
 */
export const toldEffect = sql<Effect>`case when exists (
    select from decisions.cited as silent where silent.school_id = record.school_id and silent.decision_id = record.id and silent.silent)
  then coalesce((select min(other.effect) from decisions.cited as other where other.school_id = record.school_id
    and other.decision_id = record.id and other.kind = 'cited' and not other.silent), 'permit')
  else record.effect end`

/** When clauses acted, from the decision records: what governance asks for, joined in wiring.ts. */
export const clauseActivity: ClauseActivity = {
  async since(db, schoolId, since) {
    const rows = await db
      .selectFrom('decisions.cited')
      .select([
        'clause',
        sql<number>`count(*) filter (where decided_at >= ${since})`.as('count'),
        sql<Temporal.Instant>`max(decided_at)`.as('last'),
      ])
      .where('school_id', '=', schoolId)
      .where('kind', '=', 'cited')
      .where('silent', '=', false)
      .groupBy('clause')
      .execute()
    return rows.map(({ clause, count, last }) => ({ clause, count, lastActedAt: last }))
  },
  async recent(db, schoolId, clause, limit) {
    const rows = await db
      .selectFrom('decisions.cited as cited')
      .innerJoin('decisions.record as record', (join) =>
        join.onRef('record.school_id', '=', 'cited.school_id').onRef('record.id', '=', 'cited.decision_id'),
      )
      .select([
        'record.id',
        'record.decided_at',
        'record.action',
        toldEffect.as('effect'),
        sql<boolean>`bool_and(cited.kind = 'watched')`.as('watched'),
      ])
      .where('cited.school_id', '=', schoolId)
      .where('cited.clause', '=', clause)
      .where('cited.silent', '=', false)
      .where('cited.kind', '!=', 'lifted')
      .groupBy(['record.school_id', 'record.id', 'record.decided_at', 'record.action', 'record.effect'])
      .orderBy('record.decided_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      at: row.decided_at,
      action: row.action,
      effect: row.effect,
      watched: row.watched,
    }))
  },
  async byDay(db, schoolId, clause, { since, timeZone }) {
    const rows = await db
      .selectFrom('decisions.cited')
      .select([
        sql<Temporal.PlainDate>`(decided_at at time zone ${timeZone})::date`.as('on'),
        sql<number>`count(distinct decision_id)`.as('count'),
      ])
      .where('school_id', '=', schoolId)
      .where('clause', '=', clause)
      .where('kind', '=', 'cited')
      .where('silent', '=', false)
      .where('decided_at', '>=', since)
      .groupBy('on')
      .orderBy('on')
      .execute()
    return rows.map(({ on, count }) => ({ on: on.toString(), count }))
  },
}
