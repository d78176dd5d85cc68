import './tables.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import type { AboutFile } from './keep-files.ts'

/** A linked file that can still be had, and to whom its message has gone. */
export type FoundFile = AboutFile & {
  readonly id: string
  readonly messageId: string
  readonly bytes: number
  readonly expiresAt: Temporal.Instant
  readonly recipients: readonly { readonly position: number; readonly personId?: string; readonly address: string }[]
}

const recordClass = 'mail-linked-files'

/** The file behind a link; undefined when there is none, its time is over, or its message has gone to nobody yet. */
export async function findFile(tx: Tx, context: MailContext, id: string): Promise<FoundFile | undefined> {
  const { schoolId, at, parts, seals } = context
  const row = await tx
    .selectFrom('mail.linked_file as file')
    .innerJoin('mail.message as message', (join) =>
      join.onRef('message.school_id', '=', 'file.school_id').onRef('message.id', '=', 'file.message_id'),
    )
    .select([
      'file.message_id',
      'file.positions',
      'file.expires_at',
      'file.byte_size',
      'file.about',
      'message.envelope',
    ])
    .where('file.school_id', '=', schoolId)
    .where('file.id', '=', id)
    .where('file.expires_at', '>', at)
    .executeTakeFirst()
  if (!row?.envelope) return undefined
  const gone = await tx
    .selectFrom('mail.recipient')
    .select(['position', 'person_id'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', row.message_id)
    .where('position', 'in', row.positions)
    .where('state', 'in', ['queued', 'delivered'])
    .execute()
  if (gone.length === 0) return undefined
  const envelope = seals.openEnvelope(row.envelope)
  return {
    ...(JSON.parse(parts.keys.open(schoolId, recordClass, row.about).toString()) as AboutFile),
    id,
    messageId: row.message_id,
    bytes: row.byte_size,
    expiresAt: row.expires_at,
    recipients: gone.flatMap(({ position, person_id }) => {
      const address = envelope.recipients[position]?.address
      return address === undefined
        ? []
        : [{ position, address, ...(person_id === null ? {} : { personId: person_id }) }]
    }),
  }
}

/** The octets of a file that was found, for somebody who may have them and whose opening is recorded. */
export async function openFile(tx: Tx, { schoolId, parts }: MailContext, { id }: FoundFile): Promise<Buffer> {
  const { content } = await tx
    .selectFrom('mail.linked_file')
    .select('content')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return parts.keys.open(schoolId, recordClass, content)
}

/** Whether this person of the school is one it went to: by name, or by a group they belong to. */
export function wentTo({ directory }: Pick<MailContext, 'directory'>, file: FoundFile, personId: string): boolean {
  return file.recipients.some(({ personId: id, address }) => {
    const group = id === undefined ? directory.groupByAddress(address.toLowerCase()) : undefined
    return id === personId || (group !== undefined && directory.membersOf(group).some((each) => each.id === personId))
  })
}
