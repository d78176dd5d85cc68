/** Starts PostgreSQL in the directory given, says so, and waits to be killed: the victim of supervisor.test.ts. */
import { startPostgres } from './index.ts'

const postgres = await startPostgres({ directory: process.argv[2] ?? '' })
process.send?.({ pid: postgres.pid, ownerUrl: postgres.ownerUrl })
setInterval(() => {}, 60_000)
