import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitFirst } from './split-first.ts'

test('the first sentence ends where it ends, not at the point of a reference or a time', () => {
  assert.deepEqual(splitFirst('Held until Monday 07:30. Clause 3.2 staff 5 asks it. Nothing to do.', 'en'), [
    'Held until Monday 07:30.',
    ' Clause 3.2 staff 5 asks it. Nothing to do.',
  ])
  assert.deepEqual(splitFirst('Clause 3.2 held it', 'en'), ['Clause 3.2 held it', ''])
  assert.deepEqual(splitFirst('', 'en'), ['', ''])
})
