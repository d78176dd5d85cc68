import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ConflictError } from '../../platform/errors.ts'
import type { MailContext } from './context.ts'
import { lineFor, preservedEntry } from './keep-copies.ts'

/**
 * A recipient says that a message is abusive or upsetting. From then on answering it is refused, and its octets are kept as
 * they came, as long as this server still has them. What the person says about it is sealed beside the ledger.
 */
export async function reportMessage(
  tx: Tx,
  context: MailContext,
  report: { readonly messageId: string; readonly by: string; readonly remark?: string },
): Promise<void> {
  const { schoolId, at, parts, seals } = context
  const ofMessage = await tx
    .selectFrom('mail.message')
    .select(['envelope', 'reported_by'])
    .where('school_id', '=', schoolId)
    .where('id', '=', report.messageId)
    .forUpdate()
    .executeTakeFirst()
  if (ofMessage?.reported_by === report.by) throw new ConflictError('you have reported this message already')
  const row = await tx
    .updateTable('mail.message')
    .set({ reported_at: at, reported_by: report.by })
    .where('school_id', '=', schoolId)
    .where('id', '=', report.messageId)
    .where('reported_at', 'is', null)
    .returning('raw')
    .executeTakeFirst()
  // Whoever reports after somebody else is thanked like the first, and learns nothing of them: only what they say is added.
  const { attachments = [] } = ofMessage?.envelope ? seals.openEnvelope(ofMessage.envelope) : {}
  // Evidence of that kind is the police's to copy, never ours.
  const mayCopy = !attachments.some(({ contains = [] }) => contains.includes('indecent-image'))
  if (row?.raw && mayCopy) {
    const bytes = seals.openRaw(row.raw)
    const item = await parts.archive.keep(tx, {
      schoolId,
      class: 'mail-preserved',
      at,
      bytes,
      refs: { message: report.messageId, people: [report.by] },
      trigger: { what: 'reported', at },
      ...lineFor(context, 'mail-preserved', at),
    })
    await appendEntry(
      tx,
      preservedEntry(context, { messageId: report.messageId, what: ['reported-message'], item, bytes }),
    )
  }
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.reported',
    at,
    actor: report.by,
    about: [{ kind: 'message', id: report.messageId }],
    ...(report.remark
      ? {
          personal: parts.keys.seal(
            schoolId,
            'ledger-personal',
            at,
            Buffer.from(JSON.stringify({ remark: report.remark })),
          ),
        }
      : {}),
  })
}
