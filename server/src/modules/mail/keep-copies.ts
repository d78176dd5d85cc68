import { createHash } from 'node:crypto'
import { appendEntry, type NewEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { atFaultPoint } from '../../platform/fault-points.ts'
import { type KeptBy, keptBy } from '../archive/index.ts'
import type { AcceptedMail } from './accept-message.ts'
import type { MailContext } from './context.ts'

const custodyClass = 'mail-preserved'

/**
 * Keeps what the policy asks to be kept: archive copies by record class, and what is preserved as evidence. Both are the octets
 * as they came, sealed under the key of class and month. What is preserved stands in the ledger with its SHA-256 and the id of
 * its copy, so that who shows it later can show that it is the same.
 *
 * What may be an indecent image is never copied: evidence of that kind is the police's. Then the ledger has that it was there,
 * and nothing of it, not even its digest.
 */
export async function keepCopies(tx: Tx, context: MailContext, mail: AcceptedMail): Promise<void> {
  const { schoolId, at, parts } = context
  const { keep, preserve } = mail.disposition
  const mayCopy = !mail.envelope.attachments.some(({ contains = [] }) => contains.includes('indecent-image'))
  const classes = Map.groupBy(
    [...keep, ...preserve.map(({ cites }) => ({ class: custodyClass, cites }))],
    (each) => each.class,
  )
  const items = new Map<string, string>()
  for (const [recordClass, asked] of mayCopy ? classes : []) {
    const item = await parts.archive.keep(tx, {
      schoolId,
      class: recordClass,
      at,
      bytes: mail.raw,
      refs: { message: mail.id, people: [mail.senderId, ...mail.recipientIds].flatMap((id) => id ?? []) },
      trigger: { what: mail.direction === 'out' ? 'sent' : 'received', at },
      authority: [...new Set(asked.flatMap(({ cites }) => cites))],
      ...lineFor(context, recordClass, at),
      // Evidence may be against those whose own it is.
      openTo: recordClass === custodyClass ? 'authority' : 'parties',
    })
    items.set(recordClass, item)
    atFaultPoint('accept.copies-kept')
  }
  if (preserve.length === 0) return
  const item = items.get(custodyClass)
  const what = [...new Set(preserve.map((each) => each.what))]
  const copied = item === undefined ? {} : { item, bytes: mail.raw }
  await appendEntry(tx, preservedEntry(context, { messageId: mail.id, what, ...copied }))
}

/** The line of the pack's retention schedule for a record class, as `archive.keep` takes it. */
export function lineFor({ policy }: MailContext, recordClass: string, from: Temporal.Instant): { keptBy?: KeptBy } {
  const { timeZone } = policy.version.school.calendar
  const line = keptBy({ duties: policy.pack.duties, class: recordClass, from, timeZone })
  return line ? { keptBy: line } : {}
}

/** What is preserved: the message, what it is evidence of, and its copy, where there may be one. */
export type Preserved = {
  readonly messageId: string
  readonly what: readonly string[]
  readonly item?: string
  readonly bytes?: Buffer
}

/** The entry that says that a message is preserved: with the id of the copy, its size and its SHA-256. */
export function preservedEntry(
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  { messageId, what, item, bytes }: Preserved,
): NewEntry {
  const copy =
    item === undefined || bytes === undefined
      ? { copied: false }
      : { copied: true, item, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return {
    schoolId,
    kind: 'mail.preserved',
    at,
    actor: 'gateway',
    about: [{ kind: 'message', id: messageId }],
    data: { what: [...what], ...copy },
  }
}
