create schema mail;

create table mail.message (
  school_id        uuid not null,
  id               uuid not null,
  direction        text not null check (direction in ('out', 'in', 'notice')),
  sender_id        uuid,
  sender_token     bytea,
  thread_token     bytea,
  decision_id      uuid,
  effect           text not null check (effect in ('permit', 'hold', 'deny')),
  marked           text,
  reply_all        boolean not null default false,
  accepted_at      timestamptz not null,
  envelope         bytea,
  raw              bytea,
  raw_bytes        integer not null,
  reported_at      timestamptz,
  reported_by      uuid,
  settled_at       timestamptz,
  primary key (school_id, id)
);
create index message_sender on mail.message (school_id, sender_id, accepted_at desc);
create index message_thread on mail.message (school_id, thread_token);
create index message_sender_token on mail.message (school_id, sender_token) where direction = 'in';
comment on table mail.message is 'Every message the gateway answered for, and the notices made by the school''s server itself. Record class: mail-gateway.';
comment on column mail.message.sender_id is 'The person of the directory who sent it; null for outsiders and notices. Personal data.';
comment on column mail.message.sender_token is 'HMAC of the lower-case sender address: tells whether an outside sender is known. Personal data.';
comment on column mail.message.thread_token is 'HMAC of the Message-ID: finds the message that another one answers.';
comment on column mail.message.envelope is 'Sealed under the month key: envelope addresses, subject line and how it came. Personal data.';
comment on column mail.message.raw is 'Sealed under the month key: the octets accepted. Null once everything about the message is settled. Personal data.';
comment on column mail.message.settled_at is 'When nothing was left to be delivered, decided or bounced.';

create table mail.recipient (
  school_id     uuid not null,
  message_id    uuid not null,
  position      integer not null,
  person_id     uuid,
  address_token bytea not null,
  state         text not null check (state in ('held', 'queued', 'delivered', 'denied', 'refused', 'withdrawn', 'returned', 'redirected', 'bounced')),
  state_at      timestamptz not null,
  until_at      timestamptz,
  cites         text[] not null default '{}',
  tags          text[] not null default '{}',
  recast        text check (recast in ('bcc', 'split')),
  remark        text,
  primary key (school_id, message_id, position),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index recipient_person on mail.recipient (school_id, person_id, message_id);
create index recipient_token on mail.recipient (school_id, address_token);
comment on table mail.recipient is 'Where a message stands for one recipient; the address itself is in the message''s sealed envelope at the same position. Record class: mail-gateway.';
comment on column mail.recipient.tags is 'Words of our own header field, to be set above the message on its way to this recipient.';
comment on column mail.recipient.remark is 'SMTP code and enhanced code of what the next server last said.';

create table mail.hold (
  school_id   uuid not null,
  id          uuid not null,
  message_id  uuid not null,
  kind        text not null check (kind in ('time', 'sender', 'people')),
  positions   integer[] not null,
  until_at    timestamptz,
  releasers   text[] not null default '{}',
  matter_id   uuid,
  cites       text[] not null default '{}',
  silent      boolean not null default false,
  state       text not null check (state in ('waiting', 'satisfied', 'refused', 'withdrawn')),
  made_at     timestamptz not null,
  settled_at  timestamptz,
  settled_by  uuid,
  settled_how text,
  primary key (school_id, id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index hold_message on mail.hold (school_id, message_id);
create index hold_due on mail.hold (school_id, until_at) where state = 'waiting' and until_at is not null;
create index hold_matter on mail.hold (school_id, matter_id) where matter_id is not null;
comment on table mail.hold is 'What a held message waits for; it goes to a recipient when every hold that names the position is satisfied. Record class: mail-held.';
comment on column mail.hold.kind is 'time: until until_at; sender: the sender''s own second look; people: releasers, by a matter of the procedures.';

create table mail.delivery (
  school_id     uuid not null,
  id            uuid not null,
  message_id    uuid not null,
  positions     integer[] not null,
  tags          text[] not null default '{}',
  recast        text check (recast in ('bcc', 'split')),
  due_at        timestamptz not null,
  made_at       timestamptz not null,
  attempts      integer not null default 0,
  claimed_by    uuid,
  claimed_until timestamptz,
  primary key (school_id, id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index delivery_due on mail.delivery (school_id, due_at);
create index delivery_message on mail.delivery (school_id, message_id);
comment on table mail.delivery is 'The queue: one row per envelope that must still go to the next server; gone once it has. Record class: mail-queue.';
comment on column mail.delivery.claimed_until is 'A server that claims a row renews this while it works; a row whose claim has run out is free again.';

create table mail.notice_link (
  school_id  uuid not null,
  id         uuid not null,
  message_id uuid not null,
  person_id  uuid not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_for   text,
  primary key (school_id, id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
create index notice_link_message on mail.notice_link (school_id, message_id);
comment on table mail.notice_link is 'The link of a sender''s notice: opens a page, acts once. Record class: mail-held.';

create table mail.advice (
  school_id uuid not null,
  person_id uuid not null,
  text_key  text not null,
  given_at  timestamptz not null,
  primary key (school_id, person_id, text_key)
);
comment on table mail.advice is 'When a person was last given a piece of advice, so that it is given at most once a week. Record class: mail-gateway.';

create table mail.standing_authorisation (
  school_id     uuid not null,
  correspondent bytea not null,
  person_id     uuid not null,
  granted_by    uuid not null,
  granted_at    timestamptz not null,
  address       bytea not null,
  ended_at      timestamptz,
  primary key (school_id, correspondent, person_id)
);
comment on table mail.standing_authorisation is 'Correspondence of one person with one outside address that need not be authorised again. Record class: authorisation.';
comment on column mail.standing_authorisation.correspondent is 'HMAC of the lower-case address. Personal data.';
comment on column mail.standing_authorisation.address is 'Sealed address, for the list of authorisations. Personal data.';

create table mail.arrangement (
  school_id  uuid not null,
  parent_id  uuid not null,
  staff_id   uuid not null,
  agreed_at  timestamptz not null,
  agreed_by  uuid not null,
  ended_at   timestamptz,
  primary key (school_id, parent_id, staff_id)
);
comment on table mail.arrangement is 'Contact by mail agreed beforehand between a parent and a member of staff. Personal data. Record class: authorisation.';

create table mail.revealed (
  school_id   uuid not null,
  message_id  uuid not null,
  person_id   uuid not null,
  revealed_at timestamptz not null,
  primary key (school_id, message_id, person_id),
  foreign key (school_id, message_id) references mail.message (school_id, id) on delete cascade
);
comment on table mail.revealed is 'To which reviewer the sender of a held message was shown by name. Record class: mail-held.';

do $$
declare name text;
begin
  foreach name in array array['message','recipient','hold','delivery','notice_link','advice','standing_authorisation','arrangement','revealed'] loop
    execute format('alter table mail.%I enable row level security, force row level security', name);
    execute format('create policy school on mail.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
