import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { KeyDestroyedError } from '../../../platform/keys/index.ts'
import { errorFields } from '../../../platform/log.ts'
import { alreadyRead, copiesOf, type Document, indexDocuments } from '../../archive/index.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import { type MailMessage, readMessage, wordsOf } from '../mime/message.ts'
import { namedRecipients, ownersOf } from './whose-own.ts'

const idsAtOnce = 500
const messagesAtOnce = 25
// Ids rise with the clock of whoever made them, and a transaction stands later than it began: so far back is looked again.
const overlapMs = 300_000
// Of longer messages, the beginning: what is looked for are words, and those come first.
const mostRead = 1024 * 1024

// Nobody waits for this: whoever looks is read for at once. At most a fifth of the time, and where the thread has had more to do
// than that while this rested, later: so long at most, so that what comes in all day is read all the same.
const restTimes = 4
const mostRestMs = 1_000
const busy = 0.5
const longestPutOffMs = 20_000

/**
 * Reads messages accepted since the last time, so that their owners find them by their words. It runs behind the gateway, never in
 * its way, and puts off what it can while that is busy; what it has read it does not read again, and what it could not read is found by its subject line. Returns how many it read.
 */
export async function readNewMessages(parts: MailParts, schoolId: string, signal?: AbortSignal): Promise<number> {
  let read = 0
  let at = await parts.database.inSchool(schoolId, (tx) => readingFrom(tx, schoolId))
  for (;;) {
    if (signal?.aborted) return read
    const { ids, fresh } = await parts.database.inSchool(schoolId, async (tx) => {
      const rows = await tx
        .selectFrom('mail.message')
        .select('id')
        .where('school_id', '=', schoolId)
        .where('id', '>', at)
        .orderBy('id')
        .limit(idsAtOnce)
        .execute()
      const all = rows.map(({ id }) => id)
      return { ids: all, fresh: await freshOf(tx, schoolId, all) }
    })
    const last = ids.at(-1)
    if (last === undefined) return read
    for (let from = 0; from < fresh.length && !signal?.aborted; from += messagesAtOnce) {
      const began = performance.now()
      read += await parts.database.inSchool(schoolId, async (tx) =>
        readMessages(tx, await contextIn(tx, parts, schoolId), fresh.slice(from, from + messagesAtOnce)),
      )
      await rest(Math.min(mostRestMs, restTimes * (performance.now() - began)), signal)
    }
    // What was left out when it was told to stop is read next time.
    if (signal?.aborted) return read
    at = last
    await parts.database.inSchool(schoolId, (tx) => writeReading(tx, schoolId, earlier(last)))
  }
}

/** Leaves the thread to the gateway: for so long, and on while mail keeps it busy. */
async function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const began = performance.now()
  for (let next = ms; ; next = mostRestMs) {
    const before = performance.eventLoopUtilization()
    await wait(next)
    const isBusy = performance.eventLoopUtilization(before).utilization > busy
    if (!isBusy || signal?.aborted || performance.now() - began > longestPutOffMs) return
  }
}

/** Reads this person's newest messages now, so that they find what came a moment ago; returns how many wait still. */
export async function readForOwner(parts: MailParts, schoolId: string, personId: string): Promise<number> {
  return parts.database.inSchool(schoolId, async (tx) => {
    const from = await readingFrom(tx, schoolId)
    const { rows } = await sql<{ id: string }>`
      (select id from mail.message where school_id = ${schoolId} and sender_id = ${personId} and id > ${from} limit ${idsAtOnce})
      union
      (select message_id from mail.recipient where school_id = ${schoolId} and person_id = ${personId} and message_id > ${from} limit ${idsAtOnce})
      order by id desc`.execute(tx)
    const fresh = await freshOf(
      tx,
      schoolId,
      rows.map(({ id }) => id),
    )
    const now = fresh.slice(0, messagesAtOnce)
    if (now.length > 0) await readMessages(tx, await contextIn(tx, parts, schoolId), now)
    return fresh.length - now.length
  })
}

