import type { DestinationQueue, EnvelopeDetail, QueuedEnvelope, QueueOverview } from '@beadle/contract'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'

const pageSize = 50

type Answer = { readonly last_at: Temporal.Instant | null; readonly code: string | null; readonly host: string | null }

/** What waits, by destination, the one with the oldest mail first; also destinations that are paused and have nothing waiting. */
export async function queueOverview(tx: Tx, context: MailContext): Promise<QueueOverview> {
  const { schoolId, directory, parts } = context
  const { rows } = await sql<
    Answer & {
      readonly name: string
      readonly waiting: number
      readonly sending: number
      readonly stopped: number
      readonly oldest: Temporal.Instant | null
      readonly next_try: Temporal.Instant | null
      readonly paused_at: Temporal.Instant | null
      readonly paused_by: string | null
    }
  >`
    with waits as (
      select coalesce(destination, '') as name,
        count(*) filter (where stopped_at is null and (claimed_until is null or claimed_until < now()))::integer as waiting,
        count(*) filter (where claimed_until >= now())::integer as sending,
        count(*) filter (where stopped_at is not null)::integer as stopped,
        min(made_at) as oldest,
        min(due_at) filter (where stopped_at is null) as next_try
      from mail.delivery where school_id = ${schoolId} group by 1
    ), steered as (select name, paused_at, paused_by from mail.destination where school_id = ${schoolId} and paused_at is not null)
    select name, coalesce(waiting, 0) as waiting, coalesce(sending, 0) as sending, coalesce(stopped, 0) as stopped,
      oldest, next_try, paused_at, paused_by, answer.at as last_at, answer.code, answer.host
    from waits full join steered using (name)
    left join lateral (
      select at, code, host from mail.attempt
      where school_id = ${schoolId} and destination = name order by at desc limit 1
    ) as answer on true
    order by oldest nulls last, name`.execute(tx)
  return {
    giveUpDays: parts.settings.giveUpDays,
    destinations: rows.map((row): DestinationQueue => {
      const by = row.paused_by === null ? undefined : directory.personById(row.paused_by)
      return {
        name: row.name,
        waiting: row.waiting,
        sending: row.sending,
        stopped: row.stopped,
        ...(row.oldest ? { oldest: row.oldest.toString() } : {}),
        ...(row.next_try && row.paused_at === null ? { nextTry: row.next_try.toString() } : {}),
        ...answerOf(row),
        ...(row.paused_at
          ? { paused: { since: row.paused_at.toString(), ...(by ? { by: { id: by.id, name: by.name } } : {}) } }
          : {}),
      }
    }),
  }
}

/** One page of what waits for a destination, or for all of them, the oldest first: ids rise with time. */
export async function queuedPage(
  tx: Tx,
  context: MailContext,
  { destination, after }: { readonly destination: string | undefined; readonly after: string | undefined },
): Promise<{ readonly envelopes: QueuedEnvelope[]; readonly next: string | null }> {
  let query = rowsOf(tx, context)
  if (destination !== undefined) query = query.where(sql`coalesce(delivery.destination, '')`, '=', destination)
  if (after !== undefined && isUuid(after)) query = query.where('delivery.id', '>', after)
  const rows = await query
    .orderBy('delivery.id')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  return {
    envelopes: page.map((row) => envelopeOf(context, row)),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

/** One envelope with what was said of it; `isRevealed` adds addresses and texts. */
export async function queuedDetail(
  tx: Tx,
  context: MailContext,
  id: string,
  isRevealed = false,
): Promise<EnvelopeDetail> {
  const row = isUuid(id) ? await rowsOf(tx, context).where('delivery.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFoundError('envelope')
  const { schoolId, seals } = context
  const attempts = await tx
    .selectFrom('mail.attempt')
    .select(['at', 'code', 'host', 'outcome', 'positions', 'said'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', row.message_id)
    .where(sql<boolean>`positions && ${row.positions}::integer[]`)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  const envelope = row.envelope ? seals.openEnvelope(row.envelope) : undefined
  return {
    ...envelopeOf(context, row),
    attemptsMade: attempts.map(({ at, code, host, outcome, positions }) => ({
      at: at.toString(),
      code,
      ...(host === null ? {} : { host }),
      outcome,
      recipients: positions.length,
    })),
    ...(isRevealed && envelope
      ? {
          revealed: {
            from: envelope.from,
            recipients: row.positions.flatMap((position) => envelope.recipients[position]?.address ?? []),
            answers: attempts.map(({ said }) => seals.openText(said)),
          },
        }
      : {}),
  }
}

function rowsOf(tx: Tx, { schoolId }: MailContext) {
  return tx
    .selectFrom('mail.delivery as delivery')
    .innerJoin('mail.message as message', (join) =>
      join.onRef('message.school_id', '=', 'delivery.school_id').onRef('message.id', '=', 'delivery.message_id'),
    )
    .select([
      'delivery.id',
      'delivery.message_id',
      'delivery.positions',
      'delivery.destination',
      'delivery.made_at',
      'delivery.due_at',
      'delivery.attempts',
      'delivery.stopped_at',
      'message.direction',
      'message.raw_bytes',
      'message.envelope',
      'message.marked',
      sql<boolean>`coalesce(delivery.claimed_until >= now(), false)`.as('is_sending'),
    ])
    .select((eb) => [
      eb
        .selectFrom('mail.attempt')
        .select('code')
        .whereRef('mail.attempt.school_id', '=', 'delivery.school_id')
        .whereRef('mail.attempt.message_id', '=', 'delivery.message_id')
        .orderBy('at', 'desc')
        .limit(1)
        .as('code'),
      eb
        .selectFrom('mail.attempt')
        .select('at')
        .whereRef('mail.attempt.school_id', '=', 'delivery.school_id')
        .whereRef('mail.attempt.message_id', '=', 'delivery.message_id')
        .orderBy('at', 'desc')
        .limit(1)
        .as('last_at'),
    ])
    .where('delivery.school_id', '=', schoolId)
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

function envelopeOf({ seals }: MailContext, row: Row): QueuedEnvelope {
  const recipients = row.envelope ? seals.openEnvelope(row.envelope).recipients : []
  const domains = row.positions.flatMap(
    (position) => recipients[position]?.address.split('@').at(-1)?.toLowerCase() ?? [],
  )
  const state = row.stopped_at ? 'stopped' : row.is_sending ? 'sending' : 'waiting'
  return {
    id: row.id,
    destination: row.destination ?? '',
    direction: row.direction,
    state,
    queuedAt: row.made_at.toString(),
    ...(state === 'waiting' ? { nextTry: row.due_at.toString() } : {}),
    attempts: row.attempts,
    recipients: row.positions.length,
    domains: [...new Set(domains)].sort(),
    bytes: row.raw_bytes,
    ...answerOf({ last_at: row.last_at, code: row.code, host: null }),
  }
}

function answerOf({ last_at, code, host }: Answer): Pick<DestinationQueue, 'lastAnswer'> {
  if (!last_at || code === null) return {}
  return { lastAnswer: { at: last_at.toString(), code, ...(host === null ? {} : { host }) } }
}
