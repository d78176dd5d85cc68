create schema decisions;

create table decisions.record (
  school_id       uuid not null,
  id              uuid not null,
  decided_at      timestamptz not null,
  action          text not null,
  subject_id      uuid,
  resource_id     text,
  effect          text not null check (effect in ('permit', 'hold', 'deny')),
  policy          text not null,
  version         text not null,
  request         jsonb not null,
  facts           jsonb not null,
  decision        jsonb not null,
  told            jsonb,
  findings        jsonb not null,
  epochs          jsonb not null,
  primary key (school_id, id)
);
create index record_at on decisions.record (school_id, decided_at desc);
create index record_subject on decisions.record (school_id, subject_id, decided_at desc);
create index record_resource on decisions.record (school_id, resource_id);
comment on table decisions.record is 'Every decision that was acted on: its facts, findings and version, so that it can be replayed; never the text. Record class: decision.';
comment on column decisions.record.subject_id is 'The person who asked, when the directory knows them. Personal data.';
comment on column decisions.record.told is 'The decision as its subject may see it, where silent findings make a difference.';
comment on column decisions.record.request is 'The request without subject line, text and html. Personal data.';

create table decisions.cited (
  school_id   uuid not null,
  clause      text not null,
  decided_at  timestamptz not null,
  decision_id uuid not null,
  control     text not null,
  effect      text not null,
  kind        text not null check (kind in ('cited', 'lifted', 'watched')),
  silent      boolean not null default false,
  primary key (school_id, clause, decided_at, decision_id, control, kind),
  foreign key (school_id, decision_id) references decisions.record (school_id, id) on delete cascade
);
create index cited_decision on decisions.cited (school_id, decision_id);
comment on table decisions.cited is 'Which clauses spoke in which decision: when a clause last acted, and which are silent. Record class: decision.';

create table decisions.enforcement_point (
  school_id      uuid not null,
  id             uuid not null,
  name           text not null,
  token_hash     bytea not null,
  actions        text[] not null,
  asserts_facts  text[] not null default '{}',
  asserts_roles  boolean not null default false,
  created_at     timestamptz not null default now(),
  ended_at       timestamptz,
  primary key (school_id, id),
  unique (school_id, token_hash)
);
comment on table decisions.enforcement_point is 'Programs allowed to ask: which actions, and which facts and roles they can know themselves. Record class: configuration.';
comment on column decisions.enforcement_point.token_hash is 'SHA-256 of the bearer token; the token itself is shown once and stored nowhere.';

do $$
declare name text;
begin
  foreach name in array array['record','cited','enforcement_point'] loop
    execute format('alter table decisions.%I enable row level security, force row level security', name);
    execute format('create policy school on decisions.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
