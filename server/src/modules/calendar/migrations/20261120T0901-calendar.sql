create schema calendar;

create table calendar.epoch (
  school_id uuid not null primary key,
  epoch     uuid not null,
  time_zone text not null default 'Europe/London'
);
comment on table calendar.epoch is 'One row per school: its time zone, and a stamp, another after every change, that snapshots in memory carry. Record class: calendar.';

create table calendar.span (
  school_id uuid not null,
  id        uuid not null,
  kind      text not null check (kind in ('term', 'holiday')),
  name      text not null,
  from_on   date not null,
  to_on     date not null check (to_on >= from_on),
  primary key (school_id, id)
);
create index span_from on calendar.span (school_id, from_on);
comment on table calendar.span is 'Terms and holidays; both days included, as schools print them. Record class: calendar.';

create table calendar.special_day (
  school_id uuid not null,
  day_on    date not null,
  kind      text not null check (kind in ('inset', 'bank-holiday')),
  name      text not null,
  primary key (school_id, day_on, kind)
);
comment on table calendar.special_day is 'INSET days and bank holidays. Record class: calendar.';

create table calendar.bell (
  school_id uuid not null,
  id        uuid not null,
  weekday   integer check (weekday between 1 and 7),
  position  integer not null,
  name      text not null,
  kind      text not null check (kind in ('before-school', 'lesson', 'break', 'lunch', 'after-school')),
  from_time text not null check (from_time ~ '^\d\d:\d\d$'),
  to_time   text not null check (to_time ~ '^\d\d:\d\d$'),
  primary key (school_id, id)
);
create index bell_day on calendar.bell (school_id, weekday, position);
comment on table calendar.bell is 'Stretches of the school day in local time, from inclusive, to exclusive. Record class: calendar.';
comment on column calendar.bell.weekday is '1 is Monday; null for the bells of an ordinary day.';

create table calendar.lesson (
  school_id  uuid not null,
  id         uuid not null,
  class_name text not null,
  teacher_id uuid not null,
  weekday    integer not null check (weekday between 1 and 7),
  bell_name  text not null,
  primary key (school_id, id),
  foreign key (school_id, teacher_id) references people.person (school_id, id) on delete cascade
);
create index lesson_teacher on calendar.lesson (school_id, teacher_id);
create index lesson_when on calendar.lesson (school_id, weekday, bell_name);
comment on table calendar.lesson is 'The timetable: who teaches which class at which bell. Record class: calendar.';

create table calendar.lesson_pupil (
  school_id uuid not null,
  lesson_id uuid not null,
  pupil_id  uuid not null,
  primary key (school_id, lesson_id, pupil_id),
  foreign key (school_id, lesson_id) references calendar.lesson (school_id, id) on delete cascade,
  foreign key (school_id, pupil_id) references people.person (school_id, id) on delete cascade
);
create index lesson_pupil_pupil on calendar.lesson_pupil (school_id, pupil_id);
comment on table calendar.lesson_pupil is 'Which pupils are in a class. Personal data. Record class: calendar.';

do $$
declare name text;
begin
  foreach name in array array['epoch','span','special_day','bell','lesson','lesson_pupil'] loop
    execute format('alter table calendar.%I enable row level security, force row level security', name);
    execute format('create policy school on calendar.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
