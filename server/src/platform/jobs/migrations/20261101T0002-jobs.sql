-- graphile-worker's own tables are the owner's and closed to the application, so that a job always carries the school of the
-- transaction that asked for it. Its schema is brought up to date before these migrations are run.
create function platform.add_job(task text, payload jsonb, run_at timestamptz, job_key text, queue text, max_attempts int) returns void
  language sql security definer set search_path = pg_catalog
  as $$
    select graphile_worker.add_job(
      task,
      jsonb_build_object('school', platform.current_school(), 'payload', payload, 'soon', run_at is null)::json,
      queue_name => coalesce(platform.current_school()::text, 'platform') || ':' || queue,
      run_at => run_at,
      max_attempts => max_attempts,
      job_key => coalesce(platform.current_school()::text, 'platform') || ':' || task || ':' || job_key)
  $$;
comment on function platform.add_job is 'Asks for a job in the school of this transaction; it runs only if the transaction commits.';

create function platform.remove_job(task text, job_key text) returns void
  language sql security definer set search_path = pg_catalog
  as $$ select graphile_worker.remove_job(coalesce(platform.current_school()::text, 'platform') || ':' || task || ':' || job_key) $$;
comment on function platform.remove_job is 'Withdraws a job of this transaction''s school that has not begun.';

revoke all on function platform.add_job, platform.remove_job from public;
grant execute on function platform.add_job, platform.remove_job to beadle_app;
