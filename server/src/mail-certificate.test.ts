import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from './config/index.ts'
import { makeSelfSigned } from './gateways/smtp/door/make-certificate.ts'
import type { KeyedCertificate } from './gateways/smtp/index.ts'
import { followCertificate, readCertificate } from './mail-certificate.ts'
import { systemClock } from './platform/clock.ts'
import { openLog, silentLog } from './platform/log.ts'

const now = Temporal.Instant.from('2026-03-03T10:15:00Z')

test('a certificate replaced on disk is shown; one that does not fit its key is not, and is told once', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-certificate-'))
  t.after(() => rm(directory, { recursive: true }))
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  const write = async (pair: Partial<KeyedCertificate>) => {
    if (pair.cert) await writeFile(cert, pair.cert)
    if (pair.key) await writeFile(key, pair.key)
  }
  const [first, second] = [makeSelfSigned('one.example', now), makeSelfSigned('two.example', now)]
  await write(first)
  const config = readConfig({ BEADLE_TLS_CERT: cert, BEADLE_TLS_KEY: key, BEADLE_DATA: directory }, directory)
  const told: string[] = []
  const log = openLog({ write: (line) => told.push(line) })
  const renewed: KeyedCertificate[] = []
  const parts = { clock: systemClock, log }
  using _following = followCertificate(config, parts, {
    now: await readCertificate(config, parts),
    renew: (newer) => renewed.push(newer),
    everyMs: 5,
  })
  const until = async (holds: () => boolean) => {
    for (let tries = 0; tries < 400 && !holds(); tries++) await wait(5)
    assert.ok(holds())
  }
  await write({ cert: second.cert })
  await until(() => told.some((line) => line.includes('smtp.certificate-not-renewed')))
  assert.deepEqual(renewed, [])
  await write({ key: second.key })
  await until(() => renewed.length > 0)
  assert.deepEqual(renewed, [second])
  assert.equal(told.filter((line) => line.includes('not-renewed')).length, 1)
  await rm(cert)
  await assert.rejects(readCertificate(config, parts), { code: 'config.wrong-certificate' })
})

test('a service reads its certificate at once when it hears SIGHUP', async (t) => {
  if (process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY) return t.skip('in a terminal')
  const directory = await mkdtemp(join(tmpdir(), 'beadle-certificate-'))
  t.after(() => rm(directory, { recursive: true }))
  const first = makeSelfSigned('one.example', now)
  const second = makeSelfSigned('two.example', now)
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  await Promise.all([writeFile(cert, second.cert), writeFile(key, second.key)])
  const config = readConfig({ BEADLE_TLS_CERT: cert, BEADLE_TLS_KEY: key, BEADLE_DATA: directory }, directory)
  const renewed = Promise.withResolvers<KeyedCertificate>()
  using _following = followCertificate(
    config,
    { clock: systemClock, log: silentLog },
    { now: first, renew: renewed.resolve },
  )
  process.kill(process.pid, 'SIGHUP')
  assert.deepEqual(await renewed.promise, second)
})
