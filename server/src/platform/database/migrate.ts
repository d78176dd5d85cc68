import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Logger, runMigrations as runJobMigrations } from 'graphile-worker'
import pg from 'pg'
import { StartError } from '../errors.ts'
import { nameDatabaseError } from './away.ts'

/** One migration file. `name` is its file name without the ending: `20260303T1015-held-message`. */
export type Migration = { readonly name: string; readonly path: string; readonly sql: string; readonly sha256: string }

const sourceFolder = join(import.meta.dirname, '../..')
const nameForm = /^\d{8}T\d{4}-[a-z0-9-]+$/

/** Every module's migrations in the order of the times in their names, whichever folder they stand in. */
export function findMigrations(folder: string = sourceFolder): readonly Migration[] {
  const found = globSync('**/migrations/*.sql', { cwd: folder }).map((path) => {
    const name = basename(path, '.sql')
    if (!nameForm.test(name))
      throw new StartError(
        'platform.migration-name',
        `migration \`${path}\` is not named by time`,
        'Name it like 20260303T1015-held-message.sql.',
      )
    const sql = readFileSync(join(folder, path), 'utf8')
    return { name, path, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
  found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const [index, migration] of found.entries()) {
    const before = found[index - 1]
    if (before?.name === migration.name)
      throw new StartError(
        'platform.migration-name',
        `migrations \`${before.path}\` and \`${migration.path}\` have one name`,
        'Rename one of them.',
      )
  }
  return found
}

// Any number, as long as nobody else uses it: the first bytes of sha256("beadle migrate").
const lock = 6_713_405_216_774

/**
 * Brings the database up to date as its owner: each missing migration in a transaction of its own, one process at a time.
 * Forward only: a migration whose text has changed since it was applied is refused, as is a database newer than this code.
 * @returns the names of those applied now.
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[] = findMigrations(),
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(ledgerOfMigrations)
    const applied = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
    const known = new Map(applied.rows.map((row) => [row.name, row.sha256]))
    refuseWhatDiffers(known, migrations)
    await runJobMigrations({ connectionString: ownerUrl, logger: quiet, noHandleSignals: true })
    const missing = migrations.filter((migration) => !known.has(migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } catch (error) {
    throw nameDatabaseError(error)
  } finally {
    await client.end().catch(() => {})
  }
}

const quiet = new Logger(() => () => {})

const ledgerOfMigrations = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    name       text not null primary key,
    sha256     text not null,
    applied_at timestamptz not null default now()
  );
  comment on table platform.migration is 'Which migrations this database has had. Kept for good.';`

function refuseWhatDiffers(known: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const [name, sha256] of known) {
    const migration = ours.get(name)
    if (migration === undefined)
      throw new StartError(
        'platform.database-newer',
        `the database has had migration \`${name}\`, which this version does not know`,
        'Start the version of Beadle that made it, or restore a backup from before.',
      )
    if (migration.sha256 !== sha256)
      throw new StartError(
        'platform.migration-changed',
        `migration \`${migration.path}\` was changed after it was applied`,
        'Put the file back and write a new migration.',
      )
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const line =
      error instanceof Error && 'position' in error
        ? migration.sql.slice(0, Number(error.position)).split('\n').length
        : undefined
    const named = nameDatabaseError(error)
    if (named !== error) throw named
    const said = error instanceof Error ? error.message : String(error)
    throw new StartError(
      'platform.migration-failed',
      `migration \`${migration.path}\`${line === undefined ? '' : ` line ${line}`}: ${said}`,
      'Nothing of it was kept; this is a fault in Beadle.',
      { cause: error },
    )
  }
}
