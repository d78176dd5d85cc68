import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'
import type { Claim, Delivery } from '../queue.ts'

/** An envelope that goes back to the queue untried, and where it is going. */
export type Parked = { readonly id: string; readonly destination: string }

/** Gives envelopes back for now, with where they are going, so that they are not claimed before there is room there. */
export async function parkDeliveries(tx: Tx, claim: Claim, parked: readonly Parked[]): Promise<void> {
  if (parked.length === 0) return
  await sql`
    update mail.delivery as delivery set destination = parked.destination, claimed_by = null, claimed_until = null
    from jsonb_to_recordset(${JSON.stringify(parked)}::jsonb) as parked(id uuid, destination text)
    where delivery.id = parked.id and delivery.claimed_by = ${claim.by}`.execute(tx)
}

/**
 * Makes one envelope of the queue several, one for each group of positions, all of them still claimed: recipients who are reached
 * by different ways wait each for their own. Undefined when the row is no longer this server's.
 */
export async function splitDelivery(
  tx: Tx,
  { schoolId }: Pick<MailContext, 'schoolId'>,
  split: { readonly claim: Claim; readonly delivery: Delivery; readonly groups: readonly (readonly number[])[] },
): Promise<readonly Delivery[] | undefined> {
  const { claim, delivery, groups } = split
  const [first = [], ...others] = groups
  const row = await tx
    .updateTable('mail.delivery')
    .set({ positions: [...first] })
    .where('school_id', '=', schoolId)
    .where('id', '=', delivery.id)
    .where('claimed_by', '=', claim.by)
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const more = others.map((positions) => ({ ...delivery, id: uuidv7(), positions }))
  if (more.length > 0)
    await tx
      .insertInto('mail.delivery')
      .values(more.map(({ id, positions }) => ({ ...row, id, positions: [...positions] })))
      .execute()
  return [{ ...delivery, positions: first }, ...more]
}

/** What people have asked of destinations. */
export type Steering = {
  readonly paused: ReadonlySet<string>
  /** When each was last asked to be tried at once. */
  readonly retryAt: ReadonlyMap<string, Temporal.Instant>
}

/** Read by every server in every round, so that what is asked of one of them counts for all. */
export async function readSteering(tx: Tx, schoolId: string): Promise<Steering> {
  const rows = await tx
    .selectFrom('mail.destination')
    .select(['name', 'paused_at', 'retry_at'])
    .where('school_id', '=', schoolId)
    .execute()
  return {
    paused: new Set(rows.flatMap(({ name, paused_at }) => (paused_at === null ? [] : [name]))),
    retryAt: new Map(rows.flatMap(({ name, retry_at }) => (retry_at === null ? [] : [[name, retry_at] as const]))),
  }
}
