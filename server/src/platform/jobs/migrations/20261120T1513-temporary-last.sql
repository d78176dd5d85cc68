-- What is not named in search_path is looked for first in the caller's temporary schema: named last, nothing of the caller's
-- can stand in the place of what a function means that runs as its owner (PostgreSQL, "Writing SECURITY DEFINER functions safely").
alter function platform.add_job(text, jsonb, timestamptz, text, text, int) set search_path = pg_catalog, pg_temp;
alter function platform.remove_job(text, text) set search_path = pg_catalog, pg_temp;
