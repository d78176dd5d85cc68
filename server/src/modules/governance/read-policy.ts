import type { Binding, PolicyVersion } from '@beadle/engine'
import type { Pack } from '@beadle/packs'
import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type CalendarSnapshot, calendarEpoch } from '../calendar/index.ts'
import type { PackShelf } from './pack-shelf.ts'
import './tables.ts'

/** The stamp of what runs: the school's choices and its calendar, which moves windows and deadlines. */
export const governanceEpoch = `coalesce((select epoch from governance.epoch where school_id = platform.current_school())::text, 'none') || '/' || ${calendarEpoch}`

/** That stamp as this transaction sees it. */
export async function readGovernanceEpoch(db: Reader): Promise<string> {
  const { rows } = await sql<{ epoch: string }>`select ${sql.raw(governanceEpoch)} as epoch`.execute(db)
  return rows[0]?.epoch ?? 'none'
}

/** What a school has chosen for one binding. */
export type ChosenMode = {
  readonly mode: 'watch' | 'enforce'
  readonly liveOn: string | null
  readonly reason: string
  readonly changedAt: Temporal.Instant
}

/** The policy of the newest row in force, with the school's own domains, calendar and modes in place of the pack's. */
export async function readPolicy(
  db: Reader,
  {
    shelf,
    calendar,
    at,
  }: { readonly shelf: PackShelf; readonly calendar: CalendarSnapshot; readonly at: Temporal.Instant },
): Promise<{
  readonly pack: Pack
  readonly version: PolicyVersion
  readonly chosen: ReadonlyMap<string, ChosenMode>
}> {
  const row = await db
    .selectFrom('governance.policy_in_force')
    .selectAll()
    .where('in_force_at', '<=', at)
    .orderBy('in_force_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('policy in force')
  const pack = shelf.pack(row.policy)
  const modes = await db
    .selectFrom('governance.binding_mode')
    .distinctOn('binding')
    .select(['binding', 'mode', 'live_on', 'reason', 'changed_at'])
    .where('policy', '=', row.policy)
    .orderBy('binding')
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const chosen = new Map(
    modes.map((mode) => [
      mode.binding,
      { mode: mode.mode, liveOn: mode.live_on?.toString() ?? null, reason: mode.reason, changedAt: mode.changed_at },
    ]),
  )
  const bindings = pack.version.bindings.map((binding) => withMode(binding, chosen.get(binding.id), row.unchosen))
  const school = {
    ...pack.version.school,
    domains: row.domains,
    calendar: calendar.calendar,
    ...(row.telephones.length > 0 ? { telephones: row.telephones } : {}),
  }
  return { pack, version: { ...pack.version, school, bindings }, chosen }
}

function withMode(binding: Binding, chosen: ChosenMode | undefined, unchosen: 'watch' | 'pack'): Binding {
  const { liveFrom: _, ...rest } = binding
  if (chosen !== undefined)
    return { ...rest, mode: chosen.mode, ...(chosen.liveOn === null ? {} : { liveFrom: chosen.liveOn }) }
  return unchosen === 'watch' ? { ...rest, mode: 'watch' } : binding
}
