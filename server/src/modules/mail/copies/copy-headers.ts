import type { Tx } from '../../../platform/database/index.ts'
import type { Changes } from '../changes.ts'
import type { MailContext } from '../context.ts'
import { readHeader } from '../mime/header.ts'
import './tables.ts'

/** The header a further copy of a message came with; `number` is what its recipients' changes name. */
export type CopyHeader = { readonly number: number; readonly header: Buffer }

/** The octets of a header with the empty line behind it. */
export function headerOf(raw: Buffer): Buffer {
  return raw.subarray(0, readHeader(raw).bodyStart)
}

/** The octets of one copy: its own header, and the body that all copies share. */
export function octetsOfCopy(raw: Buffer, header: Buffer | undefined): Buffer {
  return header === undefined ? raw : Buffer.concat([header, raw.subarray(headerOf(raw).length)])
}

/** The octets that one envelope of a message just accepted gets. */
export function octetsFor(
  { raw, split }: { readonly raw: Buffer; readonly split?: { readonly headers: readonly CopyHeader[] } },
  { changes: { copy } }: { readonly changes: Changes },
): Buffer {
  return octetsOfCopy(
    raw,
    copy === undefined ? undefined : split?.headers.find(({ number }) => number === copy)?.header,
  )
}

/** Keeps headers of a message's further copies. */
export async function keepCopyHeaders(
  tx: Tx,
  { schoolId, at, seals }: Pick<MailContext, 'schoolId' | 'at' | 'seals'>,
  messageId: string,
  headers: readonly CopyHeader[],
): Promise<void> {
  if (headers.length === 0) return
  await tx
    .insertInto('mail.copy_header')
    .values(
      headers.map(({ number, header }) => ({
        school_id: schoolId,
        message_id: messageId,
        number,
        header: seals.sealRaw(at, header),
      })),
    )
    .execute()
}

/** The headers of messages' further copies, by message and number. Asks nothing where no copy is wanted. */
export async function readCopyHeaders(
  tx: Tx,
  { schoolId, seals }: Pick<MailContext, 'schoolId' | 'seals'>,
  wanted: readonly { readonly messageId: string; readonly copy: number | undefined }[],
): Promise<(messageId: string, copy: number | undefined) => Buffer | undefined> {
  const ids = new Set(wanted.flatMap(({ messageId, copy }) => (copy === undefined ? [] : messageId)))
  if (ids.size === 0) return () => undefined
  const rows = await tx
    .selectFrom('mail.copy_header')
    .select(['message_id', 'number', 'header'])
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', [...ids])
    .execute()
  return (messageId, copy) => {
    if (copy === undefined) return undefined
    const row = rows.find((each) => each.message_id === messageId && each.number === copy)
    return row && seals.openRaw(row.header)
  }
}
