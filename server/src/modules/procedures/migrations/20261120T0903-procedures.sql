create schema procedures;

create table procedures.matter (
  school_id   uuid not null,
  id          uuid not null,
  procedure   text not null,
  state       text not null check (state in ('open', 'ended')),
  step        text,
  outcome     text,
  sender_id   uuid,
  about       uuid[] not null default '{}',
  recipients  uuid[] not null default '{}',
  refs        jsonb not null default '{}',
  cites       text[] not null default '{}',
  matter      jsonb not null,
  definition  jsonb not null,
  opened_at   timestamptz not null,
  deadline_at timestamptz,
  ended_at    timestamptz,
  primary key (school_id, id)
);
create index matter_deadline on procedures.matter (school_id, deadline_at) where state = 'open' and deadline_at is not null;
create index matter_open on procedures.matter (school_id, state, deadline_at);
create index matter_opened on procedures.matter (school_id, opened_at desc);
comment on table procedures.matter is 'One run of a procedure: people acting in order, with clocks. Record class: matter.';
comment on column procedures.matter.matter is 'The state of the engine''s procedure kernel; the other columns repeat what is searched for.';
comment on column procedures.matter.definition is 'The procedure as it stood when the matter was opened.';
comment on column procedures.matter.about is 'People the matter is about; they never act on it. Personal data.';
comment on column procedures.matter.refs is 'Ids its owner finds it by, such as a message.';

create table procedures.matter_ref (
  school_id uuid not null,
  name      text not null,
  value     text not null,
  matter_id uuid not null,
  primary key (school_id, name, value, matter_id),
  foreign key (school_id, matter_id) references procedures.matter (school_id, id) on delete cascade
);
comment on table procedures.matter_ref is 'The refs of a matter, one row each, for finding it. Record class: matter.';

create table procedures.act (
  school_id uuid not null,
  id        uuid not null,
  matter_id uuid not null,
  at        timestamptz not null,
  actor_id  uuid,
  event     text not null,
  outcome   text,
  reason    text,
  primary key (school_id, id),
  foreign key (school_id, matter_id) references procedures.matter (school_id, id) on delete cascade
);
create index act_matter on procedures.act (school_id, matter_id, at);
comment on table procedures.act is 'What was done in a matter, by whom; null actor is the clock. Only added to. Record class: matter.';

do $$
declare name text;
begin
  foreach name in array array['matter','matter_ref','act'] loop
    execute format('alter table procedures.%I enable row level security, force row level security', name);
    execute format('create policy school on procedures.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
