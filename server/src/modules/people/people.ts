import type { Database, Reader, Tx } from '../../platform/database/index.ts'
import { openSnapshots } from '../../platform/snapshots.ts'
import type { Directory } from './directory.ts'
import type { Person } from './person.ts'
import { readDirectory, readPeopleEpoch } from './read-directory.ts'
import { checkDevice } from './sign-in.ts'
import { touchPeople } from './write-people.ts'

/** The door of the people module: who is who, and who has signed in. */
export type People = {
  /** The newest directory this process knows; reads the database only the first time, or after `forget`. */
  directory(schoolId: string): Promise<Directory>
  /** The directory as this transaction sees it: one small query when nothing has changed. */
  directoryIn(db: Reader, schoolId: string): Promise<Directory>
  /** The stamp of the school's people as this transaction sees it. */
  epochIn(db: Reader): Promise<string>
  /** Has `directory` read again. */
  forget(schoolId: string): void
  /** Marks the school's people as changed; every function that writes people calls it in the same transaction. */
  touch(tx: Tx, schoolId: string): Promise<void>
  /** SMTP AUTH: the person whose device password this is. `login` is a login name or one of their addresses. */
  authenticateDevice(
    schoolId: string,
    guess: { readonly login: string; readonly password: string },
  ): Promise<Person | undefined>
}

/** Opens the people module over a database. */
export function openPeople({ database }: { readonly database: Database }): People {
  const snapshots = openSnapshots({ database, epochIn: readPeopleEpoch, load: readDirectory })
  return {
    directory: (schoolId) => snapshots.latest(schoolId),
    directoryIn: (db, schoolId) => snapshots.in(db, schoolId),
    epochIn: readPeopleEpoch,
    forget: (schoolId) => snapshots.forget(schoolId),
    touch: touchPeople,
    authenticateDevice: (schoolId, guess) =>
      database.inSchool(schoolId, async (tx) =>
        checkDevice(tx, guess, { schoolId, directory: await snapshots.in(tx, schoolId) }),
      ),
  }
}