async function freshOf(tx: Tx, schoolId: string, ids: readonly string[]): Promise<readonly string[]> {
  const known = await alreadyRead(tx, schoolId, ids)
  return ids.filter((id) => !known.has(id))
}

async function readMessages(tx: Tx, context: MailContext, ids: readonly string[]): Promise<number> {
  const { schoolId, parts } = context
  const rows = await tx
    .selectFrom('mail.message')
    .select(['id', 'direction', 'sender_id', 'accepted_at', 'envelope', 'raw'])
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .execute()
  const recipients = await tx
    .selectFrom('mail.recipient')
    .select(['message_id', 'position', 'person_id'])
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', ids)
    .execute()
  const copies = await copiesOf(tx, schoolId, ids)
  const toOf = Map.groupBy(recipients, ({ message_id }) => message_id)
  const documents: Document[] = []
  for (const row of rows) {
    documents.push(documentOf(context, { row, recipients: toOf.get(row.id) ?? [], copy: copies.get(row.id) }))
    // The gateway shares this thread, and goes first.
    await immediate()
  }
  await indexDocuments(tx, parts.keys, documents)
  return documents.length
}

type Found = {
  readonly row: {
    readonly id: string
    readonly direction: 'out' | 'in' | 'notice'
    readonly sender_id: string | null
    readonly accepted_at: Temporal.Instant
    readonly envelope: Buffer | null
    readonly raw: Buffer | null
  }
  readonly recipients: readonly { readonly position: number; readonly person_id: string | null }[]
  readonly copy: { readonly id: string; readonly class: string } | undefined
}

function documentOf(context: MailContext, { row, recipients, copy }: Found): Document {
  const { schoolId, seals, directory, parts } = context
  const nothing: Document = { schoolId, id: row.id, at: row.accepted_at, to: [], owners: [] }
  // What the gateway says itself is nobody's correspondence.
  if (row.direction === 'notice' || row.envelope === null) return nothing
  try {
    const envelope = seals.openEnvelope(row.envelope)
    // What may be an indecent image of a child is not copied, nor any word about it.
    if (envelope.attachments.some(({ contains = [] }) => contains.includes('indecent-image'))) return nothing
    const message = row.raw === null ? undefined : readable(context, row.raw)
    const to = message ? namedRecipients(message) : []
    const owners = ownersOf(directory, { row, recipients, envelope, to })
    if (message === undefined || owners.length === 0) return { ...nothing, to, owners }
    const kept = copy ? { class: `archive/${copy.class}`, itemId: copy.id } : { class: 'mail-body' }
    return { ...nothing, to, owners, body: { ...kept, text: wordsOf(message) } }
  } catch (error) {
    if (!(error instanceof KeyDestroyedError)) parts.log.warn('mail.not-read-for-owner', errorFields(error))
    return nothing
  }
}

function readable({ seals, parts }: MailContext, raw: Buffer): MailMessage | undefined {
  try {
    return readMessage(seals.openRaw(raw).subarray(0, mostRead))
  } catch (error) {
    parts.log.warn('mail.not-read-for-owner', errorFields(error))
    return undefined
  }
}

const beginning = '00000000-0000-0000-0000-000000000000'

async function readingFrom(tx: Tx, schoolId: string): Promise<string> {
  const row = await tx
    .selectFrom('archive.reading')
    .select('read_to')
    .where('school_id', '=', schoolId)
    .executeTakeFirst()
  return row?.read_to ?? beginning
}

async function writeReading(tx: Tx, schoolId: string, readTo: string): Promise<void> {
  await tx
    .insertInto('archive.reading')
    .values({ school_id: schoolId, read_to: readTo })
    .onConflict((conflict) =>
      conflict.columns(['school_id']).doUpdateSet({ read_to: readTo }).where('archive.reading.read_to', '<', readTo),
    )
    .execute()
}

/** An id as it would have been made a few minutes before this one (RFC 9562 5.7: the first 48 bits are milliseconds). */
function earlier(id: string): string {
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const time = Math.max(0, made - overlapMs)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${beginning.slice(13)}`
}
