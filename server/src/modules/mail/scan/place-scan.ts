import type { Tx } from '../../../platform/database/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'
import { scanClauses } from './await-scan.ts'

/**
 * Puts recipients who may have their mail now before the scanner once more, and says whether it did: a release is not decided
 * again, but it is scanned again, by signatures that may be days newer. What the scanner cannot see has been a person's to decide.
 */
export async function scanBeforeGoing(
  tx: Tx,
  { schoolId, at, parts, policy, seals }: MailContext,
  { messageId, positions }: { readonly messageId: string; readonly positions: readonly number[] },
): Promise<boolean> {
  if (parts.settings.scanning !== 'clamd') return false
  const message = await tx
    .selectFrom('mail.message')
    .select('envelope')
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message?.envelope || seals.openEnvelope(message.envelope).scan !== 'needed') return false
  await tx
    .insertInto('mail.hold')
    .values({
      school_id: schoolId,
      id: uuidv7(),
      message_id: messageId,
      kind: 'scan',
      positions: [...positions],
      releasers: [],
      cites: [...scanClauses(policy.version)],
      silent: false,
      state: 'waiting',
      made_at: at,
    })
    .execute()
  return true
}
