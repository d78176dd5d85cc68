import type { Effect } from '@beadle/engine'
import type { Reader } from '../../platform/database/index.ts'

/** How often and when last a clause was cited. */
export type Acted = { readonly clause: string; readonly count: number; readonly lastActedAt: Temporal.Instant }

/** A decision that cited a clause. */
export type RecentDecision = {
  readonly id: string
  readonly at: Temporal.Instant
  readonly action: string
  readonly effect: Effect
  readonly watched: boolean
}

/** What the decision records know of clauses. A registry: governance stands below decisions and may not ask them. */
export type ClauseActivity = {
  /** Every clause ever cited: how often since that instant, and when last. Silent citations are left out. */
  since(db: Reader, schoolId: string, since: Temporal.Instant): Promise<readonly Acted[]>
  /** The newest decisions that cited this clause; silent ones left out. */
  recent(db: Reader, schoolId: string, clause: string, limit: number): Promise<readonly RecentDecision[]>
  /** Citations of this clause by local day since then, days without any left out. */
  byDay(
    db: Reader,
    schoolId: string,
    clause: string,
    options: { readonly since: Temporal.Instant; readonly timeZone: string },
  ): Promise<readonly { readonly on: string; readonly count: number }[]>
}
