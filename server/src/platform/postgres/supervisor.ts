import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Log, silentLog } from '../log.ts'
import { type Account, postgresAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { makeDataDirectory, refuseOtherVersion } from './data-directory.ts'
import { clearOrphan, runningSocket } from './orphan.ts'
import { claimDirectory } from './owner-file.ts'
import { choosePlace, placeOf } from './place.ts'
import { ServerProcess } from './server-process.ts'

export type PostgresOptions = {
  /** The directory of everything this installation keeps; made when absent. */
  readonly directory: string
  /** False only for tests: committed work is then lost with the machine, though not with the process. */
  readonly durable?: boolean
  /** A stopped data directory to begin from, instead of an empty one. For tests. */
  readonly template?: string
  readonly log?: Log
  /** Told when PostgreSQL has ended and its data are gone, so that it cannot come back. */
  readonly onGone?: (error: Error) => void
}

export type Postgres = {
  /** The owner's connection string, and that of the login which may only become the application's roles. */
  readonly ownerUrl: string
  readonly appUrl: string
  /** Where the data really are: not under `directory` when the account cannot reach that. */
  readonly dataDirectory: string
  readonly pid: number
  /** Stops it in order, waiting for its last write. */
  [Symbol.asyncDispose](): Promise<void>
}

/** The database of every installation; a template of the same name cannot be there. */
const databaseName = 'beadle'

/**
 * Starts the PostgreSQL that came with the packages: makes its data directory at first, clears what a killed run left behind,
 * waits until it answers, restarts it when it falls, and stops it when disposed. It listens on a Unix socket in a directory
 * only its account (and root) can enter, and on no port: there is nothing to take, and nobody else on the machine to trust.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const log = options.log ?? silentLog
  const account = postgresAccount(join(options.directory, 'postgres'))
  const place = choosePlace(options.directory, account)
  const claim = claimDirectory(place)
  const dataDirectory = join(place, 'postgres')
  let socketDirectory: string | undefined
  try {
    const binaries = findBinaries(account, place)
    if (!existsSync(join(dataDirectory, 'PG_VERSION')))
      makeDataDirectory({ binaries, account, dataDirectory, template: options.template })
    refuseOtherVersion(dataDirectory, binaries)
    await clearOrphan(dataDirectory)
    socketDirectory = makeSocketDirectory(account)
    const running = new ServerProcess({
      binaries,
      account,
      dataDirectory,
      socketDirectory,
      logFile: join(place, 'postgres.log'),
      durable: options.durable ?? true,
      log,
      onGone: options.onGone,
    })
    await running.start()
    await makeDatabase(urlOf(socketDirectory, 'beadle_owner', 'postgres'))
    const socket = socketDirectory
    return {
      ...urlsOf(socketDirectory),
      dataDirectory,
      get pid() {
        return running.pid
      },
      [Symbol.asyncDispose]: async () => {
        await running.stop()
        rmSync(socket, { recursive: true, force: true })
        claim.release()
      },
    }
  } catch (error) {
    if (socketDirectory !== undefined) rmSync(socketDirectory, { recursive: true, force: true })
    claim.release()
    throw error
  }
}

/**
 * How to reach the PostgreSQL that a server started on this directory and runs now, for a command beside it; undefined when none
 * does. The account must be the server's, or root.
 */
export function findPostgres(directory: string): Pick<Postgres, 'ownerUrl' | 'appUrl'> | undefined {
  const socket = runningSocket(join(placeOf(directory), 'postgres'))
  return socket === undefined ? undefined : urlsOf(socket)
}

function urlsOf(socketDirectory: string): Pick<Postgres, 'ownerUrl' | 'appUrl'> {
  return { ownerUrl: urlOf(socketDirectory, 'beadle_owner'), appUrl: urlOf(socketDirectory, 'beadle_login') }
}

function urlOf(socketDirectory: string, user: string, database = databaseName): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(socketDirectory)}`
}

function makeSocketDirectory(account: Account): string {
  // A socket's path may have 107 bytes (unix(7)), so it stands in the temporary directory, not deep below the data.
  const base = process.env.TMPDIR !== undefined && process.env.TMPDIR.length > 60 ? '/tmp' : tmpdir()
  const directory = mkdtempSync(join(base, 'beadle-pg-'))
  chmodSync(directory, 0o700)
  if (account.ids) chownSync(directory, account.ids.uid, account.ids.gid)
  return directory
}

async function makeDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(
      'select exists (select from pg_database where datname = $1) as made',
      [databaseName],
    )
    if (rows[0]?.made === true) return
    // The login is made before the first migration, whose roles it is granted by being made to inherit nothing itself.
    await client.query(`create database ${databaseName}`)
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'beadle_app') then create role beadle_app nologin; end if;
      if not exists (select from pg_roles where rolname = 'beadle_sequencer') then create role beadle_sequencer nologin; end if;
      if not exists (select from pg_roles where rolname = 'beadle_login') then create role beadle_login login noinherit; end if;
    end $$`)
    await client.query('grant beadle_app, beadle_sequencer to beadle_login')
  } finally {
    await client.end()
  }
}
