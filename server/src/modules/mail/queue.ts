import { sql } from 'kysely'
import { plainArray, statement, type Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { type Changes, noChanges, storedChanges } from './changes.ts'
import type { MailContext } from './context.ts'

/** One envelope that must go to the next server. */
export type Delivery = {
  readonly id: string
  readonly messageId: string
  readonly positions: readonly number[]
  readonly changes: Changes
  readonly attempts: number
  readonly madeAt: Temporal.Instant
  /** Where it was going when it last had to wait; absent until then. */
  readonly destination?: string
}

/** A server's hold on rows of the queue. Renewed while it works; free again when it runs out, as when the server was killed. */
export type Claim = { readonly by: string; readonly leaseSeconds: number }

type NewDelivery = {
  readonly messageId: string
  readonly positions: readonly number[]
  readonly changes: Changes
}

// RFC 5321 4.5.3.1.8: a server must take 100 recipients; more may be refused.
const recipientsPerEnvelope = 100

/** Puts envelopes in the queue, due now. */
export async function enqueue(
  tx: Tx,
  context: Pick<MailContext, 'schoolId' | 'at'>,
  plans: readonly NewDelivery[],
): Promise<readonly Delivery[]> {
  const deliveries = makeDeliveries(context, plans)
  queueDeliveries(tx, context, deliveries)
  return deliveries
}

/** The envelopes as they will stand in the queue: none with more recipients than every server must take. */
export function makeDeliveries({ at }: Pick<MailContext, 'at'>, plans: readonly NewDelivery[]): readonly Delivery[] {
  return plans.flatMap(({ messageId, positions, changes }) =>
    chunk(positions, recipientsPerEnvelope).map(
      (some): Delivery => ({
        id: uuidv7(),
        messageId,
        positions: some,
        changes,
        attempts: 0,
        madeAt: at,
      }),
    ),
  )
}

const insertDeliveries = statement(`
  insert into mail.delivery (school_id, id, message_id, positions, changes, due_at, made_at, claimed_by, claimed_until)
  select $1::uuid, id, message_id, positions::integer[], changes, $9::timestamptz, $2::timestamptz, $3::uuid, now() + make_interval(secs => $4::integer)
    from unnest($5::uuid[], $6::uuid[], $7::text[], $8::jsonb[]) as row(id, message_id, positions, changes)`)

/**
 * Puts envelopes in the queue: sent with the transaction and not waited for. `claim` marks them as taken already, by the
 * database's clock, which all servers share; `dueAt` is when they go at the earliest.
 */
export function queueDeliveries(
  tx: Tx,
  { schoolId, at }: Pick<MailContext, 'schoolId' | 'at'>,
  deliveries: readonly Delivery[],
  { claim, dueAt = at }: { readonly claim?: Claim | undefined; readonly dueAt?: Temporal.Instant } = {},
): void {
  if (deliveries.length === 0) return
  insertDeliveries.send(tx, [
    schoolId,
    at,
    claim?.by ?? null,
    claim?.leaseSeconds ?? null,
    plainArray(deliveries.map(({ id }) => id)),
    plainArray(deliveries.map(({ messageId }) => messageId)),
    deliveries.map(({ positions }) => plainArray(positions)),
    deliveries.map(({ changes }) => {
      const stored = storedChanges(changes)
      return stored === null ? null : JSON.stringify(stored)
    }),
    dueAt,
  ])
}

function chunk<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}

// Leases are by the database's clock, which all servers share.
function leaseEnd({ leaseSeconds }: Claim) {
  return sql<Temporal.Instant>`now() + make_interval(secs => ${leaseSeconds})`
}

/**
 * Takes up to `most` envelopes that are due and nobody's: none that a person has stopped, none to a destination that is paused
 * or is among `except`. Rows another server is taking at this moment are passed over.
 */
export async function claimDue(
  tx: Tx,
  {
    at,
    claim,
    most,
    except = [],
  }: {
    readonly at: Temporal.Instant
    readonly claim: Claim
    readonly most: number
    readonly except?: readonly string[]
  },
): Promise<readonly Delivery[]> {
  const due = tx
    .selectFrom('mail.delivery')
    .select(['school_id', 'id'])
    .where('due_at', '<=', at)
    .where('stopped_at', 'is', null)
    .where(
      sql<boolean>`(destination is null or (destination <> all(${[...except]}::text[])
        and destination not in (select name from mail.destination where paused_at is not null)))`,
    )
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Temporal.Instant>`now()`)]))
    .orderBy('due_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
  const rows = await tx
    .with('due', () => due)
    .updateTable('mail.delivery')
    .from('due')
    .set({ claimed_by: claim.by, claimed_until: leaseEnd(claim) })
    .whereRef('mail.delivery.school_id', '=', 'due.school_id')
    .whereRef('mail.delivery.id', '=', 'due.id')
    .returning([
      'mail.delivery.id',
      'mail.delivery.message_id',
      'mail.delivery.positions',
      'mail.delivery.changes',
      'mail.delivery.attempts',
      'mail.delivery.made_at',
      'mail.delivery.destination',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    messageId: row.message_id,
    positions: row.positions,
    changes: row.changes ?? noChanges,
    attempts: row.attempts,
    madeAt: row.made_at,
    ...(row.destination === null ? {} : { destination: row.destination }),
  }))
}

/** Holds on to what this server is working at. */
export async function renewClaims(tx: Tx, claim: Claim, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('mail.delivery')
    .set({ claimed_until: leaseEnd(claim) })
    .where('claimed_by', '=', claim.by)
    .where('id', 'in', ids)
    .execute()
}

/** Gives rows back, as when a server stops with work in hand. */
export async function releaseClaims(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .updateTable('mail.delivery')
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', claim.by)
    .execute()
}
