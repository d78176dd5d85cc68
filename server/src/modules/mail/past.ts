import { type Reader, statement } from '../../platform/database/index.ts'
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
  readonly number: number
  readonly known: boolean
  readonly reply_all: number
  readonly standing: readonly string[] | null
  readonly arranged: number
  readonly ancestors:
    | readonly {
        readonly thread: string
        /** In UTC, `2026-03`: its tokens are that month's. */
        readonly month: string
        readonly sender: string | null
        readonly reported: boolean
        readonly recipients: readonly string[]
      }[]
    | null
}

const strangerHours = 24
const mostThreads = 20

const selectPast = statement<Row>(`
    select asked.number,
      coalesce((select true from unnest(asked.authors) as author cross join lateral (select from mail.recipient
          where school_id = $1 and address_token = decode(author, 'hex') limit 1) as written limit 1),
        (select true from unnest(asked.authors) as author cross join lateral (select from mail.message
          where school_id = $1 and sender_token = decode(author, 'hex')
            and direction = 'in' and effect <> 'deny' and accepted_at < $3 limit 1) as wrote limit 1), false) as known,
      case when asked.sender is null then 0 else (select count(*)::int from mail.message where school_id = $1
        and sender_id = asked.sender and accepted_at > $4 and reply_all) end as reply_all,
      case when asked.sender is null or asked.outside = '{}' then null else (select array_agg(encode(correspondent, 'hex'))
        from mail.standing_authorisation where school_id = $1 and person_id = asked.sender and ended_at is null
        and encode(correspondent, 'hex') = any(asked.outside)) end as standing,
      case when asked.parent is null then 0 else (select count(*)::int from mail.arrangement where school_id = $1
        and parent_id = asked.parent and staff_id = any(asked.staff) and ended_at is null) end as arranged,
      case when asked.threads = '{}' then null else (
        select json_agg(json_build_object('thread', thread, 'month', to_char(m.accepted_at at time zone 'UTC', 'YYYY-MM'), 'sender', encode(m.sender_token, 'hex'), 'reported', m.reported_at is not null,
          'recipients', (select coalesce(json_agg(encode(r.address_token, 'hex')), '[]') from mail.recipient r where r.school_id = m.school_id and r.message_id = m.id)))
        from unnest(asked.threads) as thread
          cross join lateral (select * from mail.message where school_id = $1 and thread_token = decode(thread, 'hex') limit 20) as m) end as ancestors
    from jsonb_to_recordset($2::jsonb)
      as asked(number integer, authors text[], threads text[], sender uuid, outside text[], parent uuid, staff uuid[])`)

/**
 * Asks the record everything about many messages in one query; answers in their order. Not by `exists`, which PostgreSQL may
 * answer by reading a table whole once for all of them.
 */
export async function lookBack(
  db: Reader,
  { schoolId, at, seals }: Pick<MailContext, 'schoolId' | 'at' | 'seals'>,
  questions: readonly PastQuestion[],
): Promise<readonly Past[]> {
  if (questions.length === 0) return []
  const months = seals.months()
  const tokensOf = (purpose: 'address' | 'message-id', text: string) => seals.tokensOf(purpose, text, months).map(hex)
  const asked = questions.map((question, number) => ({
    number,
    authors: tokensOf('address', question.author),
    threads: question.threads.slice(0, mostThreads).flatMap((id) => tokensOf('message-id', id)),
    sender: question.senderId ?? null,
    outside: question.outside.map((address) => hex(seals.token('address', address))),
    parent: question.parentId ?? null,
    staff: question.staffIds,
  }))
  const rows = await selectPast.run(db, [
    schoolId,
    JSON.stringify(asked),
    at.subtract({ hours: strangerHours }),
    at.subtract({ hours: 7 * 24 }),
  ])
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return questions.map((question, number) => pastOf(byNumber.get(number), question, { seals, months }))
}

type Looking = { readonly seals: MailContext['seals']; readonly months: readonly string[] }

function pastOf(row: Row | undefined, question: PastQuestion, looking: Looking): Past {
  const { seals } = looking
  const standing = new Set(row?.standing ?? [])
  const ancestor = ancestorOf(row?.ancestors ?? [], question.threads, looking)
  return {
    knownAuthor: row?.known ?? false,
    replyAllThisWeek: row?.reply_all ?? 0,
    standing: (address) => standing.has(hex(seals.token('address', address))),
    arranged: question.staffIds.length > 0 && row?.arranged === new Set(question.staffIds).size,
    ...(ancestor ? { ancestor } : {}),
  }
}

function hex(token: Buffer): string {
  return token.toString('hex')
}

/** What is true of a message nobody needs to look back for. */
export const noPast: Past = { knownAuthor: false, replyAllThisWeek: 0, standing: () => false, arranged: false }

function ancestorOf(
  rows: NonNullable<Row['ancestors']>,
  threads: readonly string[],
  { seals, months }: Looking,
): Ancestor | undefined {
  if (rows.length === 0) return undefined
  const tokensOf = (purpose: 'address' | 'message-id', text: string) =>
    new Set(seals.tokensOf(purpose, text, months).map(hex))
  for (const messageId of threads.slice(0, mostThreads)) {
    const tokens = tokensOf('message-id', messageId)
    const found = rows.filter((row) => tokens.has(row.thread))
    if (found.length === 0) continue
    // One message may have come as several envelopes: its parties are those of all of them.
    const senders = new Set(found.flatMap(({ sender }) => sender ?? []))
    // The stand-ins of one month: of envelopes on either side of its end, the first.
    const [first] = found
    const recipients = new Set(found.filter(({ month }) => month === first?.month).flatMap((row) => row.recipients))
    return {
      messageId,
      reported: found.some(({ reported }) => reported),
      isFrom: (address) => !senders.isDisjointFrom(tokensOf('address', address)),
      wentTo: (address) => !recipients.isDisjointFrom(tokensOf('address', address)),
      parties: recipients.size,
    }
  }
  return undefined
}
