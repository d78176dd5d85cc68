-- What a reviewer has decided and may still take back: carried out when due_at comes, by whichever server looks first.
create table mail.pending_act (
  school_id  uuid not null,
  message_id uuid not null,
  by_id      uuid not null,
  outcome    text not null check (outcome in ('release', 'refuse')),
  reason     bytea,
  standing   boolean not null default false,
  made_at    timestamptz not null,
  due_at     timestamptz not null,
  primary key (school_id, message_id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade,
  foreign key (school_id, by_id) references people.person (school_id, id)
);
create index pending_act_due on mail.pending_act (school_id, due_at);
comment on table mail.pending_act is 'A release or refusal that its reviewer may take back until due_at. Lives for minutes. Record class: mail-held.';
comment on column mail.pending_act.reason is 'Sealed under the month key. Personal data.';

-- Which binding and which of its terms were wrong about a message, as people said: no word of the message.
create table mail.false_alarm (
  school_id  uuid not null,
  message_id uuid not null,
  clause     text not null,
  control    text not null,
  facts      text[] not null,
  said_as    text not null check (said_as in ('sender', 'reviewer', 'recipient')),
  said_by    uuid not null,
  said_at    timestamptz not null,
  primary key (school_id, message_id, clause, control),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade,
  foreign key (school_id, said_by) references people.person (school_id, id)
);
create index false_alarm_binding on mail.false_alarm (school_id, said_at, clause, control);
comment on table mail.false_alarm is 'What a person called a false alarm: binding, facts and ids of terms, never the words. Record class: mail-held.';
comment on column mail.false_alarm.facts is 'fact or fact=term id, as the detectors name them.';

do $$
declare name text;
begin
  foreach name in array array['pending_act','false_alarm'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
