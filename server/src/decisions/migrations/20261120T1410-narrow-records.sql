-- Written of every message: nothing that is not read again, no index that most rows have no use for, and no lookup of a parent that
-- the same transaction has just written.
alter table decisions.record drop column epochs;
drop index decisions.record_subject;
create index record_subject on decisions.record (school_id, subject_id, decided_at desc) where subject_id is not null;
do $$
declare key text;
begin
  for key in select conname from pg_constraint where conrelid = 'decisions.cited'::regclass and contype = 'f' loop
    execute format('alter table decisions.cited drop constraint %I', key);
  end loop;
end $$;
comment on table decisions.cited is 'Which clauses spoke in which decision: when a clause last acted, and which are silent. Written with the record and removed with it. Record class: decision.';
