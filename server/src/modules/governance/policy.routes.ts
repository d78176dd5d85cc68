import {
  type BoundControl,
  type ClauseSummary,
  getClause,
  getPolicy,
  type Life,
  setBindingMode,
} from '@beadle/contract'
import type { Binding, Clause } from '@beadle/engine'
import { type ClauseLife, coverageOf, type Pack, product } from '@beadle/packs'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Reader } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../platform/http/index.ts'
import { governingRoles, policyRoles } from '../people/index.ts'
import type { Acted } from './activity.ts'
import { dutyInWords } from './duty-in-words.ts'
import type { Governance, PolicyInForce } from './governance.ts'
import { refOf } from './in-words.ts'
import { setMode } from './write-policy.ts'

/** How far back "how often" looks. */
const countedDays = 30

/** The routes of /api/policy. */
export function policyRoutes({
  database,
  governance,
  clock,
}: {
  readonly database: Database
  readonly governance: Governance
  readonly clock: Clock
}): readonly AnyRoute[] {
  const since = () => clock.now().subtract({ hours: 24 * countedDays })

  async function actedOf(db: Reader, schoolId: string): Promise<ReadonlyMap<string, Acted>> {
    const acted = await governance.activity.since(db, schoolId, since())
    return new Map(acted.map((each) => [each.clause, each]))
  }

  return [
    defineRoute({
      ...getPolicy,
      who: { roles: policyRoles },
      handler: ({ session }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const policy = await governance.policyInForceIn(tx, session.schoolId)
          const summaries = summarise(policy, await actedOf(tx, session.schoolId))
          const { pack, version } = policy
          return {
            policy: version.policy,
            title: version.title,
            version: version.version,
            ...(pack.approved === undefined ? {} : { approvedOn: pack.approved.on }),
            ...(pack.reviewDue === undefined ? {} : { reviewDueOn: pack.reviewDue }),
            ...(pack.ownerRole === undefined ? {} : { ownerRole: pack.ownerRole }),
            counts: countLives(summaries),
            elsewhere: elsewhereOf(pack),
            clauses: summaries,
          }
        }),
    }),
    defineRoute({
      ...getClause,
      who: { roles: policyRoles },
      handler: ({ session, params }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const policy = await governance.policyInForceIn(tx, session.schoolId)
          const id = policy.compiled.clauseId(params.id)
          const clause = id === undefined ? undefined : policy.version.clauses.get(id)
          if (clause === undefined) throw new NotFoundError('clause', params.id)
          const summary = summarise(policy, await actedOf(tx, session.schoolId)).find((each) => each.id === clause.id)
          if (summary === undefined) throw new NotFoundError('clause', params.id)
          const recent = await governance.activity.recent(tx, session.schoolId, clause.id, 20)
          const { timeZone } = policy.version.school.calendar
          const trend = await governance.activity.byDay(tx, session.schoolId, clause.id, { since: since(), timeZone })
          return {
            ...summary,
            ...detail(policy, clause),
            trend: [...trend],
            recent: recent.map(({ id, at, action, effect, watched }) => ({
              id,
              at: at.toString(),
              action,
              effect,
              watched,
            })),
          }
        }),
    }),
    defineRoute({
      ...setBindingMode,
      who: { roles: governingRoles },
      handler: ({ session, params, body }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const { schoolId, personId } = session
          const before = await governance.policyInForceIn(tx, schoolId)
          const binding = before.version.bindings.find(({ id }) => id === params.id)
          if (binding === undefined) throw new NotFoundError('binding', params.id)
          const at = clock.now()
          // A day to go live on is a decision to enforce: until then the binding watches.
          const mode = body.liveFrom === undefined ? body.mode : 'enforce'
          await setMode(tx, {
            schoolId,
            policy: before.version.policy,
            binding: binding.id,
            mode,
            ...(body.liveFrom === undefined ? {} : { liveOn: Temporal.PlainDate.from(body.liveFrom) }),
            reason: body.reason,
            by: personId,
            at,
          })
          await appendEntry(tx, {
            schoolId,
            kind: 'binding.mode-set',
            at,
            actor: personId,
            about: [{ kind: 'binding', id: binding.id }],
            data: {
              policy: before.version.policy,
              version: before.version.version,
              from: binding.mode,
              to: mode,
              ...(body.liveFrom === undefined ? {} : { liveFrom: body.liveFrom }),
            },
          })
          const after = await governance.policyInForceIn(tx, schoolId)
          return boundControl(after.version.bindings.find(({ id }) => id === binding.id) ?? binding)
        }),
    }),
  ]
}

function summarise({ pack, version }: PolicyInForce, acted: ReadonlyMap<string, Acted>): ClauseSummary[] {
  const lives = new Map<string, ClauseLife>(
    coverageOf({ ...pack, version }, product.controls).map((life) => [life.clause, life]),
  )
  const bindings = new Map<string, Binding[]>()
  for (const binding of version.bindings) {
    for (const cite of binding.cites) bindings.set(cite, [...(bindings.get(cite) ?? []), binding])
  }
  return [...version.clauses.values()].map((clause) => {
    const history = acted.get(clause.id)
    return {
      id: clause.id,
      ref: refOf(version, clause.id),
      section: clause.ref,
      text: clause.text,
      class: clause.class,
      modality: clause.modality,
      capability: clause.capability,
      life: lives.get(clause.id)?.life ?? 'unmet',
      lastActedAt: history?.lastActedAt.toString() ?? null,
      count: history?.count ?? 0,
      bindings: (bindings.get(clause.id) ?? []).map(boundControl),
    }
  })
}

function boundControl({ id, control, mode, liveFrom }: Binding): BoundControl {
  const summary = product.controls.get(control)?.summary ?? { en: control }
  return { id, control, summary: { ...summary }, mode, ...(liveFrom === undefined ? {} : { liveFrom }) }
}

function countLives(clauses: readonly ClauseSummary[]): Record<Life, number> {
  const counts: Record<Life, number> = {
    gate: 0,
    answered: 0,
    driven: 0,
    scheduled: 0,
    attested: 0,
    shown: 0,
    variance: 0,
    declared: 0,
    unmet: 0,
  }
  for (const { life } of clauses) counts[life] += 1
  return counts
}

/** What other systems must do for clauses to be kept. */
function elsewhereOf({ duties }: Pack) {
  return duties.flatMap(({ id, by, system, what, cites }) =>
    by === 'connector'
      ? [
          {
            duty: id,
            ...(system === undefined ? {} : { system }),
            ...(what === undefined ? {} : { what }),
            clauses: [...cites],
          },
        ]
      : [],
  )
}

function detail({ pack, version }: PolicyInForce, clause: Clause) {
  const variance = pack.variances.find((each) => each.clause === clause.id)
  const bound = version.bindings.filter(({ cites }) => cites.includes(clause.id))
  return {
    ...(clause.quote === undefined ? {} : { quote: clause.quote }),
    audience: [...clause.audience],
    ...(clause.breach === undefined ? {} : { breach: clause.breach }),
    ...(clause.note === undefined ? {} : { note: clause.note }),
    version: version.version,
    duties: pack.duties
      .filter(({ cites }) => cites.includes(clause.id))
      .map((duty) => dutyInWords(duty, pack, clause.id)),
    settings: Object.fromEntries(bound.map(({ id, settings }) => [id, { ...settings }])),
    ...(variance === undefined
      ? {}
      : { variance: { instead: variance.instead, why: variance.why, approvedBy: variance.approvedBy } }),
  }
}
