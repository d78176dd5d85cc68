import type { MailMeasurement } from '@beadle/contract'
import { sql } from 'kysely'
import { stoppedByBinding } from '../../../decisions/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { clauseInWords } from '../../governance/index.ts'
import type { MailContext } from '../context.ts'

const days = 90
/** Below this many nothing is said of a share: it would be chance, and might point at somebody. */
const fewest = 10
const fewestOfTerm = 3

/**
 * What the school's people said of what detectors stopped in the last term or so: for each binding how many, how many called
 * false alarms, and which terms were wrong again and again. No message and nobody can be told from it.
 */
export async function measureFalseAlarms(tx: Tx, context: MailContext): Promise<MailMeasurement> {
  const { schoolId, at, policy } = context
  const since = at.subtract({ hours: 24 * days })
  const said = await tx
    .selectFrom('mail.false_alarm')
    .select(['clause', 'control'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('school_id', '=', schoolId)
    .where('said_at', '>=', since)
    .groupBy(['clause', 'control'])
    .execute()
  const { rows: terms } = await sql<{ clause: string; control: string; fact: string; count: number }>`
    select clause, control, fact, count(*)::integer as count
      from mail.false_alarm cross join lateral unnest(facts) as fact
     where school_id = ${schoolId} and said_at >= ${since}
     group by 1, 2, 3 having count(*) >= ${fewestOfTerm} order by count desc, fact`.execute(tx)
  const byContent = new Set(
    policy.compiled.bindings.flatMap(({ control, cites }) =>
      control.needs.some((fact) => fact.startsWith('content.')) ? cites.map((clause) => `${clause} ${control.id}`) : [],
    ),
  )
  const stopped = (await stoppedByBinding(tx, schoolId, since)).filter(({ clause, control }) =>
    byContent.has(`${clause} ${control}`),
  )
  return {
    since: since.toZonedDateTimeISO(policy.version.school.calendar.timeZone).toPlainDate().toString(),
    fewest,
    bindings: stopped
      .sort((a, b) => b.count - a.count)
      .map(({ clause, control, count }) => {
        const own = (row: { readonly clause: string; readonly control: string }) =>
          row.clause === clause && row.control === control
        const falseAlarms = Number(said.find(own)?.count ?? 0)
        return {
          clause: clauseInWords(policy.version, clause, control),
          control,
          stopped: count,
          falseAlarms,
          ...(count >= fewest ? { share: Math.min(1, falseAlarms / count) } : {}),
          terms: terms.filter(own).map(({ fact, count: times }) => ({ fact, count: times })),
        }
      }),
  }
}
