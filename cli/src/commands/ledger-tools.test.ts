import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'

test('an export goes into an empty directory only, and a restore is accepted with a reason only', async () => {
  assert.deepEqual(await ran(['ledger', 'export', import.meta.dirname]), {
    code: 2,
    out: '',
    err: `beadle: \`${import.meta.dirname}\` is not empty\n`,
  })
  assert.equal((await ran(['ledger', 'accept-restore'])).err, 'beadle: `--reason` is missing\n')
})
