import type { Tx } from '../../platform/database/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { touchesMessage } from './changes.ts'
import type { MailContext } from './context.ts'
import { octetsOfCopy, readCopyHeaders } from './copies/copy-headers.ts'
import { type Leaving, makeChanged } from './make-changes.ts'
import { mailDate } from './notices/compose.ts'
import type { Delivery } from './queue.ts'
import type { SealedEnvelope } from './sealed.ts'
import { resultsField } from './sign/index.ts'

/** One envelope with everything the next server must be told. */
export type Outgoing = {
  readonly schoolId: string
  readonly delivery: Delivery
  readonly from: string
  readonly recipients: readonly {
    readonly position: number
    readonly address: string
    readonly notify?: readonly string[]
    readonly original?: string
  }[]
  /** Our trace fields, to stand above the message. */
  readonly above: Buffer
  readonly message: Buffer
  readonly eightBit: boolean
  readonly utf8: boolean
  readonly return?: 'FULL' | 'HDRS'
  readonly envelopeId?: string
}

const loopField = 'x-beadle-loop'

/** Puts an envelope together from what was accepted. The message's octets are those accepted, from the first to the last, where no change was asked for. */
export function makeOutgoing(context: Pick<MailContext, 'schoolId' | 'parts'>, made: Leaving): Outgoing {
  const { delivery, envelope, raw, acceptedAt } = made
  const recipients = delivery.positions.flatMap((position) => {
    const recipient = envelope.recipients[position]
    return recipient ? [{ position, ...recipient }] : []
  })
  return {
    schoolId: context.schoolId,
    delivery,
    from: envelope.from,
    recipients,
    above: Buffer.from(traceFields(context, { delivery, envelope, acceptedAt })),
    message: touchesMessage(delivery.changes) ? makeChanged(context, made) : raw,
    eightBit: envelope.eightBit,
    utf8: envelope.utf8,
    ...(envelope.return ? { return: envelope.return } : {}),
    ...(envelope.envelopeId === undefined ? {} : { envelopeId: envelope.envelopeId }),
  }
}

/** Reads back from the record what is needed for envelopes claimed from the queue. */
export async function loadOutgoing(
  tx: Tx,
  context: MailContext,
  deliveries: readonly Delivery[],
): Promise<readonly Outgoing[]> {
  if (deliveries.length === 0) return []
  const rows = await tx
    .selectFrom('mail.message')
    .select(['id', 'envelope', 'raw', 'accepted_at'])
    .where('school_id', '=', context.schoolId)
    .where('id', 'in', [...new Set(deliveries.map(({ messageId }) => messageId))])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const headerOf = await readCopyHeaders(
    tx,
    context,
    deliveries.map(({ messageId, changes }) => ({ messageId, copy: changes.copy })),
  )
  return deliveries.flatMap((delivery) => {
    const row = byId.get(delivery.messageId)
    if (!row?.envelope || !row.raw) return []
    const { seals } = context
    return [
      makeOutgoing(context, {
        delivery,
        envelope: seals.openEnvelope(row.envelope),
        raw: octetsOfCopy(seals.openRaw(row.raw), headerOf(row.id, delivery.changes.copy)),
        acceptedAt: row.accepted_at,
      }),
    ]
  })
}

type Traced = { readonly delivery: Delivery; readonly envelope: SealedEnvelope; readonly acceptedAt: Temporal.Instant }

function traceFields(
  { parts, schoolId }: Pick<MailContext, 'parts' | 'schoolId'>,
  { delivery, envelope, acceptedAt }: Traced,
): string {
  const { hostname } = parts.settings
  // Where somebody who signed in wrote from, at home or away, is nobody's business but the record's.
  const isSignedIn = envelope.protocol.endsWith('A')
  const from =
    envelope.peer === '' || isSignedIn ? '' : `from ${fieldWord(envelope.helo) || 'unknown'} ([${envelope.peer}]) `
  const id = delivery.messageId
  const checked = envelope.verdicts?.by === 'own' ? resultsField(hostname, envelope.verdicts) : ''
  const lines = [
    `Received: ${from}by ${hostname} (Beadle)`,
    `\twith ${envelope.protocol} id ${id}; ${mailDate(acceptedAt)}`,
    ...(parts.settings.loopField ? [`X-Beadle-Loop: ${schoolId} ${id} ${loopSeal(parts.keys, schoolId, id)}`] : []),
    ...delivery.changes.tags.map((tag) => `X-Beadle-Tag: ${fieldWord(tag)}`),
  ]
    .map((line) => `${line}\r\n`)
    .join('')
  // RFC 8601 4.1: above the trace field of the server that found it.
  return checked + lines
}

function fieldWord(text: string): string {
  return text.replace(/[^\x21-\x27\x2a-\x5b\x5d-\x7e ]/g, '').slice(0, 200)
}

function loopSeal(keys: Keys, schoolId: string, messageId: string): string {
  return keys.hmac(schoolId, 'mail-loop', messageId).subarray(0, 16).toString('base64url')
}

/** How often a message has been through this server already, by fields that only it can have written. */
export function ownHops(keys: Keys, fields: readonly { readonly name: string; readonly value: string }[]): number {
  return fields.filter(({ name, value }) => {
    if (name !== loopField) return false
    const [schoolId = '', id = '', seal = ''] = value.split(' ')
    return /^[0-9a-f-]{36}$/.test(schoolId) && seal === loopSeal(keys, schoolId, id)
  }).length
}
