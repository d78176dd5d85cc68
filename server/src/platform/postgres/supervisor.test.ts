import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { StartError } from '../errors.ts'
import { postgresAccount } from './account.ts'
import { startPostgres } from './index.ts'
import { choosePlace } from './place.ts'

function newDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'beadle-postgres-'))
  chmodSync(directory, 0o755)
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

test('kill -9 of the server loses nothing and leaves nothing in the way', async (t) => {
  const directory = newDirectory(t)
  const victim = fork(join(import.meta.dirname, 'hold.fixture.ts'), [directory], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  t.after(() => void victim.kill('SIGKILL'))
  const [{ pid, ownerUrl }] = await once(victim, 'message')
  await ask(ownerUrl, 'create table kept as select 1 as n')
  await assert.rejects(
    startPostgres({ directory }),
    (error) =>
      error instanceof StartError &&
      error.code === 'platform.already-running' &&
      error.message.includes(String(victim.pid)),
  )
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  assert.ok(existsSync(`/proc/${pid}`), 'PostgreSQL lives on without us, which is what the next start must cope with')

  const postgres = await startPostgres({ directory })
  assert.notEqual(postgres.pid, pid)
  assert.deepEqual(await ask(postgres.ownerUrl, 'select n from kept'), [{ n: 1 }])
  await postgres[Symbol.asyncDispose]()
  assert.ok(!existsSync(join(postgres.dataDirectory, 'postmaster.pid')), 'stopped in order')
  await t.test('as does a power cut that leaves a note naming some other process', async () => {
    writeFileSync(join(postgres.dataDirectory, 'postmaster.pid'), `${process.pid}\n${postgres.dataDirectory}\n`)
    writeFileSync(join(directory, 'beadle.pid'), `${process.pid} 1\n`)
    const again = await startPostgres({ directory })
    assert.deepEqual(await ask(again.ownerUrl, 'select n from kept'), [{ n: 1 }])
    await again[Symbol.asyncDispose]()
  })
})

test('it listens to nobody else, is durable, and comes back when it falls', async (t) => {
  const directory = newDirectory(t)
  await using postgres = await startPostgres({ directory })
  const settings = await ask(
    postgres.ownerUrl,
    "select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name",
  )
  assert.deepEqual(
    settings.map((row) => `${row.name}=${row.setting}`),
    ['data_checksums=on', 'fsync=on', 'full_page_writes=on', 'listen_addresses=', 'synchronous_commit=on'],
  )
  const socket = new URL(postgres.ownerUrl.replace('@/', '@x/')).searchParams.get('host') ?? ''
  assert.equal(statSync(socket).mode & 0o777, 0o700)
  assert.equal(statSync(postgres.dataDirectory).mode & 0o777, 0o700)
  assert.deepEqual(
    await ask(
      postgres.appUrl,
      'select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as can from pg_roles where rolname = current_user',
    ),
    [{ can: false }],
  )
  if (process.getuid?.() === 0) assert.notEqual(statSync(postgres.dataDirectory).uid, 0)

  const fallen = postgres.pid
  process.kill(fallen, 'SIGKILL')
  const isBack = async () =>
    postgres.pid !== fallen &&
    (await ask(postgres.ownerUrl, 'select 1').then(
      () => true,
      () => false,
    ))
  for (let tries = 0; !(await isBack()); tries += 1) {
    assert.ok(tries < 200, 'it did not come back')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

test('a start that cannot be says why', async (t) => {
  const directory = newDirectory(t)
  await t.test('a file where the directory should be', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    await assert.rejects(
      startPostgres({ directory: join(file, 'data') }),
      (error) => error instanceof StartError && error.code === 'platform.data-not-writable',
    )
  })
  await t.test('data of another PostgreSQL', async () => {
    const data = join(directory, 'old/postgres')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'PG_VERSION'), '9\n')
    await assert.rejects(
      startPostgres({ directory: join(directory, 'old') }),
      (error) => error instanceof StartError && error.code === 'platform.postgres-version',
    )
  })
})

test('where root keeps the checkout in a closed home, the data go where the account can reach them, and stay there', (t) => {
  const account = postgresAccount()
  if (account.ids === undefined) {
    t.skip('only root has to lend PostgreSQL another account')
    return
  }
  const base = newDirectory(t)
  const home = join(base, 'home')
  mkdirSync(home, { mode: 0o700 })
  const elsewhere = join(base, 'elsewhere')
  const place = choosePlace(join(home, 'beadle/data'), account, elsewhere)
  assert.ok(place.startsWith(`${elsewhere}/`))
  assert.equal(readFileSync(join(home, 'beadle/data/postgres.place'), 'utf8'), `${place}\n`)
  const closed = join(base, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  assert.equal(
    choosePlace(closed, account, elsewhere),
    closed,
    'a closed directory of our own is opened for the account, to pass through',
  )
  assert.equal(statSync(closed).mode & 0o777, 0o710)
  chmodSync(home, 0o755)
  assert.equal(
    choosePlace(join(home, 'beadle/data'), account, elsewhere),
    place,
    'a home opened later does not lose the data',
  )
  assert.equal(choosePlace(join(base, 'open/data'), account, elsewhere), join(base, 'open/data'))
})

test('its log says what went wrong, and quotes neither statement nor row', async (t) => {
  const directory = newDirectory(t)
  const postgres = await startPostgres({ directory, durable: false })
  try {
    await ask(postgres.ownerUrl, 'create table kept (address text primary key)')
    const insert = "insert into kept values ('mia@school.example'), ('mia@school.example')"
    await assert.rejects(ask(postgres.ownerUrl, insert), /duplicate key/)
  } finally {
    await postgres[Symbol.asyncDispose]()
  }
  const log = readFileSync(join(postgres.dataDirectory, '../postgres.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /mia@school/)
})
