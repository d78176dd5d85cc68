import { gatherBytes, plainArray, statement, type Tx } from '../../platform/database/index.ts'
import type { AcceptedMail } from './accept-message.ts'
import { type Changes, storedChanges } from './changes.ts'
import type { MailContext } from './context.ts'
import type { SealedEnvelope } from './sealed.ts'
import type { RecipientState } from './tables.ts'

/** Where a message stands for one recipient when it is first written down. */
export type RecipientRow = {
  readonly position: number
  readonly address: string
  readonly state: RecipientState
  readonly cites: readonly string[]
  readonly until?: Temporal.Instant
  readonly changes: Changes
  /** Added by a redirection, in place of the recipient at that position: what that one waits for, this one waits for. */
  readonly insteadOf?: number
  /** Its sender must not come to know of it. */
  readonly silent?: true
}

/** A message with its recipients, and the envelope to be sealed. */
export type PlannedMessage = {
  readonly mail: AcceptedMail
  readonly rows: readonly RecipientRow[]
  readonly envelope: SealedEnvelope
}

const insertMessages = statement(`
  insert into mail.message (school_id, id, direction, sender_id, sender_token, thread_token, decision_id, effect, marked, reply_all,
    accepted_at, envelope, raw, raw_bytes)
  select $1::uuid, id, direction, sender_id, substring($3::bytea from sender_at for 32),
      case when thread_at > 0 then substring($3::bytea from thread_at for 32) end, decision_id, effect, marked, reply_all, $2::timestamptz,
      substring($3::bytea from envelope_at for envelope_bytes), case when kept_at > 0 then substring($3::bytea from kept_at for kept_bytes) end,
      raw_bytes
    from unnest($4::uuid[], $5::text[], $6::uuid[], $7::integer[], $8::integer[], $9::uuid[], $10::text[], $11::text[], $12::boolean[],
        $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::integer[])
      as row(id, direction, sender_id, sender_at, thread_at, decision_id, effect, marked, reply_all,
        envelope_at, envelope_bytes, kept_at, kept_bytes, raw_bytes)`)

const insertRecipients = statement(`
  insert into mail.recipient (school_id, message_id, position, person_id, address_token, state, state_at, until_at, cites, changes)
  select $1::uuid, message_id, position, person_id, substring($3::bytea from token_at for 32), state, $2::timestamptz, until_at, cites::text[], changes
    from unnest($4::uuid[], $5::integer[], $6::uuid[], $7::integer[], $8::text[], $9::timestamptz[], $10::text[], $11::jsonb[])
      as row(message_id, position, person_id, token_at, state, until_at, cites, changes)`)

/** Writes messages and their recipients: sent with the transaction and not waited for. */
export function writeMessages(tx: Tx, context: MailContext, planned: readonly PlannedMessage[]): void {
  sendMessages(tx, context, planned)
  writeRecipients(tx, context, planned)
}

function sendMessages(tx: Tx, { schoolId, at, seals }: MailContext, planned: readonly PlannedMessage[]): void {
  const bytes = gatherBytes()
  const rows = planned.map(({ mail, rows: recipients, envelope }) => {
    const { messageId } = mail.envelope
    const sealed = seals.sealEnvelope(at, envelope)
    const isOpen = recipients.some(({ state }) => state === 'queued' || state === 'held')
    const kept = isOpen ? seals.sealRaw(at, mail.raw) : undefined
    return {
      senderAt: bytes.add(seals.tokenAt(at, 'address', mail.envelope.author)),
      threadAt: bytes.add(messageId === undefined ? undefined : seals.tokenAt(at, 'message-id', messageId)),
      envelopeAt: bytes.add(sealed),
      envelopeBytes: sealed.length,
      keptAt: bytes.add(kept),
      keptBytes: kept?.length ?? 0,
    }
  })
  insertMessages.send(tx, [
    schoolId,
    at,
    bytes.all(),
    plainArray(planned.map(({ mail }) => mail.id)),
    plainArray(planned.map(({ mail }) => mail.direction)),
    plainArray(planned.map(({ mail }) => mail.senderId)),
    plainArray(rows.map((row) => row.senderAt)),
    plainArray(rows.map((row) => row.threadAt)),
    plainArray(planned.map(({ mail }) => mail.decided.id)),
    plainArray(planned.map(({ mail }) => mail.decided.decision.context.effect)),
    plainArray(planned.map(({ mail }) => mail.decided.request.resource.properties.marked)),
    plainArray(planned.map(({ mail }) => mail.decided.request.resource.properties.replyAll === true)),
    plainArray(rows.map((row) => row.envelopeAt)),
    plainArray(rows.map((row) => row.envelopeBytes)),
    plainArray(rows.map((row) => row.keptAt)),
    plainArray(rows.map((row) => row.keptBytes)),
    plainArray(planned.map(({ mail }) => mail.raw.length)),
  ])
}

/** Writes recipients of messages: sent with the transaction and not waited for. */
export function writeRecipients(tx: Tx, context: MailContext, planned: readonly PlannedMessage[]): void {
  const { schoolId, at, seals, directory } = context
  const bytes = gatherBytes()
  const rows = planned.flatMap(({ mail, rows: own }) =>
    own.map((row) => ({
      ...row,
      messageId: mail.id,
      personId: mail.recipientIds[row.position] ?? directory.personByAddress(row.address)?.id,
      tokenAt: bytes.add(seals.tokenAt(at, 'address', row.address)),
    })),
  )
  insertRecipients.send(tx, [
    schoolId,
    at,
    bytes.all(),
    plainArray(rows.map((row) => row.messageId)),
    plainArray(rows.map((row) => row.position)),
    plainArray(rows.map((row) => row.personId)),
    plainArray(rows.map((row) => row.tokenAt)),
    plainArray(rows.map((row) => row.state)),
    plainArray(rows.map((row) => row.until?.toString())),
    // A list of lists: each is written as an array and read again, for arrays of arrays must be of one length.
    rows.map((row) => arrayText(row.cites)),
    rows.map((row) => jsonText(storedChanges(row.changes))),
  ])
}

function arrayText(words: readonly string[]): string {
  return words.length === 0 ? '{}' : `{${words.map((word) => `"${word.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function jsonText(changes: Changes | null): string | null {
  return changes === null ? null : JSON.stringify(changes)
}
