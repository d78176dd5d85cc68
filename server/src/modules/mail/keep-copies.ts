import { createHash } from 'node:crypto'
import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
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
  const keepAs = (recordClass: string) =>
    parts.archive.keep(tx, {
      schoolId,
      class: recordClass,
      at,
      bytes: mail.raw,
      refs: { message: mail.id, people: [mail.senderId, ...mail.recipientIds].flatMap((id) => id ?? []) },
    })
  if (mayCopy) for (const recordClass of new Set(keep)) if (recordClass !== custodyClass) await keepAs(recordClass)
  if (preserve.length === 0 && !(mayCopy && keep.includes(custodyClass))) return
  const copy = mayCopy ? await keepAs(custodyClass) : undefined
  if (preserve.length === 0) return
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.preserved',
    at,
    actor: 'gateway',
    about: [{ kind: 'message', id: mail.id }],
    data: {
      what: [...new Set(preserve)],
      ...(copy === undefined
        ? { copied: false }
        : {
            copied: true,
            item: copy,
            bytes: mail.raw.length,
            sha256: createHash('sha256').update(mail.raw).digest('hex'),
          }),
    },
  })
}
