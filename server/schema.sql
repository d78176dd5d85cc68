-- Made by `npm run generate` from the migrations. Read it; do not edit it.

create schema platform;

CREATE OR REPLACE FUNCTION platform.add_job(task text, payload jsonb, run_at timestamp with time zone, job_key text, queue text, max_attempts integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select graphile_worker.add_job(
      task,
      jsonb_build_object('school', platform.current_school(), 'payload', payload, 'soon', run_at is null)::json,
      queue_name => coalesce(platform.current_school()::text, 'platform') || ':' || queue,
      run_at => run_at,
      max_attempts => max_attempts,
      job_key => coalesce(platform.current_school()::text, 'platform') || ':' || task || ':' || job_key)
  $function$;

CREATE OR REPLACE FUNCTION platform.current_school()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('beadle.school', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION platform.remove_job(task text, job_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select graphile_worker.remove_job(coalesce(platform.current_school()::text, 'platform') || ':' || task || ':' || job_key) $function$;

create table platform.migration (
  name       text not null,
  sha256     text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);
comment on table platform.migration is 'Which migrations this database has had. Kept for good.';

create table platform.school (
  id        uuid not null,
  slug      text not null,
  name      text not null,
  opened_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  UNIQUE (slug),
  CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text))
);
comment on table platform.school is 'The schools served here. Has no school of its own: it is the list of them. Kept while the school is served.';
grant insert, select, update on platform.school to beadle_app;
grant select on platform.school to beadle_sequencer;

create schema archive;

create table archive.document (
  school_id uuid not null,
  id        uuid not null,
  at        timestamp with time zone not null,
  about     bytea,
  class     text,
  text      bytea,
  item_id   uuid,
  PRIMARY KEY (school_id, id)
);
comment on table archive.document is 'What has been read for its owners to find: a message, and its text for as long as that is kept. Record class: that of its column.';
comment on column archive.document.id is 'The message''s.';
comment on column archive.document.about is 'Sealed under the month key of mail-envelope: whom its header names as recipients. Personal data.';
comment on column archive.document.class is 'The record class whose month key seals the text; null where no text is kept.';
comment on column archive.document.text is 'Sealed under the key of its class and month: its words in plain text. Null where not kept or forgotten. Personal data.';
comment on column archive.document.item_id is 'The archived copy, where a clause asks for one.';
CREATE INDEX document_class ON archive.document USING btree (school_id, class, at) WHERE (text IS NOT NULL);
alter table archive.document enable row level security, force row level security;
create policy school on archive.document using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on archive.document to beadle_app;

create table archive.entry (
  school_id   uuid not null,
  owner_id    uuid not null,
  month       date not null,
  document_id uuid not null,
  about       integer[] not null,
  words       integer[],
  PRIMARY KEY (school_id, owner_id, month, document_id)
);
comment on table archive.entry is 'By which words an owner finds a document: tokens that go with the key of class and month. Record class: mail-envelope and that of the document.';
comment on column archive.entry.about is 'Tokens of names, addresses, subject line and file names: the first 32 bits of an HMAC. Personal data.';
comment on column archive.entry.words is 'Tokens of its text; null where that is not kept. Personal data.';
CREATE INDEX entry_document ON archive.entry USING btree (school_id, document_id);
alter table archive.entry enable row level security, force row level security;
create policy school on archive.entry using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on archive.entry to beadle_app;

create table archive.forgotten (
  school_id    uuid not null,
  class        text not null,
  month        date not null,
  forgotten_at timestamp with time zone not null,
  PRIMARY KEY (school_id, class, month)
);
comment on table archive.forgotten is 'Months of a record class whose key was destroyed: destroyed again wherever an old keystore comes back. Record class: retention; as long as the school.';
alter table archive.forgotten enable row level security, force row level security;
create policy school on archive.forgotten using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant insert, select on archive.forgotten to beadle_app;

create table archive.item (
  school_id    uuid not null,
  id           uuid not null,
  class        text not null,
  kept_at      timestamp with time zone not null,
  sealed       bytea,
  byte_size    integer not null,
  refs         jsonb not null default '{}'::jsonb,
  trigger      text not null default 'kept'::text,
  triggered_at timestamp with time zone not null,
  authority    text[] not null default '{}'::text[],
  line         text,
  keep_until   date,
  line_cites   text[] not null default '{}'::text[],
  about_id     uuid,
  open_to      text not null default 'authority'::text,
  PRIMARY KEY (school_id, id),
  CHECK ((open_to = ANY (ARRAY['parties'::text, 'authority'::text])))
);
comment on table archive.item is 'What the school keeps, by record class and month. Record class: that of its column.';
comment on column archive.item.sealed is 'Compressed and sealed under the key of its class and month; null once destroyed. Personal data.';
comment on column archive.item.byte_size is 'Size before compression, in bytes.';
comment on column archive.item.refs is 'Ids it can be found by; never words of the content.';
comment on column archive.item.trigger is 'What the period of its retention line counts from, such as kept or reported.';
comment on column archive.item.triggered_at is 'When that was.';
comment on column archive.item.authority is 'The clauses under which it is kept.';
comment on column archive.item.line is 'The line it is kept by: the duty of the pack and its period, such as retention P456D. Null where no line names its class.';
comment on column archive.item.keep_until is 'The first school day on which it is no longer kept: its period counted from triggered_at. Null for no line: kept until one names it.';
comment on column archive.item.line_cites is 'The clauses of that line.';
comment on column archive.item.about_id is 'The message it is a copy of.';
comment on column archive.item.open_to is 'parties: those whose own it is may read it; authority: nobody may without an authority to look.';
CREATE INDEX item_about ON archive.item USING btree (school_id, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX item_class ON archive.item USING btree (school_id, class, kept_at);
CREATE INDEX item_due ON archive.item USING btree (school_id, keep_until) WHERE (keep_until IS NOT NULL);
CREATE INDEX item_trigger ON archive.item USING btree (school_id, class, trigger, triggered_at);
alter table archive.item enable row level security, force row level security;
create policy school on archive.item using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on archive.item to beadle_app;

create table archive.reading (
  school_id uuid not null,
  read_to   uuid not null,
  PRIMARY KEY (school_id)
);
comment on table archive.reading is 'How far the school''s messages have been read for their owners to find. Record class: none; as long as the school.';
alter table archive.reading enable row level security, force row level security;
create policy school on archive.reading using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on archive.reading to beadle_app;

create schema calendar;

create table calendar.bell (
  school_id uuid not null,
  id        uuid not null,
  weekday   integer,
  position  integer not null,
  name      text not null,
  kind      text not null,
  from_time text not null,
  to_time   text not null,
  PRIMARY KEY (school_id, id),
  CHECK ((from_time ~ '^\d\d:\d\d$'::text)),
  CHECK ((kind = ANY (ARRAY['before-school'::text, 'lesson'::text, 'break'::text, 'lunch'::text, 'after-school'::text]))),
  CHECK ((to_time ~ '^\d\d:\d\d$'::text)),
  CHECK (((weekday >= 1) AND (weekday <= 7)))
);
comment on table calendar.bell is 'Stretches of the school day in local time, from inclusive, to exclusive. Record class: calendar.';
comment on column calendar.bell.weekday is '1 is Monday; null for the bells of an ordinary day.';
CREATE INDEX bell_day ON calendar.bell USING btree (school_id, weekday, "position");
alter table calendar.bell enable row level security, force row level security;
create policy school on calendar.bell using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.bell to beadle_app;

create table calendar.epoch (
  school_id uuid not null,
  epoch     uuid not null,
  time_zone text not null default 'Europe/London'::text,
  PRIMARY KEY (school_id)
);
comment on table calendar.epoch is 'One row per school: its time zone, and a stamp, another after every change, that snapshots in memory carry. Record class: calendar.';
alter table calendar.epoch enable row level security, force row level security;
create policy school on calendar.epoch using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.epoch to beadle_app;

create table calendar.lesson (
  school_id  uuid not null,
  id         uuid not null,
  class_name text not null,
  teacher_id uuid not null,
  weekday    integer not null,
  bell_name  text not null,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, teacher_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  CHECK (((weekday >= 1) AND (weekday <= 7)))
);
comment on table calendar.lesson is 'The timetable: who teaches which class at which bell. Record class: calendar.';
CREATE INDEX lesson_teacher ON calendar.lesson USING btree (school_id, teacher_id);
CREATE INDEX lesson_when ON calendar.lesson USING btree (school_id, weekday, bell_name);
alter table calendar.lesson enable row level security, force row level security;
create policy school on calendar.lesson using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.lesson to beadle_app;

create table calendar.lesson_pupil (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id  uuid not null,
  PRIMARY KEY (school_id, lesson_id, pupil_id),
  FOREIGN KEY (school_id, lesson_id) REFERENCES calendar.lesson(school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, pupil_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE
);
comment on table calendar.lesson_pupil is 'Which pupils are in a class. Personal data. Record class: calendar.';
CREATE INDEX lesson_pupil_pupil ON calendar.lesson_pupil USING btree (school_id, pupil_id);
alter table calendar.lesson_pupil enable row level security, force row level security;
create policy school on calendar.lesson_pupil using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.lesson_pupil to beadle_app;

create table calendar.span (
  school_id uuid not null,
  id        uuid not null,
  kind      text not null,
  name      text not null,
  from_on   date not null,
  to_on     date not null,
  PRIMARY KEY (school_id, id),
  CHECK ((to_on >= from_on)),
  CHECK ((kind = ANY (ARRAY['term'::text, 'holiday'::text])))
);
comment on table calendar.span is 'Terms and holidays; both days included, as schools print them. Record class: calendar.';
CREATE INDEX span_from ON calendar.span USING btree (school_id, from_on);
alter table calendar.span enable row level security, force row level security;
create policy school on calendar.span using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.span to beadle_app;

create table calendar.special_day (
  school_id uuid not null,
  day_on    date not null,
  kind      text not null,
  name      text not null,
  PRIMARY KEY (school_id, day_on, kind),
  CHECK ((kind = ANY (ARRAY['inset'::text, 'bank-holiday'::text])))
);
comment on table calendar.special_day is 'INSET days and bank holidays. Record class: calendar.';
alter table calendar.special_day enable row level security, force row level security;
create policy school on calendar.special_day using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on calendar.special_day to beadle_app;

create schema decisions;

create table decisions.cited (
  school_id   uuid not null,
  clause      text not null,
  decided_at  timestamp with time zone not null,
  decision_id uuid not null,
  control     text not null,
  effect      text not null,
  kind        text not null,
  silent      boolean not null default false,
  PRIMARY KEY (school_id, clause, decided_at, decision_id, control, kind),
  CHECK ((kind = ANY (ARRAY['cited'::text, 'lifted'::text, 'watched'::text])))
);
comment on table decisions.cited is 'Which clauses spoke in which decision: when a clause last acted, and which are silent. Written with the record and removed with it. Record class: decision.';
CREATE INDEX cited_decision ON decisions.cited USING btree (school_id, decision_id);
alter table decisions.cited enable row level security, force row level security;
create policy school on decisions.cited using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on decisions.cited to beadle_app;

create table decisions.enforcement_point (
  school_id     uuid not null,
  id            uuid not null,
  name          text not null,
  token_hash    bytea not null,
  actions       text[] not null,
  asserts_facts text[] not null default '{}'::text[],
  asserts_roles boolean not null default false,
  created_at    timestamp with time zone not null default now(),
  ended_at      timestamp with time zone,
  PRIMARY KEY (school_id, id),
  UNIQUE (school_id, token_hash)
);
comment on table decisions.enforcement_point is 'Programs allowed to ask: which actions, and which facts and roles they can know themselves. Record class: configuration.';
comment on column decisions.enforcement_point.token_hash is 'SHA-256 of the bearer token; the token itself is shown once and stored nowhere.';
alter table decisions.enforcement_point enable row level security, force row level security;
create policy school on decisions.enforcement_point using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on decisions.enforcement_point to beadle_app;

create table decisions.record (
  school_id  uuid not null,
  id         uuid not null,
  decided_at timestamp with time zone not null,
  action     text not null,
  subject_id uuid,
  effect     text not null,
  policy     text not null,
  version    text not null,
  sealed     bytea,
  advised    boolean not null default false,
  PRIMARY KEY (school_id, id),
  CHECK ((effect = ANY (ARRAY['permit'::text, 'hold'::text, 'deny'::text])))
);
comment on table decisions.record is 'Every decision that was acted on: its facts, findings and version, so that it can be replayed; never the text. Record class: decision.';
comment on column decisions.record.subject_id is 'The person who asked, when the directory knows them. Personal data.';
comment on column decisions.record.sealed is 'Request (without its words), facts, findings and answer, sealed under the month key; null once destroyed. Personal data.';
comment on column decisions.record.advised is 'It came with a word of advice.';
CREATE INDEX record_at ON decisions.record USING btree (school_id, decided_at DESC);
CREATE INDEX record_subject ON decisions.record USING btree (school_id, subject_id, decided_at DESC) WHERE (subject_id IS NOT NULL);
alter table decisions.record enable row level security, force row level security;
create policy school on decisions.record using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on decisions.record to beadle_app;

create schema governance;

create table governance.binding_mode (
  school_id  uuid not null,
  id         uuid not null,
  policy     text not null,
  binding    text not null,
  mode       text not null,
  live_on    date,
  reason     text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (school_id, id),
  CHECK ((mode = ANY (ARRAY['watch'::text, 'enforce'::text])))
);
comment on table governance.binding_mode is 'Whether a binding acts or only watches at this school, over what the pack says; the newest row of a binding counts. Record class: governance, kept for good.';
comment on column governance.binding_mode.live_on is 'School day from which it acts; before it the binding watches.';
CREATE INDEX binding_mode_newest ON governance.binding_mode USING btree (school_id, policy, binding, changed_at DESC);
alter table governance.binding_mode enable row level security, force row level security;
create policy school on governance.binding_mode using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on governance.binding_mode to beadle_app;

create table governance.epoch (
  school_id uuid not null,
  epoch     uuid not null,
  PRIMARY KEY (school_id)
);
comment on table governance.epoch is 'Another stamp after every change to the policy a school runs; compiled policies in memory carry it. Record class: governance.';
alter table governance.epoch enable row level security, force row level security;
create policy school on governance.epoch using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on governance.epoch to beadle_app;

create table governance.policy_in_force (
  school_id   uuid not null,
  id          uuid not null,
  policy      text not null,
  version     text not null,
  domains     text[] not null,
  telephones  text[] not null default '{}'::text[],
  unchosen    text not null,
  in_force_at timestamp with time zone not null,
  digest      bytea,
  PRIMARY KEY (school_id, id),
  CHECK ((unchosen = ANY (ARRAY['watch'::text, 'pack'::text])))
);
comment on table governance.policy_in_force is 'Which version of which policy runs from when; the newest counts. Record class: governance, kept for good.';
comment on column governance.policy_in_force.policy is 'Name of the pack under policies/.';
comment on column governance.policy_in_force.domains is 'The school''s mail domains, lower case, in place of those the pack ships with.';
comment on column governance.policy_in_force.unchosen is 'What bindings do whose mode the school has not chosen: watch, as in a new school, or what the pack says.';
comment on column governance.policy_in_force.digest is 'SHA-256 over the files of the pack as they were when it came into force; a pack whose files differ comes into force anew.';
CREATE INDEX policy_in_force_at ON governance.policy_in_force USING btree (school_id, in_force_at DESC);
alter table governance.policy_in_force enable row level security, force row level security;
create policy school on governance.policy_in_force using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on governance.policy_in_force to beadle_app;

create schema ledger;

create table ledger.about (
  school_id  uuid not null,
  kind       text not null,
  about_id   text not null,
  entry_id   uuid not null,
  entry_kind text not null,
  PRIMARY KEY (school_id, kind, about_id, entry_id)
);
comment on table ledger.about is 'Which entries are about a thing: finds a message''s story. Written with the batch. Kept for good.';
alter table ledger.about enable row level security, force row level security;
create policy school on ledger.about using (school_id = platform.current_school());
grant insert, select on ledger.about to beadle_app;

create table ledger.batch (
  school_id   uuid not null,
  id          uuid not null,
  size        integer not null,
  compressed  boolean not null,
  leaves      bytea not null,
  leaf_hashes bytea not null,
  personal    bytea[],
  PRIMARY KEY (school_id, id),
  CHECK ((length(leaf_hashes) = (32 * size))),
  CHECK ((size > 0))
);
comment on table ledger.batch is 'What happened: the entries of one transaction, written with the state they record and never changed. Kept for good; record class: ledger.';
comment on column ledger.batch.id is 'The id of its first entry; the others'' follow it one by one.';
comment on column ledger.batch.leaves is 'The leaves, canonical JSON (RFC 8785), as an entry bundle of C2SP tlog-tiles; by Zstandard where `compressed`.';
comment on column ledger.batch.leaf_hashes is 'RFC 6962 2.1 hashes of the leaves, 32 bytes each.';
comment on column ledger.batch.personal is 'Personal particulars by position, sealed under the month key of class ledger-personal; the leaf holds their digest. Null where no entry has any.';
alter table ledger.batch enable row level security, force row level security;
create policy school on ledger.batch using (school_id = platform.current_school());
grant insert, select on ledger.batch to beadle_app;
grant select on ledger.batch to beadle_sequencer;

create table ledger.checkpoint (
  school_id uuid not null,
  size      bigint not null,
  root      bytea not null,
  note      text not null,
  at        timestamp with time zone not null,
  PRIMARY KEY (school_id, size),
  CHECK ((length(root) = 32)),
  CHECK ((size > 0))
);
comment on table ledger.checkpoint is 'Signed statements of how the tree stood at a size (C2SP signed note). Kept for good.';
alter table ledger.checkpoint enable row level security, force row level security;
create policy school on ledger.checkpoint using (school_id = platform.current_school());
grant select on ledger.checkpoint to beadle_app;
grant insert, select on ledger.checkpoint to beadle_sequencer;

create table ledger.kind (
  school_id uuid not null,
  kind      text not null,
  batch_id  uuid not null,
  PRIMARY KEY (school_id, kind, batch_id),
  CHECK ((kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'::text))
);
comment on table ledger.kind is 'Which batches hold entries of a kind: lists them by kind. Written with the batch. Kept for good.';
alter table ledger.kind enable row level security, force row level security;
create policy school on ledger.kind using (school_id = platform.current_school());
grant insert, select on ledger.kind to beadle_app;

create table ledger.sequence (
  school_id uuid not null,
  seq       bigint not null,
  size      integer not null,
  batch_id  uuid not null,
  PRIMARY KEY (school_id, seq),
  UNIQUE (school_id, batch_id),
  CHECK ((seq >= 0)),
  CHECK ((size > 0))
);
comment on table ledger.sequence is 'The order of the batches: the first of each has leaf number seq, from 0, without gaps. Written by the sequencer alone. Kept for good.';
alter table ledger.sequence enable row level security, force row level security;
create policy school on ledger.sequence using (school_id = platform.current_school());
grant select on ledger.sequence to beadle_app;
grant insert, select on ledger.sequence to beadle_sequencer;

create table ledger.tile (
  school_id uuid not null,
  level     smallint not null,
  index     bigint not null,
  hashes    bytea not null,
  root      bytea not null,
  PRIMARY KEY (school_id, level, index),
  CHECK ((length(hashes) = 8192)),
  CHECK ((index >= 0)),
  CHECK (((level >= 0) AND (level <= 7))),
  CHECK ((length(root) = 32))
);
comment on table ledger.tile is 'Full tiles of the Merkle tree in the form of C2SP tlog-tiles: 256 hashes each. Partial ones are computed. Kept for good.';
alter table ledger.tile enable row level security, force row level security;
create policy school on ledger.tile using (school_id = platform.current_school());
grant select on ledger.tile to beadle_app;
grant insert, select on ledger.tile to beadle_sequencer;

create table ledger.unnumbered (
  school_id uuid not null,
  batch_id  uuid not null,
  PRIMARY KEY (school_id, batch_id)
);
comment on table ledger.unnumbered is 'Batches that wait for their numbers: a queue, emptied within a second by the sequencer.';
alter table ledger.unnumbered enable row level security, force row level security;
create policy school on ledger.unnumbered using (school_id = platform.current_school());
grant insert, select on ledger.unnumbered to beadle_app;
grant delete, select on ledger.unnumbered to beadle_sequencer;

create schema mail;

create table mail.advice (
  school_id uuid not null,
  person_id uuid not null,
  text_key  text not null,
  given_at  timestamp with time zone not null,
  PRIMARY KEY (school_id, person_id, text_key)
);
comment on table mail.advice is 'When a person was last given a piece of advice, so that it is given at most once a week. Record class: mail-gateway.';
alter table mail.advice enable row level security, force row level security;
create policy school on mail.advice using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.advice to beadle_app;

create table mail.arrangement (
  school_id uuid not null,
  parent_id uuid not null,
  staff_id  uuid not null,
  agreed_at timestamp with time zone not null,
  agreed_by uuid not null,
  ended_at  timestamp with time zone,
  PRIMARY KEY (school_id, parent_id, staff_id)
);
comment on table mail.arrangement is 'Contact by mail agreed beforehand between a parent and a member of staff. Personal data. Record class: authorisation.';
alter table mail.arrangement enable row level security, force row level security;
create policy school on mail.arrangement using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.arrangement to beadle_app;

create table mail.asked (
  school_id    uuid not null,
  message_id   uuid not null,
  asked_by     uuid not null,
  asked_at     timestamp with time zone not null,
  text_key     text not null,
  sender_token bytea not null,
  PRIMARY KEY (school_id, message_id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.asked is 'Outsiders'' messages whose sender was asked, by a person''s act and once, to write again or in another way. Record class: mail-gateway.';
comment on column mail.asked.sender_token is 'HMAC of the lower-case sender address: nobody is asked twice in a day. Personal data.';
CREATE INDEX asked_by ON mail.asked USING btree (school_id, asked_by, asked_at);
CREATE INDEX asked_sender ON mail.asked USING btree (school_id, sender_token, asked_at);
alter table mail.asked enable row level security, force row level security;
create policy school on mail.asked using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.asked to beadle_app;

create table mail.attempt (
  school_id   uuid not null,
  id          uuid not null,
  message_id  uuid not null,
  at          timestamp with time zone not null,
  destination text not null,
  host        text,
  positions   integer[] not null,
  outcome     text not null,
  code        text not null,
  said        bytea not null,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE,
  CHECK ((outcome = ANY (ARRAY['later'::text, 'failed'::text])))
);
comment on table mail.attempt is 'Attempts that did not deliver: what the next server said, for whom. Record class: mail-gateway.';
comment on column mail.attempt.code is 'SMTP code and enhanced code, or `no answer`.';
comment on column mail.attempt.said is 'Sealed under the month key: the whole answer, which may name people. Personal data.';
CREATE INDEX attempt_destination ON mail.attempt USING btree (school_id, destination, at);
CREATE INDEX attempt_message ON mail.attempt USING btree (school_id, message_id, at);
alter table mail.attempt enable row level security, force row level security;
create policy school on mail.attempt using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.attempt to beadle_app;

create table mail.copy_header (
  school_id  uuid not null,
  message_id uuid not null,
  number     integer not null,
  header     bytea not null,
  PRIMARY KEY (school_id, message_id, number),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.copy_header is 'Headers of the further copies of one message: each recipient gets the header their copy came with, above the body that all share. Goes with the octets of the message. Record class: mail-gateway.';
comment on column mail.copy_header.number is 'Which copy, from 1; the first copy''s octets stand with the message. What a recipient''s changes name.';
comment on column mail.copy_header.header is 'Sealed under the month key. Personal data.';
alter table mail.copy_header enable row level security, force row level security;
create policy school on mail.copy_header using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.copy_header to beadle_app;

create table mail.delivery (
  school_id     uuid not null,
  id            uuid not null,
  message_id    uuid not null,
  positions     integer[] not null,
  due_at        timestamp with time zone not null,
  made_at       timestamp with time zone not null,
  attempts      integer not null default 0,
  claimed_by    uuid,
  claimed_until timestamp with time zone,
  changes       jsonb,
  destination   text,
  stopped_at    timestamp with time zone,
  delay_told_at timestamp with time zone,
  PRIMARY KEY (school_id, id)
);
comment on table mail.delivery is 'The queue: one row per envelope that must still go to the next server; gone once it has. Record class: mail-queue.';
comment on column mail.delivery.claimed_until is 'A server that claims a row renews this while it works; a row whose claim has run out is free again.';
comment on column mail.delivery.changes is 'What is changed of the message for all recipients of this envelope; null for nothing.';
comment on column mail.delivery.destination is 'Where it was going when it was last sorted: the name of a route, or mx: and a domain; null until it has had to wait.';
comment on column mail.delivery.stopped_at is 'When a person stopped this envelope; nothing is tried until a person lets it go on.';
comment on column mail.delivery.delay_told_at is 'When its sender was told that it waits: once.';
CREATE INDEX delivery_due ON mail.delivery USING btree (school_id, due_at);
CREATE INDEX delivery_message ON mail.delivery USING btree (school_id, message_id);
alter table mail.delivery enable row level security, force row level security;
create policy school on mail.delivery using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.delivery to beadle_app;

create table mail.destination (
  school_id uuid not null,
  name      text not null,
  paused_at timestamp with time zone,
  paused_by uuid,
  retry_at  timestamp with time zone,
  PRIMARY KEY (school_id, name)
);
comment on table mail.destination is 'What people have asked of a destination: that nothing goes there for now, or that it is tried at once. Record class: mail-queue.';
comment on column mail.destination.paused_by is 'Who asked; null where it was asked at the machine. Personal data.';
comment on column mail.destination.retry_at is 'When it was last asked to be tried at once: every server that waits for longer forgets its waiting.';
alter table mail.destination enable row level security, force row level security;
create policy school on mail.destination using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.destination to beadle_app;

create table mail.false_alarm (
  school_id  uuid not null,
  message_id uuid not null,
  clause     text not null,
  control    text not null,
  facts      text[] not null,
  said_as    text not null,
  said_by    uuid not null,
  said_at    timestamp with time zone not null,
  PRIMARY KEY (school_id, message_id, clause, control),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, said_by) REFERENCES people.person(school_id, id),
  CHECK ((said_as = ANY (ARRAY['sender'::text, 'reviewer'::text, 'recipient'::text])))
);
comment on table mail.false_alarm is 'What a person called a false alarm: binding, facts and ids of terms, never the words. Record class: mail-held.';
comment on column mail.false_alarm.facts is 'fact or fact=term id, as the detectors name them.';
CREATE INDEX false_alarm_binding ON mail.false_alarm USING btree (school_id, said_at, clause, control);
alter table mail.false_alarm enable row level security, force row level security;
create policy school on mail.false_alarm using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.false_alarm to beadle_app;

create table mail.hold (
  school_id   uuid not null,
  id          uuid not null,
  message_id  uuid not null,
  kind        text not null,
  positions   integer[] not null,
  until_at    timestamp with time zone,
  releasers   text[] not null default '{}'::text[],
  matter_id   uuid,
  cites       text[] not null default '{}'::text[],
  silent      boolean not null default false,
  state       text not null,
  made_at     timestamp with time zone not null,
  settled_at  timestamp with time zone,
  settled_by  uuid,
  settled_how text,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['time'::text, 'sender'::text, 'people'::text, 'scan'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'satisfied'::text, 'refused'::text, 'withdrawn'::text])))
);
comment on table mail.hold is 'What a held message waits for; it goes to a recipient when every hold that names the position is satisfied. Record class: mail-held.';
comment on column mail.hold.kind is 'time: until until_at; sender: the sender''s own second look; people: releasers, by a matter of the procedures; scan: the malware scanner.';
CREATE INDEX hold_due ON mail.hold USING btree (school_id, until_at) WHERE ((state = 'waiting'::text) AND (until_at IS NOT NULL));
CREATE INDEX hold_matter ON mail.hold USING btree (school_id, matter_id) WHERE (matter_id IS NOT NULL);
CREATE INDEX hold_message ON mail.hold USING btree (school_id, message_id);
CREATE INDEX hold_scan ON mail.hold USING btree (school_id, made_at) WHERE ((state = 'waiting'::text) AND (kind = 'scan'::text));
alter table mail.hold enable row level security, force row level security;
create policy school on mail.hold using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.hold to beadle_app;

create table mail.journal_report (
  school_id uuid not null,
  id        uuid not null,
  peer      text not null,
  came_at   timestamp with time zone not null,
  state     text not null,
  token     bytea,
  reports   integer not null default 1,
  problem   text,
  about     bytea,
  raw       bytea,
  PRIMARY KEY (school_id, id),
  UNIQUE (school_id, token),
  CHECK ((state = ANY (ARRAY['kept'::text, 'counted'::text, 'aside'::text])))
);
comment on table mail.journal_report is 'Messages that a provider reported to have carried; several reports of one message are one row. Record class: mail-journal.';
comment on column mail.journal_report.state is 'kept: the archive has it under the classes that the policy asks for; counted: the policy asks for none; aside: no report could be read in it, and nobody was refused.';
comment on column mail.journal_report.token is 'HMAC of Message-ID and octets of what was reported.';
comment on column mail.journal_report.reports is 'How many reports there were of it.';
comment on column mail.journal_report.about is 'Sealed under the month key: envelope sender and recipients, hidden and expanded ones too. Personal data.';
comment on column mail.journal_report.raw is 'Sealed under the month key: the octets that were put aside. Personal data.';
CREATE INDEX journal_report_peer ON mail.journal_report USING btree (school_id, peer, came_at);
alter table mail.journal_report enable row level security, force row level security;
create policy school on mail.journal_report using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.journal_report to beadle_app;

create table mail.journal_watch (
  school_id     uuid not null,
  peer          text not null,
  watched_since timestamp with time zone not null,
  silent_since  timestamp with time zone,
  PRIMARY KEY (school_id, peer)
);
comment on table mail.journal_watch is 'Providers that report what they carry, and since when they have been silent. Record class: mail-journal.';
alter table mail.journal_watch enable row level security, force row level security;
create policy school on mail.journal_watch using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.journal_watch to beadle_app;

create table mail.linked_file (
  school_id  uuid not null,
  id         uuid not null,
  message_id uuid not null,
  positions  integer[] not null,
  made_at    timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  byte_size  integer not null,
  about      bytea not null,
  content    bytea not null,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.linked_file is 'Files that stand in a message as links; the row goes when its time is over. Record class: mail-linked-files.';
comment on column mail.linked_file.positions is 'Recipients of the message who get the link; one of them may open it once the message has gone to them.';
comment on column mail.linked_file.about is 'Sealed under the month key: name and declared type. Personal data.';
comment on column mail.linked_file.content is 'Sealed under the month key: the file. Personal data.';
CREATE INDEX linked_file_expiry ON mail.linked_file USING btree (school_id, expires_at);
CREATE INDEX linked_file_message ON mail.linked_file USING btree (school_id, message_id);
alter table mail.linked_file enable row level security, force row level security;
create policy school on mail.linked_file using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.linked_file to beadle_app;

create table mail.linked_file_code (
  school_id     uuid not null,
  id            uuid not null,
  file_id       uuid not null,
  address_token bytea not null,
  code_hash     bytea not null,
  made_at       timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  tries         integer not null default 0,
  used_at       timestamp with time zone,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, file_id) REFERENCES mail.linked_file(school_id, id) ON DELETE CASCADE
);
comment on table mail.linked_file_code is 'One-time codes mailed to recipients without an account who open a linked file. Goes with the file. Record class: mail-linked-files.';
comment on column mail.linked_file_code.address_token is 'HMAC of the lower-case address the code was mailed to. Personal data.';
comment on column mail.linked_file_code.code_hash is 'HMAC of the code, bound to file and address.';
CREATE INDEX linked_file_code_file ON mail.linked_file_code USING btree (school_id, file_id, made_at);
alter table mail.linked_file_code enable row level security, force row level security;
create policy school on mail.linked_file_code using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.linked_file_code to beadle_app;

create table mail.message (
  school_id    uuid not null,
  id           uuid not null,
  direction    text not null,
  sender_id    uuid,
  sender_token bytea,
  thread_token bytea,
  decision_id  uuid,
  effect       text not null,
  marked       text,
  reply_all    boolean not null default false,
  accepted_at  timestamp with time zone not null,
  envelope     bytea,
  raw          bytea,
  raw_bytes    integer not null,
  reported_at  timestamp with time zone,
  reported_by  uuid,
  PRIMARY KEY (school_id, id),
  CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text, 'notice'::text]))),
  CHECK ((effect = ANY (ARRAY['permit'::text, 'hold'::text, 'deny'::text])))
);
comment on table mail.message is 'Every message the gateway answered for, and the notices made by the school''s server itself. Record class: mail-gateway.';
comment on column mail.message.sender_id is 'The person of the directory who sent it; null for outsiders and notices. Personal data.';
comment on column mail.message.sender_token is 'HMAC of the lower-case sender address: tells whether an outside sender is known. Personal data.';
comment on column mail.message.thread_token is 'HMAC of the Message-ID: finds the message that another one answers.';
comment on column mail.message.envelope is 'Sealed under the month key: envelope addresses, subject line and how it came. Personal data.';
comment on column mail.message.raw is 'Sealed under the month key: the octets accepted. Null a day after everything about the message was settled. Personal data.';
CREATE INDEX message_raw ON mail.message USING btree (school_id, accepted_at) WHERE (raw IS NOT NULL);
CREATE INDEX message_sender ON mail.message USING btree (school_id, sender_id, accepted_at DESC) WHERE (sender_id IS NOT NULL);
CREATE INDEX message_sender_token ON mail.message USING btree (school_id, sender_token, accepted_at) WHERE ((direction = 'in'::text) AND (effect <> 'deny'::text));
CREATE INDEX message_thread ON mail.message USING btree (school_id, thread_token) WHERE (thread_token IS NOT NULL);
alter table mail.message enable row level security, force row level security;
create policy school on mail.message using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.message to beadle_app;

