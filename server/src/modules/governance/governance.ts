import { type CompiledPolicy, compilePolicy, type PolicyVersion } from '@beadle/engine'
import { type Pack, product } from '@beadle/packs'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Reader } from '../../platform/database/index.ts'
import { openSnapshots } from '../../platform/snapshots.ts'
import type { Calendar } from '../calendar/index.ts'
import type { ClauseActivity } from './activity.ts'
import type { PackShelf } from './pack-shelf.ts'
import { type ChosenMode, readGovernanceEpoch, readPolicy } from './read-policy.ts'

/** The policy that runs at a school: the pack's version with the school's domains, calendar and modes, compiled. */
export type PolicyInForce = {
  /** Changes with the school's choices and with its calendar. */
  readonly epoch: string
  readonly pack: Pack
  readonly version: PolicyVersion
  readonly compiled: CompiledPolicy
  /** Modes the school has chosen, by binding id. */
  readonly chosen: ReadonlyMap<string, ChosenMode>
}

/** The door of the governance module. */
export type Governance = {
  /** The newest policy this process knows; reads the database only when it knows none. */
  policyInForce(schoolId: string): Promise<PolicyInForce>
  /** The policy as this transaction sees it. */
  policyInForceIn(db: Reader, schoolId: string): Promise<PolicyInForce>
  epochIn(db: Reader): Promise<string>
  /** Has `policyInForce` read again. */
  forget(schoolId: string): void
  readonly shelf: PackShelf
  /** Who knows when clauses acted: decisions join in wiring.ts. */
  activity: ClauseActivity
}

/** Opens the governance module: packs from the shelf, choices from the database. */
export function openGovernance({
  database,
  calendar,
  clock,
  shelf,
}: {
  readonly database: Database
  readonly calendar: Calendar
  readonly clock: Clock
  readonly shelf: PackShelf
}): Governance {
  const snapshots = openSnapshots<PolicyInForce>({
    database,
    epochIn: readGovernanceEpoch,
    async load(db, schoolId) {
      const epoch = await readGovernanceEpoch(db)
      const read = await readPolicy(db, { shelf, calendar: await calendar.snapshotIn(db, schoolId), at: clock.now() })
      return {
        epoch,
        ...read,
        compiled: compilePolicy(
          read.version,
          product.controls,
          product.texts === undefined ? {} : { texts: product.texts },
        ),
      }
    },
  })
  return {
    policyInForce: (schoolId) => snapshots.latest(schoolId),
    policyInForceIn: (db, schoolId) => snapshots.in(db, schoolId),
    epochIn: readGovernanceEpoch,
    forget: (schoolId) => snapshots.forget(schoolId),
    shelf,
    activity: { since: async () => [], recent: async () => [], byDay: async () => [] },
  }
}
