import type { ReviewBudget } from '@beadle/contract'
import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { clauseInWords } from '../../governance/index.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'

/** A reviewer's day is not to cost more than this many held messages per 1,000 people. */
const heldPerThousand = 5
/** Clauses with fewer stand together: what is counted is not to point at one message. */
const fewest = 3

/**
 * What was put before people since midnight of the school, and by which clauses, each message counted once. What waits for its
 * sender's own second look or for a time costs no reviewer anything; what is silent is not counted where those may look whom it is about.
 */
export async function reviewBudget(db: Reader, context: MailContext): Promise<ReviewBudget> {
  const { schoolId, at, directory, policy } = context
  const { timeZone } = policy.version.school.calendar
  const midnight = at.toZonedDateTimeISO(timeZone).startOfDay().toInstant()
  const { rows } = await sql<{ readonly clause: string | null; readonly count: number; readonly is_sum: number }>`
    select clause, grouping(clause) as is_sum, count(distinct message_id)::integer as count
      from mail.hold left join lateral unnest(cites) as clause on true
     where school_id = ${schoolId} and kind = 'people' and not silent and made_at >= ${midnight}
     group by grouping sets ((clause), ()) order by count desc, clause`.execute(db)
  const named = rows.flatMap(({ clause, count }) => (clause === null ? [] : [{ clause, count }]))
  const many = named.filter(({ count }) => count >= fewest)
  return {
    spent: rows.find(({ is_sum }) => is_sum === 1)?.count ?? 0,
    of: Math.ceil((directory.people.length * heldPerThousand) / 1000),
    spentBy: many.map(({ clause, count }) => ({ clause: clauseInWords(policy.version, clause), count })),
    others: named.filter(({ count }) => count < fewest).reduce((sum, { count }) => sum + count, 0),
  }
}

/** The budget as Home shows it; joined in wiring.ts. */
export function reviewBudgetFor(parts: MailParts) {
  return async (db: Reader, schoolId: string): Promise<ReviewBudget> =>
    reviewBudget(db, await contextIn(db as Tx, parts, schoolId))
}