create table mail.notice_link (
  school_id  uuid not null,
  id         uuid not null,
  message_id uuid not null,
  person_id  uuid not null,
  made_at    timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at    timestamp with time zone,
  used_for   text,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.notice_link is 'The link of a sender''s notice: opens a page, acts once. Record class: mail-held.';
CREATE INDEX notice_link_message ON mail.notice_link USING btree (school_id, message_id);
alter table mail.notice_link enable row level security, force row level security;
create policy school on mail.notice_link using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.notice_link to beadle_app;

create table mail.pending_act (
  school_id  uuid not null,
  message_id uuid not null,
  by_id      uuid not null,
  outcome    text not null,
  reason     bytea,
  standing   boolean not null default false,
  made_at    timestamp with time zone not null,
  due_at     timestamp with time zone not null,
  PRIMARY KEY (school_id, message_id),
  FOREIGN KEY (school_id, by_id) REFERENCES people.person(school_id, id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE,
  CHECK ((outcome = ANY (ARRAY['release'::text, 'refuse'::text])))
);
comment on table mail.pending_act is 'A release or refusal that its reviewer may take back until due_at. Lives for minutes. Record class: mail-held.';
comment on column mail.pending_act.reason is 'Sealed under the month key. Personal data.';
CREATE INDEX pending_act_due ON mail.pending_act USING btree (school_id, due_at);
alter table mail.pending_act enable row level security, force row level security;
create policy school on mail.pending_act using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.pending_act to beadle_app;

create table mail.recipient (
  school_id     uuid not null,
  message_id    uuid not null,
  position      integer not null,
  person_id     uuid,
  address_token bytea not null,
  state         text not null,
  state_at      timestamp with time zone not null,
  until_at      timestamp with time zone,
  cites         text[] not null default '{}'::text[],
  remark        text,
  changes       jsonb,
  PRIMARY KEY (school_id, message_id, "position"),
  CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'delivered'::text, 'denied'::text, 'refused'::text, 'withdrawn'::text, 'returned'::text, 'redirected'::text, 'bounced'::text])))
);
comment on table mail.recipient is 'Where a message stands for one recipient; the address itself is in the message''s sealed envelope at the same position. Record class: mail-gateway.';
comment on column mail.recipient.remark is 'SMTP code and enhanced code of what the next server last said.';
comment on column mail.recipient.changes is 'What is changed of the message on its way to this recipient: tags above it, hidden recipients, a text below; null for nothing.';
CREATE INDEX recipient_person ON mail.recipient USING btree (school_id, person_id, message_id) WHERE (person_id IS NOT NULL);
CREATE INDEX recipient_token ON mail.recipient USING btree (school_id, address_token);
alter table mail.recipient enable row level security, force row level security;
create policy school on mail.recipient using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.recipient to beadle_app;

