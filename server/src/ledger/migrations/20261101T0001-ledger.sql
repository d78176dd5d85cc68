create schema ledger;
grant usage on schema ledger to beadle_sequencer;

create table ledger.entry (
  school_id uuid not null,
  id        uuid not null,
  kind      text not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  at        timestamptz not null,
  actor     text not null,
  about     jsonb not null check (jsonb_typeof(about) = 'array'),
  data      jsonb not null,
  personal  bytea,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  primary key (school_id, id)
);
create index entry_kind on ledger.entry (school_id, kind, id);
comment on table ledger.entry is 'What happened, written with the state it records and never changed. Kept for good; record class: ledger.';
comment on column ledger.entry.actor is 'A person id, which the directory alone turns into a name, or the part of the server that acted: system, gateway.';
comment on column ledger.entry.personal is 'Personal particulars, sealed under the month key of class ledger-personal. The leaf holds only their digest.';
comment on column ledger.entry.leaf_hash is 'RFC 6962 2.1 hash of the leaf: the canonical JSON (RFC 8785) of the other columns, personal as a digest.';

-- A table, not an index on `about`: under forced row-level security no index on a jsonb operator is used.
create table ledger.about (
  school_id uuid not null,
  kind      text not null,
  about_id  text not null,
  entry_id  uuid not null,
  primary key (school_id, kind, about_id, entry_id),
  foreign key (school_id, entry_id) references ledger.entry (school_id, id)
);
comment on table ledger.about is 'Which entries are about a thing: finds a message''s story. Kept for good.';

create table ledger.unnumbered (
  school_id uuid not null,
  entry_id  uuid not null,
  primary key (school_id, entry_id),
  foreign key (school_id, entry_id) references ledger.entry (school_id, id)
);
comment on table ledger.unnumbered is 'Entries that wait for their number: a queue, emptied within a second by the sequencer.';

create table ledger.sequence (
  school_id uuid not null,
  seq       bigint not null check (seq >= 0),
  entry_id  uuid not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  primary key (school_id, seq),
  unique (school_id, entry_id),
  foreign key (school_id, entry_id) references ledger.entry (school_id, id)
);
comment on table ledger.sequence is 'The order of the entries: leaf number seq, from 0, without gaps. Written by the sequencer alone. Kept for good.';

create table ledger.tile (
  school_id uuid not null,
  level     smallint not null check (level between 0 and 7),
  index     bigint not null check (index >= 0),
  hashes    bytea not null check (length(hashes) = 8192),
  root      bytea not null check (length(root) = 32),
  primary key (school_id, level, index)
);
comment on table ledger.tile is 'Full tiles of the Merkle tree in the form of C2SP tlog-tiles: 256 hashes each. Partial ones are computed. Kept for good.';

create table ledger.checkpoint (
  school_id uuid not null,
  size      bigint not null check (size > 0),
  root      bytea not null check (length(root) = 32),
  note      text not null,
  at        timestamptz not null,
  primary key (school_id, size)
);
comment on table ledger.checkpoint is 'Signed statements of how the tree stood at a size (C2SP signed note). Kept for good.';

alter table ledger.entry enable row level security, force row level security;
alter table ledger.about enable row level security, force row level security;
alter table ledger.unnumbered enable row level security, force row level security;
alter table ledger.sequence enable row level security, force row level security;
alter table ledger.tile enable row level security, force row level security;
alter table ledger.checkpoint enable row level security, force row level security;
create policy school on ledger.entry using (school_id = platform.current_school());
create policy school on ledger.about using (school_id = platform.current_school());
create policy school on ledger.unnumbered using (school_id = platform.current_school());
create policy school on ledger.sequence using (school_id = platform.current_school());
create policy school on ledger.tile using (school_id = platform.current_school());
create policy school on ledger.checkpoint using (school_id = platform.current_school());

-- INVARIANT: nobody but the owner changes or removes an entry, its number, a tile or a checkpoint; the application writes
-- entries and reads the rest; only the sequencer numbers.
revoke all on ledger.entry, ledger.about, ledger.unnumbered, ledger.sequence, ledger.tile, ledger.checkpoint from beadle_app;
grant select, insert on ledger.entry to beadle_app;
grant select, insert on ledger.about to beadle_app;
grant select, insert on ledger.unnumbered to beadle_app;
grant select on ledger.sequence, ledger.tile, ledger.checkpoint to beadle_app;
grant select on ledger.entry to beadle_sequencer;
grant select, delete on ledger.unnumbered to beadle_sequencer;
grant select, insert on ledger.sequence, ledger.tile, ledger.checkpoint to beadle_sequencer;
