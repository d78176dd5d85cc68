create table mail.waiting_copy (
  school_id  uuid not null,
  id         uuid not null,
  token      bytea not null,
  message_id uuid not null,
  came_at    timestamptz not null,
  due_at     timestamptz not null,
  about      bytea not null,
  raw        bytea not null,
  primary key (school_id, id)
);
create index waiting_copy_token on mail.waiting_copy (school_id, token);
create index waiting_copy_due on mail.waiting_copy (school_id, due_at);
comment on table mail.waiting_copy is 'Copies of one message that a server in front has split by recipients: accepted, and gathered for some seconds to be decided as one. Record class: mail-queue.';
comment on column mail.waiting_copy.token is 'HMAC of what all copies share: sender, Message-ID, what readers are shown of the header, body.';
comment on column mail.waiting_copy.message_id is 'The id the one message has or will have.';
comment on column mail.waiting_copy.about is 'Sealed under the month key: envelope and how it came. Personal data.';
comment on column mail.waiting_copy.raw is 'Sealed under the month key: the octets accepted. Personal data.';

create table mail.split_message (
  school_id  uuid not null,
  token      bytea not null,
  message_id uuid not null,
  decided_at timestamptz not null,
  primary key (school_id, token),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index split_message_decided on mail.split_message (school_id, decided_at);
create index split_message_message on mail.split_message (school_id, message_id);
comment on table mail.split_message is 'Decided messages that more copies may come of, for some minutes: later recipients join the message. Record class: mail-queue.';

create table mail.copy_header (
  school_id  uuid not null,
  message_id uuid not null,
  number     integer not null,
  header     bytea not null,
  primary key (school_id, message_id, number),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
comment on table mail.copy_header is 'Headers of the further copies of one message: each recipient gets the header their copy came with, above the body that all share. Goes with the octets of the message. Record class: mail-gateway.';
comment on column mail.copy_header.number is 'Which copy, from 1; the first copy''s octets stand with the message. What a recipient''s changes name.';
comment on column mail.copy_header.header is 'Sealed under the month key. Personal data.';

do $$
declare name text;
begin
  foreach name in array array['waiting_copy','split_message','copy_header'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
