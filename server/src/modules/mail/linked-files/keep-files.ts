import './tables.ts'
import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { type Changes, changesKey } from '../changes.ts'
import type { MailContext } from '../context.ts'
import { filesOf, type LiftedFile, readTree, rewriteMessage } from '../rewrite/index.ts'
import { linkedFileId } from './file-id.ts'

/** A message some of whose recipients get links in place of its files. */
export type LinkedMail = {
  readonly id: string
  readonly raw: Buffer
  readonly recipients: readonly { readonly position: number; readonly changes: Changes }[]
}

const recordClass = 'mail-linked-files'

/** What is sealed beside a file. */
export type AboutFile = Pick<LiftedFile, 'filename' | 'mediaType'>

/**
 * Keeps the files of a message for those who get links to them, sealed under the school's key of the month, in the caller's
 * transaction. Whoever calls it has made sure that no file may be evidence that must not be copied.
 */
export async function keepLinkedFiles(tx: Tx, context: MailContext, mail: LinkedMail): Promise<void> {
  const linked = mail.recipients.filter(({ changes }) => changes.linkAttachments)
  if (linked.length === 0) return
  const { schoolId, at, parts } = context
  let files = 0
  let bytes = 0
  // The same files for all, but for those from which links were taken first.
  for (const group of Map.groupBy(linked, ({ changes }) => changes.stripLinks === true).values()) {
    const changes: Changes = { tags: [], ...(group[0]?.changes.stripLinks ? { stripLinks: true } : {}) }
    for (const file of filesAsSent(mail.raw, changes)) {
      const about: AboutFile = { filename: file.filename, mediaType: file.mediaType }
      await tx
        .insertInto('mail.linked_file')
        .values({
          school_id: schoolId,
          id: linkedFileId(context, { messageId: mail.id, index: file.index, changes }),
          message_id: mail.id,
          positions: group.map(({ position }) => position),
          made_at: at,
          expires_at: linkedUntil(context),
          byte_size: file.content.length,
          about: parts.keys.seal(schoolId, recordClass, at, Buffer.from(JSON.stringify(about))),
          content: parts.keys.seal(schoolId, recordClass, at, file.content),
        })
        .execute()
      atFaultPoint('accept.files-linked')
      files++
      bytes += file.content.length
    }
  }
  if (files === 0) return
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.files-linked',
    at,
    actor: 'gateway',
    about: [{ kind: 'message', id: mail.id }],
    data: { files, bytes, recipients: linked.length },
  })
}

function filesAsSent(raw: Buffer, changes: Changes): readonly LiftedFile[] {
  const words = { textsOf: () => [], sayRemoved: (host: string) => `[${host}]`, sayLinked: () => '' }
  const message = changesKey(changes) === '' ? raw : (rewriteMessage(raw, changes, words) ?? raw)
  return filesOf(message, readTree(message))
}

/** Until when a file linked now can be had. */
export function linkedUntil({ at, parts }: Pick<MailContext, 'at' | 'parts'>): Temporal.Instant {
  return at.add({ hours: 24 * parts.settings.linkedFileDays })
}

/** Forgets files whose time is over, and those nobody can get any more since their message was refused or withdrawn. */
export async function forgetLinkedFiles(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
): Promise<number> {
  const gone = await tx
    .deleteFrom('mail.linked_file as file')
    .where('file.school_id', '=', schoolId)
    .where((eb) =>
      eb.or([
        eb('file.expires_at', '<=', at),
        eb.not(
          eb.exists(
            eb
              .selectFrom('mail.recipient as recipient')
              .select('recipient.position')
              .whereRef('recipient.school_id', '=', 'file.school_id')
              .whereRef('recipient.message_id', '=', 'file.message_id')
              .whereRef('recipient.position', '=', eb.fn.any('file.positions'))
              .where('recipient.state', 'in', ['held', 'queued', 'delivered', 'redirected']),
          ),
        ),
      ]),
    )
    .returning('message_id')
    .execute()
  for (const messageId of new Set(gone.map(({ message_id }) => message_id)))
    await appendEntry(tx, {
      schoolId,
      kind: 'mail.linked-files-forgotten',
      at,
      actor: 'system',
      about: [{ kind: 'message', id: messageId }],
      data: { files: gone.filter((each) => each.message_id === messageId).length },
    })
  return gone.length
}
