-- How long a person's own mail waits so that they can take it back. Nobody else is told, and nobody else sets it.
alter table people.person add column undo_seconds smallint not null default 0 check (undo_seconds between 0 and 120);
comment on column people.person.undo_seconds is 'Seconds for which mail of this person waits before it goes, so that they may take it back; 0 for none.';
