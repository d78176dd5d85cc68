import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { KeyDestroyedError, openKeys, SealBrokenError } from './index.ts'

const school = '0199a000-0000-7000-8000-00000000000a'
const other = '0199a000-0000-7000-8000-00000000000b'
const march = Temporal.Instant.from('2026-03-03T10:15:00Z')

function directory(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'beadle-keys-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

test('what is sealed opens again, also in another process', (t) => {
  const path = directory(t)
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('Dear parent, '.repeat(400)),
    crypto.getRandomValues(new Uint8Array(3000)),
  ]) {
    const sealed = openKeys(path).seal(school, 'mail', march, bytes)
    assert.deepEqual(openKeys(path).open(school, 'mail', sealed), Buffer.from(bytes))
  }
})

test('what repeats is made smaller before it is sealed', (t) => {
  const sealed = openKeys(directory(t)).seal(school, 'mail', march, Buffer.from('Dear parent, '.repeat(400)))
  assert.ok(sealed.length < 200, String(sealed.length))
})

test('it opens for no other school or class, nor altered in any byte', (t) => {
  const keys = openKeys(directory(t))
  keys.seal(other, 'mail', march, Buffer.from('x'))
  keys.seal(school, 'exhibit', march, Buffer.from('x'))
  const sealed = keys.seal(school, 'mail', march, Buffer.from('a word'))
  assert.throws(() => keys.open(other, 'mail', sealed), SealBrokenError)
  assert.throws(() => keys.open(school, 'exhibit', sealed), SealBrokenError)
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed)
    altered[index] = (altered[index] ?? 0) ^ 1
    assert.throws(
      () => keys.open(school, 'mail', altered),
      (error) => error instanceof SealBrokenError || error instanceof KeyDestroyedError,
      `byte ${index}`,
    )
  }
})

test('a destroyed month is forgotten for good, and its neighbours are not', (t) => {
  const path = directory(t)
  const keys = openKeys(path)
  const inMarch = keys.seal(school, 'mail', march, Buffer.from('march'))
  const inApril = keys.seal(school, 'mail', Temporal.Instant.from('2026-04-01T00:00:00Z'), Buffer.from('april'))
  keys.destroyKey(school, 'mail', '2026-03')
  for (const later of [keys, openKeys(path)]) {
    assert.throws(() => later.open(school, 'mail', inMarch), KeyDestroyedError)
    assert.throws(() => later.seal(school, 'mail', march, Buffer.from('late')), KeyDestroyedError)
    assert.equal(later.open(school, 'mail', inApril).toString(), 'april')
  }
})

test('keys are for the account that runs the server alone', (t) => {
  const path = directory(t)
  openKeys(path).seal(school, 'mail', march, Buffer.from('x'))
  assert.equal(statSync(join(path, school, 'mail/2026-03')).mode & 0o777, 0o600)
})

test('an HMAC depends on its scope and purpose and stays the same', (t) => {
  const path = directory(t)
  const of = (scope: string, purpose: string) => openKeys(path).hmac(scope, purpose, 'x').toString('hex')
  const values = [of(school, 'loop'), of(school, 'token'), of(other, 'loop')]
  assert.equal(new Set(values).size, 3)
  assert.equal(of(school, 'loop'), values[0])
})

test('a note that could not be put in place leaves nothing in the way of the next', (t) => {
  const path = directory(t)
  const { store } = openKeys(path)
  mkdirSync(join(path, 'note/last/full'), { recursive: true })
  assert.throws(() => store.put('note/last', Buffer.from('one')))
  assert.deepEqual(readdirSync(join(path, 'note')), ['last'])
  rmSync(join(path, 'note/last'), { recursive: true })
  store.put('note/last', Buffer.from('two'))
  assert.equal(store.read('note/last')?.toString(), 'two')
})
