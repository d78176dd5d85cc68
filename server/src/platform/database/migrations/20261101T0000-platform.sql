-- Roles belong to the cluster, not the database, so they may be there already. On a managed server where the owner may not
-- create roles, an administrator makes both beforehand and grants them to the owner.
do $$
begin
  if not exists (select from pg_roles where rolname = 'beadle_app') then
    create role beadle_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'beadle_sequencer') then
    create role beadle_sequencer nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- The owner becomes them for a transaction at a time. From PostgreSQL 16 on, having made a role is not leave to become it.
  begin
    execute format('grant beadle_app, beadle_sequencer to %I', current_user);
  exception when insufficient_privilege then
    if not (pg_has_role(current_user, 'beadle_app', 'member') and pg_has_role(current_user, 'beadle_sequencer', 'member')) then raise; end if;
  end;
end $$;

revoke create on schema public from public;

-- What later migrations create is the application's to use without saying so each time; row-level security says which rows.
-- A table that should be narrower revokes.
alter default privileges grant usage on schemas to beadle_app;
alter default privileges grant select, insert, update, delete on tables to beadle_app;

grant usage on schema platform to beadle_app, beadle_sequencer;

create function platform.current_school() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('beadle.school', true), '')::uuid $$;
comment on function platform.current_school() is 'The school of this transaction, or null. Every row-level policy compares with it.';

create table platform.school (
  id        uuid not null primary key,
  slug      text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name      text not null,
  opened_at timestamptz not null default now()
);
comment on table platform.school is 'The schools served here. Has no school of its own: it is the list of them. Kept while the school is served.';
revoke delete on platform.school from beadle_app;
grant select on platform.school to beadle_sequencer;
