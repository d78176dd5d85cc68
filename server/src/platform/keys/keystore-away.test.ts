import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { KeystoreAwayError, openKeystore } from './keystore.ts'

test('no key is made where the keystore is not; it goes on when that is back', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-keys-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const directory = join(folder, 'keys')
  const store = openKeystore(directory)
  const secret = () => Buffer.from('secret')
  store.make('school/before', secret)
  renameSync(directory, join(folder, 'elsewhere'))
  for (const replaced of [false, true]) {
    // As under a disk that was unmounted: there may be an empty directory in its place.
    if (replaced) mkdirSync(directory)
    assert.throws(() => store.make('school/meanwhile', secret), KeystoreAwayError)
    assert.throws(() => store.put('school/checkpoint', secret()), KeystoreAwayError)
    await assert.rejects(store.putSoon('school/checkpoint', secret()), KeystoreAwayError)
    assert.equal(existsSync(join(directory, 'school')), false)
  }
  rmSync(directory, { recursive: true })
  renameSync(join(folder, 'elsewhere'), directory)
  assert.deepEqual(store.make('school/meanwhile', secret), secret())
  assert.deepEqual(store.read('school/before'), secret())
})
