import type { Tx } from '../../../platform/database/index.ts'
import { forgetTexts, textsBefore } from '../../archive/index.ts'

const mostAtOnce = 1_000

/**
 * Where no clause asks for a copy, a message's words are forgotten with its octets: a day after everything about it was settled.
 * Who wrote to whom, when and under which subject line stays findable for as long as that is kept.
 */
export async function forgetReadTexts(
  tx: Tx,
  { schoolId, at }: { readonly schoolId: string; readonly at: Temporal.Instant },
): Promise<number> {
  const old = { schoolId, class: 'mail-body', at: at.subtract({ hours: 24 }), most: mostAtOnce }
  const ids = await textsBefore(tx, old)
  if (ids.length === 0) return 0
  const rows = await tx
    .selectFrom('mail.message')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', 'in', ids)
    .where('raw', 'is not', null)
    .execute()
  const kept = new Set(rows.map(({ id }) => id))
  const gone = ids.filter((id) => !kept.has(id))
  await forgetTexts(tx, { schoolId, class: 'mail-body', ids: gone })
  return gone.length
}
