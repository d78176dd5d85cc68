-- The line of the retention schedule under which an item is kept, as it stood that day: by whom it may be asked for, until when.
alter table archive.item
  add column line       text,
  add column keep_until date,
  add column line_cites text[] not null default '{}',
  add column about_id   uuid,
  add column open_to    text not null default 'authority' check (open_to in ('parties', 'authority'));
create index item_due on archive.item (school_id, keep_until) where keep_until is not null;
create index item_about on archive.item (school_id, about_id) where about_id is not null;
update archive.item set about_id = (refs ->> 'message')::uuid where refs ->> 'message' ~ '^[0-9a-f-]{36}$';
comment on column archive.item.about_id is 'The message it is a copy of.';
comment on column archive.item.line is 'The line it is kept by: the duty of the pack and its period, such as retention P456D. Null where no line names its class.';
comment on column archive.item.keep_until is 'The first school day on which it is no longer kept: its period counted from triggered_at. Null for no line: kept until one names it.';
comment on column archive.item.line_cites is 'The clauses of that line.';
comment on column archive.item.open_to is 'parties: those whose own it is may read it; authority: nobody may without an authority to look.';

create table archive.document (
  school_id  uuid not null,
  id         uuid not null,
  at         timestamptz not null,
  about      bytea,
  class      text,
  text       bytea,
  item_id    uuid,
  primary key (school_id, id)
);
alter table archive.document alter column text set storage external, alter column about set storage external;
create index document_class on archive.document (school_id, class, at) where text is not null;
comment on table archive.document is 'What has been read for its owners to find: a message, and its text for as long as that is kept. Record class: that of its column.';
comment on column archive.document.id is 'The message''s.';
comment on column archive.document.about is 'Sealed under the month key of mail-envelope: whom its header names as recipients. Personal data.';
comment on column archive.document.class is 'The record class whose month key seals the text; null where no text is kept.';
comment on column archive.document.text is 'Sealed under the key of its class and month: its words in plain text. Null where not kept or forgotten. Personal data.';
comment on column archive.document.item_id is 'The archived copy, where a clause asks for one.';

create table archive.entry (
  school_id   uuid not null,
  owner_id    uuid not null,
  month       date not null,
  document_id uuid not null,
  about       integer[] not null,
  words       integer[],
  primary key (school_id, owner_id, month, document_id)
);
create index entry_document on archive.entry (school_id, document_id);
comment on table archive.entry is 'By which words an owner finds a document: tokens that go with the key of class and month. Record class: mail-envelope and that of the document.';
comment on column archive.entry.about is 'Tokens of names, addresses, subject line and file names: the first 32 bits of an HMAC. Personal data.';
comment on column archive.entry.words is 'Tokens of its text; null where that is not kept. Personal data.';

create table archive.reading (
  school_id uuid not null,
  read_to   uuid not null,
  primary key (school_id)
);
comment on table archive.reading is 'How far the school''s messages have been read for their owners to find. Record class: none; as long as the school.';

create table archive.forgotten (
  school_id    uuid not null,
  class        text not null,
  month        date not null,
  forgotten_at timestamptz not null,
  primary key (school_id, class, month)
);
comment on table archive.forgotten is 'Months of a record class whose key was destroyed: destroyed again wherever an old keystore comes back. Record class: retention; as long as the school.';

do $$
declare of_table text;
begin
  foreach of_table in array array['document', 'entry', 'reading', 'forgotten'] loop
    execute format('alter table archive.%I enable row level security, force row level security', of_table);
    execute format('create policy school on archive.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', of_table);
  end loop;
end $$;
-- What was destroyed is never said not to have been.
revoke update, delete on archive.forgotten from beadle_app;
