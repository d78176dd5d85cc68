export { findPostgres, type Postgres, type PostgresOptions, startPostgres } from './supervisor.ts'
