import type { Duplex } from 'node:stream'
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { atFaultPoint } from '../fault-points.ts'
import { errorFields, type Log, silentLog } from '../log.ts'
import { DatabaseAwayError, nameDatabaseError } from './away.ts'
import { openLine } from './statement.ts'
import type { SchoolTable, Tables, Tx } from './tables.ts'
import { resultTypes, writeParameter } from './values.ts'

/** The role a transaction runs as. Both own nothing and are held by row-level security; the second alone numbers the ledger. */
export type DatabaseRole = 'beadle_app' | 'beadle_sequencer'

export type Database = {
  /**
   * One transaction in one school, as a role that sees only that school's rows. Commits when `work` returns and rolls back when
   * it throws. `work` must do everything through `tx`. Throws DatabaseAwayError when the database cannot be asked.
   */
  inSchool<T>(schoolId: string, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** One transaction outside any school, for the few tables that have none. Tenant tables appear empty in it. */
  platform<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Every school served here, in order of opening. */
  schools(): Promise<readonly School[]>
  /** Where the owner connects: for migrations and the job runner, which own their tables. Holds a secret: never log it. */
  readonly ownerUrl: string
  /** Answers when the database does; throws DatabaseAwayError otherwise. For health checks. */
  ping(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export type School = { readonly id: string; readonly slug: string; readonly name: string }

export type TransactionOptions = {
  readonly role?: DatabaseRole
  /** `repeatable read` for work that reads the same rows twice; the default is PostgreSQL's read committed. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /**
   * For work that finds every row by a key: the planner may then read no table whole, whatever it believes of a table that grew
   * since it was last looked at, or of one where nearly all rows are alike.
   */
  readonly keyed?: boolean
  /**
   * Answers the commit before the disk has it; any later commit that waits, or six tenths of a second, brings it there. A machine
   * that stops in between forgets the transaction whole, never a part of it. Only for what is then done again without loss.
   */
  readonly mayBeForgotten?: boolean
  /** How often work that lost to another transaction is tried, default 1. Only for work whose every effect is in `tx`. */
  readonly attempts?: number
}

export type DatabaseOptions = {
  /** The owner's connection string. */
  readonly ownerUrl: string
  /** The connection string of a role that may only become beadle_app and beadle_sequencer; by default the owner's. */
  readonly appUrl?: string
  /** Most connections held at once, default 10. */
  readonly connections?: number
  readonly log?: Log
}

/** Opens the database. Connects on first use; run `migrate` before. */
export function openDatabase(options: DatabaseOptions): Database {
  const log = options.log ?? silentLog
  const pool = new pg.Pool({
    connectionString: options.appUrl ?? options.ownerUrl,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'beadle',
    types: resultTypes,
    // A statement need not wait for the answer to the one before it: PostgreSQL takes them in order.
    pipeline: true,
  } as pg.PoolConfig)
  // A connection that dies while idle is the pool's to replace; unheard, the event would end the process.
  pool.on('error', (error) => {
    // The pool says it has ended before its connections have; what PostgreSQL tells those is no loss.
    if (!pool.ending) log.warn('database.connection-lost', errorFields(error))
  })
  const known = new WeakMap<pg.PoolClient, Connection>()

  async function run<T>(school: string, work: (tx: Tx) => Promise<T>, given: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(school, work, given)
      } catch (error) {
        const contended = error instanceof DatabaseAwayError && error.code === 'platform.database-contended'
        if (!contended || attempt >= (given.attempts ?? 1)) throw error
      }
    }
  }

  async function once<T>(school: string, work: (tx: Tx) => Promise<T>, given: TransactionOptions): Promise<T> {
    let committing = false
    let after: AfterCommit[] = []
    let result: T
    try {
      const own = connectionOf(await pool.connect(), known)
      const { client } = own
      result = await own.kysely
        .connection()
        .execute(async (connection) => {
          // Kysely would open it with one round trip more; what it calls a transaction is a connection that knows it is in one.
          const tx = connection as Tx
          const line = openLine(tx, client)
          // Sent and not waited for: what `work` asks stands behind it, and fails with it.
          const opening = together(client, () => client.query(openingOf(school, given)))
          opening.catch(() => {})
          try {
            afterwards.set(tx, after)
            const value = await work(tx)
            // INVARIANT: a transaction that was not opened is never committed, and a commit of one in which a statement failed
            // is a rollback, whose statement's error is what the caller hears.
            await opening
            atFaultPoint('database.committing')
            committing = true
            const commit = client.query('commit')
            atFaultPoint('database.commit-asked')
            commit.catch(() => {})
            for (const sent of line.sent) await sent
            await commit
            atFaultPoint('database.committed')
            return value
          } catch (error) {
            // Where even this fails the connection has gone, and the transaction with it.
            await client.query('rollback').catch(() => {})
            throw await firstFault([opening, ...line.sent], error)
          }
        })
        .finally(() => client.release(own.failed))
    } catch (error) {
      after = []
      throw nameDatabaseError(error, { committing })
    }
    // The work stands: what fails now must not look as if it did not.
    for (const action of after) {
      try {
        await action()
      } catch (error) {
        log.error('database.after-commit-failed', errorFields(error))
      }
    }
    return result
  }

  return {
    inSchool: (schoolId, work, given) => run(schoolId, work, given),
    platform: (work, given) => run('', work, given),
    schools: () => run('', (tx) => listSchools(tx)),
    ownerUrl: options.ownerUrl,
    ping: async () => {
      await run('', (tx) => sql`select 1`.execute(tx))
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

const keyedOnly = ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material']

/** Begins a transaction and says whose it is, in one message. Local to the transaction, as PgBouncer's transaction mode needs. */
function openingOf(
  school: string,
  { role = 'beadle_app', isolation, keyed = false, mayBeForgotten = false }: TransactionOptions,
): string {
  const local = [
    ['role', role],
    ['beadle.school', school],
    ...(mayBeForgotten ? [['synchronous_commit', 'off']] : []),
    ...(keyed ? keyedOnly.map((way) => [`enable_${way}`, 'off']) : []),
  ]
  const settings = local.map(([name = '', value = '']) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  return `begin${isolation === undefined ? '' : ` isolation level ${isolation}`}; select ${settings.join(', ')}`
}

/** Has what is sent now, and in the promises that follow it, go out in one write: each would be a system call of its own. */
function together<T>(client: pg.PoolClient & { readonly connection?: { readonly stream?: Duplex } }, send: () => T): T {
  const stream = client.connection?.stream
  stream?.cork()
  process.nextTick(() => stream?.uncork())
  return send()
}

/** After one statement has failed the next ones fail for that alone: the first is what went wrong. */
async function firstFault(sent: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') return one.reason
  return error
}

type AfterCommit = () => void | Promise<void>

const afterwards = new WeakMap<Tx, AfterCommit[]>()

/**
 * Has something done once the transaction stands: telling the outside, waking a worker. Not done after a rollback, and lost
 * when the process dies in between, so that whatever must happen is a row or a job, and this only makes it soon.
 */
export function afterCommit(tx: Tx, action: AfterCommit): void {
  const list = afterwards.get(tx)
  if (list === undefined) throw new TypeError('afterCommit needs the transaction that `inSchool` gave')
  list.push(action)
}

function listSchools(tx: Tx): Promise<Pick<SchoolTable, 'id' | 'slug' | 'name'>[]> {
  return tx.selectFrom('platform.school').select(['id', 'slug', 'name']).orderBy('opened_at').orderBy('id').execute()
}

/** A connection to PostgreSQL with a Kysely of its own, so that its transactions can be handed statements past Kysely. */
type Connection = { readonly client: pg.PoolClient; readonly kysely: Kysely<Tables>; failed?: Error }

/** One per client, for as long as the pool keeps it. */
function connectionOf(client: pg.PoolClient, known: WeakMap<pg.PoolClient, Connection>): Connection {
  const existing = known.get(client)
  if (existing !== undefined) return existing
  const pool = { connect: async () => withTemporal(client), end: async () => {} }
  const made: Connection = { client, kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) }
  client.on('error', (error) => {
    made.failed = error
  })
  known.set(client, made)
  return made
}

/** A client whose parameters may be Temporal, for Kysely; given back to the pool by whoever took it. */
function withTemporal(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, parameters?: readonly unknown[]): unknown {
    if (typeof text !== 'string') throw new TypeError('cursors are not used here')
    return client.query(text, parameters?.map(writeParameter))
  }
  return { query, release: () => {} }
}
