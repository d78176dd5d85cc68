alter table mail.delivery
  add column destination   text,
  add column stopped_at    timestamptz,
  add column delay_told_at timestamptz;
comment on column mail.delivery.destination is 'Where it was going when it was last sorted: the name of a route, or mx: and a domain; null until it has had to wait.';
comment on column mail.delivery.stopped_at is 'When a person stopped this envelope; nothing is tried until a person lets it go on.';
comment on column mail.delivery.delay_told_at is 'When its sender was told that it waits: once.';

create table mail.destination (
  school_id uuid not null,
  name      text not null,
  paused_at timestamptz,
  paused_by uuid,
  retry_at  timestamptz,
  primary key (school_id, name)
);
comment on table mail.destination is 'What people have asked of a destination: that nothing goes there for now, or that it is tried at once. Record class: mail-queue.';
comment on column mail.destination.paused_by is 'Who asked; null where it was asked at the machine. Personal data.';
comment on column mail.destination.retry_at is 'When it was last asked to be tried at once: every server that waits for longer forgets its waiting.';

create table mail.attempt (
  school_id   uuid not null,
  id          uuid not null,
  message_id  uuid not null,
  at          timestamptz not null,
  destination text not null,
  host        text,
  positions   integer[] not null,
  outcome     text not null check (outcome in ('later', 'failed')),
  code        text not null,
  said        bytea not null,
  primary key (school_id, id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index attempt_message on mail.attempt (school_id, message_id, at);
create index attempt_destination on mail.attempt (school_id, destination, at);
comment on table mail.attempt is 'Attempts that did not deliver: what the next server said, for whom. Record class: mail-gateway.';
comment on column mail.attempt.code is 'SMTP code and enhanced code, or `no answer`.';
comment on column mail.attempt.said is 'Sealed under the month key: the whole answer, which may name people. Personal data.';

do $$
declare name text;
begin
  foreach name in array array['destination','attempt'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
