import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { BeadleError, ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { AlreadySettledError, actOnHeld, type HeldAct } from '../act-on-held.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import { heldView, type Looking, mayBatch } from '../views/held-view.ts'
import { journeyOf } from '../views/journey.ts'
import { type KeptMessage, readOne, standingsOf } from '../views/kept-message.ts'
import { isRevealed } from '../views/show-message.ts'
import { falseAlarmOf, recordFalseAlarm } from './false-alarm.ts'
import { pendingActs, postpone, undo } from './postpone.ts'

/** What a person does about a held message in the console. */
export type ConsoleAct = HeldAct & {
  /** A release or refusal waits two minutes, in which it may be taken back. */
  readonly undoable?: boolean
  /** The detector was wrong. */
  readonly falseAlarm?: boolean
}

/** One that must be decided by itself. */
export class NotInBatchError extends ConflictError {
  constructor(options?: ErrorOptions) {
    super('this message must be read and decided by itself', options)
  }
}

/** As what this person sees a held message; undefined for a stranger to it. */
export async function lookingAt(
  tx: Tx,
  context: MailContext,
  kept: KeptMessage,
  personId: string,
): Promise<Looking | undefined> {
  const as = standingsOf(context, kept, personId).find(
    (standing) => standing === 'sender' || standing === 'releaser' || standing === 'deputy',
  )
  if (as === undefined) return undefined
  const { id } = kept.row
  return {
    personId,
    as,
    revealed: await isRevealed(tx, context, id, personId),
    pending: (await pendingActs(tx, context.schoolId, [id])).get(id),
    falseAlarm: await falseAlarmOf(tx, context, kept, [as]),
    journey: await journeyOf(tx, context, id),
  }
}

/** A held message as this person may see it; NotFoundError for everybody else. */
export async function showHeld(tx: Tx, context: MailContext, id: string, personId: string) {
  const { kept, looking } = await readHeld(tx, context, id, personId)
  return heldView(context, kept, looking)
}

async function readHeld(tx: Tx, context: MailContext, id: string, personId: string) {
  const kept = await readOne(tx, context, id)
  const looking = await lookingAt(tx, context, kept, personId)
  const isTold = looking?.as !== 'sender' || kept.holds.some(({ silent }) => !silent)
  if (!looking || kept.holds.length === 0 || !isTold) throw new NotFoundError('held message')
  return { kept, looking }
}

/** Does one act, now or in two minutes. Whether it is theirs to see is asked first: a stranger learns nothing from the kind of refusal. */
export async function decideHeld(tx: Tx, context: MailContext, act: ConsoleAct): Promise<void> {
  const { kept, looking } = await readHeld(tx, context, act.messageId, act.by)
  const { outcome, undoable, falseAlarm, ...plain } = act
  if (outcome === 'release' || outcome === 'refuse') {
    if (looking.pending) throw new AlreadySettledError()
    if (!(undoable && (await postpone(tx, context, kept, { ...plain, outcome })))) await actOnHeld(tx, context, act)
  } else await actOnHeld(tx, context, act)
  if (falseAlarm && (outcome === 'release' || outcome === 'confirm'))
    await recordFalseAlarm(tx, context, kept, { personId: act.by, standings: [looking.as] })
}

type Result = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string }
type Several = { readonly schoolId: string; readonly ids: readonly string[]; readonly by: string }

/** Decides several, each in a transaction of its own: what cannot be decided leaves the others as they are. */
export function decideSeveral(
  parts: MailParts,
  { outcome, reason, undoable, ...several }: Several & Pick<ConsoleAct, 'outcome' | 'reason' | 'undoable'>,
): Promise<readonly Result[]> {
  return eachOf(parts, several, async (tx, context, messageId) => {
    const { kept } = await readHeld(tx, context, messageId, several.by)
    if (!mayBatch(context, kept, several.by)) throw new NotInBatchError()
    await decideHeld(tx, context, {
      messageId,
      by: several.by,
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(undoable === undefined ? {} : { undoable }),
    })
  })
}

/** Takes several of one's own decisions back. */
export function undoSeveral(parts: MailParts, several: Several): Promise<readonly Result[]> {
  return eachOf(parts, several, (tx, context, messageId) => undo(tx, context, { messageId, by: several.by }))
}

async function eachOf(
  parts: MailParts,
  { schoolId, ids }: Several,
  work: (tx: Tx, context: MailContext, id: string) => Promise<void>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const id of new Set(ids)) {
    try {
      await parts.database.inSchool(schoolId, async (tx) => work(tx, await contextIn(tx, parts, schoolId), id))
      results.push({ id, ok: true })
    } catch (error) {
      if (!(error instanceof BeadleError)) throw error
      results.push({ id, ok: false, code: error.code, message: error.message })
    }
  }
  return results
}

/** Shows a reviewer who sent it, and records that it was shown and why. */
export async function reveal(
  tx: Tx,
  context: MailContext,
  { messageId, by, reason }: { readonly messageId: string; readonly by: string; readonly reason: string },
) {
  const kept = await readOne(tx, context, messageId)
  const looking = await lookingAt(tx, context, kept, by)
  if (!looking || looking.as === 'sender' || kept.row.direction !== 'out') throw new NotFoundError('message')
  const { schoolId, at, parts } = context
  if (!looking.revealed) {
    await tx
      .insertInto('mail.revealed')
      .values({ school_id: schoolId, message_id: messageId, person_id: by, revealed_at: at })
      .execute()
    await appendEntry(tx, {
      schoolId,
      kind: 'mail.revealed',
      at,
      actor: by,
      about: [{ kind: 'message', id: messageId }],
      personal: parts.keys.seal(schoolId, 'ledger-personal', at, Buffer.from(JSON.stringify({ reason }))),
    })
  }
  return heldView(context, kept, { ...looking, revealed: true })
}
