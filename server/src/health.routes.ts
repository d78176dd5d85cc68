import { z } from 'zod'
import type { Ledger } from './ledger/index.ts'
import { isJournalSilent } from './modules/mail/index.ts'
import type { Database } from './platform/database/index.ts'
import { type AnyRoute, defineRoute, describeRoutes } from './platform/http/index.ts'

const health = z.object({
  status: z.enum(['well', 'unwell']),
  database: z.enum(['well', 'away']),
  ledger: z.enum(['well', 'regressed']),
  /** `silent`: a provider that reports what it carries has stopped. This server itself is well all the same. */
  journal: z.enum(['well', 'silent']),
})

/** The API as OpenAPI 3.1, of all routes there are when it is asked for. */
export function descriptionRoute(routes: () => readonly AnyRoute[]): AnyRoute {
  return defineRoute({
    method: 'GET',
    url: '/api/openapi.json',
    who: 'public',
    reply: 'page',
    handler: () => ({
      type: 'application/json; charset=utf-8',
      body: JSON.stringify(describeRoutes(routes(), { title: 'Beadle', version: '1' })),
    }),
  })
}

/** Whether this server can do its work: for load balancers (`/healthz`, words) and monitoring (`/api/health`, members). No figures, no names. */
export function healthRoutes({
  database,
  ledger,
}: {
  readonly database: Database
  readonly ledger: Ledger
}): readonly AnyRoute[] {
  async function look(): Promise<z.output<typeof health>> {
    try {
      await database.ping()
      const schools = await database.schools()
      const regressed = schools.some(({ id }) => ledger.stateOf(id).state === 'regressed')
      const silent = await Promise.all(schools.map(({ id }) => database.inSchool(id, (tx) => isJournalSilent(tx, id))))
      return {
        status: regressed ? 'unwell' : 'well',
        database: 'well',
        ledger: regressed ? 'regressed' : 'well',
        journal: silent.includes(true) ? 'silent' : 'well',
      }
    } catch {
      return { status: 'unwell', database: 'away', ledger: 'well', journal: 'well' }
    }
  }
  return [
    defineRoute({
      method: 'GET',
      url: '/healthz',
      who: 'public',
      reply: 'page',
      async handler() {
        const { status } = await look()
        return { status: status === 'well' ? 200 : 503, type: 'text/plain; charset=utf-8', body: `${status}\n` }
      },
    }),
    defineRoute({ method: 'GET', url: '/api/health', who: 'public', reply: health, handler: look }),
  ]
}
