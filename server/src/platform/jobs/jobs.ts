import { setTimeout as wait } from 'node:timers/promises'
import { Logger, type ParsedCronItem, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { z } from 'zod'
import type { Database, Tx } from '../database/index.ts'
import { errorFields, type Log, silentLog } from '../log.ts'

/** A kind of work done later. Its run may be repeated after a crash, so that doing it twice must come to the same. */
export type Job<P extends z.ZodType = z.ZodType> = {
  /** `area.verb-noun`: `mail.release-due`. */
  readonly task: string
  readonly payload: P
  /** How often it is tried, default 25 with waits that grow to days; what then still fails is kept and reported. */
  readonly maxAttempts?: number
}

/** What a run of a job is given. `schoolId` is the school of the transaction that asked for it. */
export type JobRun<P> = { readonly schoolId: string; readonly payload: P; readonly signal: AbortSignal }

/** Names a job and the shape of its payload, in one place for those who ask and the one who does. */
export function defineJob<P extends z.ZodType>(job: Job<P>): Job<P> {
  return job
}

export type JobOrder<P extends z.ZodType> = {
  readonly payload: z.input<P>
  /** Not before this instant; by default as soon as the transaction commits. */
  readonly runAt?: Temporal.Instant
  /** A later order with the same key replaces one that has not begun. Unique within school and task. */
  readonly key?: string
  /** Orders of one queue run one after another. */
  readonly queue?: string
}

/** Asks for a job in the transaction's school. It runs only if the transaction commits, and then at least once. */
export async function addJob<P extends z.ZodType>(tx: Tx, job: Job<P>, order: JobOrder<P>): Promise<void> {
  const { runAt = null, key = null, queue = null } = order
  const payload = JSON.stringify(job.payload.parse(order.payload))
  await sql`select platform.add_job(${job.task}, ${payload}::jsonb, ${runAt}::timestamptz, ${key}, ${queue}, ${job.maxAttempts ?? null}::int)`.execute(
    tx,
  )
}

/** Withdraws what was ordered under `key`, unless it has begun. */
export async function removeJob(tx: Tx, job: Pick<Job, 'task'>, key: string): Promise<void> {
  await sql`select platform.remove_job(${job.task}, ${key})`.execute(tx)
}

export type Jobs = {
  /** Says who does a job. Once per task, before `start`. */
  on<P extends z.ZodType>(job: Job<P>, work: (run: JobRun<z.output<P>>) => Promise<void>): void
  /** Has something done at times of the clock for every school: `0 6 * * *` is six in the morning, UTC. */
  every(task: string, cron: string, work: (run: { schoolId: string; signal: AbortSignal }) => Promise<void>): void
  /** The tasks that have somebody to do them. */
  tasks(): readonly string[]
  /** Begins to work through what is due and what becomes due. */
  start(): Promise<void>
  /** Does everything that is due at `at`, now, here, and returns when it is done: for tests and rehearsals with a clock of their own. */
  runDue(at: Temporal.Instant): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens the job runner. Any number of processes may run one on the same database; each job is done by one of them. */
export function openJobs(options: { database: Database; log?: Log; concurrency?: number }): Jobs {
  const { database, log = silentLog } = options
  const tasks: TaskList = {}
  const crons: ParsedCronItem[] = []
  const ending = new AbortController()
  const logger = new Logger(() => (level, _message, meta) => {
    // Its messages quote payloads and errors, which may name people: of failures the code is kept, the rest is not.
    if (level === 'error') log.error('jobs.failed', { task: readTask(meta), ...errorFields(meta?.error) })
    else if (level === 'warning') log.warn('jobs.warned', { task: readTask(meta) })
  })
  let runner: Runner | undefined
  let pool: pg.Pool | undefined

  function openPool(): pg.Pool {
    const made = new pg.Pool({
      connectionString: database.ownerUrl,
      max: (options.concurrency ?? 4) + 2,
      connectionTimeoutMillis: 5_000,
      application_name: 'beadle jobs',
    })
    const lost = (error: Error) => {
      if (!made.ending) log.warn('jobs.connection-lost', errorFields(error))
    }
    made.on('error', lost)
    made.on('connect', (client) => client.on('error', lost))
    return made
  }

  function add(task: string, work: (payload: unknown) => Promise<void>): void {
    if (tasks[task] !== undefined) throw new RangeError(`job \`${task}\` has somebody to do it already`)
    tasks[task] = async (payload) => {
      const startedAt = performance.now()
      await work(payload)
      log.debug('jobs.done', { task, tookMs: Math.round(performance.now() - startedAt) })
    }
  }

  /** Resolves when it runs. It ends of itself when the database goes away at a bad moment, and is then begun again. */
  async function runUntilEnded(): Promise<void> {
    const begun = await run({
      ...(pool === undefined ? {} : { pgPool: pool }),
      taskList: tasks,
      parsedCronItems: crons,
      concurrency: options.concurrency ?? 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      logger,
    })
    runner = begun
    begun.promise.catch((error: unknown) => log.error('jobs.stopped', errorFields(error))).then(beginAgain, beginAgain)
  }

  async function beginAgain(): Promise<void> {
    for (let tries = 1; !ending.signal.aborted; tries += 1) {
      await wait(Math.min(500 * 2 ** tries, 30_000), undefined, { ref: false })
      if (ending.signal.aborted) return
      try {
        return await runUntilEnded()
      } catch (error) {
        log.warn('jobs.not-begun', { tries, ...errorFields(error) })
      }
    }
  }

  return {
    on(job, work) {
      add(job.task, async (given) => {
        const { school, payload } = given as { school: string | null; payload: unknown }
        await work({ schoolId: school ?? '', payload: job.payload.parse(payload), signal: ending.signal })
      })
    },
    every(task, cron, work) {
      add(task, async () => {
        for (const school of await database.schools()) {
          if (ending.signal.aborted) return
          await work({ schoolId: school.id, signal: ending.signal })
        }
      })
      crons.push(...parseCronItems([{ task, match: cron, options: { backfillPeriod: 24 * 60 * 60 * 1000 } }]))
    },
    tasks: () => Object.keys(tasks).sort(),
    async start() {
      if (runner !== undefined) return
      pool = openPool()
      await runUntilEnded()
    },
    async runDue(at) {
      const client = new pg.Client({ connectionString: database.ownerUrl })
      await client.connect()
      try {
        for (let job = await nextDue(client, at); job !== undefined; job = await nextDue(client, at)) {
          const work = tasks[job.task]
          if (work === undefined) throw new RangeError(`nobody does job \`${job.task}\``)
          // Its failures are the test's: nothing is tried again here.
          await (work as (payload: unknown) => Promise<void>)(job.payload)
          await client.query('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id])
        }
      } finally {
        await client.end()
      }
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      // Giving back what it holds needs the database; where that is away the jobs are found abandoned later, and done then.
      await runner?.stop().catch((error: unknown) => log.warn('jobs.not-stopped', errorFields(error)))
      await pool?.end()
    },
  }
}

type DueJob = { readonly id: string; readonly task: string; readonly payload: unknown }

async function nextDue(client: pg.Client, at: Temporal.Instant): Promise<DueJob | undefined> {
  const { rows } = await client.query<DueJob>(
    `select job.id, task.identifier as task, job.payload
       from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
      where (job.run_at <= $1 or job.payload ->> 'soon' = 'true') and job.locked_at is null
      order by (job.payload ->> 'soon' = 'true') desc, job.run_at, job.id
      limit 1`,
    [at.toString()],
  )
  return rows[0]
}

function readTask(meta: { [key: string]: unknown } | undefined): string | undefined {
  const job = meta?.job
  if (typeof job !== 'object' || job === null || !('task_identifier' in job)) return undefined
  return typeof job.task_identifier === 'string' ? job.task_identifier : undefined
}
