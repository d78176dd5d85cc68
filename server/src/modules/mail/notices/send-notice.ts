import type { Tx } from '../../../platform/database/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { noChanges } from '../changes.ts'
import { type MailContext, noticeAddress } from '../context.ts'
import { enqueue } from '../queue.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { signOwn } from '../sign/index.ts'
import { composeNotice, type Notice } from './compose.ts'

/** `fromName` is whose name it goes in, when not Beadle's. */
export type NewNotice = Omit<Notice, 'from' | 'messageId' | 'at'> & {
  readonly personId?: string
  readonly fromName?: string
}

/**
 * Puts a notice in the queue as mail of the school's own: from the null sender, so that nothing ever bounces back to it. It
 * goes when the caller's transaction stands.
 */
export async function sendNotice(tx: Tx, context: MailContext, notice: NewNotice): Promise<string> {
  const { schoolId, at, seals, parts } = context
  const id = uuidv7()
  const from = { address: noticeAddress(context), name: notice.fromName ?? 'Beadle' }
  const messageId = `<${id}@${parts.settings.hostname}>`
  const raw = signOwn(context, composeNotice({ ...notice, from, messageId, at }), from.address)
  const envelope: SealedEnvelope = {
    from: '',
    author: from.address,
    recipients: [{ address: notice.to.address }],
    subjectLine: notice.subjectLine,
    messageId,
    helo: parts.settings.hostname,
    peer: '',
    protocol: 'internal',
    eightBit: raw.some((octet) => octet > 0x7f),
    utf8: /[^\x20-\x7e]/.test(notice.to.address),
    attachments: [],
  }
  await tx
    .insertInto('mail.message')
    .values({
      school_id: schoolId,
      id,
      direction: 'notice',
      effect: 'permit',
      thread_token: seals.tokenAt(at, 'message-id', messageId),
      accepted_at: at,
      envelope: seals.sealEnvelope(at, envelope),
      raw: seals.sealRaw(at, raw),
      raw_bytes: raw.length,
    })
    .execute()
  await tx
    .insertInto('mail.recipient')
    .values({
      school_id: schoolId,
      message_id: id,
      position: 0,
      person_id: notice.personId ?? null,
      address_token: seals.tokenAt(at, 'address', notice.to.address),
      state: 'queued',
      state_at: at,
    })
    .execute()
  atFaultPoint('notice.written')
  await enqueue(tx, context, [{ messageId: id, positions: [0], changes: noChanges }])
  return id
}
