import type { OwnMail } from '@beadle/contract'
import type { Reader } from '../../../platform/database/index.ts'
import { KeyDestroyedError } from '../../../platform/keys/index.ts'
import { type OwnDocument, openOwn, type Sought, snippetOf } from '../../archive/index.ts'
import type { MailContext } from '../context.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { aboutAll, inWords } from './whose-own.ts'

/** A message as its owner may have it. The envelope is absent where its month has been forgotten. */
export type OwnMessageFound = {
  readonly id: string
  readonly at: Temporal.Instant
  readonly as: 'sent' | 'received'
  readonly senderId: string | null
  readonly envelope: SealedEnvelope | undefined
  readonly document: OwnDocument
  /** Where the owner stands among its recipients. */
  readonly positions: readonly number[]
}

/**
 * Those of these messages that are this person's own: what they sent, and what was delivered to them. Whatever else they are to a
 * message, and whatever their roles, opens nothing here: what a colleague wrote and was not sent is the colleague's, and what came
 * from outside and waits for somebody's judgement is nobody's yet.
 */
export async function ownMessages(
  db: Reader,
  context: MailContext,
  { ownerId, ids }: { readonly ownerId: string; readonly ids: readonly string[] },
): Promise<readonly OwnMessageFound[]> {
  if (ids.length === 0) return []
  const { schoolId, parts } = context
  const rows = await db
    .selectFrom('mail.message')
    .select(['id', 'direction', 'sender_id', 'accepted_at', 'envelope'])
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .where('direction', '!=', 'notice')
    .execute()
  const arrived = await db
    .selectFrom('mail.recipient')
    .select(['message_id', 'position'])
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', ids)
    .where('person_id', '=', ownerId)
    .where('state', '=', 'delivered')
    .execute()
  const arrivedAt = Map.groupBy(arrived, ({ message_id }) => message_id)
  const documents = await openOwn(db, parts.keys, { schoolId, ownerId, ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    const document = documents.get(id)
    if (row?.envelope == null || document === undefined) return []
    const isSent = row.direction === 'out' && row.sender_id === ownerId
    const positions = arrivedAt.get(id)?.map(({ position }) => position) ?? []
    if (!isSent && positions.length === 0) return []
    return [
      {
        id,
        at: row.accepted_at,
        as: isSent ? ('sent' as const) : ('received' as const),
        senderId: row.sender_id,
        envelope: openEnvelope(context, row.envelope),
        document,
        positions,
      },
    ]
  })
}

function openEnvelope({ seals }: MailContext, sealed: Buffer): SealedEnvelope | undefined {
  try {
    return seals.openEnvelope(sealed)
  } catch (error) {
    if (error instanceof KeyDestroyedError) return undefined
    throw error
  }
}

/** The texts by which its owner may find it: those that its tokens were made from. */
export function textsOf(
  { directory }: MailContext,
  { as, senderId, envelope, document, positions }: OwnMessageFound,
): string[] {
  if (envelope === undefined) return []
  const own = as === 'sent' ? envelope.recipients : positions.flatMap((position) => envelope.recipients[position] ?? [])
  const nameOf = (address: string) => directory.personByAddress(address)?.name ?? []
  return [
    ...aboutAll(envelope),
    ...[...document.to, ...own].map(inWords),
    ...own.flatMap(({ address }) => nameOf(address)),
    ...(senderId === null ? [] : (directory.personById(senderId)?.name ?? [])),
    ...(document.text === undefined ? [] : [document.text]),
  ]
}

/** A message in a list. */
export function ownMailView(context: MailContext, found: OwnMessageFound, sought: Sought): OwnMail {
  const { id, at, as, envelope, document } = found
  const nothing = {
    id,
    at: at.toString(),
    as,
    forgotten: true,
    subjectLine: '',
    from: null,
    to: [],
    files: [],
    snippet: null,
  }
  if (envelope === undefined) return nothing
  const { directory } = context
  const sender = found.senderId === null ? undefined : directory.personById(found.senderId)
  const named = (address: string) => directory.personByAddress(address)?.name ?? address
  return {
    ...nothing,
    forgotten: false,
    subjectLine: envelope.subjectLine,
    from: {
      id: sender?.id ?? 'outside',
      name: sender?.name ?? envelope.authorName ?? envelope.author,
      address: envelope.author,
    },
    to: (as === 'sent' ? envelope.recipients : document.to).map(({ name, address }) => name ?? named(address)),
    files: envelope.attachments.map(({ filename }) => filename),
    snippet: document.text === undefined ? null : snippet(document.text, sought),
  }
}

function snippet(text: string, sought: Sought): OwnMail['snippet'] {
  const { marks, ...cut } = snippetOf(text, sought)
  return { ...cut, marks: [...marks] }
}
