create schema governance;

create table governance.epoch (
  school_id uuid not null primary key,
  epoch     uuid not null
);
comment on table governance.epoch is 'Another stamp after every change to the policy a school runs; compiled policies in memory carry it. Record class: governance.';

create table governance.policy_in_force (
  school_id   uuid not null,
  id          uuid not null,
  policy      text not null,
  version     text not null,
  domains     text[] not null,
  telephones  text[] not null default '{}',
  unchosen    text not null check (unchosen in ('watch', 'pack')),
  in_force_at timestamptz not null,
  primary key (school_id, id)
);
create index policy_in_force_at on governance.policy_in_force (school_id, in_force_at desc);
comment on table governance.policy_in_force is 'Which version of which policy runs from when; the newest counts. Record class: governance, kept for good.';
comment on column governance.policy_in_force.policy is 'Name of the pack under policies/.';
comment on column governance.policy_in_force.unchosen is 'What bindings do whose mode the school has not chosen: watch, as in a new school, or what the pack says.';
comment on column governance.policy_in_force.domains is 'The school''s mail domains, lower case, in place of those the pack ships with.';

create table governance.binding_mode (
  school_id  uuid not null,
  id         uuid not null,
  policy     text not null,
  binding    text not null,
  mode       text not null check (mode in ('watch', 'enforce')),
  live_on    date,
  reason     text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (school_id, id)
);
create index binding_mode_newest on governance.binding_mode (school_id, policy, binding, changed_at desc);
comment on table governance.binding_mode is 'Whether a binding acts or only watches at this school, over what the pack says; the newest row of a binding counts. Record class: governance, kept for good.';
comment on column governance.binding_mode.live_on is 'School day from which it acts; before it the binding watches.';

do $$
declare name text;
begin
  foreach name in array array['epoch','policy_in_force','binding_mode'] loop
    execute format('alter table governance.%I enable row level security, force row level security', name);
    execute format('create policy school on governance.%I using (school_id = platform.current_school()) with check (school_id = platform.current_school())', name);
  end loop;
end $$;
