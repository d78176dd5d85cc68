import { getSession, type Session as SessionReply, signIn, signInDemo, signOut, switchSchool } from '@beadle/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, School, Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { abilitiesOf } from './abilities.ts'
import { TotpNeededError, WrongPasswordError } from './errors.ts'
import { pretendToCheck } from './passwords.ts'
import type { People } from './people.ts'
import type { Person } from './person.ts'
import { schoolOfLogin } from './school-of-login.ts'
import { endSession, findSession, readCookie, type SessionMethod, sessionCookie, startSession } from './sessions.ts'
import { checkSignIn } from './sign-in.ts'
import { SignInRates } from './sign-in-rates.ts'

/** What signing in needs beside the directory. */
export type SessionDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly people: People
  readonly demo: boolean
  /** Whether people reach the console by HTTPS, so that the cookie may say so. */
  readonly secure: boolean
  readonly timeZoneOf: (schoolId: string) => Promise<string>
  /**
   * Asked when the password is right: the policy's own word on logging on (withdrawn, ended, agreement not accepted), recorded.
   * Throws where the answer is no. Decisions join in wiring.ts.
   */
  readonly mayLogOn: (schoolId: string, person: Person) => Promise<void>
}

/** Turns a request's cookie into who is signed in: for `http.resolveSessionsBy`. An account that has ended is signed out at once. */
export function sessionResolver({
  database,
  people,
  clock,
}: Pick<SessionDeps, 'database' | 'people' | 'clock'>): (request: FastifyRequest) => Promise<Session | undefined> {
  return async (request) => {
    const cookie = readCookie(request.cookies[sessionCookie])
    if (cookie === undefined) return undefined
    const { schoolId, token } = cookie
    const at = clock.now()
    return database.inSchool(schoolId, async (tx) => {
      const found = await findSession(tx, schoolId, token, at)
      if (found === undefined) return undefined
      const person = (await people.directoryIn(tx, schoolId)).personById(found.personId)
      if (person === undefined || isShutOut(person, at)) return undefined
      return { id: token, schoolId, personId: person.id, roles: person.roles }
    })
  }
}

