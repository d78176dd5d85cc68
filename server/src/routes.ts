import {
  authzenRoutes,
  clauseDecisionRoutes,
  findEnforcementPoint,
  mayIRoutes,
  pointsRoutes,
  silentAbout,
} from './decisions/index.ts'
import { descriptionRoute, healthRoutes } from './health.routes.ts'
import { ledgerRoutes } from './ledger/index.ts'
import { policyRoutes, studyRoutes } from './modules/governance/index.ts'
import { homeRoutes } from './modules/home/index.ts'
import {
  type GatewayState,
  linkedFileRoutes,
  mailHealthRoutes,
  mailRoutes,
  noticePageRoutes,
  outsiderRoutes,
  ownMailRoutes,
  queueRoutes,
} from './modules/mail/index.ts'
import {
  actorLabels,
  type CastMember,
  ledgerRoles,
  ownCredentialRoutes,
  peopleRoutes,
  sessionResolver,
  sessionRoutes,
  unlockRoutes,
} from './modules/people/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/index.ts'
import { NotAllowedError } from './platform/errors.ts'
import type { Http } from './platform/http/index.ts'
import type { Keys } from './platform/keys/index.ts'
import type { Modules } from './wiring.ts'

type Parts = {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly publicUrl: string
  /** Has released mail leave at once. */
  readonly wake: () => void
  /** What the gateway of this server knows of itself; absent where it has none. */
  readonly gatewayState?: () => Promise<GatewayState>
  /** The people the demo offers to sign in as; undefined when there is no demo. */
  readonly cast: readonly CastMember[] | undefined
}

/** Joins every module's routes to the HTTP server. */
export function registerRoutes(
  http: Http,
  modules: Modules,
  { database, clock, keys, publicUrl, wake, gatewayState, cast }: Parts,
): void {
  const { people, calendar, governance, decisions, ledger } = modules
  http.resolveSessionsBy(sessionResolver({ database, people, clock }))
  http.resolveEnforcementPointsBy(async (token, request) => {
    const { school: slug } = request.params as { readonly school?: string }
    const school = (await database.schools()).find((each) => each.slug === slug)
    if (school === undefined) return undefined
    const point = await database.inSchool(school.id, (tx) => findEnforcementPoint(tx, school.id, token))
    return point === undefined
      ? undefined
      : { id: point.id, schoolId: school.id, name: point.name, mayAssert: point.assertsFacts }
  })
  http.register(
    ...healthRoutes({ database, ledger }),
    descriptionRoute(() => http.routes()),
    ...sessionRoutes({
      database,
      clock,
      keys,
      people,
      demo: cast !== undefined,
      secure: publicUrl.startsWith('https:'),
      timeZoneOf: async (schoolId) => (await calendar.snapshot(schoolId)).calendar.timeZone,
      async mayLogOn(schoolId, person) {
        const { told, decision } = await decisions.decideAndRecord(schoolId, {
          subject: { type: 'person', id: person.id, properties: { roles: person.roles } },
          action: { name: 'account.log-on' },
          resource: {
            type: 'account',
            id: person.id,
            properties: { owner: 'self', system: 'console', method: 'password' },
          },
          context: { time: clock.now().toString() },
        })
        if (!decision.decision) throw new NotAllowedError(told.context.reason.en)
      },
    }),
    ...peopleRoutes({ database, people, cast }),
    ...ownCredentialRoutes({ database, people, clock, keys }),
    ...unlockRoutes({ database, people, clock }),
    ...pointsRoutes({ database, clock }),
    ...policyRoutes({ database, governance, clock }),
    ...studyRoutes({ governance, studies: modules.studies, clock }),
    ...clauseDecisionRoutes({ database, governance, decisions }),
    ...mayIRoutes({ people, governance, decisions, clock }),
    ...authzenRoutes({ database, decisions, clock, publicUrl }),
    ...ledgerRoutes({
      database,
      ledger,
      readers: ledgerRoles,
      hiddenFrom: (db, reader) => silentAbout(db, modules.procedures, reader),
      labelsOf: async (schoolId) => actorLabels(await people.directory(schoolId)),
    }),
    ...mailRoutes({ parts: modules.mail, wake }),
    ...mailHealthRoutes({
      parts: modules.mail,
      gatewayState,
      ledgerWell: (schoolId) => ledger.stateOf(schoolId).state !== 'regressed',
    }),
    ...outsiderRoutes({ parts: modules.mail, wake }),
    ...ownMailRoutes({ parts: modules.mail }),
    ...queueRoutes({ parts: modules.mail, wake }),
    ...noticePageRoutes({ parts: modules.mail, wake }),
    ...linkedFileRoutes({ parts: modules.mail, wake }),
    ...homeRoutes({
      database,
      clock,
      governance,
      providers: modules.homeProviders,
      reviewBudget: modules.reviewBudget,
    }),
  )
}
