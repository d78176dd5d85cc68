import { randomBytes } from 'node:crypto'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { isUuid } from '../../platform/uuid.ts'
import { digestOf } from './passwords.ts'
import './tables.ts'

/** A school day with its evening: nobody is asked twice in a day, and a forgotten tab does not stay open. */
const lengthHours = 12

export const sessionCookie = 'beadle_session'

export type SessionMethod = 'password' | 'password-totp' | 'demo'
export type Session = {
  readonly personId: string
  readonly method: SessionMethod
  readonly expiresAt: Temporal.Instant
}

/** Starts a session. Returns what goes into the cookie: the school, which says whose rows to look in, and a token kept nowhere. */
export async function startSession(
  tx: Tx,
  {
    schoolId,
    personId,
    method,
    at,
  }: {
    readonly schoolId: string
    readonly personId: string
    readonly method: SessionMethod
    readonly at: Temporal.Instant
  },
): Promise<{ readonly cookie: string; readonly expiresAt: Temporal.Instant }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = at.add({ hours: lengthHours })
  await tx
    .insertInto('people.session')
    .values({
      school_id: schoolId,
      token_hash: digestOf(token),
      person_id: personId,
      method,
      started_at: at,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute()
  return { cookie: `${schoolId}.${token}`, expiresAt }
}

/** The parts of a session cookie, or undefined for anything that is not one. */
export function readCookie(
  cookie: string | undefined,
): { readonly schoolId: string; readonly token: string } | undefined {
  if (cookie === undefined) return undefined
  const at = cookie.indexOf('.')
  const schoolId = cookie.slice(0, at)
  const token = cookie.slice(at + 1)
  return isUuid(schoolId) && /^[A-Za-z0-9_-]{43}$/.test(token) ? { schoolId, token } : undefined
}

/** The session with that token, if it runs. */
export async function findSession(
  db: Reader,
  schoolId: string,
  token: string,
  at: Temporal.Instant,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('people.session')
    .select(['person_id', 'method', 'expires_at'])
    .where('school_id', '=', schoolId)
    .where('token_hash', '=', digestOf(token))
    .where('expires_at', '>', at)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : { personId: row.person_id, method: row.method, expiresAt: row.expires_at }
}

/** Ends a session; nothing happens when it has ended already. */
export async function endSession(tx: Tx, schoolId: string, token: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('people.session')
    .set({ ended_at: at })
    .where('school_id', '=', schoolId)
    .where('token_hash', '=', digestOf(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a person but the one with that token: after a new password, whoever knew the old one is out. */
export async function endOtherSessions(
  tx: Tx,
  {
    schoolId,
    personId,
    token,
    at,
  }: { readonly schoolId: string; readonly personId: string; readonly token: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('people.session')
    .set({ ended_at: at })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('token_hash', '!=', digestOf(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Removes sessions that ended or ran out more than a day ago. Returns how many. */
export async function forgetSessions(tx: Tx, schoolId: string, at: Temporal.Instant): Promise<number> {
  const before = at.subtract({ hours: 24 })
  const result = await tx
    .deleteFrom('people.session')
    .where('school_id', '=', schoolId)
    .where((where) => where.or([where('expires_at', '<', before), where('ended_at', '<', before)]))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