/** The routes of /api/session. */
export function sessionRoutes(deps: SessionDeps): readonly AnyRoute[] {
  const { database, people, clock, keys, demo } = deps
  const rates = new SignInRates()

  async function signedIn(schoolId: string, person: Person): Promise<SessionReply> {
    return {
      signedIn: true,
      demo,
      school: await schoolLabel(await schoolById(schoolId)),
      person: { id: person.id, name: person.name, roles: [...person.roles] },
      may: abilitiesOf(person.roles),
      otherSchools: (await selvesElsewhere(schoolId, person)).map(({ school: { slug, name } }) => ({ slug, name })),
    }
  }

  /** The accounts that somebody of a trust has at its other schools, in the order of the schools' names. */
  async function selvesElsewhere(schoolId: string, { trustIdentity }: Person): Promise<readonly Self[]> {
    if (trustIdentity === undefined) return []
    const at = clock.now()
    const selves: Self[] = []
    for (const school of await database.schools()) {
      if (school.id === schoolId) continue
      const person = (await people.directory(school.id)).personByTrustIdentity(trustIdentity)
      if (person !== undefined && !isShutOut(person, at)) selves.push({ school, person })
    }
    return selves.toSorted((a, b) => a.school.name.localeCompare(b.school.name))
  }

  async function signedOut(): Promise<SessionReply> {
    const schools = await database.schools()
    const only = schools.length === 1 ? schools[0] : undefined
    return { signedIn: false, demo, school: only === undefined ? null : await schoolLabel(only) }
  }

  async function schoolLabel(school: School) {
    return { slug: school.slug, name: school.name, timeZone: await deps.timeZoneOf(school.id) }
  }

  async function schoolById(id: string): Promise<School> {
    const school = (await database.schools()).find((each) => each.id === id)
    if (school === undefined) throw new NotFoundError('school')
    return school
  }

  async function begin(
    tx: Tx,
    reply: FastifyReply,
    schoolId: string,
    person: Person,
    method: SessionMethod,
  ): Promise<void> {
    const at = clock.now()
    const session = await startSession(tx, { schoolId, personId: person.id, method, at })
    await appendEntry(tx, {
      schoolId,
      kind: 'session.started',
      at,
      actor: person.id,
      about: [{ kind: 'person', id: person.id }],
      data: { method },
    })
    reply.setCookie(sessionCookie, session.cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.secure,
      expires: new Date(session.expiresAt.epochMilliseconds),
    })
  }

  return [
    defineRoute({
      ...getSession,
      who: 'public',
      async handler({ session }) {
        const person =
          session === undefined ? undefined : (await people.directory(session.schoolId)).personById(session.personId)
        return session === undefined || person === undefined ? signedOut() : signedIn(session.schoolId, person)
      },
    }),
    defineRoute({
      ...signIn,
      who: 'public',
      async handler({ ip, body, reply }) {
        await rates.admit(ip)
        const school = await schoolOfLogin(await database.schools(), people, body.login)
        if (school === undefined) {
          await pretendToCheck(body.password)
          rates.wrong(ip)
          throw new WrongPasswordError()
        }
        const schoolId = school.id
        const guess = {
          login: body.login,
          password: body.password,
          ...(body.totp === undefined ? {} : { totp: body.totp }),
        }
        const result = await database.inSchool(schoolId, async (tx) => {
          const directory = await people.directoryIn(tx, schoolId)
          const at = clock.now()
          return checkSignIn(tx, guess, {
            schoolId,
            at,
            directory,
            openSecret: async (sealed) => keys.open(schoolId, 'credential', sealed),
          })
        })
        if (!result.ok) {
          // The password was right and the code is still to come: nothing was guessed.
          if (!(result.error instanceof TotpNeededError)) rates.wrong(ip)
          throw result.error
        }
        await deps.mayLogOn(schoolId, result.person)
        await database.inSchool(schoolId, (tx) => begin(tx, reply, schoolId, result.person, result.method))
        return signedIn(schoolId, result.person)
      },
    }),
    defineRoute({
      ...signInDemo,
      who: 'public',
      async handler({ body, reply }) {
        const found = demo ? await demoPerson(database, people, body.person) : undefined
        if (found === undefined) throw new NotFoundError('person')
        await database.inSchool(found.school.id, (tx) => begin(tx, reply, found.school.id, found.person, 'demo'))
        return signedIn(found.school.id, found.person)
      },
    }),
    defineRoute({
      ...switchSchool,
      who: 'signed-in',
      async handler({ request, body, session, reply }) {
        const person = (await people.directory(session.schoolId)).personById(session.personId)
        const selves = person === undefined ? [] : await selvesElsewhere(session.schoolId, person)
        const self = selves.find(({ school }) => school.slug === body.school)
        const cookie = readCookie(request.cookies[sessionCookie])
        if (self === undefined || cookie === undefined) throw new NotFoundError('school')
        await deps.mayLogOn(self.school.id, self.person)
        // How they signed in is carried over: a second factor given here was given for both.
        const here = await database.inSchool(cookie.schoolId, async (tx) => {
          const found = await findSession(tx, cookie.schoolId, cookie.token, clock.now())
          if (found !== undefined) await endSession(tx, cookie.schoolId, cookie.token, clock.now())
          return found
        })
        if (here === undefined) throw new NotFoundError('school')
        await database.inSchool(self.school.id, (tx) => begin(tx, reply, self.school.id, self.person, here.method))
        return signedIn(self.school.id, self.person)
      },
    }),
    defineRoute({
      ...signOut,
      who: 'public',
      async handler({ request, reply }) {
        const cookie = readCookie(request.cookies[sessionCookie])
        if (cookie !== undefined)
          await database.inSchool(cookie.schoolId, (tx) => endSession(tx, cookie.schoolId, cookie.token, clock.now()))
        reply.clearCookie(sessionCookie, { path: '/' })
        return signedOut()
      },
    }),
  ]
}

/** Somebody's account at a school. */
type Self = { readonly school: School; readonly person: Person }

async function demoPerson(
  database: Database,
  people: People,
  id: string,
): Promise<{ readonly school: School; readonly person: Person } | undefined> {
  for (const school of await database.schools()) {
    const directory = await people.directory(school.id)
    const person = directory.personById(id) ?? directory.personByLogin(id)
    if (person !== undefined) return { school, person }
  }
  return undefined
}

/** An account that has ended, or from which all access is withdrawn now, has no sessions. */
function isShutOut({ endsAt, withdrawals }: Person, at: Temporal.Instant): boolean {
  const isPast = (instant: string) => Temporal.Instant.compare(Temporal.Instant.from(instant), at) <= 0
  if (endsAt !== undefined && isPast(endsAt)) return true
  return withdrawals.some(
    ({ scope, from, until }) => scope === 'all' && isPast(from) && (until === null || !isPast(until)),
  )
}