create table mail.revealed (
  school_id   uuid not null,
  message_id  uuid not null,
  person_id   uuid not null,
  revealed_at timestamp with time zone not null,
  PRIMARY KEY (school_id, message_id, person_id),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.revealed is 'To which reviewer the sender of a held message was shown by name. Record class: mail-held.';
alter table mail.revealed enable row level security, force row level security;
create policy school on mail.revealed using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.revealed to beadle_app;

create table mail.split_message (
  school_id  uuid not null,
  token      bytea not null,
  message_id uuid not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (school_id, token),
  FOREIGN KEY (school_id, message_id) REFERENCES mail.message(school_id, id) ON DELETE CASCADE
);
comment on table mail.split_message is 'Decided messages that more copies may come of, for some minutes: later recipients join the message. Record class: mail-queue.';
CREATE INDEX split_message_decided ON mail.split_message USING btree (school_id, decided_at);
CREATE INDEX split_message_message ON mail.split_message USING btree (school_id, message_id);
alter table mail.split_message enable row level security, force row level security;
create policy school on mail.split_message using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.split_message to beadle_app;

create table mail.standing_authorisation (
  school_id     uuid not null,
  correspondent bytea not null,
  person_id     uuid not null,
  granted_by    uuid not null,
  granted_at    timestamp with time zone not null,
  address       bytea not null,
  ended_at      timestamp with time zone,
  PRIMARY KEY (school_id, correspondent, person_id)
);
comment on table mail.standing_authorisation is 'Correspondence of one person with one outside address that need not be authorised again. Record class: authorisation.';
comment on column mail.standing_authorisation.correspondent is 'HMAC of the lower-case address. Personal data.';
comment on column mail.standing_authorisation.address is 'Sealed address, for the list of authorisations. Personal data.';
alter table mail.standing_authorisation enable row level security, force row level security;
create policy school on mail.standing_authorisation using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.standing_authorisation to beadle_app;

create table mail.waiting_copy (
  school_id  uuid not null,
  id         uuid not null,
  token      bytea not null,
  message_id uuid not null,
  came_at    timestamp with time zone not null,
  due_at     timestamp with time zone not null,
  about      bytea not null,
  raw        bytea not null,
  PRIMARY KEY (school_id, id)
);
comment on table mail.waiting_copy is 'Copies of one message that a server in front has split by recipients: accepted, and gathered for some seconds to be decided as one. Record class: mail-queue.';
comment on column mail.waiting_copy.token is 'HMAC of what all copies share: sender, Message-ID, what readers are shown of the header, body.';
comment on column mail.waiting_copy.message_id is 'The id the one message has or will have.';
comment on column mail.waiting_copy.about is 'Sealed under the month key: envelope and how it came. Personal data.';
comment on column mail.waiting_copy.raw is 'Sealed under the month key: the octets accepted. Personal data.';
CREATE INDEX waiting_copy_due ON mail.waiting_copy USING btree (school_id, due_at);
CREATE INDEX waiting_copy_token ON mail.waiting_copy USING btree (school_id, token);
alter table mail.waiting_copy enable row level security, force row level security;
create policy school on mail.waiting_copy using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on mail.waiting_copy to beadle_app;

create schema people;

create table people.address (
  school_id uuid not null,
  address   text not null,
  person_id uuid not null,
  kind      text not null,
  position  integer not null default 0,
  PRIMARY KEY (school_id, address),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  CHECK ((address = lower(address))),
  CHECK ((kind = ANY (ARRAY['official'::text, 'private'::text])))
);
comment on table people.address is 'Mail addresses of people; official ones were given by the school. Personal data. Record class: directory.';
CREATE INDEX address_person ON people.address USING btree (school_id, person_id);
alter table people.address enable row level security, force row level security;
create policy school on people.address using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.address to beadle_app;

create table people.credential (
  school_id     uuid not null,
  person_id     uuid not null,
  password_hash text,
  totp_secret   bytea,
  totp_step     bigint,
  wrong_guesses integer not null default 0,
  locked_at     timestamp with time zone,
  totp_pending  bytea,
  PRIMARY KEY (school_id, person_id),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE
);
comment on table people.credential is 'How a person signs in. Record class: credential; goes with the account.';
comment on column people.credential.password_hash is 'argon2id in the PHC string form.';
comment on column people.credential.totp_secret is 'Sealed under the keystore, never readable from the database alone.';
comment on column people.credential.totp_step is 'The last time step used, so that a code works once.';
comment on column people.credential.wrong_guesses is 'Wrong guesses in a row; at 10 the account is locked until someone unlocks it.';
comment on column people.credential.totp_pending is 'A new secret, sealed, until a code of it has been shown; then it becomes totp_secret.';
alter table people.credential enable row level security, force row level security;
create policy school on people.credential using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.credential to beadle_app;

create table people.device_password (
  school_id  uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  label      text not null,
  hash       bytea not null,
  created_at timestamp with time zone not null default now(),
  ended_at   timestamp with time zone,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE
);
comment on table people.device_password is 'Passwords of mail programs, one per device. Record class: credential; goes with the account.';
comment on column people.device_password.hash is 'SHA-256: device passwords are made by us from 100 random bits, so a slow hash would add nothing.';
CREATE INDEX device_password_person ON people.device_password USING btree (school_id, person_id);
alter table people.device_password enable row level security, force row level security;
create policy school on people.device_password using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.device_password to beadle_app;

create table people.epoch (
  school_id uuid not null,
  epoch     uuid not null,
  PRIMARY KEY (school_id)
);
comment on table people.epoch is 'Another stamp after every change to a school''s people; snapshots in memory carry it. Record class: directory.';
alter table people.epoch enable row level security, force row level security;
create policy school on people.epoch using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.epoch to beadle_app;

create table people.mail_group (
  school_id uuid not null,
  id        uuid not null,
  key       text not null,
  name      text not null,
  address   text not null,
  PRIMARY KEY (school_id, id),
  UNIQUE (school_id, address),
  UNIQUE (school_id, key),
  CHECK ((address = lower(address)))
);
comment on table people.mail_group is 'A list: one address that stands for several people. Record class: directory.';
alter table people.mail_group enable row level security, force row level security;
create policy school on people.mail_group using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.mail_group to beadle_app;

create table people.mail_group_member (
  school_id uuid not null,
  group_id  uuid not null,
  person_id uuid not null,
  PRIMARY KEY (school_id, group_id, person_id),
  FOREIGN KEY (school_id, group_id) REFERENCES people.mail_group(school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE
);
comment on table people.mail_group_member is 'Who is on a list. Personal data. Record class: directory.';
CREATE INDEX mail_group_member_person ON people.mail_group_member USING btree (school_id, person_id);
alter table people.mail_group_member enable row level security, force row level security;
create policy school on people.mail_group_member using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.mail_group_member to beadle_app;

create table people.person (
  school_id      uuid not null,
  id             uuid not null,
  login          text not null,
  name           text not null,
  year_group     integer,
  form           text,
  ends_at        timestamp with time zone,
  accepted_at    timestamp with time zone,
  created_at     timestamp with time zone not null default now(),
  undo_seconds   smallint not null default 0,
  trust_identity uuid,
  PRIMARY KEY (school_id, id),
  UNIQUE (school_id, login),
  CHECK (((undo_seconds >= 0) AND (undo_seconds <= 120))),
  CHECK (((year_group >= 0) AND (year_group <= 13)))
);
comment on table people.person is 'A human known to the school. Personal data. Record class: directory.';
comment on column people.person.login is 'Lower case; the short name requests and the console show.';
comment on column people.person.ends_at is 'From this instant the account does nothing any more.';
comment on column people.person.accepted_at is 'When the agreement of the person''s audience was last accepted; null bars sending and signing in.';
comment on column people.person.undo_seconds is 'Seconds for which mail of this person waits before it goes, so that they may take it back; 0 for none.';
comment on column people.person.trust_identity is 'Of somebody who works for several schools of a trust: the same in each of them, so that they may go from one to the other. Given by whoever runs the server. Personal data.';
CREATE UNIQUE INDEX person_trust_identity ON people.person USING btree (school_id, trust_identity) WHERE (trust_identity IS NOT NULL);
alter table people.person enable row level security, force row level security;
create policy school on people.person using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.person to beadle_app;

create table people.person_role (
  school_id uuid not null,
  person_id uuid not null,
  role      text not null,
  PRIMARY KEY (school_id, person_id, role),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE
);
comment on table people.person_role is 'The roles of policies/vocabulary.yaml that a person has. Record class: directory.';
alter table people.person_role enable row level security, force row level security;
create policy school on people.person_role using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.person_role to beadle_app;

create table people.relation (
  school_id uuid not null,
  from_id   uuid not null,
  kind      text not null,
  to_id     uuid not null,
  PRIMARY KEY (school_id, from_id, kind, to_id),
  FOREIGN KEY (school_id, from_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, to_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['line-manager-of'::text, 'deputy-of'::text, 'nominee-of'::text, 'guardian-of'::text, 'supervises'::text])))
);
comment on table people.relation is 'How two people stand to one another: from_id is line-manager-of to_id. Personal data. Record class: directory.';
CREATE INDEX relation_to ON people.relation USING btree (school_id, to_id);
alter table people.relation enable row level security, force row level security;
create policy school on people.relation using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.relation to beadle_app;

