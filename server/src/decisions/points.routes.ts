import { type ActionName, type FactName, nearest, vocabulary } from '@beadle/engine'
import { z } from 'zod'
import { appendEntry } from '../ledger/index.ts'
import { governingRoles } from '../modules/people/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { InvalidRequestError, NotFoundError } from '../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../platform/http/index.ts'
import { addEnforcementPoint, endEnforcementPoint, listEnforcementPoints } from './enforcement-points.ts'

const point = z.object({
  id: z.string(),
  name: z.string(),
  actions: z.array(z.string()),
  assertsFacts: z.array(z.string()),
  assertsRoles: z.boolean(),
})
const newPoint = z.object({
  name: z.string().trim().min(1).max(200),
  actions: z.array(z.string()).min(1),
  assertsFacts: z.array(z.string()).default([]),
  assertsRoles: z.boolean().default(false),
})

/** Programs that may ask the decision interface: registered, listed and ended by those who run the school's systems. */
export function pointsRoutes({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): readonly AnyRoute[] {
  const who = { roles: governingRoles }
  return [
    defineRoute({
      method: 'GET',
      url: '/api/decisions/points',
      who,
      reply: z.object({ points: z.array(point) }),
      async handler({ session: { schoolId } }) {
        const points = await database.inSchool(schoolId, (tx) => listEnforcementPoints(tx, schoolId))
        return {
          points: points.map((each) => ({ ...each, actions: [...each.actions], assertsFacts: [...each.assertsFacts] })),
        }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/decisions/points',
      who,
      body: newPoint,
      // The token is said here once and stored nowhere.
      reply: z.object({ id: z.string(), token: z.string() }),
      handler({ session: { schoolId, personId }, body }) {
        const actions = body.actions.map((name, n) =>
          known(name, Object.keys(vocabulary.actions) as ActionName[], `actions.${n}`),
        )
        // What detectors find in a text is nobody's to assert.
        const assertable = (Object.keys(vocabulary.facts) as FactName[]).filter((name) => !name.startsWith('content.'))
        const assertsFacts = body.assertsFacts.map((name, n) => known(name, assertable, `assertsFacts.${n}`))
        return database.inSchool(schoolId, async (tx) => {
          const made = await addEnforcementPoint(tx, schoolId, {
            name: body.name,
            actions,
            assertsFacts,
            assertsRoles: body.assertsRoles,
          })
          await appendEntry(tx, {
            schoolId,
            kind: 'enforcement-point.registered',
            at: clock.now(),
            actor: personId,
            about: [{ kind: 'enforcement-point', id: made.id }],
            data: { actions, assertsFacts, assertsRoles: body.assertsRoles },
          })
          return made
        })
      },
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/decisions/points/:id',
      who,
      params: z.object({ id: z.string() }),
      reply: z.object({ ended: z.literal(true) }),
      handler: ({ session: { schoolId, personId }, params }) =>
        database.inSchool(schoolId, async (tx) => {
          if (!(await endEnforcementPoint(tx, schoolId, params.id, clock.now())))
            throw new NotFoundError('enforcement point', params.id)
          await appendEntry(tx, {
            schoolId,
            kind: 'enforcement-point.ended',
            at: clock.now(),
            actor: personId,
            about: [{ kind: 'enforcement-point', id: params.id }],
          })
          return { ended: true as const }
        }),
    }),
  ]
}

function known<T extends string>(name: string, words: readonly T[], member: string): T {
  const found = words.find((word) => word === name)
  if (found !== undefined) return found
  const near = nearest(name, words)
  throw new InvalidRequestError(
    `\`${name}\` is not known${near === undefined ? '' : `, did you mean \`${near}\``}`,
    `body.${member}`,
  )
}
