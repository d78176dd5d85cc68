import { appendEntry } from '../../../ledger/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import type { KeptMessage, Standing } from '../views/kept-message.ts'
import { contentFindings } from './content-findings.ts'

type Saying = { readonly personId: string; readonly standings: readonly Standing[] }

/** As what this person may say it; undefined for those who may not: the sender, who was told, its reviewers, and whoever it came for. */
function sayingAs(standings: readonly Standing[]): 'sender' | 'reviewer' | 'recipient' | undefined {
  if (standings.includes('sender')) return 'sender'
  if (standings.includes('releaser') || standings.includes('deputy')) return 'reviewer'
  return standings.includes('recipient') ? 'recipient' : undefined
}

/** Whether this reader may call it a false alarm, or somebody has; undefined where no detector spoke that they may know of. */
export async function falseAlarmOf(
  db: Reader,
  context: MailContext,
  kept: KeptMessage,
  standings: readonly Standing[],
): Promise<'may' | 'said' | undefined> {
  if (sayingAs(standings) === undefined || contentFindings(context, kept).length === 0) return undefined
  const row = await db
    .selectFrom('mail.false_alarm')
    .select('message_id')
    .where('school_id', '=', context.schoolId)
    .where('message_id', '=', kept.row.id)
    .limit(1)
    .executeTakeFirst()
  return row ? 'said' : 'may'
}

/**
 * Records that the detectors were wrong about this message: which binding and which terms, never a word of it. Once for each
 * binding, whoever says it; false where there is nothing to say it of, or this is not one who may.
 */
export async function recordFalseAlarm(
  tx: Tx,
  context: MailContext,
  kept: KeptMessage,
  { personId, standings }: Saying,
): Promise<boolean> {
  const as = sayingAs(standings)
  const findings = contentFindings(context, kept)
  if (as === undefined || findings.length === 0) return false
  const { schoolId, at } = context
  const made = await tx
    .insertInto('mail.false_alarm')
    .values(
      findings.map(({ clause, control, facts }) => ({
        school_id: schoolId,
        message_id: kept.row.id,
        clause,
        control,
        facts: [...facts],
        said_as: as,
        said_by: personId,
        said_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['clause', 'control'])
    .execute()
  if (made.length > 0)
    await appendEntry(tx, {
      schoolId,
      kind: 'mail.false-alarm',
      at,
      actor: as === 'sender' ? 'sender' : personId,
      about: [{ kind: 'message', id: kept.row.id }],
      data: { as, clauses: made.map(({ clause }) => clause) },
    })
  return true
}
