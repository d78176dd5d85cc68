-- Written of every message: no index that most rows have no use for, and no lookup of a parent that the same transaction has just
-- written (each one also marks the parent's row). Whoever removes a message removes its recipients and envelopes with it.
do $$
declare found record;
begin
  for found in select conrelid::regclass as of_table, conname from pg_constraint
    where contype = 'f' and confrelid = 'mail.message'::regclass and conrelid in ('mail.recipient'::regclass, 'mail.delivery'::regclass) loop
    execute format('alter table %s drop constraint %I', found.of_table, found.conname);
  end loop;
end $$;
drop index mail.message_sender;
create index message_sender on mail.message (school_id, sender_id, accepted_at desc) where sender_id is not null;
drop index mail.message_thread;
create index message_thread on mail.message (school_id, thread_token) where thread_token is not null;
drop index mail.recipient_person;
create index recipient_person on mail.recipient (school_id, person_id, message_id) where person_id is not null;
