import { getMe, listDemoPeople } from '@beadle/contract'
import type { Database } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../platform/http/index.ts'
import type { People } from './people.ts'

/** Somebody of the demo's cast: at which school, by its slug, and one sentence on what they come for. */
export type CastMember = { readonly school: string; readonly login: string; readonly line: string }

/** The routes of /api/people. `cast` are the people the demo offers; undefined when there is no demo. */
export function peopleRoutes({
  database,
  people,
  cast,
}: {
  readonly database: Database
  readonly people: People
  readonly cast: readonly CastMember[] | undefined
}): readonly AnyRoute[] {
  return [
    defineRoute({
      ...getMe,
      who: 'signed-in',
      async handler({ session }) {
        const directory = await people.directory(session.schoolId)
        const person = directory.personById(session.personId)
        if (person === undefined) throw new NotFoundError('person')
        const manager = directory.lineManagerOf(person.id)
        return {
          id: person.id,
          name: person.name,
          roles: [...person.roles],
          addresses: person.addresses.map(({ address, kind }) => ({ address, kind })),
          ...(person.yearGroup === undefined ? {} : { yearGroup: person.yearGroup }),
          ...(person.form === undefined ? {} : { form: person.form }),
          ...(manager === undefined ? {} : { lineManager: { id: manager.id, name: manager.name } }),
        }
      },
    }),
    defineRoute({
      ...listDemoPeople,
      who: 'public',
      async handler() {
        if (cast === undefined) throw new NotFoundError('address')
        const bySchool = Map.groupBy(cast, ({ school }) => school)
        const known = new Map((await database.schools()).map((school) => [school.slug, school]))
        const schools = []
        // In the order of the cast.
        for (const [slug, members] of bySchool) {
          const school = known.get(slug)
          if (school === undefined) continue
          const directory = await people.directory(school.id)
          const offered = members.flatMap(({ login, line }) => {
            const person = directory.personByLogin(login)
            return person === undefined ? [] : [{ id: person.id, name: person.name, roles: [...person.roles], line }]
          })
          schools.push({ slug, name: school.name, people: offered })
        }
        return { schools }
      },
    }),
  ]
}
