import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { StartError } from '../errors.ts'
import { HmacKey } from './hmac-key.ts'
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

test('many short texts under one key have the HMAC that everybody else has', () => {
  const key = crypto.getRandomValues(new Uint8Array(32))
  const quick = new HmacKey(key)
  for (const text of ['', 'ahmed@school.example', 'é'.repeat(500)])
    assert.deepEqual(quick.digest(text), createHmac('sha256', key).update(text).digest())
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

test('a keystore that others may reach is refused, and one just made by hand is closed', (t) => {
  const made = join(directory(t), 'keys')
  mkdirSync(made, { mode: 0o755 })
  const keys = openKeys(made)
  assert.equal(statSync(made).mode & 0o777, 0o700)
  keys.seal(school, 'mail', march, Buffer.from('x'))
  for (const [path, open, closed] of [
    [made, 0o750, 0o700],
    [join(made, school), 0o701, 0o700],
    [join(made, school, 'mail/2026-03'), 0o640, 0o600],
  ] as const) {
    chmodSync(path, open)
    assert.throws(
      () => openKeys(made),
      (error) =>
        error instanceof StartError &&
        error.code === 'platform.keystore-open-to-others' &&
        error.message.includes(path),
    )
    chmodSync(path, closed)
  }
  openKeys(made)
})

test('a token is of its school, class, month and purpose, stays the same, and goes with its month', (t) => {
  const path = directory(t)
  const april = Temporal.Instant.from('2026-04-03T10:15:00Z')
  const of = (schoolId: string, recordClass: string, at: Temporal.Instant, purpose: string) =>
    openKeys(path).token(schoolId, recordClass, at, purpose, 'ahmed@school.example').toString('hex')
  const first = of(school, 'mail', march, 'address')
  const others = [
    of(other, 'mail', march, 'address'),
    of(school, 'exhibit', march, 'address'),
    of(school, 'mail', april, 'address'),
    of(school, 'mail', march, 'word'),
  ]
  assert.equal(new Set([first, ...others]).size, 5)
  assert.equal(of(school, 'mail', march, 'address'), first)
  const keys = openKeys(path)
  const lookUp = (month: string) =>
    keys.tokenIn(school, 'mail', month, 'address', 'ahmed@school.example')?.toString('hex')
  assert.deepEqual([lookUp('2026-03'), lookUp('2026-02')], [first, undefined])
  assert.deepEqual(keys.months(school, 'mail'), ['2026-04', '2026-03'])
  keys.destroyKey(school, 'mail', '2026-03')
  assert.equal(lookUp('2026-03'), undefined)
  assert.deepEqual(keys.months(school, 'mail'), ['2026-04'])
  assert.throws(() => keys.token(school, 'mail', march, 'address', 'x'), KeyDestroyedError)
})

test('what another process destroys is forgotten here too', async (t) => {
  const path = directory(t)
  const keys = openKeys(path)
  const sealed = keys.seal(school, 'mail', march, Buffer.from('x'))
  openKeys(path).destroyKey(school, 'mail', '2026-03')
  // At most a second later; the test is that it ends.
  while (!isForgotten()) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.throws(() => keys.seal(school, 'mail', march, Buffer.from('y')), KeyDestroyedError)
  function isForgotten() {
    try {
      keys.open(school, 'mail', sealed)
      return false
    } catch (error) {
      return error instanceof KeyDestroyedError
    }
  }
})
