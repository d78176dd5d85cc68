import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'

test('it takes no words, and says so before anything is opened', async () => {
  const { code, err } = await ran(['mail', 'measurement', 'all'])
  assert.equal(code, 2)
  assert.match(err, /all/)
})
