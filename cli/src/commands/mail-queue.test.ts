import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'

test('what is asked of the queue is checked before anything is opened', async () => {
  const errOf = async (...args: readonly string[]) => (await ran(['mail', 'queue', ...args])).err
  assert.match(await errOf('rety', '--destination', 'x'), /no act `rety`/)
  assert.match(await errOf('retry'), /needs `--destination` or `--envelope`/)
  assert.match(await errOf('pause', '--envelope', 'x'), /`pause` is for a destination/)
  assert.match(await errOf('stop', '--destination', 'x'), /`stop` is for one envelope/)
  assert.match(await errOf('--envelope', 'x'), /`--envelope` needs one of/)
  assert.match(await errOf('retry', '--envelope', 'x', '--destination', 'y'), /one too many/)
})
