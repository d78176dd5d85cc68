import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Directory } from './directory.ts'
import type { Person } from './person.ts'

/** The door of the people module: who is who, and who has signed in. */
export type People = {
  /** The newest directory this process knows; reads the database only the first time, or after `refresh`. */
  directory(schoolId: string): Promise<Directory>
  /** The directory as this transaction sees it: one small query when nothing has changed. */
  directoryIn(db: Reader, schoolId: string): Promise<Directory>
  /** The school's epoch as this transaction sees it. */
  epochIn(db: Reader): Promise<number>
  /** Marks the school's people as changed; every function that writes people calls it in the same transaction. */
  touch(tx: Tx): Promise<void>
  /** SMTP AUTH: the person whose device password this is. `login` is a login name or an official address. Slow on purpose; counts wrong guesses. */
  authenticateDevice(schoolId: string, guess: { readonly login: string; readonly password: string }): Promise<Person | undefined>
}
