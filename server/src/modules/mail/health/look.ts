import type { MailHealth } from '@beadle/contract'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { MailContext } from '../context.ts'
import { queueOverview } from '../queue/queue-view.ts'
import { DkimKeys } from '../sign/index.ts'
import { healthChecks } from './checks.ts'
import type { GatewayState } from './gateway-state.ts'

/** The health of the gateway as this server sees it now. */
export async function mailHealth(
  tx: Tx,
  context: MailContext,
  { gateway, ledgerWell }: { readonly gateway: GatewayState | undefined; readonly ledgerWell: boolean },
): Promise<MailHealth> {
  const { at, schoolId, parts, policy } = context
  const { rows } = await sql<{ readonly bytes: number; readonly scans: number }>`
    select pg_database_size(current_database())::float8 as bytes,
      (select count(distinct message_id) from mail.hold where school_id = ${schoolId} and kind = 'scan' and state = 'waiting')::integer as scans`.execute(
    tx,
  )
  const signed = new Set(
    new DkimKeys(parts.keys.store, schoolId)
      .list()
      .flatMap(({ domain, state }) => (state === 'in use' ? [domain] : [])),
  )
  return {
    at: at.toString(),
    checks: [
      ...healthChecks({
        at,
        gateway,
        scanning: parts.settings.scanning,
        waitingForScanner: rows[0]?.scans ?? 0,
        queue: await queueOverview(tx, context),
        databaseBytes: rows[0]?.bytes ?? 0,
        keysWork: keysWork(context),
        ledgerWell,
        unsigned: policy.version.school.domains.filter((domain) => !signed.has(domain.toLowerCase())),
      }),
    ],
    hours: await hoursOf(tx, context),
    errors: await errorsOf(tx, context),
  }
}

function keysWork({ seals, at }: MailContext): boolean {
  try {
    return seals.openText(seals.sealText(at, 'health')) === 'health'
  } catch {
    return false
  }
}

async function hoursOf(tx: Tx, { schoolId, at, policy }: MailContext): Promise<MailHealth['hours']> {
  const { timeZone } = policy.version.school.calendar
  const midnight = at.toZonedDateTimeISO(timeZone).startOfDay().toInstant()
  // What is silent is not counted as held: a figure that moves would tell.
  const { rows } = await sql<{
    at: Temporal.Instant
    outgoing: number
    incoming: number
    held: number
    bounced: number
  }>`
    with happened as (
      select accepted_at as at, case direction when 'out' then 'outgoing' else 'incoming' end as what
        from mail.message where school_id = ${schoolId} and accepted_at >= ${midnight} and direction <> 'notice'
      union all
      select min(made_at), 'held' from mail.hold
        where school_id = ${schoolId} and made_at >= ${midnight} and not silent group by message_id
      union all
      select state_at, 'bounced' from mail.recipient
        where school_id = ${schoolId} and state = 'bounced' and state_at >= ${midnight}
    )
    select date_trunc('hour', at) as at, count(*) filter (where what = 'outgoing')::integer as outgoing,
      count(*) filter (where what = 'incoming')::integer as incoming, count(*) filter (where what = 'held')::integer as held,
      count(*) filter (where what = 'bounced')::integer as bounced
    from happened group by 1 order by 1`.execute(tx)
  return rows.map((row) => ({
    at: row.at.toString(),
    out: row.outgoing,
    in: row.incoming,
    held: row.held,
    bounced: row.bounced,
  }))
}

async function errorsOf(tx: Tx, { schoolId, at }: MailContext): Promise<MailHealth['errors']> {
  const rows = await tx
    .selectFrom('mail.attempt')
    .select(['destination', 'code'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), sql<Temporal.Instant>`max(at)`.as('last')])
    .where('school_id', '=', schoolId)
    .where('at', '>=', at.subtract({ hours: 24 }))
    .groupBy(['destination', 'code'])
    .orderBy('last', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ destination, code, count, last }) => ({
    destination,
    code,
    count: Number(count),
    last: last.toString(),
  }))
}
