import assert from 'node:assert/strict'
import test from 'node:test'
import { within } from './within.ts'

test('work that takes too long is answered for; work that ends is not', async () => {
  const never = new Promise<string>(() => {})
  // The bell does not keep the process: somebody else must be waiting.
  const keep = setInterval(() => {}, 1000)
  assert.equal(await within(never, 5, () => 'late'), 'late')
  await assert.rejects(
    within(never, 5, () => {
      throw new RangeError('late')
    }),
    RangeError,
  )
  clearInterval(keep)
  assert.equal(await within(Promise.resolve('done'), 5, () => 'late'), 'done')
  await assert.rejects(
    within(Promise.reject(new TypeError('x')), 5, () => 'late'),
    TypeError,
  )
})
