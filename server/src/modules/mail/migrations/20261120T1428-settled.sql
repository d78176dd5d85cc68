-- A message is settled when no recipient waits: said by its recipients, and not a second time in the message's own row, which would
-- be written anew, octets and all, for every message that goes.
alter table mail.message drop column settled_at;
create index message_raw on mail.message (school_id, accepted_at) where raw is not null;
comment on column mail.message.raw is 'Sealed under the month key: the octets accepted. Null a day after everything about the message was settled. Personal data.';
