import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import type { MailContext } from './context.ts'

/** What a gateway asks the record about a message that has just come. Addresses and message ids as written. */
export type PastQuestion = {
  readonly author: string
  readonly senderId?: string
  /** Messages that this one answers or forwards, the nearest first. */
  readonly threads: readonly string[]
  /** Outside recipients, for whom an authorisation may stand. */
  readonly outside: readonly string[]
  /** School people among the recipients of an outsider's mail, when the directory knows the outsider. */
  readonly staffIds: readonly string[]
  readonly parentId?: string
}

/** The message that this one answers, as our record has it. */
export type Ancestor = {
  readonly messageId: string
  readonly reported: boolean
  readonly isFrom: (address: string) => boolean
  readonly wentTo: (address: string) => boolean
  readonly parties: number
}

/** What the record knows. */
export type Past = {
  readonly ancestor?: Ancestor
  /** We have written to them, or took mail from them a day ago or longer: a second message does not make a stranger known. */
  readonly knownAuthor: boolean
  readonly replyAllThisWeek: number
  /** Outside recipients with whom this sender's correspondence is authorised. */
  readonly standing: (address: string) => boolean
  /** Contact is agreed between this parent and every one of those members of staff. */
  readonly arranged: boolean
}

type Row = {
  readonly known: boolean
  readonly reply_all: number
  readonly standing: readonly string[] | null
  readonly arranged: number
  readonly ancestors:
    | readonly {
        readonly thread: string
        readonly sender: string | null
        readonly reported: boolean
        readonly recipients: readonly string[]
      }[]
    | null
}

const strangerHours = 24

/** Asks the record everything in one query. */
export async function lookBack(
  db: Reader,
  { schoolId, at, seals }: Pick<MailContext, 'schoolId' | 'at' | 'seals'>,
  question: PastQuestion,
): Promise<Past> {
  const tokenOf = (address: string) => seals.token('address', address)
  const author = tokenOf(question.author)
  const threads = question.threads.slice(0, 20).map((id) => seals.token('message-id', id))
  const outside = question.outside.map(tokenOf)
  const { rows } = await sql<Row>`
    select
      exists (select from mail.recipient where school_id = ${schoolId} and address_token = ${author})
        or exists (select from mail.message where school_id = ${schoolId} and sender_token = ${author} and direction = 'in' and effect <> 'deny'
          and accepted_at < ${at.subtract({ hours: strangerHours })}) as known,
      (select count(*)::int from mail.message where school_id = ${schoolId} and sender_id = ${question.senderId ?? null}::uuid
        and accepted_at > ${at.subtract({ hours: 7 * 24 })} and reply_all) as reply_all,
      (select array_agg(encode(correspondent, 'hex')) from mail.standing_authorisation
        where school_id = ${schoolId} and person_id = ${question.senderId ?? null}::uuid and ended_at is null
        and correspondent = any(${list(outside)})) as standing,
      (select count(*)::int from mail.arrangement where school_id = ${schoolId} and parent_id = ${question.parentId ?? null}::uuid
        and staff_id = any(${[...question.staffIds]}::uuid[]) and ended_at is null) as arranged,
      (select json_agg(json_build_object('thread', encode(m.thread_token, 'hex'), 'sender', encode(m.sender_token, 'hex'),
          'reported', m.reported_at is not null,
          'recipients', (select coalesce(json_agg(encode(r.address_token, 'hex')), '[]') from mail.recipient r where r.school_id = m.school_id and r.message_id = m.id)))
        from mail.message m where m.school_id = ${schoolId} and m.thread_token = any(${list(threads)})) as ancestors`.execute(
    db,
  )
  const row = rows[0]
  const standing = new Set(row?.standing ?? [])
  const ancestor = ancestorOf(row?.ancestors ?? [], question.threads, (text, purpose) =>
    seals.token(purpose, text).toString('hex'),
  )
  return {
    knownAuthor: row?.known ?? false,
    replyAllThisWeek: row?.reply_all ?? 0,
    standing: (address) => standing.has(tokenOf(address).toString('hex')),
    arranged: question.staffIds.length > 0 && row?.arranged === new Set(question.staffIds).size,
    ...(ancestor ? { ancestor } : {}),
  }
}

/** What is true of a message nobody needs to look back for. */
export const noPast: Past = { knownAuthor: false, replyAllThisWeek: 0, standing: () => false, arranged: false }

function list(tokens: readonly Buffer[]): RawBuilder<unknown> {
  return sql`${tokens}::bytea[]`
}

function ancestorOf(
  rows: NonNullable<Row['ancestors']>,
  threads: readonly string[],
  token: (text: string, purpose: 'address' | 'message-id') => string,
): Ancestor | undefined {
  for (const messageId of threads) {
    const thread = token(messageId, 'message-id')
    const found = rows.filter((row) => row.thread === thread)
    if (found.length === 0) continue
    // One message may have come as several envelopes: its parties are those of all of them.
    const senders = new Set(found.map(({ sender }) => sender))
    const recipients = new Set(found.flatMap((row) => row.recipients))
    return {
      messageId,
      reported: found.some(({ reported }) => reported),
      isFrom: (address) => senders.has(token(address, 'address')),
      wentTo: (address) => recipients.has(token(address, 'address')),
      parties: recipients.size,
    }
  }
  return undefined
}
