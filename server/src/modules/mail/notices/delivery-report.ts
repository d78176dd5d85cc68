import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import type { RecipientResult } from '../deliver-results.ts'
import { readHeader } from '../mime/header.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { mailDate } from './compose.ts'
import { sendNotice } from './send-notice.ts'

/**
 * Tells one of our own senders that mail could not be delivered, as a delivery status notification (RFC 3464). Never told:
 * the null sender, a notice of ours, an outsider (their envelope sender is often forged), and who asked not to be (NOTIFY).
 */
export async function reportFailure(
  tx: Tx,
  context: MailContext,
  messageId: string,
  failed: readonly RecipientResult[],
): Promise<void> {
  const { schoolId, seals, directory } = context
  const message = await tx
    .selectFrom('mail.message')
    .select(['direction', 'sender_id', 'envelope', 'raw', 'accepted_at'])
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (message?.direction !== 'out' || !message.envelope) return
  const envelope = seals.openEnvelope(message.envelope)
  const wanted = failed.filter(({ position }) => wantsFailure(envelope, position))
  if (envelope.from === '' || wanted.length === 0) return
  const person = message.sender_id === null ? undefined : directory.personById(message.sender_id)
  const raw = message.raw === null ? undefined : seals.openRaw(message.raw)
  await sendNotice(tx, context, {
    ...(person ? { personId: person.id } : {}),
    to: { address: envelope.from, ...(person ? { name: person.name } : {}) },
    subjectLine: `Not delivered: ${envelope.subjectLine || '(no subject)'}`,
    paragraphs: [
      'Your message could not be delivered to everybody.',
      ...wanted.map(({ position, said }) => `${envelope.recipients[position]?.address ?? ''}: ${plain(said)}`),
      'Please check the address, or try another way to reach them.',
    ],
    report: {
      type: 'message/delivery-status',
      content: statusFields(context, envelope, { messageId, at: message.accepted_at, wanted }),
    },
    ...(raw ? { attached: envelope.return === 'FULL' ? raw : raw.subarray(0, readHeader(raw).bodyStart) } : {}),
    ...(envelope.messageId === undefined ? {} : { inReplyTo: envelope.messageId }),
  })
}

/** RFC 3461 4.1: without NOTIFY, failures are told. */
function wantsFailure(envelope: SealedEnvelope, position: number): boolean {
  const notify = envelope.recipients[position]?.notify ?? []
  return notify.length === 0 || notify.includes('FAILURE')
}

type Failure = {
  readonly messageId: string
  readonly at: Temporal.Instant
  readonly wanted: readonly RecipientResult[]
}

function statusFields({ parts }: MailContext, envelope: SealedEnvelope, { messageId, at, wanted }: Failure): string {
  const perMessage = [
    `Reporting-MTA: dns; ${parts.settings.hostname}`,
    ...(envelope.envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelope.envelopeId}`]),
    `X-Beadle-Message: ${messageId}`,
    `Arrival-Date: ${mailDate(at)}`,
  ]
  const perRecipient = wanted.map(({ position, said }) => {
    const recipient = envelope.recipients[position]
    return [
      ...(recipient?.original === undefined ? [] : [`Original-Recipient: ${recipient.original}`]),
      `Final-Recipient: ${envelope.utf8 ? 'utf-8' : 'rfc822'}; ${recipient?.address ?? ''}`,
      'Action: failed',
      `Status: ${/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(said)?.[1]?.replace(/^4/, '5') ?? '5.0.0'}`,
      ...(/^\d{3}/.test(said) ? [`Diagnostic-Code: smtp; ${plain(said)}`] : []),
    ]
  })
  return [perMessage, ...perRecipient].map((fields) => fields.map((field) => `${field}\r\n`).join('')).join('\r\n')
}

function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 400)
}
