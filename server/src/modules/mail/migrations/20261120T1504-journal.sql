create table mail.journal_report (
  school_id uuid not null,
  id        uuid not null,
  peer      text not null,
  came_at   timestamptz not null,
  state     text not null check (state in ('kept', 'counted', 'aside')),
  token     bytea,
  reports   integer not null default 1,
  problem   text,
  about     bytea,
  raw       bytea,
  primary key (school_id, id),
  unique (school_id, token)
);
create index journal_report_peer on mail.journal_report (school_id, peer, came_at);
comment on table mail.journal_report is 'Messages that a provider reported to have carried; several reports of one message are one row. Record class: mail-journal.';
comment on column mail.journal_report.state is 'kept: the archive has it under the classes that the policy asks for; counted: the policy asks for none; aside: no report could be read in it, and nobody was refused.';
comment on column mail.journal_report.token is 'HMAC of Message-ID and octets of what was reported.';
comment on column mail.journal_report.reports is 'How many reports there were of it.';
comment on column mail.journal_report.about is 'Sealed under the month key: envelope sender and recipients, hidden and expanded ones too. Personal data.';
comment on column mail.journal_report.raw is 'Sealed under the month key: the octets that were put aside. Personal data.';

create table mail.journal_watch (
  school_id     uuid not null,
  peer          text not null,
  watched_since timestamptz not null,
  silent_since  timestamptz,
  primary key (school_id, peer)
);
comment on table mail.journal_watch is 'Providers that report what they carry, and since when they have been silent. Record class: mail-journal.';

do $$
declare name text;
begin
  foreach name in array array['journal_report','journal_watch'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
