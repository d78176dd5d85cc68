-- A look-back must not read every message of a sender who wrote often today: the first one a day ago decides.
drop index mail.message_sender_token;
create index message_sender_token on mail.message (school_id, sender_token, accepted_at) where direction = 'in' and effect <> 'deny';
-- What is sealed is compressed already and looks random: trying again only costs.
alter table mail.message alter column raw set storage external, alter column envelope set storage external;
-- Rows change once, soon after they are written: room in the page keeps the new version beside the old, off the indexes.
alter table mail.message set (fillfactor = 85);
alter table mail.recipient set (fillfactor = 80);
-- A queue is nearly empty and ever changing: swept often, whatever its size.
alter table mail.delivery set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500,
  autovacuum_vacuum_cost_delay = 0);
