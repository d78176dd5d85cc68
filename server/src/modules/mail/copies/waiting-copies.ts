import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'
import './tables.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'

/** Minutes for which recipients of further copies join a message that has been decided. */
export const joinMinutes = 10

/** What is kept of a copy besides its octets, to be sealed; the gateway's own words. */
export type CopyAbout = { readonly recipients: readonly string[] }

/** A copy that waits for the others. */
export type WaitingCopy<A extends CopyAbout> = { readonly id: string; readonly about: A; readonly raw: Buffer }

/** A copy as it is put to the others. */
export type NewCopy<A extends CopyAbout> = {
  readonly token: Buffer
  readonly about: A
  readonly raw: Buffer
  /** For how long the others are waited for, where nobody says that all are there. */
  readonly waitMs: number
}

/** Copies of one message are written and decided one transaction after another, in whatever server. */
export async function lockCopies(tx: Tx, { schoolId }: Pick<MailContext, 'schoolId'>, token: Buffer): Promise<void> {
  const key = `mail.copies ${schoolId} ${token.toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/**
 * Writes a copy down in the caller's transaction: once that stands it may be answered for. Says which message it is of, and
 * whom all copies that wait are for.
 */
export async function putCopy<A extends CopyAbout>(
  tx: Tx,
  context: MailContext,
  { token, about, raw, waitMs }: NewCopy<A>,
): Promise<{ readonly messageId: string; readonly recipients: readonly string[] }> {
  const { schoolId, at, seals } = context
  await lockCopies(tx, context, token)
  const others = await tx
    .selectFrom('mail.waiting_copy')
    .select(['message_id', 'about'])
    .where('school_id', '=', schoolId)
    .where('token', '=', token)
    .execute()
  const messageId = others[0]?.message_id ?? (await splitMessage(tx, context, token)) ?? uuidv7()
  await tx
    .insertInto('mail.waiting_copy')
    .values({
      school_id: schoolId,
      id: uuidv7(),
      token,
      message_id: messageId,
      came_at: at,
      due_at: at.add({ milliseconds: waitMs }),
      about: seals.sealText(at, JSON.stringify(about)),
      raw: seals.sealRaw(at, raw),
    })
    .execute()
  atFaultPoint('copies.put')
  const recipients = others.flatMap((other) => (JSON.parse(seals.openText(other.about)) as A).recipients)
  return { messageId, recipients: [...recipients, ...about.recipients] }
}

/** The decided message that these copies are of, if there is one. */
export async function splitMessage(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  token: Buffer,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mail.split_message')
    .select('message_id')
    .where('school_id', '=', schoolId)
    .where('token', '=', token)
    .where('decided_at', '>', at.subtract({ minutes: joinMinutes }))
    .executeTakeFirst()
  return row?.message_id
}

/** All copies of one message that wait, in the order they came, and the message's id. Undefined where none waits. */
export async function readCopies<A extends CopyAbout>(
  tx: Tx,
  { schoolId, seals }: Pick<MailContext, 'schoolId' | 'seals'>,
  token: Buffer,
): Promise<{ readonly messageId: string; readonly copies: readonly WaitingCopy<A>[] } | undefined> {
  const rows = await tx
    .selectFrom('mail.waiting_copy')
    .select(['id', 'message_id', 'about', 'raw'])
    .where('school_id', '=', schoolId)
    .where('token', '=', token)
    .orderBy('id')
    .execute()
  const [first] = rows
  if (!first) return undefined
  return {
    messageId: first.message_id,
    copies: rows.map(({ id, about, raw }) => ({
      id,
      about: JSON.parse(seals.openText(about)) as A,
      raw: seals.openRaw(raw),
    })),
  }
}

/** Takes copies out, to be written as a message in the same transaction. False when another server has them already. */
export async function takeCopies(
  tx: Tx,
  { schoolId }: Pick<MailContext, 'schoolId'>,
  ids: readonly string[],
): Promise<boolean> {
  const taken = await tx
    .deleteFrom('mail.waiting_copy')
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .returning('id')
    .execute()
  atFaultPoint('copies.taken')
  return taken.length === ids.length
}

/**
 * Tokens of those that have waited long enough, as after a server was killed that had taken them. What came in the future has
 * waited too: the clock was set back.
 */
export async function dueCopies(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  most: number,
): Promise<readonly Buffer[]> {
  const rows = await tx
    .selectFrom('mail.waiting_copy')
    .select('token')
    .distinct()
    .where('school_id', '=', schoolId)
    .where((eb) => eb.or([eb('due_at', '<=', at), eb('came_at', '>', at)]))
    .limit(most)
    .execute()
  return rows.map(({ token }) => token)
}

/** Says of which message further copies may come. */
export async function expectCopies(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  token: Buffer,
  messageId: string,
): Promise<void> {
  await tx
    .insertInto('mail.split_message')
    .values({ school_id: schoolId, token, message_id: messageId, decided_at: at })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'token']).doUpdateSet({ message_id: messageId, decided_at: at }),
    )
    .execute()
}

/** Forgets which messages were split, once nothing can join them any more. */
export async function forgetSplit(tx: Tx, { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>): Promise<void> {
  await tx
    .deleteFrom('mail.split_message')
    .where('school_id', '=', schoolId)
    .where('decided_at', '<', at.subtract({ minutes: 2 * joinMinutes }))
    .execute()
}
