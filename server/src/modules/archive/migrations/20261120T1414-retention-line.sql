-- From the first day on, what a retention schedule will need to find an item's line by: class stands there already.
alter table archive.item
  add column trigger      text not null default 'kept',
  add column triggered_at timestamptz,
  add column authority    text[] not null default '{}';
update archive.item set triggered_at = kept_at;
alter table archive.item alter column triggered_at set not null;
create index item_trigger on archive.item (school_id, class, trigger, triggered_at);
comment on column archive.item.trigger is 'What the period of its retention line counts from, such as kept or reported.';
comment on column archive.item.triggered_at is 'When that was.';
comment on column archive.item.authority is 'The clauses under which it is kept.';
