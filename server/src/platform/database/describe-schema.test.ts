import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../testing/test-database.ts'
import { describeSchema } from './describe-schema.ts'

test('server/schema.sql is what the migrations make', async () => {
  const database = await testDatabase()
  const committed = readFileSync(join(import.meta.dirname, '../../../schema.sql'), 'utf8')
  assert.equal(await database.asOwner(describeSchema), committed, 'run `npm run generate`')
})
