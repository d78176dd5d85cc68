import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../testing/test-database.ts'
import { lintCatalogue } from './lint-catalogue.ts'

test('every table keeps what tenant tables must keep, and the linter sees one that does not', async () => {
  const database = await testDatabase()
  await database.asOwner(async (client) => {
    assert.deepEqual(await lintCatalogue(client), [])

    const good = `create schema probe;
    create table probe.thing (school_id uuid not null, id uuid not null, at timestamptz, primary key (school_id, id));
    comment on table probe.thing is 'For this test.';
    alter table probe.thing enable row level security, force row level security;
    create policy school on probe.thing using (school_id = platform.current_school());`
    const bad: readonly (readonly [statement: string, fault: RegExp])[] = [
      ['comment on table probe.thing is null', /no comment/],
      ['alter table probe.thing no force row level security', /does not force/],
      ['drop policy school on probe.thing', /no policy/],
      ['create policy wide on probe.thing for select using (true)', /widens its policy/],
      ['create policy wide on probe.thing for insert with check (true)', /widens its policy/],
      ['alter table probe.thing drop constraint thing_pkey', /no primary key/],
      [
        'alter table probe.thing drop constraint thing_pkey, add primary key (id, school_id)',
        /does not begin with school_id/,
      ],
      ['create unique index on probe.thing (id)', /is unique/],
      [
        'alter table probe.thing drop constraint thing_pkey; alter table probe.thing alter school_id drop not null',
        /no column school_id/,
      ],
      [
        'alter table probe.thing add unique (id, school_id); alter table probe.thing add other uuid, add foreign key (other, school_id) references probe.thing (id, school_id)',
        /refers to a tenant table/,
      ],
      ['alter table probe.thing add n int generated always as identity', /counts/],
      ['alter table probe.thing add t timestamp', /has no time zone/],
      ['grant truncate on probe.thing to beadle_app', /may be truncated/],
      ["create function probe.f() returns int language sql security definer as 'select 1'", /search_path/],
      [
        "create function probe.f() returns int language sql security definer set search_path = pg_catalog as 'select 1'",
        /ends with pg_temp/,
      ],
      ['create view probe.v as select * from probe.thing', /security_invoker/],
    ]
    for (const [statement, fault] of bad) {
      await client.query('begin')
      await client.query(good)
      assert.deepEqual(await lintCatalogue(client), [], statement)
      await client.query(statement)
      assert.match((await lintCatalogue(client)).join('\n'), fault, statement)
      await client.query('rollback')
    }
  })
})
