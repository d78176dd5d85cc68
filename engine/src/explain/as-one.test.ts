import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOne } from './as-one.ts'

test('sentences are joined into one', () => {
  assert.equal(
    asOne(['Held until Monday 07:30.', 'It is outside the hours.'], ':'),
    'Held until Monday 07:30: it is outside the hours.',
  )
  assert.equal(
    asOne(['Change it.', 'IT can help.', 'Change it.', 'Your form tutor decides.']),
    'Change it; IT can help; your form tutor decides.',
  )
  assert.equal(asOne(['Heb ei anfon.', 'Mae’n mynd at bawb.'], ':'), 'Heb ei anfon: mae’n mynd at bawb.')
  assert.equal(asOne(['Only this.', '']), 'Only this.')
})
