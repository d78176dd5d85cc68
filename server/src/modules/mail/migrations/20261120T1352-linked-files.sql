create table mail.linked_file (
  school_id  uuid not null,
  id         uuid not null,
  message_id uuid not null,
  positions  integer[] not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  byte_size  integer not null,
  about      bytea not null,
  content    bytea not null,
  primary key (school_id, id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index linked_file_message on mail.linked_file (school_id, message_id);
create index linked_file_expiry on mail.linked_file (school_id, expires_at);
comment on table mail.linked_file is 'Files that stand in a message as links; the row goes when its time is over. Record class: mail-linked-files.';
comment on column mail.linked_file.positions is 'Recipients of the message who get the link; one of them may open it once the message has gone to them.';
comment on column mail.linked_file.about is 'Sealed under the month key: name and declared type. Personal data.';
comment on column mail.linked_file.content is 'Sealed under the month key: the file. Personal data.';

create table mail.linked_file_code (
  school_id     uuid not null,
  id            uuid not null,
  file_id       uuid not null,
  address_token bytea not null,
  code_hash     bytea not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  tries         integer not null default 0,
  used_at       timestamptz,
  primary key (school_id, id),
  foreign key (school_id, file_id) references mail.linked_file (school_id, id) on delete cascade
);
create index linked_file_code_file on mail.linked_file_code (school_id, file_id, made_at);
comment on table mail.linked_file_code is 'One-time codes mailed to recipients without an account who open a linked file. Goes with the file. Record class: mail-linked-files.';
comment on column mail.linked_file_code.address_token is 'HMAC of the lower-case address the code was mailed to. Personal data.';
comment on column mail.linked_file_code.code_hash is 'HMAC of the code, bound to file and address.';

do $$
declare name text;
begin
  foreach name in array array['linked_file','linked_file_code'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
