alter table people.person add column trust_identity uuid;
create unique index person_trust_identity on people.person (school_id, trust_identity) where trust_identity is not null;
comment on column people.person.trust_identity is 'Of somebody who works for several schools of a trust: the same in each of them, so that they may go from one to the other. Given by whoever runs the server. Personal data.';
