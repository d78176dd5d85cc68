import { z } from 'zod'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../platform/http/index.ts'
import { governingRoles } from './abilities.ts'
import type { People } from './people.ts'
import { unlock } from './sign-in.ts'

/** Lets somebody whose account was locked by wrong guesses try again. Recorded with who did it. */
export function unlockRoutes({
  database,
  people,
  clock,
}: {
  readonly database: Database
  readonly people: People
  readonly clock: Clock
}): readonly AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/api/people/:id/unlock',
      who: { roles: governingRoles },
      params: z.object({ id: z.string() }),
      reply: z.object({ wasLocked: z.boolean() }),
      handler: ({ session, params }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const { schoolId, personId } = session
          const person = (await people.directoryIn(tx, schoolId)).personById(params.id)
          if (person === undefined) throw new NotFoundError('person', params.id)
          const wasLocked = await unlock(tx, schoolId, person.id)
          if (wasLocked)
            await appendEntry(tx, {
              schoolId,
              kind: 'person.unlocked',
              at: clock.now(),
              actor: personId,
              about: [{ kind: 'person', id: person.id }],
            })
          return { wasLocked }
        }),
    }),
  ]
}
