import type pg from 'pg'

/**
 * The whole schema as SQL text, read from pg_catalog: what `server/schema.sql` holds, so that a review shows what a migration
 * does. For reading, in one order whatever order things were made in; not for restoring.
 */
export async function describeSchema(client: pg.Client | pg.ClientBase): Promise<string> {
  const lines: string[] = ['-- Made by `npm run generate` from the migrations. Read it; do not edit it.']
  for (const { name } of await ask<{ name: string }>(client, schemas)) {
    lines.push('', `create schema ${name};`)
    for (const { text } of await ask<{ text: string }>(client, functions, name)) lines.push('', `${text.trim()};`)
    for (const table of await ask<Table>(client, tables, name)) lines.push('', ...(await describeTable(client, table)))
  }
  return `${lines.join('\n')}\n`
}

type Table = {
  oid: string
  name: string
  comment: string | null
  rls: boolean
  forced: boolean
  partition: string | null
}

async function describeTable(client: pg.Client | pg.ClientBase, table: Table): Promise<string[]> {
  const { oid, name } = table
  const columnRows = await ask<{ name: string; type: string; extra: string; comment: string | null }>(
    client,
    columns,
    oid,
  )
  const constraintRows = await ask<{ text: string }>(client, constraints, oid)
  const width = Math.max(0, ...columnRows.map((column) => column.name.length))
  const members = [
    ...columnRows.map((column) => `  ${column.name.padEnd(width)} ${column.type}${column.extra}`),
    ...constraintRows.map((row) => `  ${row.text}`),
  ]
  const lines = [
    `create table ${name} (`,
    members.join(',\n'),
    `)${table.partition === null ? '' : ` partition by ${table.partition}`};`,
  ]
  if (table.comment !== null) lines.push(`comment on table ${name} is ${quoted(table.comment)};`)
  for (const column of columnRows)
    if (column.comment !== null) lines.push(`comment on column ${name}.${column.name} is ${quoted(column.comment)};`)
  for (const { text } of await ask<{ text: string }>(client, indexes, oid)) lines.push(`${text};`)
  if (table.rls)
    lines.push(`alter table ${name} enable row level security${table.forced ? ', force row level security' : ''};`)
  for (const { text } of await ask<{ text: string }>(client, policies, oid)) lines.push(`${text};`)
  for (const { text } of await ask<{ text: string }>(client, grants, oid)) lines.push(`${text};`)
  for (const { text } of await ask<{ text: string }>(client, triggers, oid)) lines.push(`${text};`)
  return lines
}

async function ask<T extends pg.QueryResultRow>(
  client: pg.Client | pg.ClientBase,
  query: string,
  ...values: string[]
): Promise<T[]> {
  return (await client.query<T>(query, values)).rows
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const schemas = `select nspname as name from pg_namespace
  where nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'public') and nspname not like 'pg_temp%' and nspname not like 'pg_toast_temp%'
  order by nspname <> 'platform', nspname`

const functions = `select pg_get_functiondef(pg_proc.oid) as text from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where nspname = $1 order by proname`

const tables = `select class.oid::text, nspname || '.' || class.relname as name, obj_description(class.oid, 'pg_class') as comment, relrowsecurity as rls, relforcerowsecurity as forced,
    case when relkind = 'p' then pg_get_partkeydef(class.oid) end as partition
  from pg_class as class join pg_namespace on pg_namespace.oid = relnamespace
  where nspname = $1 and relkind in ('r', 'p') and not relispartition order by relname`

const columns = `select attname as name, format_type(atttypid, atttypmod) as type, col_description(attrelid, attnum) as comment,
    case when attnotnull then ' not null' else '' end || coalesce(case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored' else ' default ' || pg_get_expr(adbin, adrelid) end, '') as extra
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = $1::oid and attnum > 0 and not attisdropped order by attnum`

// PostgreSQL 18 keeps not-null as constraints (contype n); the columns say it already.
const constraints = `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::oid and contype in ('p', 'u', 'f', 'c', 'x')
  order by array_position(array['p', 'u', 'f', 'c', 'x']::"char"[], contype), conname`

const indexes = `select pg_get_indexdef(indexrelid) as text from pg_index join pg_class on pg_class.oid = indexrelid
  where indrelid = $1::oid and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')) order by relname`

const policies = `select 'create policy ' || polname || ' on ' || polrelid::regclass
    || case when polpermissive then '' else ' as restrictive' end
    || case polcmd when '*' then '' when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' else ' for delete' end
    || coalesce(' using ' || pg_get_expr(polqual, polrelid), '') || coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), '') as text
  from pg_policy where polrelid = $1::oid order by polname`

const grants = `select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' on ' || $1::oid::regclass || ' to ' || grantee::regrole as text
  from pg_class, aclexplode(relacl) where pg_class.oid = $1::oid and grantee <> relowner and grantee <> 0 group by grantee order by grantee::regrole::text`

const triggers = `select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = $1::oid and not tgisinternal order by tgname`
