import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type Database, findMigrations, migrate, openDatabase } from '../database/index.ts'
import { type Postgres, startPostgres } from '../postgres/index.ts'
import { startedAt } from '../postgres/owner-file.ts'
import { uuidv7 } from '../uuid.ts'

/** What a test has of its own context; node:test's TestContext is one. */
export type TestScope = { after(action: () => void | Promise<void>): void }

export type TestDatabase = Database & {
  readonly appUrl: string
  /** Looks past row-level security, as the owner. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  /** Adds a school and gives its id. */
  addSchool(slug?: string): Promise<string>
}

/**
 * A migrated database of the test's own. One PostgreSQL per test process, begun from a stopped and migrated copy that all
 * processes share (a tenth of a second instead of two); a database in it per call. They go when the file's tests have ended,
 * not before, because `t.after` runs in the order of asking and whatever uses the database is asked to stop later. Set
 * BEADLE_TEST_DATABASE_URL to use a running PostgreSQL of another version instead.
 */
export async function testDatabase(_t?: TestScope): Promise<TestDatabase> {
  shared ??= openCluster()
  const cluster = await shared
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await cluster.make(name)
  const ownerUrl = cluster.urlOf('owner', name)
  const appUrl = cluster.urlOf('app', name)
  const database = openDatabase({ ownerUrl, appUrl, connections: 4 })
  endings.push(async () => {
    await database[Symbol.asyncDispose]()
    await cluster.drop(name)
  })
  return {
    ...database,
    appUrl,
    asOwner: async (work) => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      try {
        return await work(client)
      } finally {
        await client.end()
      }
    },
    addSchool: async (slug = `school-${name.slice(5, 13)}`) => {
      const id = uuidv7()
      await database.platform((tx) => tx.insertInto('platform.school').values({ id, slug, name: slug }).execute())
      return id
    },
  }
}

type Cluster = {
  make(name: string): Promise<void>
  drop(name: string): Promise<void>
  urlOf(who: 'owner' | 'app', database: string): string
  stop(): Promise<void>
}

let shared: Promise<Cluster> | undefined

const endings: (() => Promise<void>)[] = []

after(async () => {
  for (const end of endings.splice(0)) await end()
  const cluster = await shared?.catch(() => undefined)
  shared = undefined
  await cluster?.stop()
})

function openCluster(): Promise<Cluster> {
  const given = process.env.BEADLE_TEST_DATABASE_URL
  return given === undefined ? openEmbedded() : openGiven(given)
}

async function openEmbedded(): Promise<Cluster> {
  const base = join(tmpdir(), `beadle-test-${process.getuid?.() ?? 0}`)
  mkdirSync(base, { recursive: true, mode: 0o755 })
  clearLeftovers(base)
  const template = await templateFor(base)
  const directory = newDirectory(base)
  const postgres = await startPostgres({ directory, durable: false, template })
  return {
    make: async (name) =>
      void (await administer(
        postgres.ownerUrl,
        'beadle',
        'postgres',
        `create database ${name} template beadle strategy file_copy`,
      )),
    drop: async (name) =>
      void (await administer(postgres.ownerUrl, 'beadle', 'postgres', `drop database if exists ${name} with (force)`)),
    urlOf: (who, database) =>
      (who === 'owner' ? postgres.ownerUrl : postgres.appUrl).replace('/beadle?', `/${database}?`),
    stop: () => stopAndRemove(postgres, directory),
  }
}

async function openGiven(url: string): Promise<Cluster> {
  const template = `beadle_template_${fingerprint()}`
  const ask = (statement: string) => administer(url, '', '', statement)
  const urlOf = (_who: string, database: string) => url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`)
  const isThere = async () => (await ask(`select 1 from pg_database where datname = '${template}'`)).rowCount === 1
  if (!(await isThere())) {
    const unfinished = `${template}_${randomUUID().slice(0, 8)}`
    await ask(`create database ${unfinished}`)
    await migrate(urlOf('owner', unfinished))
    try {
      await ask(`alter database ${unfinished} rename to ${template}`)
    } catch (error) {
      await ask(`drop database ${unfinished}`)
      // Another test process was quicker.
      if (!(await isThere())) throw error
    }
  }
  return {
    make: async (name) => void (await ask(`create database ${name} template ${template}`)),
    drop: async (name) => void (await ask(`drop database if exists ${name} with (force)`)),
    urlOf,
    stop: async () => {},
  }
}

async function templateFor(base: string): Promise<string> {
  const template = join(base, `template-${fingerprint()}`)
  if (existsSync(template)) return join(template, 'postgres')
  const directory = newDirectory(base)
  const postgres = await startPostgres({ directory, durable: false })
  await migrate(postgres.ownerUrl)
  await postgres[Symbol.asyncDispose]()
  try {
    renameSync(directory, template)
  } catch {
    // Another test process made the same one at the same time.
    rmSync(directory, { recursive: true, force: true })
  }
  return join(template, 'postgres')
}

/** What the template is made of: our migrations and PostgreSQL's way of being set up. */
function fingerprint(): string {
  const hash = createHash('sha256').update('2')
  for (const migration of findMigrations()) hash.update(migration.sha256)
  for (const file of globSync('../postgres/*.ts', { cwd: import.meta.dirname }).sort())
    hash.update(readFileSync(join(import.meta.dirname, file)))
  return hash.digest('hex').slice(0, 16)
}

function newDirectory(base: string): string {
  const directory = mkdtempSync(join(base, 'run-'))
  chmodSync(directory, 0o755)
  writeFileSync(join(directory, 'test.pid'), `${process.pid} ${startedAt(process.pid) ?? ''}`)
  return directory
}

/** Removes what killed test processes left behind: their servers first, then their files. */
function clearLeftovers(base: string): void {
  for (const name of readdirSync(base)) {
    const directory = join(base, name)
    if (!name.startsWith('run-') || isInUse(join(directory, 'test.pid'))) continue
    const [pid] = readLines(join(directory, 'postgres/postmaster.pid'))
    const commandLine = pid === undefined ? '' : readLines(`/proc/${Number(pid)}/cmdline`).join('')
    if (commandLine.includes(join(directory, 'postgres'))) process.kill(Number(pid), 'SIGQUIT')
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

function isInUse(file: string): boolean {
  const [pid, started] = readLines(file)[0]?.split(' ') ?? []
  // A directory without its note is one being made at this moment.
  return pid === undefined || startedAt(Number(pid)) === started
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

async function stopAndRemove(postgres: Postgres, directory: string): Promise<void> {
  await postgres[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
}

async function administer(url: string, from: string, to: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: from === '' ? url : url.replace(`/${from}?`, `/${to}?`) })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
