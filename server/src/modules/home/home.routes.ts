import { getHome, type Home, type HomeItem, type ReviewBudget } from '@beadle/contract'
import { dayFigures } from '../../decisions/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Reader } from '../../platform/database/index.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import type { Governance } from '../governance/index.ts'
import { ledgerRoles } from '../people/index.ts'

/** What needs somebody, from one area. */
export type HomeProvider = (db: Reader, session: Session) => Promise<readonly HomeItem[]>

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly governance: Governance
  /** The areas that join. */
  readonly providers: readonly HomeProvider[]
  /** What was put before reviewers today, against what the school means to ask of them. */
  readonly reviewBudget: (db: Reader, schoolId: string) => Promise<ReviewBudget>
}

/** The route of /api/home: what needs me first. */
export function homeRoutes(deps: Deps): readonly AnyRoute[] {
  const { database, providers } = deps
  return [
    defineRoute({
      ...getHome,
      who: 'signed-in',
      handler: ({ session }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const items: HomeItem[] = []
          for (const provider of providers) items.push(...(await provider(tx, session)))
          return { items: items.sort(mostUrgentFirst), ...(await figures(deps, tx, session)) }
        }),
    }),
  ]
}

/** The school's day in figures, for those who answer for it: aggregates, never one person's. */
async function figures(
  { clock, governance, reviewBudget }: Deps,
  tx: Reader,
  session: Session,
): Promise<Pick<Home, 'today' | 'budget'>> {
  if (!session.roles.some((role) => ledgerRoles.includes(role))) return { today: null, budget: null }
  const { schoolId } = session
  const { timeZone } = (await governance.policyInForceIn(tx, schoolId)).version.school.calendar
  const midnight = clock.now().toZonedDateTimeISO(timeZone).startOfDay().toInstant()
  return { today: await dayFigures(tx, schoolId, midnight), budget: await reviewBudget(tx, schoolId) }
}

const order: readonly HomeItem['kind'][] = ['review', 'confirm', 'refused', 'task', 'waiting']

function mostUrgentFirst(a: HomeItem, b: HomeItem): number {
  const kinds = order.indexOf(a.kind) - order.indexOf(b.kind)
  if (kinds !== 0) return kinds
  if (a.due !== b.due) return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1
  return a.since < b.since ? 1 : -1
}
