import type { Decision, Facts, JudgedFinding } from '@beadle/engine'
import type { Selectable } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { KeyDestroyedError } from '../../../platform/keys/index.ts'
import { isUuid } from '../../../platform/uuid.ts'
import { type Directory, resolveReleasers } from '../../people/index.ts'
import type { MatterView } from '../../procedures/index.ts'
import { heldProcedure } from '../accept-message.ts'
import type { MailContext } from '../context.ts'
import type { SealedEnvelope } from '../sealed.ts'
import type { HoldTable, MessageTable, RecipientTable } from '../tables.ts'

/** A message as the record has it, opened. */
export type KeptMessage = {
  readonly row: Selectable<MessageTable>
  readonly envelope: SealedEnvelope
  readonly recipients: readonly Selectable<RecipientTable>[]
  readonly holds: readonly Selectable<HoldTable>[]
  readonly matters: readonly MatterView[]
  /** The whole decision, and as the subject may see it. */
  readonly decision: Decision
  readonly told: Decision
  /** How the decision came about. */
  readonly findings: readonly JudgedFinding[]
  readonly facts: Facts
}

/** Reads messages of the school with all that belongs to them, in the order asked for. Those forgotten or unknown are left out. */
export async function readKept(
  db: Reader,
  context: MailContext,
  ids: readonly string[],
): Promise<readonly KeptMessage[]> {
  if (ids.length === 0) return []
  const { schoolId, seals, parts } = context
  const rows = await db
    .selectFrom('mail.message')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .execute()
  const recipients = await db
    .selectFrom('mail.recipient')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', ids)
    .orderBy('position')
    .execute()
  const holds = await db
    .selectFrom('mail.hold')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('message_id', 'in', ids)
    .orderBy('made_at')
    .execute()
  const decisionIds = rows.flatMap(({ decision_id }) => decision_id ?? [])
  const recordOf = await parts.decisions.kept(db, schoolId, decisionIds)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const decided = holds.flatMap(({ matter_id, message_id }) => (matter_id === null ? [] : [message_id]))
  const mattersOf = await parts.procedures.byRefs(db, schoolId, 'message', [...new Set(decided)])
  const recipientsOf = Map.groupBy(recipients, ({ message_id }) => message_id)
  const holdsOf = Map.groupBy(holds, ({ message_id }) => message_id)
  const kept: KeptMessage[] = []
  for (const id of ids) {
    const row = byId.get(id)
    const record = row?.decision_id ? recordOf.get(row.decision_id) : undefined
    const envelope = row?.envelope && openOrForgotten(seals, row.envelope)
    if (!row || !envelope || !record) continue
    const matters = (mattersOf.get(id) ?? []).filter(({ procedure }) => procedure === heldProcedure)
    kept.push({
      row,
      envelope,
      recipients: recipientsOf.get(id) ?? [],
      holds: holdsOf.get(id) ?? [],
      matters,
      decision: record.decision,
      told: record.told ?? record.decision,
      findings: record.findings,
      facts: record.facts,
    })
  }
  return kept
}

/** Undefined where the month has been forgotten: what lists others still lists them. */
function openOrForgotten(seals: MailContext['seals'], sealed: Uint8Array): SealedEnvelope | undefined {
  try {
    return seals.openEnvelope(sealed)
  } catch (error) {
    if (error instanceof KeyDestroyedError) return undefined
    throw error
  }
}

/** One message, or NotFoundError. */
export async function readOne(db: Reader, context: MailContext, id: string): Promise<KeptMessage> {
  const [kept] = isUuid(id) ? await readKept(db, context, [id]) : []
  if (!kept) throw new NotFoundError('message')
  return kept
}

/** What a person is to a message. A person may be several things; the one who decides is never the sender. */
export type Standing = 'sender' | 'releaser' | 'deputy' | 'notified' | 'recipient'

/** What this person is to it, the most telling first; empty for a stranger. */
export function standingsOf({ directory }: MailContext, kept: KeptMessage, personId: string): readonly Standing[] {
  const { row, recipients, holds, matters } = kept
  const standings: Standing[] = []
  if (row.direction === 'out' && row.sender_id === personId) standings.push('sender')
  const deciding = matters.find(({ mayAct }) => mayAct.includes(personId))
  if (deciding) standings.push(deciding.turn === 'deputies' ? 'deputy' : 'releaser')
  else if (holds.some(({ kind, settled_by }) => kind === 'people' && settled_by === personId))
    standings.push('releaser')
  if (row.sender_id !== personId && notifiedOf(directory, kept).includes(personId)) standings.push('notified')
  // What came from outside and did not arrive is told to those it was for; what a colleague did not send is not.
  if (recipients.some((each) => each.person_id === personId && (row.direction === 'in' || each.state === 'delivered')))
    standings.push('recipient')
  return standings
}

/** Those whom the policy wants to know of it. */
function notifiedOf(directory: Directory, { row, recipients, decision }: KeptMessage): readonly string[] {
  const who = decision.context.obligations.flatMap((each) => (each.do === 'notify' ? each.who : []))
  if (who.length === 0) return []
  return resolveReleasers(directory, who, {
    about: [],
    recipients: recipients.flatMap(({ person_id }) => person_id ?? []),
    ...(row.sender_id === null ? {} : { sender: row.sender_id }),
  })
}

/** Open holds that the sender may know of. */
export function openHolds({ holds }: KeptMessage, { silent }: { readonly silent: boolean }): KeptMessage['holds'] {
  return holds.filter((hold) => hold.state === 'waiting' && (silent || !hold.silent))
}
