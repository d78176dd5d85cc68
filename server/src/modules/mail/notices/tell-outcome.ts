import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import type { Settlement } from '../settle-hold.ts'
import { clauseWords } from './clause-words.ts'
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
  const cites = await citesOf(tx, context, messageId)
  const clause = cites.length > 0 ? clauseWords(context, cites) : undefined
  await sendNotice(tx, context, {
    personId: message.sender_id,
    to: { address },
    subjectLine: `Not sent: ${envelope.subjectLine || '(no subject)'}`,
    paragraphs: context.policy.pack.languages.flatMap((language) =>
      language === 'en' || language === 'cy'
        ? outcomeWords({ how, ...(reason ? { reason } : {}) }, clause, language)
        : [],
    ),
    links: [{ label: 'See the decision and its clauses', url: `${parts.settings.baseUrl}/mail/messages/${messageId}` }],
    ...(envelope.messageId === undefined ? {} : { inReplyTo: envelope.messageId }),
  })
}

/** What happened, which clause, what now. The Welsh here is unreviewed: no speaker has read it yet. */
function outcomeWords(
  { how, reason }: Settlement,
  clause: string | undefined,
  language: 'en' | 'cy',
): readonly string[] {
  const isLate = how === 'deadline'
  if (language === 'cy')
    return [
      isLate
        ? 'Ni phenderfynodd neb mewn pryd, felly nid anfonwyd eich neges.'
        : 'Gwrthodwyd eich neges, ac nis anfonwyd.',
      ...(reason ? [`Y rheswm a roddwyd: ${reason}`] : []),
      ...(clause ? [`Fe’i daliwyd o dan ${clause}`] : []),
      'Mae’r penderfyniad ar dudalen y neges; cewch ei newid a’i hanfon eto, neu siarad â phwy bynnag sy’n penderfynu.',
    ]
  return [
    isLate ? 'Nobody decided in time, so your message was not sent.' : 'Your message was refused and was not sent.',
    ...(reason ? [`The reason given: ${reason}`] : []),
    ...(clause ? [`It was held under ${clause}`] : []),
    'The decision is on the message’s page; you may change the message and send it again, or speak to whoever decides.',
  ]
}

/** The clauses that held it, as far as its sender is told. */
async function citesOf(tx: Tx, { schoolId }: MailContext, messageId: string): Promise<readonly string[]> {
  const holds = await tx
    .selectFrom('mail.hold')
    .select('cites')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('kind', '<>', 'scan')
    .where('silent', '=', false)
    .execute()
  return [...new Set(holds.flatMap(({ cites }) => cites))]
}
