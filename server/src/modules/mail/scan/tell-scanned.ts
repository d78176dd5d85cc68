import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import { clauseWords } from '../notices/clause-words.ts'
import { type NewNotice, sendNotice } from '../notices/send-notice.ts'

type Told = {
  readonly messageId: string
  readonly positions: readonly number[]
  readonly cites: readonly string[]
  readonly how: 'malware' | 'unscanned'
}

/**
 * Three sentences about the scanner, in each language of the school: what happened, under which clause, what now. `about` is the
 * key of the first; the last has `.now` behind it.
 */
export function scanWords(
  { policy }: Pick<MailContext, 'policy'>,
  about: string,
  cites: readonly string[],
): readonly string[] {
  const { sentences } = policy.compiled
  return policy.pack.languages.flatMap((language) => {
    const what = sentences.say({ key: about }, language)
    const now = sentences.say({ key: `${about}.now` }, language)
    return what === undefined ? [] : [[what, clauseWords({ policy }, cites), now ?? ''].join(' ').trim()]
  })
}

/** Tells our own sender, or those of the school it was for, that a message was stopped by what the scanner said. */
export async function tellScanned(
  tx: Tx,
  context: MailContext,
  { messageId, positions, cites, how }: Told,
): Promise<void> {
  const { schoolId, directory, seals, parts } = context
  const message = await tx
    .selectFrom('mail.message')
    .select(['direction', 'sender_id', 'envelope'])
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message?.envelope) return
  const envelope = seals.openEnvelope(message.envelope)
  const links = [
    { label: 'See the decision and its clauses', url: `${parts.settings.baseUrl}/mail/messages/${messageId}` },
  ]
  const tell = async (personId: string | null, notice: Pick<NewNotice, 'subjectLine' | 'paragraphs'>) => {
    const address = personId && directory.officialAddressOf(personId)
    if (personId && address) await sendNotice(tx, context, { ...notice, personId, to: { address }, links })
  }
  if (message.direction === 'out')
    return tell(message.sender_id, {
      subjectLine: `Not sent: ${envelope.subjectLine || '(no subject)'}`,
      paragraphs: scanWords(context, `mail.scan.${how}`, cites),
    })
  const recipients = await tx
    .selectFrom('mail.recipient')
    .select('person_id')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('position', 'in', [...positions])
    .where('state', '=', 'refused')
    .execute()
  for (const personId of new Set(recipients.map(({ person_id }) => person_id)))
    await tell(personId, {
      subjectLine: 'A message to you was not delivered',
      paragraphs: scanWords(context, `mail.scan.${how}-to-you`, cites),
    })
}
