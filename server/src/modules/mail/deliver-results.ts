import { appendEntries } from '../../ledger/index.ts'
import { plainArray, statement, type Tx } from '../../platform/database/index.ts'
import type { MailContext } from './context.ts'
import { codeOf, recordAttempts, tryLater } from './deliver-later.ts'
import { reportDelivery } from './notices/delivery-report.ts'
import type { Delivery } from './queue.ts'

/** What the next server said about one recipient. `said` is its reply: code, enhanced code and text. */
export type RecipientResult = {
  readonly position: number
  readonly fate: 'delivered' | 'failed' | 'later'
  readonly said: string
  /** What that server called itself. */
  readonly host?: string
  /** The sender asked to hear of success and the next server will not tell them (RFC 3461 6): we must. */
  readonly owed?: 'delivered' | 'relayed'
}

/** The result of trying one envelope. */
export type DeliveryResult = {
  readonly delivery: Delivery
  readonly results: readonly RecipientResult[]
  /** Where it was going. */
  readonly destination?: string
  /** Nothing goes there for so long; `isTried` is false where this envelope was not what found that out. */
  readonly away?: { readonly ms: number; readonly isTried: boolean }
}

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
    recordMoved.send(tx, [
      schoolId,
      at,
      plainArray(finished.map(({ delivery }) => delivery.id)),
      plainArray(moved.map((each) => each.message_id)),
      plainArray(moved.map((each) => each.position)),
      plainArray(moved.map((each) => each.state)),
      moved.map((each) => each.remark),
    ])
  await tellUndelivered(tx, context, settled)
}

/**
 * What went or never will: its envelopes leave the queue. Message ids are named twice, so that however small the planner believes
 * the table to be, it reads the rows of these messages and not all of the school's.
 */
const recordMoved = statement(`
  with gone as (
    delete from mail.delivery where school_id = $1 and id = any($3::uuid[])
  )
  update mail.recipient as recipient set state = moved.state, state_at = $2, remark = moved.remark
    from unnest($4::uuid[], $5::integer[], $6::text[], $7::text[]) as moved(message_id, position, state, remark)
   where recipient.school_id = $1 and recipient.message_id = any($4::uuid[])
     and recipient.message_id = moved.message_id and recipient.position = moved.position`)

/** What did not simply go: put back, written down, told. Most of the time nothing. */
async function tellUndelivered(tx: Tx, context: MailContext, settled: readonly DeliveryResult[]): Promise<void> {
  const undelivered = settled.filter(({ results }) => results.some(({ fate }) => fate !== 'delivered'))
  if (undelivered.length > 0) {
    await tryLater(
      tx,
      context,
      undelivered.flatMap((each) => {
        const later = each.results.filter(({ fate }) => fate === 'later')
        return later.length > 0 ? [{ ...each, later }] : []
      }),
    )
    await recordAttempts(tx, context, undelivered)
  }
  for (const { delivery, results } of undelivered) {
    const failed = results.filter(({ fate }) => fate === 'failed')
    if (failed.length > 0) await bounce(tx, context, delivery.messageId, failed)
  }
  for (const { delivery, results } of settled) {
    const owed = results.filter(({ owed }) => owed !== undefined)
    if (owed.length > 0)
      await reportDelivery(tx, context, { messageId: delivery.messageId, kind: 'delivered', results: owed })
  }
}

/** Records that mail could not be delivered, and tells its sender where they are one of ours. */
export async function bounce(
  tx: Tx,
  context: MailContext,
  messageId: string,
  failed: readonly RecipientResult[],
): Promise<void> {
  const { schoolId, at } = context
  await appendEntries(tx, [
    {
      schoolId,
      kind: 'mail.bounced',
      at,
      actor: 'gateway',
      about: [{ kind: 'message', id: messageId }],
      data: { recipients: failed.length },
    },
  ])
  await reportDelivery(tx, context, { messageId, kind: 'failed', results: failed })
}

/** A position nothing was said about has not gone: it must never be taken for done. */
function complete({ delivery, results }: DeliveryResult): readonly RecipientResult[] {
  const said = new Set(results.map(({ position }) => position))
  const unsaid = delivery.positions.filter((position) => !said.has(position))
  return [...results, ...unsaid.map((position) => ({ position, fate: 'later' as const, said: 'nothing was said' }))]
}

function givenUp(context: MailContext, delivery: Delivery, result: RecipientResult): RecipientResult {
  return result.fate === 'later' && isOverdue(context, delivery.madeAt) ? { ...result, fate: 'failed' } : result
}

function isOverdue({ at, parts }: MailContext, madeAt: Temporal.Instant): boolean {
  return at.since(madeAt).total('hours') >= 24 * parts.settings.giveUpDays
}
