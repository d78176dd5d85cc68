import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../errors.ts'
import { errorFields, type Log } from '../log.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { clearOrphan, readLine } from './orphan.ts'

export type ServerProcessOptions = {
  readonly binaries: Binaries
  readonly account: Account
  readonly dataDirectory: string
  readonly socketDirectory: string
  readonly logFile: string
  /** False only for tests. */
  readonly durable: boolean
  readonly log: Log
  readonly onGone?: ((error: Error) => void) | undefined
}

/** The postgres process, kept running until it is stopped. */
export class ServerProcess {
  readonly #options: ServerProcessOptions
  #child: ChildProcess | undefined
  #stopping = false
  /** Our process ends without disposing, by an error nobody caught: PostgreSQL is told at least. */
  readonly #onExit = () => void this.#child?.kill('SIGINT')

  constructor(options: ServerProcessOptions) {
    this.#options = options
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Resolves when it takes connections; throws StartError with the last thing its log said when it ends instead. */
  async start(): Promise<void> {
    const { dataDirectory, logFile } = this.#options
    const child = this.#spawn()
    let isReady = false
    let ended = false
    child.on('error', () => {
      ended = true
    })
    child.on('exit', (code, signal) => {
      ended = true
      if (isReady && !this.#stopping) void this.#restart(code ?? signal)
    })
    for (let waited = 0; waited < 60_000 && !ended; waited += 20) {
      // PM_STATUS_READY of PostgreSQL 10 and later: it takes connections.
      isReady = readLine(join(dataDirectory, 'postmaster.pid'), 7) === 'ready'
      if (isReady) return
      await wait(20)
    }
    child.kill('SIGQUIT')
    throw new StartError(
      'platform.postgres-failed',
      `PostgreSQL did not start: ${lastLine(logFile)}`,
      `Its log is \`${logFile}\`.`,
    )
  }

  /** Stops it in order: no new connections, running transactions rolled back, everything committed on the disk. */
  async stop(): Promise<void> {
    this.#stopping = true
    process.off('exit', this.#onExit)
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGINT')
    const patience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
    await gone
    clearTimeout(patience)
  }

  #spawn(): ChildProcess {
    const { binaries, account, dataDirectory, logFile } = this.#options
    const settings = Object.entries(this.#settings()).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const logTo = openSync(logFile, 'a', 0o600)
    // In a session of its own: Ctrl-C at the terminal is for us, who stop it after the last transaction.
    const child = spawn(binaries.postgres, ['-D', dataDirectory, ...settings], {
      cwd: '/',
      ...account.ids,
      detached: true,
      stdio: ['ignore', logTo, logTo],
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    })
    closeSync(logTo)
    // Held only by whoever holds the server: a test that forgets to stop it must still be able to end.
    child.unref()
    this.#child = child
    process.off('exit', this.#onExit)
    process.on('exit', this.#onExit)
    return child
  }

  #settings(): Readonly<Record<string, string>> {
    const { socketDirectory, durable } = this.#options
    return {
      listen_addresses: '',
      unix_socket_directories: socketDirectory,
      unix_socket_permissions: '0700',
      max_connections: durable ? '60' : '30',
      shared_buffers: durable ? '64MB' : '32MB',
      max_wal_size: '512MB',
      checkpoint_timeout: '15min',
      // Solid-state disks find a page as fast as the next one.
      random_page_cost: '1.1',
      // The first busy day begins with empty tables: what the planner believes of them must not be a minute old.
      autovacuum_naptime: '10s',
      jit: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // Statements may hold what people wrote; the log says what went wrong, not with which words.
      log_min_error_statement: 'panic',
      log_parameter_max_length_on_error: '0',
      // Details quote the row that did not fit.
      log_error_verbosity: 'terse',
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    }
  }

  /**
   * It fell. A disk that is full, or memory that is short, is mended by somebody in time, so that it is tried again for as long as
   * we run: until then mail is put off and nothing is lost. Only data that are not there any more are beyond hope.
   */
  async #restart(how: number | string | null): Promise<void> {
    const { log, onGone, dataDirectory, socketDirectory } = this.#options
    log.error('postgres.fell', { how: String(how) })
    for (let tries = 1; !this.#stopping; tries += 1) {
      await wait(Math.min(50 * 2 ** tries, 5_000), undefined, { ref: false })
      if (this.#stopping) return
      if (!existsSync(join(dataDirectory, 'PG_VERSION'))) {
        onGone?.(
          new StartError(
            'platform.postgres-failed',
            `the database in \`${dataDirectory}\` is gone`,
            'Restore a backup.',
          ),
        )
        return
      }
      try {
        await clearOrphan(dataDirectory, socketDirectory)
        await this.start()
        log.info('postgres.restarted', { tries })
        return
      } catch (error) {
        log.error('postgres.not-restarted', { tries, ...errorFields(error) })
      }
    }
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
