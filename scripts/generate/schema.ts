import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describeSchema } from '../../server/src/platform/database/describe-schema.ts'
import { migrate } from '../../server/src/platform/database/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'

/** The text of server/schema.sql: what all migrations come to on an empty PostgreSQL that is gone afterwards. */
export async function schemaText(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'beadle-schema-'))
  try {
    await using postgres = await startPostgres({ directory, durable: false })
    await migrate(postgres.ownerUrl)
    const client = new pg.Client({ connectionString: postgres.ownerUrl })
    await client.connect()
    try {
      return await describeSchema(client)
    } finally {
      await client.end()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
