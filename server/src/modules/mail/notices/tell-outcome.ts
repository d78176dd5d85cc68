import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import type { Settlement } from '../settle-hold.ts'
import { sendNotice } from './send-notice.ts'

/** Tells the sender, once, that what was held does not go: what happened, and what they can do now. */
export async function tellOutcome(
  tx: Tx,
  context: MailContext,
  messageId: string,
  { how, reason }: Settlement,
): Promise<void> {
  const { schoolId, directory, seals, parts } = context
  const message = await tx
    .selectFrom('mail.message')
    .select(['sender_id', 'envelope', 'direction'])
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  // An outsider is never written to by the machine: what they would learn, they would learn from whoever forged them.
  if (!message?.sender_id || !message.envelope || message.direction !== 'out') return
  const envelope = seals.openEnvelope(message.envelope)
  const address = directory.officialAddressOf(message.sender_id) ?? envelope.from
  if (address === '') return
  const what =
    how === 'deadline'
      ? 'Nobody decided in time, so your message was not sent.'
      : 'Your message was refused and was not sent.'
  await sendNotice(tx, context, {
    personId: message.sender_id,
    to: { address },
    subjectLine: `Not sent: ${envelope.subjectLine || '(no subject)'}`,
    paragraphs: [
      what,
      ...(reason ? [`The reason given: ${reason}`] : []),
      'The decision and its clauses are on the message’s page; you may change the message and send it again.',
    ],
    links: [{ label: 'See the decision and its clauses', url: `${parts.settings.baseUrl}/mail/messages/${messageId}` }],
    ...(envelope.messageId === undefined ? {} : { inReplyTo: envelope.messageId }),
  })
}
