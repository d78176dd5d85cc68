import { checkPolicy, comparePolicies, getClauseExamples, listPolicies } from '@beadle/contract'
import type { Clock } from '../../../platform/clock.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/index.ts'
import { policyRoles } from '../../people/index.ts'
import type { Governance } from '../governance.ts'
import type { Studies } from './studies.ts'

/** The routes that ask about packs what takes seconds: answered at once, with `working` until it is known. */
export function studyRoutes({
  governance,
  studies,
  clock,
}: {
  readonly governance: Governance
  readonly studies: Studies
  readonly clock: Clock
}): readonly AnyRoute[] {
  const { shelf } = governance
  const { folder } = shelf

  /** A pack by name, or the answer that there is none. */
  function nameOf(policy: string): string {
    if (!shelf.names().includes(policy)) throw new NotFoundError('policy', policy)
    return policy
  }

  return [
    defineRoute({
      ...listPolicies,
      who: { roles: policyRoles },
      async handler({ session }) {
        const { version } = await governance.policyInForce(session.schoolId)
        return {
          own: version.policy,
          policies: shelf.names().map((policy) => {
            const { version, organisation } = shelf.pack(policy)
            return { policy, version: version.version, title: version.title, organisation }
          }),
        }
      },
    }),
    defineRoute({
      ...checkPolicy,
      who: { roles: policyRoles },
      async handler({ session }) {
        const { version } = await governance.policyInForce(session.schoolId)
        const { timeZone } = version.school.calendar
        const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString()
        const doubts = studies.ask({ study: 'check', folder, policy: version.policy, today })
        return doubts === undefined ? { state: 'working' as const } : { state: 'ready' as const, doubts: [...doubts] }
      },
    }),
    defineRoute({
      ...comparePolicies,
      who: { roles: policyRoles },
      async handler({ params }) {
        const comparison = studies.ask({ study: 'compare', folder, a: nameOf(params.a), b: nameOf(params.b) })
        return comparison === undefined ? { state: 'working' as const } : { state: 'ready' as const, comparison }
      },
    }),
    defineRoute({
      ...getClauseExamples,
      who: { roles: policyRoles },
      async handler({ session, params }) {
        const { version, compiled } = await governance.policyInForce(session.schoolId)
        const id = compiled.clauseId(params.id)
        if (id === undefined) throw new NotFoundError('clause', params.id)
        const examples = studies.ask({ study: 'examples', folder, policy: version.policy })
        return examples === undefined
          ? { state: 'working' as const }
          : { state: 'ready' as const, examples: [...(examples[id] ?? [])] }
      },
    }),
  ]
}
