import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  EscrowError,
  KeyDestroyedError,
  makeEscrow,
  openKeys,
  readEscrow,
  restoreEscrow,
  writeEscrow,
} from './index.ts'

const school = '0199a000-0000-7000-8000-00000000000a'
const march = Temporal.Instant.from('2026-03-03T10:15:00Z')
const april = Temporal.Instant.from('2026-04-03T10:15:00Z')
const pair = generateKeyPairSync('x25519')
const publicPem = pair.publicKey.export({ format: 'pem', type: 'spki' })
const privatePem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' })
const to = { kind: 'recipient', publicPem } as const
const by = { kind: 'recipient', privatePem } as const

function directory(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'beadle-escrow-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

function withMail(t: TestContext) {
  const keys = openKeys(directory(t))
  const inMarch = keys.seal(school, 'mail', march, Buffer.from('march'))
  const inApril = keys.seal(school, 'mail', april, Buffer.from('april'))
  return { keys, inMarch, inApril }
}

test('a burnt keystore comes back from its escrow, for the recipient and for nobody else', (t) => {
  const { keys, inMarch } = withMail(t)
  const file = join(directory(t), 'escrow')
  writeEscrow(file, makeEscrow(keys.store, to, march))
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const another = generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' })
  const fresh = openKeys(directory(t))
  assert.throws(
    () => restoreEscrow(fresh.store, readEscrow(file), { kind: 'recipient', privatePem: another }),
    EscrowError,
  )
  assert.throws(() => fresh.open(school, 'mail', inMarch), KeyDestroyedError)
  assert.equal(restoreEscrow(fresh.store, readEscrow(file), by).restored, 2)
  assert.equal(fresh.open(school, 'mail', inMarch).toString(), 'march')
})

test('a passphrase does as well, a short one does not', (t) => {
  const { keys, inApril } = withMail(t)
  assert.throws(() => makeEscrow(keys.store, { kind: 'passphrase', passphrase: 'short' }, march), EscrowError)
  const escrow = makeEscrow(keys.store, { kind: 'passphrase', passphrase: 'correct horse battery' }, march)
  const fresh = openKeys(directory(t))
  assert.throws(
    () => restoreEscrow(fresh.store, escrow, { kind: 'passphrase', passphrase: 'correct horse batterz' }),
    EscrowError,
  )
  restoreEscrow(fresh.store, escrow, { kind: 'passphrase', passphrase: 'correct horse battery' })
  assert.equal(fresh.open(school, 'mail', inApril).toString(), 'april')
})

test('what was destroyed stays so, whichever side knows of it', (t) => {
  const { keys, inMarch, inApril } = withMail(t)
  const before = makeEscrow(keys.store, to, march)
  keys.destroyKey(school, 'mail', '2026-03')
  // An older escrow over a newer keystore.
  assert.deepEqual(
    { ...restoreEscrow(keys.store, before, by), madeAt: '' },
    { madeAt: '', restored: 0, stayDestroyed: 1, kept: 1 },
  )
  assert.throws(() => keys.open(school, 'mail', inMarch), KeyDestroyedError)
  // A newer escrow over an older keystore: the note of destruction wins over the key that stands there.
  const older = openKeys(directory(t))
  restoreEscrow(older.store, before, by)
  restoreEscrow(older.store, makeEscrow(keys.store, to, april), by)
  assert.throws(() => older.open(school, 'mail', inMarch), KeyDestroyedError)
  assert.equal(older.open(school, 'mail', inApril).toString(), 'april')
})

test('an altered escrow puts nothing back', (t) => {
  const { keys } = withMail(t)
  const escrow = makeEscrow(keys.store, to, march)
  for (const at of [5, escrow.indexOf('2026'), escrow.length - 40, escrow.length - 1]) {
    const altered = Buffer.from(escrow)
    altered[at] = (altered[at] ?? 0) ^ 1
    const folder = directory(t)
    assert.throws(() => restoreEscrow(openKeys(folder).store, altered, by), EscrowError, `byte ${at}`)
    assert.deepEqual(readdirSync(folder), [])
  }
  assert.throws(() => restoreEscrow(openKeys(directory(t)).store, Buffer.from('PNG\n'), by), EscrowError)
})
