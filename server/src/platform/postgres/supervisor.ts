import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../errors.ts'
import { errorFields, type Log, silentLog } from '../log.ts'
import { type Account, postgresAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clearOrphan, readLine } from './orphan.ts'
import { claimDirectory } from './owner-file.ts'
import { choosePlace } from './place.ts'

export type PostgresOptions = {
  /** The directory of everything this installation keeps; made when absent. */
  readonly directory: string
  /** False only for tests: committed work is then lost with the machine, though not with the process. */
  readonly durable?: boolean
  /** A stopped data directory to begin from, instead of an empty one. For tests. */
  readonly template?: string
  readonly log?: Log
  /** Told when PostgreSQL ends without being asked to and does not come back. */
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
    const running = new Running({
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
    const host = encodeURIComponent(socketDirectory)
    const urlOf = (user: string, database = databaseName) => `postgresql://${user}@/${database}?host=${host}`
    await makeDatabase(urlOf('beadle_owner', 'postgres'))
    const socket = socketDirectory
    return {
      ownerUrl: urlOf('beadle_owner'),
      appUrl: urlOf('beadle_login'),
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

function makeDataDirectory(given: {
  binaries: Binaries
  account: Account
  dataDirectory: string
  template?: string | undefined
}): void {
  const { binaries, account, dataDirectory, template } = given
  // Made beside and renamed, so that a start cut short leaves nothing that looks whole.
  const unfinished = `${dataDirectory}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account.ids) chownSync(unfinished, account.ids.uid, account.ids.gid)
  const [command, args] =
    template === undefined
      ? [
          binaries.initdb,
          [
            '--pgdata',
            unfinished,
            '--username',
            'beadle_owner',
            '--auth',
            'trust',
            '--encoding',
            'UTF8',
            '--locale',
            'C',
            '--locale-provider',
            'builtin',
            '--builtin-locale',
            'C.UTF-8',
            '--wal-segsize',
            '4',
            '--no-instructions',
          ],
        ]
      : ['/bin/cp', ['-R', `${template}/.`, unfinished]]
  const made = spawnSync(command, args, {
    cwd: '/',
    ...account.ids,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
  })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    const said = made.error?.message ?? made.stderr.trim().split('\n').at(-1) ?? ''
    throw new StartError(
      'platform.initdb-failed',
      `the database could not be made in \`${dataDirectory}\`: ${said}`,
      'Check that there is room on the disk and that the directory may be written.',
    )
  }
  const renamed = spawnSync('/bin/mv', ['-T', unfinished, dataDirectory], { cwd: '/' })
  if (renamed.status !== 0)
    throw new StartError(
      'platform.initdb-failed',
      `\`${dataDirectory}\` could not be put in place`,
      'Check that the directory may be written.',
    )
}

function refuseOtherVersion(dataDirectory: string, binaries: Binaries): void {
  const made = readFileSync(join(dataDirectory, 'PG_VERSION'), 'utf8').trim()
  const major = binaries.version.split('.')[0]
  if (made !== major)
    throw new StartError(
      'platform.postgres-version',
      `\`${dataDirectory}\` was made by PostgreSQL ${made}, and this is ${major}`,
      'Restore a backup into a new BEADLE_DATA.',
    )
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

type RunningOptions = {
  binaries: Binaries
  account: Account
  dataDirectory: string
  socketDirectory: string
  logFile: string
  durable: boolean
  log: Log
  onGone?: ((error: Error) => void) | undefined
}

/** The server process, kept running until it is stopped. */
class Running {
  readonly #options: RunningOptions
  #child: ChildProcess | undefined
  #stopping = false
  #falls = 0
  /** Our process ends without disposing, by an error nobody caught: PostgreSQL is told at least. */
  readonly #onExit = () => void this.#child?.kill('SIGINT')

  constructor(options: RunningOptions) {
    this.#options = options
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async start(): Promise<void> {
    const { binaries, account, dataDirectory, socketDirectory, logFile, durable } = this.#options
    const settings: Record<string, string> = {
      listen_addresses: '',
      unix_socket_directories: socketDirectory,
      unix_socket_permissions: '0700',
      max_connections: '60',
      shared_buffers: '64MB',
      max_wal_size: '512MB',
      jit: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // Statements may hold what people wrote; the log says what went wrong, not with which words.
      log_min_error_statement: 'panic',
      log_parameter_max_length_on_error: '0',
      ...(durable
        ? {}
        : {
            fsync: 'off',
            synchronous_commit: 'off',
            full_page_writes: 'off',
            max_connections: '30',
            shared_buffers: '32MB',
          }),
    }
    const args = [
      '-D',
      dataDirectory,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]
    const logTo = openSync(logFile, 'a', 0o600)
    // In a session of its own: Ctrl-C at the terminal is for us, who stop it after the last transaction.
    const child = spawn(binaries.postgres, args, {
      cwd: '/',
      ...account.ids,
      detached: true,
      stdio: ['ignore', logTo, logTo],
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    })
    closeSync(logTo)
    this.#child = child
    process.off('exit', this.#onExit)
    process.on('exit', this.#onExit)
    // Held only by whoever holds the server: a test that forgets to stop it must still be able to end.
    child.unref()
    let ended = false
    child.on('error', () => {
      ended = true
    })
    child.on('exit', (code, signal) => {
      ended = true
      if (this.#child === child && !this.#stopping) this.#fell(code ?? signal)
    })
    for (let waited = 0; waited < 60_000; waited += 20) {
      if (ended) break
      // PM_STATUS_READY of PostgreSQL 10 and later: it takes connections.
      if (readLine(join(dataDirectory, 'postmaster.pid'), 7) === 'ready') return
      await wait(20)
    }
    this.#stopping = true
    child.kill('SIGQUIT')
    throw new StartError(
      'platform.postgres-failed',
      `PostgreSQL did not start: ${lastLine(logFile)}`,
      `Its log is \`${logFile}\`.`,
    )
  }

  #fell(how: number | string | null): void {
    const { log, onGone, dataDirectory, socketDirectory } = this.#options
    this.#falls += 1
    log.error('postgres.fell', { how: String(how), falls: this.#falls })
    const again = async () => {
      await wait(Math.min(100 * 2 ** this.#falls, 5_000))
      if (this.#stopping) return
      await clearOrphan(dataDirectory, socketDirectory)
      await this.start()
      log.info('postgres.restarted', { falls: this.#falls })
    }
    again().catch((error: unknown) => {
      log.error('postgres.gone', errorFields(error))
      onGone?.(error instanceof Error ? error : new Error(String(error)))
    })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGINT')
    const patience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
    await gone
    clearTimeout(patience)
    process.off('exit', this.#onExit)
  }
}

function lastLine(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? ''
  } catch {
    return 'it left no log'
  }
}