create table people.session (
  school_id  uuid not null,
  token_hash bytea not null,
  person_id  uuid not null,
  method     text not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at   timestamp with time zone,
  PRIMARY KEY (school_id, token_hash),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  CHECK ((method = ANY (ARRAY['password'::text, 'password-totp'::text, 'demo'::text])))
);
comment on table people.session is 'Who is signed in to the console. Record class: session; removed a day after expiry.';
comment on column people.session.token_hash is 'SHA-256 of the cookie''s token; the token itself is nowhere.';
CREATE INDEX session_expiry ON people.session USING btree (school_id, expires_at);
alter table people.session enable row level security, force row level security;
create policy school on people.session using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.session to beadle_app;

create table people.withdrawal (
  school_id  uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  scope      text not null,
  from_at    timestamp with time zone not null,
  until_at   timestamp with time zone,
  reason     text not null,
  decided_by uuid not null,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people.person(school_id, id) ON DELETE CASCADE,
  CHECK ((scope = ANY (ARRAY['all'::text, 'web'::text, 'mail'::text, 'equipment'::text])))
);
comment on table people.withdrawal is 'Access withdrawn as a recorded, timed sanction; half-open range. Personal data. Record class: sanction.';
CREATE INDEX withdrawal_person ON people.withdrawal USING btree (school_id, person_id);
alter table people.withdrawal enable row level security, force row level security;
create policy school on people.withdrawal using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on people.withdrawal to beadle_app;

