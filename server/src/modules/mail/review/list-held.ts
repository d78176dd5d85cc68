import type { HeldSummary } from '@beadle/contract'
import type { Tx } from '../../../platform/database/index.ts'
import { heldProcedure } from '../accept-message.ts'
import type { MailContext } from '../context.ts'
import { heldSummary } from '../views/held-view.ts'
import { openHolds, readKept, standingsOf } from '../views/kept-message.ts'
import { pendingActs } from './postpone.ts'

/** What waits for this person's decision, the nearest deadline first; with it what they have just decided and may take back. */
export async function heldForMe(tx: Tx, context: MailContext, personId: string): Promise<readonly HeldSummary[]> {
  const { parts, schoolId } = context
  const matters = await parts.procedures.waitingFor(tx, schoolId, personId)
  const ids = [
    ...new Set(
      matters.flatMap(({ procedure, refs: { message } }) =>
        procedure === heldProcedure && message !== undefined ? [message] : [],
      ),
    ),
  ]
  const pending = await pendingActs(tx, schoolId, ids)
  const revealed = await revealedTo(tx, context, ids, personId)
  return (await readKept(tx, context, ids)).flatMap((kept) => {
    const as = standingsOf(context, kept, personId).find((each) => each === 'releaser' || each === 'deputy')
    if (as !== 'releaser' && as !== 'deputy') return []
    const { id } = kept.row
    return [heldSummary(context, kept, { personId, as, revealed: revealed.has(id), pending: pending.get(id) })]
  })
}

/** What this person sent and is held, as far as they are told. */
export async function heldOfMine(tx: Tx, context: MailContext, personId: string): Promise<readonly HeldSummary[]> {
  const mine = await readKept(tx, context, await heldIdsOf(tx, context, personId))
  return mine
    .filter((kept) => openHolds(kept, { silent: false }).length > 0)
    .map((kept) => heldSummary(context, kept, { personId, as: 'sender', revealed: true }))
}

async function revealedTo(
  tx: Tx,
  { schoolId }: MailContext,
  ids: readonly string[],
  personId: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('mail.revealed')
    .select('message_id')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('message_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ message_id }) => message_id))
}

async function heldIdsOf(tx: Tx, { schoolId }: MailContext, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('mail.message as message')
    .innerJoin('mail.hold as hold', (join) =>
      join.onRef('hold.school_id', '=', 'message.school_id').onRef('hold.message_id', '=', 'message.id'),
    )
    .select('message.id')
    .distinct()
    .where('message.school_id', '=', schoolId)
    .where('message.sender_id', '=', personId)
    .where('message.direction', '=', 'out')
    .where('hold.state', '=', 'waiting')
    .where('hold.silent', '=', false)
    .orderBy('message.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}
