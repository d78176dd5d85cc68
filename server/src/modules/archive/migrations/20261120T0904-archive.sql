create schema archive;

create table archive.item (
  school_id uuid not null,
  id        uuid not null,
  class     text not null,
  kept_at   timestamptz not null,
  sealed    bytea,
  byte_size integer not null,
  refs      jsonb not null default '{}',
  primary key (school_id, id)
);
create index item_class on archive.item (school_id, class, kept_at);
comment on table archive.item is 'What the school keeps, by record class and month. Record class: that of its column.';
comment on column archive.item.sealed is 'Compressed and sealed under the key of its class and month; null once destroyed. Personal data.';
comment on column archive.item.byte_size is 'Size before compression, in bytes.';
comment on column archive.item.refs is 'Ids it can be found by; never words of the content.';

alter table archive.item enable row level security, force row level security;
create policy school on archive.item using (school_id = platform.current_school()) with check (school_id = platform.current_school());
