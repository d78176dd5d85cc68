-- What is changed on the way is one value; most mail goes as it came, and null takes no room.
alter table mail.recipient add column changes jsonb;
update mail.recipient set changes = jsonb_strip_nulls(jsonb_build_object('tags', to_jsonb(tags), 'recipients', recast))
  where tags <> '{}' or recast is not null;
alter table mail.recipient drop column tags, drop column recast;
comment on column mail.recipient.changes is 'What is changed of the message on its way to this recipient: tags above it, hidden recipients, a text below; null for nothing.';

alter table mail.delivery add column changes jsonb;
update mail.delivery set changes = jsonb_strip_nulls(jsonb_build_object('tags', to_jsonb(tags), 'recipients', recast))
  where tags <> '{}' or recast is not null;
alter table mail.delivery drop column tags, drop column recast;
comment on column mail.delivery.changes is 'What is changed of the message for all recipients of this envelope; null for nothing.';
