import { isAscii } from 'node:buffer'
import type { Tx } from '../../../platform/database/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import type { MailContext } from '../context.ts'
import type { RecipientResult } from '../deliver-results.ts'
import { readHeader } from '../mime/header.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { sayTime } from './announce.ts'
import { type DeliveryStatus, statusFields, tidyAnswer } from './delivery-status.ts'
import { sendNotice } from './send-notice.ts'

/** What is told of a delivery; `retryUntil` goes with `delayed`. */
export type DeliveryNews = {
  readonly messageId: string
  readonly kind: DeliveryStatus
  readonly results: readonly RecipientResult[]
  readonly retryUntil?: Temporal.Instant
}

/**
 * Tells one of our own senders what became of their mail, as a delivery status notification (RFC 3464). Never told: the null
 * sender, a notice of ours, an outsider (their envelope sender is often forged), and who asked not to be (NOTIFY).
 */
export async function reportDelivery(tx: Tx, context: MailContext, news: DeliveryNews): Promise<void> {
  const { schoolId, seals, directory, parts } = context
  const { messageId, kind } = news
  const message = await tx
    .selectFrom('mail.message')
    .select(['direction', 'sender_id', 'envelope', 'raw', 'accepted_at'])
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (message?.direction !== 'out' || !message.envelope) return
  const envelope = seals.openEnvelope(message.envelope)
  const results = news.results.filter(({ position }) => isWanted(envelope, position, kind))
  if (envelope.from === '' || results.length === 0) return
  atFaultPoint('report.begun')
  const person = message.sender_id === null ? undefined : directory.personById(message.sender_id)
  const raw = message.raw === null ? undefined : seals.openRaw(message.raw)
  await sendNotice(tx, context, {
    ...(person ? { personId: person.id } : {}),
    to: { address: envelope.from, ...(person ? { name: person.name } : {}) },
    subjectLine: `${subjects[kind]}: ${envelope.subjectLine || '(no subject)'}`,
    paragraphs: paragraphs(context, envelope, { ...news, results }),
    report: {
      type: 'message/delivery-status',
      content: statusFields(envelope, {
        ...news,
        results,
        hostname: parts.settings.hostname,
        acceptedAt: message.accepted_at,
        at: context.at,
      }),
    },
    ...(raw ? returned(raw, kind === 'failed' && envelope.return === 'FULL') : {}),
    ...(envelope.messageId === undefined ? {} : { inReplyTo: envelope.messageId }),
  })
}

const subjects = {
  failed: 'Not delivered',
  delayed: 'Not delivered yet',
  delivered: 'Delivered',
} as const satisfies Record<DeliveryStatus, string>

function paragraphs(
  context: MailContext,
  envelope: SealedEnvelope,
  { kind, results, retryUntil }: DeliveryNews,
): string[] {
  const lines = results.map(({ position, said, owed }) => {
    const address = envelope.recipients[position]?.address ?? ''
    return kind === 'delivered' ? `${address}: ${inWords[owed ?? 'relayed']}` : `${address}: ${tidyAnswer(said)}`
  })
  if (kind === 'failed')
    return [
      'Your message could not be delivered to everybody.',
      ...lines,
      'Please check the address, or try another way to reach them.',
    ]
  if (kind === 'delivered') return ['You asked to hear when your message has gone.', ...lines]
  const until = retryUntil ? ` until ${sayTime(context, retryUntil)}` : ''
  return [
    'Your message has not been delivered to everybody yet.',
    ...lines,
    `It is tried again${until}, and you will hear if it cannot be delivered. You need do nothing; where it is urgent, try another way to reach them.`,
  ]
}

const inWords = {
  delivered: 'it is in the mailbox.',
  relayed: 'it was passed on to a server that tells no more.',
} as const

/** RFC 3461 4.1: without NOTIFY, failures are told, and delays as the server sees fit. */
function isWanted(envelope: SealedEnvelope, position: number, kind: DeliveryStatus): boolean {
  const notify = envelope.recipients[position]?.notify ?? []
  if (kind === 'delivered') return notify.includes('SUCCESS')
  return notify.length === 0 || notify.includes(kind === 'failed' ? 'FAILURE' : 'DELAY')
}

/** A report must get through where its subject did not: what cannot be written in seven bits comes back as its header only. */
function returned(
  raw: Buffer,
  isFull: boolean,
): { readonly attached: Buffer; readonly attachedAs: 'message' | 'header' } {
  if (isFull && isAscii(raw)) return { attached: raw, attachedAs: 'message' }
  return { attached: raw.subarray(0, readHeader(raw).bodyStart), attachedAs: 'header' }
}
