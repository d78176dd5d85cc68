-- Entries of one transaction are one row: what is recorded of every message must not cost a row, a number and a queue entry each.
-- Entries that stand are moved as they are; a leaf that does not have its hash stops the migration.

create function pg_temp.canonical(value jsonb) returns text language plpgsql as $$
begin
  case jsonb_typeof(value)
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(key)::text || ':' || pg_temp.canonical(member), ',' order by key collate "C")
        from jsonb_each(value) as each(key, member)), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(pg_temp.canonical(member), ',' order by place)
        from jsonb_array_elements(value) with ordinality as each(member, place)), '') || ']';
    else return value::text;
  end case;
end $$;

alter table ledger.entry rename to old_entry;
alter table ledger.about rename to old_about;
alter table ledger.unnumbered rename to old_unnumbered;
alter table ledger.sequence rename to old_sequence;
alter table ledger.old_entry no force row level security;
alter table ledger.old_about no force row level security;
alter table ledger.old_unnumbered no force row level security;
alter table ledger.old_sequence no force row level security;

create table ledger.batch (
  school_id   uuid not null,
  id          uuid not null,
  size        integer not null check (size > 0),
  compressed  boolean not null,
  leaves      bytea not null,
  leaf_hashes bytea not null check (length(leaf_hashes) = 32 * size),
  personal    bytea[],
  constraint batch_key primary key (school_id, id)
);
alter table ledger.batch alter column leaves set storage external, alter column leaf_hashes set storage external;
comment on table ledger.batch is 'What happened: the entries of one transaction, written with the state they record and never changed. Kept for good; record class: ledger.';
comment on column ledger.batch.id is 'The id of its first entry; the others'' follow it one by one.';
comment on column ledger.batch.leaves is 'The leaves, canonical JSON (RFC 8785), as an entry bundle of C2SP tlog-tiles; by Zstandard where `compressed`.';
comment on column ledger.batch.leaf_hashes is 'RFC 6962 2.1 hashes of the leaves, 32 bytes each.';
comment on column ledger.batch.personal is 'Personal particulars by position, sealed under the month key of class ledger-personal; the leaf holds their digest. Null where no entry has any.';

create table ledger.kind (
  school_id uuid not null,
  kind      text not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  batch_id  uuid not null,
  constraint kind_key primary key (school_id, kind, batch_id)
);
comment on table ledger.kind is 'Which batches hold entries of a kind: lists them by kind. Written with the batch. Kept for good.';

-- A table, not an index on what entries are about: under forced row-level security no index on a jsonb operator is used.
create table ledger.about (
  school_id  uuid not null,
  kind       text not null,
  about_id   text not null,
  entry_id   uuid not null,
  entry_kind text not null,
  constraint about_key primary key (school_id, kind, about_id, entry_id)
);
comment on table ledger.about is 'Which entries are about a thing: finds a message''s story. Written with the batch. Kept for good.';

create table ledger.unnumbered (
  school_id uuid not null,
  batch_id  uuid not null,
  constraint unnumbered_key primary key (school_id, batch_id)
);
alter table ledger.unnumbered set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0);
comment on table ledger.unnumbered is 'Batches that wait for their numbers: a queue, emptied within a second by the sequencer.';

create table ledger.sequence (
  school_id uuid not null,
  seq       bigint not null check (seq >= 0),
  size      integer not null check (size > 0),
  batch_id  uuid not null,
  constraint sequence_key primary key (school_id, seq),
  constraint sequence_batch unique (school_id, batch_id)
);
comment on table ledger.sequence is 'The order of the batches: the first of each has leaf number seq, from 0, without gaps. Written by the sequencer alone. Kept for good.';

insert into ledger.batch (school_id, id, size, compressed, leaves, leaf_hashes, personal)
  select school_id, id, 1, false, int2send(length(leaf)::int::smallint) || leaf, leaf_hash, case when personal is null then null else array[personal] end
    from (select entry.*, convert_to(pg_temp.canonical(jsonb_strip_nulls(jsonb_build_object(
        'v', 1, 'id', id, 'kind', kind, 'actor', actor,
        'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
          || coalesce('.' || nullif(rtrim(to_char(at at time zone 'UTC', 'MS'), '0'), ''), '') || 'Z',
        'personal', encode(sha256(personal), 'hex'))) || jsonb_build_object('about', about, 'data', data)), 'UTF8') as leaf
      from ledger.old_entry as entry) as made;

do $$
begin
  if exists (select from ledger.batch where sha256('\x00'::bytea || substring(leaves from 3)) <> leaf_hashes) then
    raise exception 'an entry of the ledger does not have its hash: nothing was changed';
  end if;
end $$;

insert into ledger.kind (school_id, kind, batch_id) select school_id, kind, id from ledger.old_entry;
insert into ledger.about (school_id, kind, about_id, entry_id, entry_kind)
  select about.school_id, about.kind, about.about_id, about.entry_id, entry.kind
    from ledger.old_about as about join ledger.old_entry as entry on entry.school_id = about.school_id and entry.id = about.entry_id;
insert into ledger.unnumbered (school_id, batch_id) select school_id, entry_id from ledger.old_unnumbered;
insert into ledger.sequence (school_id, seq, size, batch_id) select school_id, seq, 1, entry_id from ledger.old_sequence;
drop table ledger.old_about, ledger.old_unnumbered, ledger.old_sequence, ledger.old_entry;
drop function pg_temp.canonical;

do $$
declare name text;
begin
  foreach name in array array['batch','kind','about','unnumbered','sequence'] loop
    execute format('alter table ledger.%I enable row level security, force row level security', name);
    execute format('create policy school on ledger.%I using (school_id = platform.current_school())', name);
  end loop;
end $$;

-- INVARIANT: nobody but the owner changes or removes a batch, its number, a tile or a checkpoint; the application writes batches
-- and reads the rest; only the sequencer numbers.
revoke all on ledger.batch, ledger.kind, ledger.about, ledger.unnumbered, ledger.sequence from beadle_app;
grant select, insert on ledger.batch, ledger.kind, ledger.about, ledger.unnumbered to beadle_app;
grant select on ledger.sequence to beadle_app;
grant select on ledger.batch to beadle_sequencer;
grant select, delete on ledger.unnumbered to beadle_sequencer;
grant select, insert on ledger.sequence to beadle_sequencer;
