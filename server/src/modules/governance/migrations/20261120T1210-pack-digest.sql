alter table governance.policy_in_force add column digest bytea;
comment on column governance.policy_in_force.digest is 'SHA-256 over the files of the pack as they were when it came into force; a pack whose files differ comes into force anew.';
