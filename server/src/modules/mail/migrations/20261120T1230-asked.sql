create table mail.asked (
  school_id    uuid not null,
  message_id   uuid not null,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  text_key     text not null,
  sender_token bytea not null,
  primary key (school_id, message_id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index asked_sender on mail.asked (school_id, sender_token, asked_at);
create index asked_by on mail.asked (school_id, asked_by, asked_at);
comment on table mail.asked is 'Outsiders'' messages whose sender was asked, by a person''s act and once, to write again or in another way. Record class: mail-gateway.';
comment on column mail.asked.sender_token is 'HMAC of the lower-case sender address: nobody is asked twice in a day. Personal data.';
alter table mail.asked enable row level security, force row level security;
create policy school on mail.asked using (school_id = platform.current_school()) with check (school_id = platform.current_school());
