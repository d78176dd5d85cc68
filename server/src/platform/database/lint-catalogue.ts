import type pg from 'pg'

/**
 * Reads pg_catalog for what every tenant table must keep, so that a migration that forgets is caught by a test and not by a
 * school that sees another's rows. A tenant table is any of ours, or a partition of one, outside the schema `platform`.
 * @returns one sentence per fault; none when all is well.
 */
export async function lintCatalogue(client: pg.Client | pg.ClientBase): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [sentence, query] of rules) {
    const { rows } = await client.query<{ name: string }>(query)
    for (const { name } of rows) faults.push(`${name} ${sentence}`)
  }
  return faults
}

const ours = `namespace.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'public') and namespace.nspname not like 'pg_temp%'`
const tenant = `${ours} and namespace.nspname <> 'platform'`
const tables = `pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace and class.relkind in ('r', 'p')`
const named = `namespace.nspname || '.' || class.relname`
const firstColumn = (keys: string) =>
  `(select attname from pg_attribute where attrelid = class.oid and attnum = ${keys}[1])`

const rules: readonly (readonly [sentence: string, query: string])[] = [
  [
    'has no comment that says what it is and how long it is kept',
    `select ${named} as name from ${tables} where ${ours} and not class.relispartition and obj_description(class.oid, 'pg_class') is null`,
  ],
  [
    'has no column school_id uuid not null',
    `select ${named} as name from ${tables} where ${tenant} and not exists (
       select from pg_attribute where attrelid = class.oid and attname = 'school_id' and atttypid = 'uuid'::regtype and attnotnull and not attisdropped)`,
  ],
  [
    'has no primary key',
    `select ${named} as name from ${tables} where ${ours} and not exists (select from pg_constraint where conrelid = class.oid and contype = 'p')`,
  ],
  [
    'does not begin with school_id',
    `select ${named} || ' key ' || key.conname as name from ${tables} join pg_constraint as key on key.conrelid = class.oid and key.contype in ('p', 'u')
      where ${tenant} and ${firstColumn('key.conkey')} <> 'school_id'`,
  ],
  [
    'is unique and does not begin with school_id',
    `select ${named} || ' index ' || of_index.relname as name from ${tables} join pg_index as index on index.indrelid = class.oid and index.indisunique
       join pg_class as of_index on of_index.oid = index.indexrelid
      where ${tenant} and (select attname from pg_attribute where attrelid = class.oid and attnum = index.indkey[0]) is distinct from 'school_id'`,
  ],
  [
    'refers to a tenant table without its school_id first',
    `select ${named} || ' key ' || key.conname as name from ${tables} join pg_constraint as key on key.conrelid = class.oid and key.contype = 'f'
       join pg_class as target on target.oid = key.confrelid join pg_namespace as target_namespace on target_namespace.oid = target.relnamespace
      where ${tenant} and target_namespace.nspname <> 'platform' and (
        ${firstColumn('key.conkey')} <> 'school_id' or (select attname from pg_attribute where attrelid = target.oid and attnum = key.confkey[1]) <> 'school_id')`,
  ],
  [
    'does not force row-level security',
    `select ${named} as name from ${tables} where ${tenant} and not (class.relrowsecurity and class.relforcerowsecurity)`,
  ],
  [
    'has no policy that compares school_id with platform.current_school()',
    `select ${named} as name from ${tables} where ${tenant} and not exists (
       select from pg_policy where polrelid = class.oid and polpermissive and polcmd = '*' and pg_get_expr(polqual, polrelid) = '(school_id = platform.current_school())'
          and (polwithcheck is null or pg_get_expr(polwithcheck, polrelid) = '(school_id = platform.current_school())'))`,
  ],
  [
    'widens its policy',
    `select ${named} || ' policy ' || policy.polname as name from ${tables} join pg_policy as policy on policy.polrelid = class.oid
      where ${tenant} and policy.polpermissive and position('platform.current_school()' in coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')) = 0`,
  ],
  [
    'counts: ids are UUIDv7, and a sequence would tell one school of another',
    `select namespace.nspname || '.' || class.relname as name from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace where class.relkind = 'S' and ${ours}`,
  ],
  [
    'has no time zone',
    `select ${named} || '.' || attname as name from ${tables} join pg_attribute on attrelid = class.oid and attnum > 0 and not attisdropped where ${ours} and atttypid = 'timestamp'::regtype`,
  ],
  [
    'may be truncated by the application',
    `select ${named} as name from ${tables} where ${ours} and has_table_privilege('beadle_app', class.oid, 'truncate')`,
  ],
  [
    'belongs to the application',
    `select ${named} as name from ${tables} where ${ours} and pg_get_userbyid(class.relowner) in ('beadle_app', 'beadle_sequencer')`,
  ],
  [
    'runs as its owner without a fixed search_path that ends with pg_temp',
    `select namespace.nspname || '.' || proname as name from pg_proc join pg_namespace as namespace on namespace.oid = pronamespace
      where ${ours} and prosecdef and not coalesce(array_to_string(proconfig, ',') like '%search_path=%pg_temp', false)`,
  ],
  [
    'shows rows past their policies: a view must be security_invoker',
    `select namespace.nspname || '.' || class.relname as name from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace
      where ${ours} and (class.relkind = 'm' or class.relkind = 'v' and not coalesce(array_to_string(class.reloptions, ',') like '%security_invoker=true%', false))`,
  ],
]
