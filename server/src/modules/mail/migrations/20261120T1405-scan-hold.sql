alter table mail.hold drop constraint hold_kind_check;
alter table mail.hold add constraint hold_kind_check check (kind in ('time', 'sender', 'people', 'scan'));
comment on column mail.hold.kind is 'time: until until_at; sender: the sender''s own second look; people: releasers, by a matter of the procedures; scan: the malware scanner.';
create index hold_scan on mail.hold (school_id, made_at) where state = 'waiting' and kind = 'scan';
