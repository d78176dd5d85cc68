-- What a decision was made from holds addresses, and its reasons may hold file names: sealed, it goes with its month's key.
alter table decisions.record
  add column sealed bytea,
  add column advised boolean not null default false,
  drop column request,
  drop column facts,
  drop column decision,
  drop column told,
  drop column findings,
  drop column resource_id;
comment on column decisions.record.sealed is 'Request (without its words), facts, findings and answer, sealed under the month key; null once destroyed. Personal data.';
comment on column decisions.record.advised is 'It came with a word of advice.';
