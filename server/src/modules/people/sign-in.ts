import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { BeadleError } from '../../platform/errors.ts'
import type { Directory } from './directory.ts'
import { LockedError, TotpNeededError, WrongPasswordError, WrongTotpError } from './errors.ts'
import { digestOf, fitsPassword, pretendToCheck } from './passwords.ts'
import type { Person } from './person.ts'
import { totpStep } from './totp.ts'
import './tables.ts'

/** DfE cyber standard: the account locks after this many wrong guesses in a row. */
const guessesAllowed = 10

const nobody = '00000000-0000-0000-0000-000000000000'

export type Guess = { readonly login: string; readonly password: string; readonly totp?: string }

/** Signed in, or the error to answer with. Returned, not thrown: the count of wrong guesses must commit. */
export type SignedIn =
  | { readonly ok: true; readonly person: Person; readonly method: 'password' | 'password-totp' }
  | { readonly ok: false; readonly error: BeadleError }

export type SignInOptions = {
  readonly schoolId: string
  readonly at: Temporal.Instant
  readonly directory: Directory
  /** Opens a secret sealed under the keystore. */
  readonly openSecret: (sealed: Uint8Array) => Promise<Uint8Array>
}

/**
 * Checks a password and, where one is set up, a code. An unknown login takes as long as a wrong password and counts nothing;
 * a wrong code counts like a wrong password, or codes could be guessed without end.
 */
export async function checkSignIn(
  tx: Tx,
  guess: Guess,
  { schoolId, at, directory, openSecret }: SignInOptions,
): Promise<SignedIn> {
  const person = directory.personByLogin(guess.login) ?? directory.personByAddress(guess.login)
  const credential =
    person === undefined
      ? undefined
      : await tx
          .selectFrom('people.credential')
          .selectAll()
          .where('school_id', '=', schoolId)
          .where('person_id', '=', person.id)
          .forUpdate()
          .executeTakeFirst()
  if (person === undefined || credential?.password_hash == null) {
    await pretendToCheck(guess.password)
    return refused(new WrongPasswordError())
  }
  if (credential.locked_at !== null) {
    await pretendToCheck(guess.password)
    return refused(new LockedError())
  }
  const wrong = async (error: BeadleError) => {
    const guesses = credential.wrong_guesses + 1
    const locked = guesses >= guessesAllowed
    await update(tx, schoolId, person.id, { wrong_guesses: guesses, ...(locked ? { locked_at: at } : {}) })
    return refused(locked ? new LockedError() : error)
  }
  if (!(await fitsPassword(guess.password, credential.password_hash))) return wrong(new WrongPasswordError())
  if (credential.totp_secret === null) {
    await update(tx, schoolId, person.id, { wrong_guesses: 0 })
    return { ok: true, person, method: 'password' }
  }
  if (guess.totp === undefined || guess.totp.trim() === '') return refused(new TotpNeededError())
  const step = totpStep(await openSecret(credential.totp_secret), guess.totp, { at, lastStep: credential.totp_step })
  if (step === undefined) return wrong(new WrongTotpError())
  await update(tx, schoolId, person.id, { wrong_guesses: 0, totp_step: step })
  return { ok: true, person, method: 'password-totp' }
}

/** Lets a locked person try again. True when the account was locked. */
export async function unlock(tx: Tx, schoolId: string, personId: string): Promise<boolean> {
  const result = await tx
    .updateTable('people.credential')
    .set({ wrong_guesses: 0, locked_at: null })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('locked_at', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The person whose device password this is. Made by us from 100 random bits, it cannot be guessed, so wrong ones are not counted. */
export async function checkDevice(
  db: Reader,
  guess: Pick<Guess, 'login' | 'password'>,
  { schoolId, directory }: Pick<SignInOptions, 'schoolId' | 'directory'>,
): Promise<Person | undefined> {
  const person = directory.personByLogin(guess.login) ?? directory.personByAddress(guess.login)
  // Asked for nobody as well, so that an unknown login answers no faster than a known one.
  const found = await db
    .selectFrom('people.device_password')
    .select(sql<number>`1`.as('one'))
    .where('school_id', '=', schoolId)
    .where('person_id', '=', person?.id ?? nobody)
    .where('hash', '=', digestOf(guess.password))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found === undefined ? undefined : person
}

async function update(
  tx: Tx,
  schoolId: string,
  personId: string,
  change: { wrong_guesses?: number; locked_at?: Temporal.Instant; totp_step?: number },
): Promise<void> {
  await tx
    .updateTable('people.credential')
    .set(change)
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .execute()
}

function refused(error: BeadleError): SignedIn {
  return { ok: false, error }
}
