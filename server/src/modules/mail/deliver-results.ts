import { sql } from 'kysely'
import { appendEntries } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { MailContext } from './context.ts'
import { reportFailure } from './notices/delivery-report.ts'
import type { Delivery } from './queue.ts'
import { markSettled } from './settle-hold.ts'

/** What the next server said about one recipient. `said` is its reply: code, enhanced code and text. */
export type RecipientResult = {
  readonly position: number
  readonly fate: 'delivered' | 'failed' | 'later'
  readonly said: string
}

/** The result of trying one envelope. */
export type DeliveryResult = { readonly delivery: Delivery; readonly results: readonly RecipientResult[] }

// RFC 5321 4.5.4.1 wants half an hour between tries; the first ones may come sooner, as greylisting servers expect.
const backoffMinutes = [1, 5, 15, 30, 60, 120, 240]

/** Writes down what came of envelopes: most of the time that all went, in three statements for all of them. */
export async function recordResults(tx: Tx, context: MailContext, results: readonly DeliveryResult[]): Promise<void> {
  const { at, schoolId } = context
  const settled = results.map((each) => ({
    ...each,
    results: complete(each).map((one) => givenUp(context, each.delivery, one)),
  }))
  const moved = settled.flatMap(({ delivery, results: each }) =>
    each
      .filter(({ fate }) => fate !== 'later')
      .map(({ position, fate, said }) => ({
        message_id: delivery.messageId,
        position,
        state: fate === 'delivered' ? 'delivered' : 'bounced',
        remark: codeOf(said),
      })),
  )
  const finished = settled.filter(({ results: each }) => each.every(({ fate }) => fate !== 'later'))
  if (moved.length + finished.length > 0)
    await sql`
      with gone as (
        delete from mail.delivery where school_id = ${schoolId} and id = any(${finished.map(({ delivery }) => delivery.id)}::uuid[])
      )
      update mail.recipient as recipient set state = done.state, state_at = ${at}, remark = done.remark
      from unnest(${moved.map((each) => each.message_id)}::uuid[], ${moved.map((each) => each.position)}::integer[],
        ${moved.map((each) => each.state)}::text[], ${moved.map((each) => each.remark)}::text[]) as done(message_id, position, state, remark)
      where recipient.school_id = ${schoolId} and recipient.message_id = done.message_id and recipient.position = done.position`.execute(
      tx,
    )
  for (const { delivery, results: each } of settled) {
    const later = each.filter(({ fate }) => fate === 'later')
    if (later.length > 0) await tryLater(tx, context, delivery, later)
    const failed = each.filter(({ fate }) => fate === 'failed')
    if (failed.length > 0) {
      await appendEntries(tx, [
        {
          schoolId,
          kind: 'mail.bounced',
          at,
          actor: 'gateway',
          about: [{ kind: 'message', id: delivery.messageId }],
          data: { recipients: failed.length },
        },
      ])
      await reportFailure(tx, context, delivery.messageId, failed)
    }
  }
  await markSettled(tx, context, [...new Set(finished.map(({ delivery }) => delivery.messageId))])
}

/** A position nothing was said about has not gone: it must never be taken for done. */
function complete({ delivery, results }: DeliveryResult): readonly RecipientResult[] {
  const said = new Set(results.map(({ position }) => position))
  const unsaid = delivery.positions.filter((position) => !said.has(position))
  return [...results, ...unsaid.map((position) => ({ position, fate: 'later' as const, said: 'nothing was said' }))]
}

function givenUp({ at, parts }: MailContext, delivery: Delivery, result: RecipientResult): RecipientResult {
  const isOver = at.since(delivery.madeAt).total('hours') >= 24 * parts.settings.giveUpDays
  return result.fate === 'later' && isOver ? { ...result, fate: 'failed' } : result
}

async function tryLater(
  tx: Tx,
  { at, schoolId }: MailContext,
  delivery: Delivery,
  later: readonly RecipientResult[],
): Promise<void> {
  const minutes = backoffMinutes[Math.min(delivery.attempts, backoffMinutes.length - 1)] ?? 240
  await tx
    .updateTable('mail.delivery')
    .set({
      positions: later.map(({ position }) => position),
      attempts: delivery.attempts + 1,
      due_at: at.add({ minutes }),
      claimed_by: null,
      claimed_until: null,
    })
    .where('school_id', '=', schoolId)
    .where('id', '=', delivery.id)
    .execute()
  const remarks = later.map(({ position, said }) => ({ position, remark: codeOf(said) }))
  await sql`
    update mail.recipient as recipient set remark = said.remark
    from jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as said(position integer, remark text)
    where recipient.school_id = ${schoolId} and recipient.message_id = ${delivery.messageId} and recipient.position = said.position`.execute(
    tx,
  )
}

/** Code and enhanced code only: the text of a reply names people. */
function codeOf(said: string): string {
  return /^\d{3}(?: \d\.\d{1,3}\.\d{1,3})?/.exec(said)?.[0] ?? 'no answer'
}
