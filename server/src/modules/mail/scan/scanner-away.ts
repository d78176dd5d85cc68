import type { HomeItem } from '@beadle/contract'
import type { Role } from '@beadle/engine'
import { sql } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'

const tellsAfterMinutes = 2
const whoMends: readonly Role[] = ['network-manager', 'it-technician']

/** For those who can mend it: that mail waits for the scanner, how much and since when. Not what a restart of a minute holds up. */
export async function scannerAway(db: Reader, context: MailContext, personId: string): Promise<HomeItem[]> {
  const { schoolId, at, directory } = context
  const roles = directory.personById(personId)?.roles ?? []
  if (!whoMends.some((role) => roles.includes(role))) return []
  const waiting = await db
    .selectFrom('mail.hold')
    .select(({ fn }) => [
      fn.count<number>('message_id').distinct().as('messages'),
      sql<Temporal.Instant | null>`min(made_at)`.as('since'),
    ])
    .where('school_id', '=', schoolId)
    .where('kind', '=', 'scan')
    .where('state', '=', 'waiting')
    .where('made_at', '<', at.subtract({ minutes: tellsAfterMinutes }))
    .executeTakeFirst()
  const messages = Number(waiting?.messages ?? 0)
  if (messages === 0 || !waiting?.since) return []
  return [
    {
      id: 'mail-scanner-away',
      kind: 'task',
      title: `${messages === 1 ? 'One message waits' : `${messages} messages wait`} for the malware scanner, which does not answer`,
      since: waiting.since.toString(),
      link: '/mail',
    },
  ]
}
