import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ConflictError, InvalidRequestError, NotAllowedError } from '../../platform/errors.ts'
import { heldProcedure } from './accept-message.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { askReleasers } from './notices/announce.ts'
import { endEmptyHolds, lockMessage, moveHeld, settleHold } from './settle-hold.ts'
import { standByAuthorisation } from './standing.ts'
import type { SettledHow } from './tables.ts'

/** What a person does about a held message; the contract's words. */
export type HeldAct = {
  readonly messageId: string
  readonly by: string
  readonly outcome: 'release' | 'refuse' | 'confirm' | 'urgent' | 'withdraw'
  readonly reason?: string
  /** Releasing makes this correspondence standing. */
  readonly standing?: boolean
}

/** Somebody was first, or the clock was. */
export class AlreadySettledError extends ConflictError {
  constructor(options?: ErrorOptions) {
    super('this message no longer waits for that', options)
  }
}

/** Does one act by one person. Throws NotAllowedError when it is not theirs, AlreadySettledError when nothing waits for it. */
export async function actOnHeld(tx: Tx, context: MailContext, act: HeldAct): Promise<void> {
  if ((act.outcome === 'refuse' || act.outcome === 'urgent') && !act.reason?.trim())
    throw new InvalidRequestError('a reason is needed', 'reason')
  await lockMessage(tx, context.schoolId, act.messageId)
  if (act.outcome === 'release' || act.outcome === 'refuse') return decideAsReleaser(tx, context, act)
  const message = await tx
    .selectFrom('mail.message')
    .select(['sender_id', 'direction'])
    .where('school_id', '=', context.schoolId)
    .where('id', '=', act.messageId)
    .executeTakeFirst()
  if (message?.direction !== 'out' || message.sender_id !== act.by) throw new NotAllowedError()
  if (act.outcome === 'withdraw') return withdraw(tx, context, act)
  const kind = act.outcome === 'confirm' ? 'sender' : 'time'
  const how: SettledHow = act.outcome === 'confirm' ? 'confirmed' : 'urgent'
  const waiting = await tx
    .selectFrom('mail.hold')
    .select('id')
    .where('school_id', '=', context.schoolId)
    .where('message_id', '=', act.messageId)
    .where('state', '=', 'waiting')
    .where('kind', '=', kind)
    .where('silent', '=', false)
    .execute()
  if (waiting.length === 0) throw new AlreadySettledError()
  for (const { id } of waiting)
    await settleHold(tx, context, id, { how, by: act.by, ...(act.reason ? { reason: act.reason } : {}) })
}

async function decideAsReleaser(tx: Tx, context: MailContext, act: HeldAct): Promise<void> {
  const { parts, schoolId, at } = context
  const holds = await tx
    .selectFrom('mail.hold')
    .select(['id', 'matter_id', 'positions'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', act.messageId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'people')
    .execute()
  if (holds.length === 0) throw new AlreadySettledError()
  let acted = 0
  for (const { matter_id, positions } of holds) {
    const matter = matter_id === null ? undefined : await parts.procedures.matter(tx, schoolId, matter_id)
    if (!matter?.mayAct.includes(act.by)) continue
    const answer = await parts.procedures.act(tx, {
      schoolId,
      matterId: matter.id,
      at,
      by: act.by,
      outcome: act.outcome,
      ...(act.reason ? { reason: act.reason } : {}),
    })
    if (!answer.ok && answer.code === 'matter.reason-missing') throw new InvalidRequestError(answer.message, 'reason')
    if (!answer.ok) throw new NotAllowedError(answer.message)
    acted++
    if (act.outcome === 'release' && act.standing)
      await standByAuthorisation(tx, context, { messageId: act.messageId, positions, by: act.by })
  }
  if (acted === 0) throw new NotAllowedError()
}

async function withdraw(tx: Tx, context: MailContext, { messageId, by }: HeldAct): Promise<void> {
  const moved = await moveHeld(tx, context, { messageId, state: 'withdrawn' })
  if (moved === 0) throw new AlreadySettledError()
  await endEmptyHolds(tx, context, messageId)
  await appendEntry(tx, {
    schoolId: context.schoolId,
    kind: 'mail.withdrawn',
    at: context.at,
    actor: 'sender',
    about: [{ kind: 'message', id: messageId }],
    data: { recipients: moved },
    personal: context.parts.keys.seal(
      context.schoolId,
      'ledger-personal',
      context.at,
      Buffer.from(JSON.stringify({ by })),
    ),
  })
}

/** Has the matters of held messages do what they should: called once, in wiring.ts. */
export function joinProcedures(parts: MailParts): void {
  parts.procedures.onAsked(heldProcedure, async (tx, { schoolId, matter, people }) => {
    const { message } = matter.refs
    if (message === undefined) return
    const asking = { messageId: message, people, deadline: matter.deadlineAt, cites: matter.cites }
    await askReleasers(tx, await contextIn(tx, parts, schoolId), asking)
  })
  parts.procedures.onOutcome(heldProcedure, async (tx, { schoolId, matter, outcome, by, reason }) => {
    const hold = await tx
      .selectFrom('mail.hold')
      .select('id')
      .where('school_id', '=', schoolId)
      .where('matter_id', '=', matter.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (!hold) return
    await settleHold(tx, await contextIn(tx, parts, schoolId), hold.id, {
      how: howOf(outcome, by),
      ...(by === null ? {} : { by }),
      ...(reason === null ? {} : { reason }),
    })
  })
}

/** Only a release lets go; an outcome this module does not know refuses. */
function howOf(outcome: string, by: string | null): SettledHow {
  if (outcome === 'release') return 'released'
  if (outcome === 'deliver') return 'delivered-marked'
  return by === null ? 'deadline' : 'refused'
}
