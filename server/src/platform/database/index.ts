export { type Bytes, gatherBytes, plainArray } from './arrays.ts'
export { DatabaseAwayError, DatabaseContendedError, DatabaseFullError, nameDatabaseError } from './away.ts'
export {
  afterCommit,
  type Database,
  type DatabaseOptions,
  type DatabaseRole,
  openDatabase,
  type School,
  type TransactionOptions,
} from './database.ts'
export { findMigrations, type Migration, migrate } from './migrate.ts'
export { type Statement, statement } from './statement.ts'
export type { Reader, Tables, Tx } from './tables.ts'
export { json } from './values.ts'
