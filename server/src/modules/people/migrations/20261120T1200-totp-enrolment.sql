alter table people.credential add column totp_pending bytea;
comment on column people.credential.totp_pending is 'A new secret, sealed, until a code of it has been shown; then it becomes totp_secret.';
