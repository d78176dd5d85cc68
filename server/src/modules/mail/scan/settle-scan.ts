import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import { settleHold } from '../settle-hold.ts'
import type { SettledHow } from '../tables.ts'
import { tellScanned } from './tell-scanned.ts'

/** A hold that waits for the scanner, with the message's octets; without them where they are forgotten. */
export type WaitingScan = {
  readonly holdId: string
  readonly raw: Buffer | undefined
  /** It has waited for as long as mail that cannot be delivered: nobody waits for it any more. */
  readonly isOver: boolean
}

/** The oldest messages that wait for the scanner, without those of these holds. */
export async function waitingScans(
  tx: Tx,
  { schoolId, at, parts, seals }: MailContext,
  { most, except }: { readonly most: number; readonly except: readonly string[] },
): Promise<readonly WaitingScan[]> {
  let waiting = tx
    .selectFrom('mail.hold as hold')
    .innerJoin('mail.message as message', (join) =>
      join.onRef('message.school_id', '=', 'hold.school_id').onRef('message.id', '=', 'hold.message_id'),
    )
    .select(['hold.id', 'hold.made_at', 'message.raw'])
    .where('hold.school_id', '=', schoolId)
    .where('hold.state', '=', 'waiting')
    .where('hold.kind', '=', 'scan')
    .orderBy('hold.made_at')
    .limit(most)
  if (except.length > 0) waiting = waiting.where('hold.id', 'not in', [...except])
  const since = at.subtract({ hours: 24 * parts.settings.giveUpDays })
  return (await waiting.execute()).map(({ id, raw, made_at }) => ({
    holdId: id,
    raw: raw ? seals.openRaw(raw) : undefined,
    isOver: Temporal.Instant.compare(made_at, since) <= 0,
  }))
}

/** What the scanner said; undefined where there was nothing to scan. */
export type Scanned = { readonly is: 'clean' | 'found' | 'unscannable' } | undefined

/**
 * Ends a hold for the scanner: what is clean goes when nothing else holds it; what is not, or cannot be seen, goes to nobody, and
 * those concerned are told.
 */
export async function settleScan(tx: Tx, context: MailContext, holdId: string, scanned: Scanned): Promise<void> {
  const how: SettledHow = scanned?.is === 'clean' ? 'scanned' : scanned?.is === 'found' ? 'malware' : 'unscanned'
  const hold = await tx
    .selectFrom('mail.hold')
    .select(['message_id', 'positions', 'cites'])
    .where('school_id', '=', context.schoolId)
    .where('id', '=', holdId)
    .executeTakeFirst()
  if (!hold || !(await settleHold(tx, context, holdId, { how })) || how === 'scanned') return
  await tellScanned(tx, context, { messageId: hold.message_id, positions: hold.positions, cites: hold.cites, how })
}
