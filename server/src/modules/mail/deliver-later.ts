import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { atFaultPoint } from '../../platform/fault-points.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { MailContext } from './context.ts'
import type { DeliveryResult, RecipientResult } from './deliver-results.ts'

// RFC 5321 4.5.4.1 wants half an hour between tries; the first ones may come sooner, as greylisting servers expect.
const backoffMinutes = [1, 5, 15, 30, 60, 120, 240]
const mostMinutes = 240

/** No envelope is put off for longer than so many minutes. */
export const longestPauseMinutes = mostMinutes * 1.1

/**
 * Minutes until the next try after so many: longer each time, and a tenth more or less, so that what failed together does not
 * come again together.
 */
export function minutesToNextTry(attempts: number, random: () => number = Math.random): number {
  const minutes = backoffMinutes[attempts] ?? mostMinutes
  return minutes * (0.9 + random() * 0.2)
}

/** Puts envelopes back in the queue for those recipients who did not get theirs, in two statements for all of them. */
export async function tryLater(
  tx: Tx,
  { at, schoolId }: MailContext,
  tried: readonly (DeliveryResult & { readonly later: readonly RecipientResult[] })[],
): Promise<void> {
  if (tried.length === 0) return
  atFaultPoint('results.later')
  const rows = tried.map(({ delivery, later, destination = null, away }) => ({
    id: delivery.id,
    positions: later.map(({ position }) => position),
    destination,
    // What could not be tried costs the message nothing: it waits for the destination and not for its own turn.
    tries: away?.isTried === false ? 0 : 1,
    due_at: at.add({ milliseconds: Math.ceil(away ? away.ms : minutesToNextTry(delivery.attempts) * 60_000) }),
  }))
  await sql`
    update mail.delivery as delivery
    set positions = later.positions, attempts = delivery.attempts + later.tries, due_at = later.due_at,
      destination = coalesce(later.destination, delivery.destination), claimed_by = null, claimed_until = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as later(id uuid, positions integer[], destination text, tries integer, due_at timestamptz)
    where delivery.school_id = ${schoolId} and delivery.id = later.id`.execute(tx)
  const remarks = tried.flatMap(({ delivery, later, away }) =>
    away?.isTried === false
      ? []
      : later.map(({ position, said }) => ({ message_id: delivery.messageId, position, remark: codeOf(said) })),
  )
  if (remarks.length === 0) return
  await sql`
    update mail.recipient as recipient set remark = said.remark
    from jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as said(message_id uuid, position integer, remark text)
    where recipient.school_id = ${schoolId} and recipient.message_id = said.message_id and recipient.position = said.position`.execute(
    tx,
  )
}

/** Writes down what was said where it was not "taken": one row for each answer, whoever it was said about. */
export async function recordAttempts(
  tx: Tx,
  { at, schoolId, seals }: MailContext,
  tried: readonly DeliveryResult[],
): Promise<void> {
  const rows = tried.flatMap(({ delivery, results, destination = delivery.destination ?? '', away }) => {
    if (away?.isTried === false) return []
    const answers = Map.groupBy(
      results.filter(({ fate }) => fate !== 'delivered'),
      ({ fate, said }) => `${fate} ${said}`,
    )
    return [...answers.values()].flatMap(([first, ...others]) =>
      first === undefined || first.fate === 'delivered'
        ? []
        : {
            school_id: schoolId,
            id: uuidv7(),
            message_id: delivery.messageId,
            at,
            destination,
            host: first.host ?? null,
            positions: [first, ...others].map(({ position }) => position),
            outcome: first.fate,
            code: codeOf(first.said),
            said: seals.sealText(at, first.said.slice(0, 1000)),
          },
    )
  })
  if (rows.length > 0) await tx.insertInto('mail.attempt').values(rows).execute()
}

/** Code and enhanced code only: the text of a reply names people. */
export function codeOf(said: string): string {
  return /^\d{3}(?: \d\.\d{1,3}\.\d{1,3})?/.exec(said)?.[0] ?? 'no answer'
}
