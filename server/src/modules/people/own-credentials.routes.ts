import { z } from 'zod'
import { appendEntry } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/index.ts'
import { ConflictError, NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { WrongTotpError } from './errors.ts'
import { confirmTotp, endDevicePassword, listDevicePasswords, proposedTotp, proposeTotp } from './own-credentials.ts'
import { newDevicePassword } from './passwords.ts'
import type { People } from './people.ts'
import { endOtherSessions } from './sessions.ts'
import { checkSignIn } from './sign-in.ts'
import { newTotpSecret, totpAddress, totpStep } from './totp.ts'
import { addDevicePassword, setPassword } from './write-people.ts'

type Deps = { readonly database: Database; readonly people: People; readonly clock: Clock; readonly keys: Keys }

/** NCSC and DfE: length is what counts, so nothing is said about characters. */
const shortestPassword = 12

const proof = z.object({ password: z.string().min(1).max(1024), totp: z.string().max(12).optional() })
const done = z.object({ ok: z.literal(true) })

/** How people keep their own credentials: password, authenticator, and the passwords of their mail programs. */
export function ownCredentialRoutes({ database, people, clock, keys }: Deps): readonly AnyRoute[] {
  /** Whoever changes a credential shows the present one again: an open console is not enough. Counted like signing in. */
  async function prove({ schoolId, personId }: Session, given: z.output<typeof proof>): Promise<void> {
    const result = await database.inSchool(schoolId, async (tx) => {
      const directory = await people.directoryIn(tx, schoolId)
      const login = directory.personById(personId)?.login ?? ''
      const guess = { login, password: given.password, ...(given.totp === undefined ? {} : { totp: given.totp }) }
      return checkSignIn(tx, guess, {
        schoolId,
        at: clock.now(),
        directory,
        openSecret: async (sealed) => keys.open(schoolId, 'credential', sealed),
      })
    })
    if (!result.ok) throw result.error
  }

  const note = (tx: Tx, { schoolId, personId }: Session, kind: string) =>
    appendEntry(tx, { schoolId, kind, at: clock.now(), actor: personId, about: [{ kind: 'person', id: personId }] })

  return [
    defineRoute({
      method: 'PUT',
      url: '/api/people/me/password',
      who: 'signed-in',
      body: proof.extend({ newPassword: z.string().min(shortestPassword).max(1024) }),
      reply: done,
      async handler({ session, body }) {
        await prove(session, body)
        await database.inSchool(session.schoolId, async (tx) => {
          await setPassword(tx, session.schoolId, session.personId, body.newPassword)
          await endOtherSessions(tx, { ...session, token: session.id, at: clock.now() })
          await note(tx, session, 'credential.password-set')
        })
        return { ok: true as const }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/people/me/totp',
      who: 'signed-in',
      body: proof,
      // Shown once, as a picture for the authenticator app; nothing changes until a code of it comes back.
      reply: z.object({ address: z.string() }),
      async handler({ session, body }) {
        await prove(session, body)
        const { schoolId, personId } = session
        const secret = newTotpSecret()
        const login = (await people.directory(schoolId)).personById(personId)?.login ?? ''
        await database.inSchool(schoolId, (tx) =>
          proposeTotp(tx, session, keys.seal(schoolId, 'credential', clock.now(), secret)),
        )
        return { address: totpAddress(secret, login) }
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/people/me/totp',
      who: 'signed-in',
      body: z.object({ totp: z.string().max(12) }),
      reply: done,
      handler: ({ session, body }) =>
        database.inSchool(session.schoolId, async (tx) => {
          const sealed = await proposedTotp(tx, session)
          if (sealed === undefined) throw new ConflictError('no new authenticator has been asked for')
          const secret = keys.open(session.schoolId, 'credential', sealed)
          const step = totpStep(secret, body.totp, { at: clock.now(), lastStep: null })
          if (step === undefined) throw new WrongTotpError()
          await confirmTotp(tx, session, sealed, step)
          await note(tx, session, 'credential.totp-set')
          return { ok: true as const }
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/people/me/device-passwords',
      who: 'signed-in',
      reply: z.object({
        devicePasswords: z.array(z.object({ id: z.string(), label: z.string(), createdAt: z.string() })),
      }),
      async handler({ session }) {
        const list = await database.inSchool(session.schoolId, (tx) => listDevicePasswords(tx, session))
        return {
          devicePasswords: list.map(({ id, label, createdAt }) => ({ id, label, createdAt: createdAt.toString() })),
        }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/people/me/device-passwords',
      who: 'signed-in',
      body: proof.extend({ label: z.string().trim().min(1).max(100) }),
      // The secret is said here once and stored nowhere.
      reply: z.object({ id: z.string(), password: z.string() }),
      async handler({ session, body }) {
        await prove(session, body)
        return database.inSchool(session.schoolId, async (tx) => {
          const password = newDevicePassword()
          const id = await addDevicePassword(tx, session.schoolId, {
            personId: session.personId,
            label: body.label,
            secret: password,
          })
          await note(tx, session, 'credential.device-password-made')
          return { id, password }
        })
      },
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/people/me/device-passwords/:id',
      who: 'signed-in',
      params: z.object({ id: z.string() }),
      reply: done,
      handler: ({ session, params }) =>
        database.inSchool(session.schoolId, async (tx) => {
          if (!(await endDevicePassword(tx, session, params.id, clock.now())))
            throw new NotFoundError('device password', params.id)
          await note(tx, session, 'credential.device-password-ended')
          return { ok: true as const }
        }),
    }),
  ]
}
