import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { test } from 'node:test'
import { DatabaseAwayError, nameDatabaseError } from './away.ts'

test('a socket that is not there is a database that is away; a file that is not there is only that', async () => {
  const [noSocket] = (await once(connect('/nowhere/.s.PGSQL.5432'), 'connect').catch((error) => [error])) as [Error]
  assert.ok(nameDatabaseError(noSocket) instanceof DatabaseAwayError)
  let noFile: unknown
  try {
    readdirSync('/nowhere')
  } catch (error) {
    noFile = error
  }
  assert.equal(nameDatabaseError(noFile), noFile)
})
