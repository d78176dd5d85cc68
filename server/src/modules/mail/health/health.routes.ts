import { getMailHealth } from '@beadle/contract'
import { type AnyRoute, defineRoute } from '../../../platform/http/index.ts'
import { mailRunningRoles } from '../../people/index.ts'
import { contextIn, type MailParts } from '../context.ts'
import type { GatewayState } from './gateway-state.ts'
import { mailHealth } from './look.ts'

type Deps = {
  readonly parts: MailParts
  /** Absent where this server has no gateway. */
  readonly gatewayState?: (() => Promise<GatewayState>) | undefined
  readonly ledgerWell: (schoolId: string) => boolean
}

/** The health of the gateway, for those who run the school's mail. `/healthz` says no more than well or unwell, to anybody. */
export function mailHealthRoutes({ parts, gatewayState, ledgerWell }: Deps): readonly AnyRoute[] {
  return [
    defineRoute({
      ...getMailHealth,
      who: { roles: mailRunningRoles },
      async handler({ session: { schoolId } }) {
        // Asked before a connection to the database is held: a scanner that is away takes its time.
        const gateway = await gatewayState?.()
        return parts.database.inSchool(schoolId, async (tx) =>
          mailHealth(tx, await contextIn(tx, parts, schoolId), { gateway, ledgerWell: ledgerWell(schoolId) }),
        )
      },
    }),
  ]
}