create schema procedures;

create table procedures.act (
  school_id uuid not null,
  id        uuid not null,
  matter_id uuid not null,
  at        timestamp with time zone not null,
  actor_id  uuid,
  event     text not null,
  outcome   text,
  reason    text,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, matter_id) REFERENCES procedures.matter(school_id, id) ON DELETE CASCADE
);
comment on table procedures.act is 'What was done in a matter, by whom; null actor is the clock. Only added to. Record class: matter.';
CREATE INDEX act_matter ON procedures.act USING btree (school_id, matter_id, at);
alter table procedures.act enable row level security, force row level security;
create policy school on procedures.act using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on procedures.act to beadle_app;

create table procedures.matter (
  school_id   uuid not null,
  id          uuid not null,
  procedure   text not null,
  state       text not null,
  step        text,
  outcome     text,
  sender_id   uuid,
  about       uuid[] not null default '{}'::uuid[],
  recipients  uuid[] not null default '{}'::uuid[],
  refs        jsonb not null default '{}'::jsonb,
  cites       text[] not null default '{}'::text[],
  matter      jsonb not null,
  definition  jsonb not null,
  opened_at   timestamp with time zone not null,
  deadline_at timestamp with time zone,
  ended_at    timestamp with time zone,
  PRIMARY KEY (school_id, id),
  CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text])))
);
comment on table procedures.matter is 'One run of a procedure: people acting in order, with clocks. Record class: matter.';
comment on column procedures.matter.about is 'People the matter is about; they never act on it. Personal data.';
comment on column procedures.matter.refs is 'Ids its owner finds it by, such as a message.';
comment on column procedures.matter.matter is 'The state of the engine''s procedure kernel; the other columns repeat what is searched for.';
comment on column procedures.matter.definition is 'The procedure as it stood when the matter was opened.';
CREATE INDEX matter_deadline ON procedures.matter USING btree (school_id, deadline_at) WHERE ((state = 'open'::text) AND (deadline_at IS NOT NULL));
CREATE INDEX matter_open ON procedures.matter USING btree (school_id, state, deadline_at);
CREATE INDEX matter_opened ON procedures.matter USING btree (school_id, opened_at DESC);
alter table procedures.matter enable row level security, force row level security;
create policy school on procedures.matter using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on procedures.matter to beadle_app;

create table procedures.matter_ref (
  school_id uuid not null,
  name      text not null,
  value     text not null,
  matter_id uuid not null,
  PRIMARY KEY (school_id, name, value, matter_id),
  FOREIGN KEY (school_id, matter_id) REFERENCES procedures.matter(school_id, id) ON DELETE CASCADE
);
comment on table procedures.matter_ref is 'The refs of a matter, one row each, for finding it. Record class: matter.';
alter table procedures.matter_ref enable row level security, force row level security;
create policy school on procedures.matter_ref using (school_id = platform.current_school()) with check (school_id = platform.current_school());
grant delete, insert, select, update on procedures.matter_ref to beadle_app;
