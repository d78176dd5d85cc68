import type { MessageDecision } from '@beadle/contract'
import type { Tx } from '../../../platform/database/index.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Session } from '../../../platform/http/index.ts'
import { ledgerRoles } from '../../people/index.ts'
import { offerOf } from '../ask-sender.ts'
import { contactOf } from '../contacts.ts'
import type { MailContext } from '../context.ts'
import { type KeptMessage, readOne, type Standing, standingsOf } from './kept-message.ts'
import { messageView } from './message-view.ts'

/** A message that is somebody's to see, and as what they see it; NotFoundError for a stranger. */
export async function readAs(
  tx: Tx,
  context: MailContext,
  id: string,
  personId: string,
): Promise<{ readonly kept: KeptMessage; readonly standings: readonly Standing[] }> {
  const kept = await readOne(tx, context, id)
  const standings = standingsOf(context, kept, personId)
  if (standings.length === 0) throw new NotFoundError('message')
  return { kept, standings }
}

/** A message's page: its decision, and what this person may do about an outsider's. */
export async function showMessage(
  tx: Tx,
  context: MailContext,
  id: string,
  { personId, roles }: Session,
): Promise<MessageDecision> {
  const { kept, standings } = await readAs(tx, context, id, personId)
  const view = await messageView(tx, context, kept, {
    personId,
    standings,
    revealed: await isRevealed(tx, context, id, personId),
    seesLedger: roles.some((role) => ledgerRoles.includes(role)),
  })
  const reader = { personId, standings }
  const returning = await offerOf(tx, context, kept, reader)
  const contact = await contactOf(tx, context, kept, reader)
  return { ...view, ...(returning ? { returning } : {}), ...(contact ? { contact } : {}) }
}

/** Whether the sender's name was shown to this reviewer. */
export async function isRevealed(
  tx: Tx,
  { schoolId }: MailContext,
  messageId: string,
  personId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('mail.revealed')
    .select('revealed_at')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
