import { getClauseDecision } from '@beadle/contract'
import type { Governance } from '../modules/governance/index.ts'
import { policyRoles } from '../modules/people/index.ts'
import type { Database } from '../platform/database/index.ts'
import { NotFoundError } from '../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../platform/http/index.ts'
import { isUuid } from '../platform/uuid.ts'
import { toldEffect } from './clause-activity.ts'
import { viewDecision } from './decision-view.ts'
import type { Decisions } from './decisions.ts'

type Deps = {
  readonly database: Database
  readonly governance: Governance
  readonly decisions: Decisions
}

/** Opens a decision from the page of a clause that it cited, for any reader of the policy: see `viewDecision`. */
export function clauseDecisionRoutes({ database, governance, decisions }: Deps): readonly AnyRoute[] {
  return [
    defineRoute({
      ...getClauseDecision,
      who: { roles: policyRoles },
      handler: ({ session, params }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const { schoolId, personId } = session
          const policy = await governance.policyInForceIn(tx, schoolId)
          const clause = policy.compiled.clauseId(params.id)
          // Who was silently noticed must not be found out by asking for the decision by its id.
          const record =
            clause === undefined || !isUuid(params.decision)
              ? undefined
              : await tx
                  .selectFrom('decisions.record as record')
                  .select([
                    'record.id',
                    'record.decided_at',
                    'record.action',
                    toldEffect.as('effect'),
                    'record.subject_id',
                  ])
                  .where('record.school_id', '=', schoolId)
                  .where('record.id', '=', params.decision)
                  .where((where) =>
                    where.exists(
                      where
                        .selectFrom('decisions.cited')
                        .select('decision_id')
                        .whereRef('decisions.cited.decision_id', '=', 'record.id')
                        .where('decisions.cited.school_id', '=', schoolId)
                        .where('clause', '=', clause)
                        .where('silent', '=', false)
                        .where('kind', '!=', 'lifted'),
                    ),
                  )
                  .executeTakeFirst()
          if (record === undefined) throw new NotFoundError('decision', params.decision)
          const kept = (await decisions.kept(tx, schoolId, [record.id])).get(record.id)
          const { id, decided_at: at, action, effect } = record
          const isOwn = record.subject_id === personId
          return viewDecision({ record: { id, at, action, effect }, kept, policy: policy.compiled, isOwn })
        }),
    }),
  ]
}
