import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { atFaultPoint } from '../../platform/fault-points.ts'
import { deliveriesOf } from './accept-message.ts'
import { noChanges, storedChanges, withChanges } from './changes.ts'
import type { MailContext } from './context.ts'
import { tellOutcome } from './notices/tell-outcome.ts'
import { enqueue } from './queue.ts'
import { scanBeforeGoing } from './scan/place-scan.ts'
import type { SettledHow } from './tables.ts'

/** How a hold ends. `by` is the person who ended it; absent for the clock. */
export type Settlement = { readonly how: SettledHow; readonly by?: string; readonly reason?: string }

const refusing: readonly SettledHow[] = ['refused', 'deadline', 'malware', 'unscanned']

/**
 * Ends one hold, once, and does what follows for its recipients: they go when nothing else holds them, or are refused. Holds
 * left without anybody to hold end with it. False when the hold had ended already: whoever comes second changes nothing.
 */
export async function settleHold(
  tx: Tx,
  context: MailContext,
  holdId: string,
  settlement: Settlement,
): Promise<boolean> {
  const { at, schoolId } = context
  const { how, by } = settlement
  const found = await tx
    .selectFrom('mail.hold')
    .select('message_id')
    .where('school_id', '=', schoolId)
    .where('id', '=', holdId)
    .executeTakeFirst()
  if (!found) return false
  await lockMessage(tx, schoolId, found.message_id)
  atFaultPoint('hold.settling')
  const state = how === 'withdrawn' ? 'withdrawn' : refusing.includes(how) ? 'refused' : 'satisfied'
  const settled = await tx
    .updateTable('mail.hold')
    .set({ state, settled_at: at, settled_by: by ?? null, settled_how: how })
    .where('school_id', '=', schoolId)
    .where('id', '=', holdId)
    .where('state', '=', 'waiting')
    .returning(['message_id', 'positions', 'silent'])
    .executeTakeFirst()
  if (!settled) return false
  if (state === 'refused') {
    const refused = await moveHeld(tx, context, {
      messageId: settled.message_id,
      positions: settled.positions,
      state: 'refused',
    })
    await endEmptyHolds(tx, context, settled.message_id)
    // What the scanner stopped is told where it is settled.
    const isToldHere = how !== 'malware' && how !== 'unscanned'
    if (refused > 0 && !settled.silent && isToldHere) await tellOutcome(tx, context, settled.message_id, settlement)
  } else await letGo(tx, context, settled.message_id, how)
  await appendEntry(tx, {
    schoolId,
    kind: entryKind(how),
    at,
    // Those who decide under a pseudonym may read the ledger: what the sender did stands there without saying who that is.
    actor: isSenders(how) ? 'sender' : (by ?? 'system'),
    about: [{ kind: 'message', id: settled.message_id }],
    data: { how, recipients: settled.positions.length },
    ...(settlement.reason === undefined && !isSenders(how)
      ? {}
      : {
          personal: context.parts.keys.seal(
            schoolId,
            'ledger-personal',
            at,
            Buffer.from(JSON.stringify({ reason: settlement.reason, ...(isSenders(how) ? { by } : {}) })),
          ),
        }),
  })
  atFaultPoint('hold.settled')
  return true
}

function isSenders(how: SettledHow): boolean {
  return how === 'confirmed' || how === 'urgent' || how === 'withdrawn'
}

function entryKind(how: SettledHow): string {
  if (how === 'confirmed') return 'mail.confirmed'
  if (how === 'urgent') return 'mail.urgent'
  if (how === 'withdrawn') return 'mail.withdrawn'
  return refusing.includes(how) ? 'mail.refused' : 'mail.released'
}

/** One change at a time to a message's holds and recipients. */
export async function lockMessage(tx: Tx, schoolId: string, messageId: string): Promise<void> {
  await tx
    .selectFrom('mail.message')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', '=', messageId)
    .forUpdate()
    .execute()
}

/** Queues the held recipients whom nothing holds any more, once the scanner has seen what they get. */
async function letGo(tx: Tx, context: MailContext, messageId: string, how: SettledHow): Promise<void> {
  const { at, schoolId } = context
  const tags = how === 'delivered-marked' ? ['released-unseen'] : []
  const waiting = await tx
    .selectFrom('mail.hold')
    .select('positions')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .execute()
  const held = new Set(waiting.flatMap(({ positions }) => positions))
  const recipients = await tx
    .selectFrom('mail.recipient')
    .select(['position', 'changes'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'held')
    .execute()
  const free = recipients.filter(({ position }) => !held.has(position))
  if (free.length === 0) return
  const positions = free.map(({ position }) => position)
  if (how !== 'scanned' && (await scanBeforeGoing(tx, context, { messageId, positions }))) {
    for (const { position, changes } of tags.length > 0 ? free : [])
      await tx
        .updateTable('mail.recipient')
        .set({ changes: storedChanges(withChanges(changes ?? noChanges, { tags })) })
        .where('school_id', '=', schoolId)
        .where('message_id', '=', messageId)
        .where('position', '=', position)
        .execute()
    return
  }
  await tx
    .updateTable('mail.recipient')
    .set({ state: 'queued', state_at: at, until_at: null })
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('position', 'in', positions)
    .execute()
  const rows = free.map((row) => ({
    position: row.position,
    state: 'queued' as const,
    changes: withChanges(row.changes ?? noChanges, { tags }),
  }))
  await enqueue(
    tx,
    context,
    deliveriesOf(rows).map((plan) => ({ messageId, ...plan })),
  )
}

/** Ends the waiting of held recipients in another way than going. Returns how many there were. */
export async function moveHeld(
  tx: Tx,
  { at, schoolId }: MailContext,
  change: {
    readonly messageId: string
    readonly positions?: readonly number[]
    readonly state: 'refused' | 'withdrawn' | 'returned'
  },
): Promise<number> {
  let update = tx
    .updateTable('mail.recipient')
    .set({ state: change.state, state_at: at, until_at: null })
    .where('school_id', '=', schoolId)
    .where('message_id', '=', change.messageId)
    .where('state', '=', 'held')
  if (change.positions) update = update.where('position', 'in', change.positions)
  const moved = await update.returning('position').execute()
  return moved.length
}

/**
 * A hold whose recipients have all gone another way waits for nothing; its matter is closed with it. Except a silent one:
 * whether the message goes is settled, what it gives reason to look into is not, and no act of its sender may close that.
 */
export async function endEmptyHolds(tx: Tx, context: MailContext, messageId: string): Promise<void> {
  const { at, schoolId, parts } = context
  const held = await tx
    .selectFrom('mail.recipient')
    .select('position')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'held')
    .execute()
  const still = new Set(held.map(({ position }) => position))
  const waiting = await tx
    .selectFrom('mail.hold')
    .select(['id', 'positions', 'matter_id'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .where('silent', '=', false)
    .execute()
  for (const { id, positions, matter_id } of waiting) {
    if (positions.some((position) => still.has(position))) continue
    await tx
      .updateTable('mail.hold')
      .set({ state: 'withdrawn', settled_at: at, settled_how: 'withdrawn' })
      .where('school_id', '=', schoolId)
      .where('id', '=', id)
      .execute()
    if (matter_id !== null) await parts.procedures.withdraw(tx, matter_id, { schoolId, by: 'system', at })
  }
}
