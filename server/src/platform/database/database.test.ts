import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../testing/test-database.ts'
import { uuidv7 } from '../uuid.ts'
import { afterCommit, DatabaseAwayError, openDatabase } from './index.ts'

test('a database in use', async (t) => {
  const database = await testDatabase(t)
  await database.asOwner((owner) =>
    owner.query(`
    create schema probe;
    create table probe.note (school_id uuid not null, id uuid not null, at timestamptz not null, on_day date, size bigint, said jsonb, body bytea, primary key (school_id, id));
    alter table probe.note enable row level security, force row level security;
    create policy school on probe.note using (school_id = platform.current_school());`),
  )
  const [a, b] = [await database.addSchool('school-a'), await database.addSchool('school-b')]
  const write = (school: string, as: string) =>
    database.inSchool(as, (tx) =>
      sql`insert into probe.note (school_id, id, at) values (${school}, ${uuidv7()}, now())`.execute(tx),
    )
  const count = (as: string) =>
    database.inSchool(
      as,
      async (tx) => (await sql<{ n: number }>`select count(*) as n from probe.note`.execute(tx)).rows[0]?.n,
    )

  await t.test('a transaction sees its school and no other', async () => {
    await write(a, a)
    assert.equal(await count(a), 1)
    assert.equal(await count(b), 0)
  })
  await t.test('nothing is written for another school', async () => {
    await assert.rejects(write(a, b), /row-level security/)
  })
  await t.test('outside a school tenant tables are empty', async () => {
    const { rows } = await database.platform((tx) => sql`select * from probe.note`.execute(tx))
    assert.deepEqual(rows, [])
  })
  await t.test('the application owns nothing and cannot look past the policies', async () => {
    const { rows } = await database.inSchool(a, (tx) =>
      sql<{ rolsuper: boolean; rolbypassrls: boolean; owned: number; me: string }>`
      select current_user as me, rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = pg_roles.oid) as owned from pg_roles where rolname = current_user`.execute(
        tx,
      ),
    )
    assert.deepEqual(rows, [{ me: 'beadle_app', rolsuper: false, rolbypassrls: false, owned: 0 }])
    await assert.rejects(
      database.inSchool(a, (tx) => sql`set local row_security = off; select * from probe.note`.execute(tx)),
      /row-level security/,
    )
    // Where one login is all there is, as on a managed server, it is its own owner.
    if (database.appUrl !== database.ownerUrl) {
      await assert.rejects(
        database.inSchool(a, (tx) => sql`set role beadle_owner`.execute(tx)),
        /permission denied/,
      )
    }
  })
  await t.test('values come back as they went', async () => {
    const at = Temporal.Instant.from('2026-03-29T00:59:59.999Z')
    const day = Temporal.PlainDate.from('2024-02-29')
    const said = JSON.stringify([1, 'two', { three: null }])
    const id = uuidv7()
    await database.inSchool(b, (tx) =>
      sql`insert into probe.note values (${b}, ${id}, ${at}, ${day}, ${2 ** 53 - 1}, ${said}::jsonb, ${new Uint8Array([0, 255, 10])})`.execute(
        tx,
      ),
    )
    const { rows } = await database.inSchool(b, (tx) =>
      sql<Record<string, unknown>>`select * from probe.note`.execute(tx),
    )
    const [row] = rows
    assert.ok(row)
    assert.ok(row.at instanceof Temporal.Instant && row.at.equals(at))
    assert.ok(row.on_day instanceof Temporal.PlainDate && row.on_day.equals(day))
    assert.equal(row.size, 2 ** 53 - 1)
    assert.deepEqual(row.said, [1, 'two', { three: null }])
    assert.deepEqual(row.body, Buffer.from([0, 255, 10]))
  })
  await t.test('what is to follow the commit follows it, and only it', async () => {
    const done: string[] = []
    await database.inSchool(a, async (tx) => {
      afterCommit(tx, () => void done.push('kept'))
      assert.deepEqual(done, [])
    })
    await assert.rejects(
      database.inSchool(a, async (tx) => {
        afterCommit(tx, () => void done.push('lost'))
        throw new Error('no')
      }),
      /^Error: no$/,
    )
    assert.deepEqual(done, ['kept'])
  })
})

test('a database that is away is named so, and comes back', async (t) => {
  const database = await testDatabase(t)
  const nowhere = openDatabase({ ownerUrl: 'postgresql://nobody@/none?host=%2Fnonexistent' })
  t.after(() => nowhere[Symbol.asyncDispose]())
  await assert.rejects(nowhere.ping(), DatabaseAwayError)
  await assert.rejects(
    database.platform(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await database.asOwner((owner) => owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
      await sql`select 1`.execute(tx)
    }),
    DatabaseAwayError,
  )
  await database.ping()
})
