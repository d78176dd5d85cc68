import { appendEntry, type NewEntry } from '../../../ledger/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { BeadleError, ConflictError, InvalidRequestError } from '../../../platform/errors.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { actOnHeld, type HeldAct } from '../act-on-held.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import type { KeptMessage } from '../views/kept-message.ts'

/** How long a reviewer may take a decision back. Nothing has happened until then: no mail has gone, nobody was told. */
export const undoSeconds = 120

/** A decision that is not carried out yet. */
export type PendingAct = {
  readonly messageId: string
  readonly by: string
  readonly outcome: 'release' | 'refuse'
  readonly due: Temporal.Instant
}

type Decision = HeldAct & { readonly outcome: 'release' | 'refuse' }

/** What is too late to take back, or was never one's own. */
export class TooLateError extends ConflictError {
  constructor(options?: ErrorOptions) {
    super('it is too late to take this back', options)
  }
}

/**
 * Writes a decision down to be carried out in two minutes. False where it must be carried out now instead, because the deadline
 * of a matter that this person decides is nearer. Throws when somebody's decision waits already, or no matter is theirs.
 */
export async function postpone(tx: Tx, context: MailContext, kept: KeptMessage, act: Decision): Promise<boolean> {
  const { at, schoolId, seals } = context
  const due = at.add({ seconds: undoSeconds })
  const theirs = kept.matters.filter(({ mayAct }) => mayAct.includes(act.by))
  if (theirs.length === 0) return false
  if (!act.reason?.trim()) throw new InvalidRequestError('a reason is needed', 'reason')
  if (theirs.some(({ deadlineAt }) => deadlineAt && Temporal.Instant.compare(deadlineAt, due) <= 0)) return false
  const made = await tx
    .insertInto('mail.pending_act')
    .values({
      school_id: schoolId,
      message_id: act.messageId,
      by_id: act.by,
      outcome: act.outcome,
      reason: seals.sealText(at, act.reason.trim()),
      standing: act.standing === true,
      made_at: at,
      due_at: due,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('message_id')
    .execute()
  if (made.length === 0) throw new ConflictError('somebody has decided this message already')
  atFaultPoint('review.postponed')
  await note(tx, context, 'mail.decision-taken', act)
  return true
}

/** Takes one's own decision back. */
export async function undo(
  tx: Tx,
  context: MailContext,
  { messageId, by }: { readonly messageId: string; readonly by: string },
): Promise<void> {
  const { schoolId, at } = context
  const [taken] = await tx
    .deleteFrom('mail.pending_act')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('by_id', '=', by)
    .where('due_at', '>', at)
    .returning('outcome')
    .execute()
  if (!taken) throw new TooLateError()
  atFaultPoint('review.undone')
  await note(tx, context, 'mail.decision-undone', { messageId, by, outcome: taken.outcome })
}

/** The decisions that wait to be carried out, of these messages. */
export async function pendingActs(
  db: Reader,
  schoolId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PendingAct>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail.pending_act')
    .select(['message_id', 'by_id', 'outcome', 'due_at'])
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.message_id,
      { messageId: row.message_id, by: row.by_id, outcome: row.outcome, due: row.due_at },
    ]),
  )
}

/** Messages whose two minutes are over. */
export async function dueActs(tx: Tx, { schoolId, at }: MailContext, most = 100): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('mail.pending_act')
    .select('message_id')
    .where('school_id', '=', schoolId)
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .limit(most)
    .execute()
  return rows.map(({ message_id }) => message_id)
}

/**
 * Carries out decisions whose time has come, each in a transaction of its own, once whoever else looks. One that can no longer
 * be carried out (its sender withdrew the message, its reviewer has lost the role) lapses: the message stands as it would without it.
 */
export async function carryOutActs(parts: MailParts, schoolId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await parts.database.inSchool(schoolId, async (tx) => carryOut(tx, await contextIn(tx, parts, schoolId), id))
    } catch (error) {
      if (!(error instanceof BeadleError)) throw error
      await parts.database.inSchool(schoolId, async (tx) => {
        const context = await contextIn(tx, parts, schoolId)
        const row = await take(tx, context, id)
        if (row) await note(tx, context, 'mail.decision-lapsed', { messageId: id, by: row.by_id, outcome: row.outcome })
      })
    }
  }
}

async function carryOut(tx: Tx, context: MailContext, messageId: string): Promise<void> {
  const row = await take(tx, context, messageId)
  if (!row) return
  atFaultPoint('review.carrying-out')
  await actOnHeld(tx, context, {
    messageId,
    by: row.by_id,
    outcome: row.outcome,
    ...(row.reason === null ? {} : { reason: context.seals.openText(row.reason) }),
    ...(row.standing ? { standing: true } : {}),
  })
}

function take(tx: Tx, { schoolId, at }: MailContext, messageId: string) {
  return tx
    .deleteFrom('mail.pending_act')
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .where('due_at', '<=', at)
    .returning(['by_id', 'outcome', 'reason', 'standing'])
    .executeTakeFirst()
}

function note(
  tx: Tx,
  { schoolId, at }: MailContext,
  kind: string,
  { messageId, by, outcome }: { readonly messageId: string; readonly by: string; readonly outcome: string },
): Promise<unknown> {
  const entry: NewEntry = {
    schoolId,
    kind,
    at,
    actor: by,
    about: [{ kind: 'message', id: messageId }],
    data: { outcome },
  }
  return appendEntry(tx, entry)
}
