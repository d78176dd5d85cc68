create schema people;

create table people.epoch (
  school_id uuid not null primary key,
  epoch     uuid not null
);
comment on table people.epoch is 'Another stamp after every change to a school''s people; snapshots in memory carry it. Record class: directory.';

create table people.person (
  school_id      uuid not null,
  id             uuid not null,
  login          text not null,
  name           text not null,
  year_group     integer check (year_group between 0 and 13),
  form           text,
  ends_at        timestamptz,
  accepted_at    timestamptz,
  created_at     timestamptz not null default now(),
  primary key (school_id, id),
  unique (school_id, login)
);
comment on table people.person is 'A human known to the school. Personal data. Record class: directory.';
comment on column people.person.login is 'Lower case; the short name requests and the console show.';
comment on column people.person.ends_at is 'From this instant the account does nothing any more.';
comment on column people.person.accepted_at is 'When the agreement of the person''s audience was last accepted; null bars sending and signing in.';

create table people.person_role (
  school_id uuid not null,
  person_id uuid not null,
  role      text not null,
  primary key (school_id, person_id, role),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
comment on table people.person_role is 'The roles of policies/vocabulary.yaml that a person has. Record class: directory.';

create table people.address (
  school_id uuid not null,
  address   text not null check (address = lower(address)),
  person_id uuid not null,
  kind      text not null check (kind in ('official', 'private')),
  position  integer not null default 0,
  primary key (school_id, address),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
create index address_person on people.address (school_id, person_id);
comment on table people.address is 'Mail addresses of people; official ones were given by the school. Personal data. Record class: directory.';

create table people.relation (
  school_id uuid not null,
  from_id   uuid not null,
  kind      text not null check (kind in ('line-manager-of', 'deputy-of', 'nominee-of', 'guardian-of', 'supervises')),
  to_id     uuid not null,
  primary key (school_id, from_id, kind, to_id),
  foreign key (school_id, from_id) references people.person (school_id, id) on delete cascade,
  foreign key (school_id, to_id) references people.person (school_id, id) on delete cascade
);
create index relation_to on people.relation (school_id, to_id);
comment on table people.relation is 'How two people stand to one another: from_id is line-manager-of to_id. Personal data. Record class: directory.';

create table people.mail_group (
  school_id uuid not null,
  id        uuid not null,
  key       text not null,
  name      text not null,
  address   text not null check (address = lower(address)),
  primary key (school_id, id),
  unique (school_id, address),
  unique (school_id, key)
);
comment on table people.mail_group is 'A list: one address that stands for several people. Record class: directory.';

create table people.mail_group_member (
  school_id uuid not null,
  group_id  uuid not null,
  person_id uuid not null,
  primary key (school_id, group_id, person_id),
  foreign key (school_id, group_id) references people.mail_group (school_id, id) on delete cascade,
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
create index mail_group_member_person on people.mail_group_member (school_id, person_id);
comment on table people.mail_group_member is 'Who is on a list. Personal data. Record class: directory.';

create table people.withdrawal (
  school_id  uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  scope      text not null check (scope in ('all', 'web', 'mail', 'equipment')),
  from_at    timestamptz not null,
  until_at   timestamptz,
  reason     text not null,
  decided_by uuid not null,
  primary key (school_id, id),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
create index withdrawal_person on people.withdrawal (school_id, person_id);
comment on table people.withdrawal is 'Access withdrawn as a recorded, timed sanction; half-open range. Personal data. Record class: sanction.';

create table people.credential (
  school_id     uuid not null,
  person_id     uuid not null,
  password_hash text,
  totp_secret   bytea,
  totp_step     bigint,
  wrong_guesses integer not null default 0,
  locked_at     timestamptz,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
comment on table people.credential is 'How a person signs in. Record class: credential; goes with the account.';
comment on column people.credential.password_hash is 'argon2id in the PHC string form.';
comment on column people.credential.totp_secret is 'Sealed under the keystore, never readable from the database alone.';
comment on column people.credential.totp_step is 'The last time step used, so that a code works once.';
comment on column people.credential.wrong_guesses is 'Wrong guesses in a row; at 10 the account is locked until someone unlocks it.';

create table people.device_password (
  school_id  uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  label      text not null,
  hash       bytea not null,
  created_at timestamptz not null default now(),
  ended_at   timestamptz,
  primary key (school_id, id),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
create index device_password_person on people.device_password (school_id, person_id);
comment on table people.device_password is 'Passwords of mail programs, one per device. Record class: credential; goes with the account.';
comment on column people.device_password.hash is 'SHA-256: device passwords are made by us from 100 random bits, so a slow hash would add nothing.';

create table people.session (
  school_id  uuid not null,
  token_hash bytea not null,
  person_id  uuid not null,
  method     text not null check (method in ('password', 'password-totp', 'demo')),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  primary key (school_id, token_hash),
  foreign key (school_id, person_id) references people.person (school_id, id) on delete cascade
);
create index session_expiry on people.session (school_id, expires_at);
comment on table people.session is 'Who is signed in to the console. Record class: session; removed a day after expiry.';
comment on column people.session.token_hash is 'SHA-256 of the cookie''s token; the token itself is nowhere.';

do $$
declare name text;
begin
  foreach name in array array['epoch','person','person_role','address','relation','mail_group','mail_group_member','withdrawal','credential','device_password','session'] loop
    execute format('alter table people.%I enable row level security, force row level security', name);
    execute format('create policy school on people.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
