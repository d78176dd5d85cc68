import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartError } from '../platform/errors.ts'
import { readConfig } from './read-config.ts'

const root = '/srv/beadle'

function refusal(environment: Record<string, string>): StartError {
  try {
    readConfig(environment, root)
  } catch (error) {
    if (error instanceof StartError) return error
    throw error
  }
  assert.fail('the settings were taken')
}

test('nothing set is the demo on this machine', () => {
  const config = readConfig({ PATH: '/bin' }, root)
  assert.equal(config.demo, true)
  assert.equal(config.dataDirectory, '/srv/beadle/data')
  assert.deepEqual(config.http, {
    host: '127.0.0.1',
    port: 8420,
    publicUrl: 'http://localhost:8420',
    proxies: ['127.0.0.1', '::1'],
  })
  assert.deepEqual(config.smartHost, { host: '127.0.0.1', port: 8526, tls: 'none', auth: undefined })
})

test('an unknown setting is refused with the nearest known one', () => {
  const error = refusal({ BEADLE_HTP_PORT: '80' })
  assert.equal(error.code, 'config.unknown-setting')
  assert.match(error.message, /BEADLE_HTP_PORT/)
  assert.match(error.remedy, /BEADLE_HTTP_PORT/)
})

test('a wrong value is named with its setting and what it must be', () => {
  assert.match(
    refusal({ BEADLE_HTTP_PORT: 'eighty' }).message,
    /`BEADLE_HTTP_PORT` `eighty` in the environment: must be a port number/,
  )
  assert.match(refusal({ BEADLE_HTTP_PORT: '70000' }).message, /1 to 65535/)
  assert.match(refusal({ BEADLE_RELAYS: '10.0.0.0/8, mail.example' }).message, /addresses or networks/)
  assert.match(refusal({ BEADLE_DEMO: 'perhaps' }).message, /1 or 0/)
})

test('a secret is not quoted back', () => {
  assert.doesNotMatch(refusal({ DATABASE_URL: 'mysql://root:hunter2@db/x' }).message, /hunter2/)
})

test('settings that belong together are asked for together', () => {
  assert.match(refusal({ BEADLE_TLS_CERT: '/etc/cert.pem' }).message, /BEADLE_TLS_KEY/)
  assert.match(refusal({ BEADLE_DEMO: '0' }).message, /BEADLE_SMARTHOST/)
  assert.match(
    refusal({ BEADLE_DEMO: '0', BEADLE_SMARTHOST: 'mail:25', BEADLE_SCHOOL: 'hill' }).message,
    /BEADLE_SCHOOL_DOMAINS/,
  )
})

test('a real school is read from one file, and the environment goes over it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-config-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'beadle.env')
  writeFileSync(
    file,
    '# the school\nBEADLE_DEMO=0\nBEADLE_SMARTHOST="[2001:db8::1]:2525"\nBEADLE_SCHOOL=hill\nBEADLE_SCHOOL_DOMAINS=Hill.example, mail.hill.example\nBEADLE_SCHOOL_POLICY=all-saints\nBEADLE_HTTP_PORT=9000\n',
  )
  const config = readConfig({ BEADLE_CONFIG: file, BEADLE_HTTP_PORT: '9001' }, root)
  assert.equal(config.http.port, 9001)
  assert.deepEqual([config.smartHost?.host, config.smartHost?.port], ['2001:db8::1', 2525])
  assert.deepEqual(config.school, {
    slug: 'hill',
    name: 'hill',
    domains: ['hill.example', 'mail.hill.example'],
    policy: 'all-saints',
  })
})

test('ClamAV is found by its socket, or by host and port', () => {
  const clamdOf = (given: Record<string, string>) => readConfig({ BEADLE_SCANNING: 'clamd', ...given }, root).clamd
  assert.deepEqual(clamdOf({}), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(clamdOf({ BEADLE_CLAMD: 'av.school.example:3310' }), { host: 'av.school.example', port: 3310 })
  assert.deepEqual(clamdOf({ BEADLE_CLAMD: '[::1]:3310' }), { host: '::1', port: 3310 })
  assert.match(refusal({ BEADLE_CLAMD: 'av' }).message, /BEADLE_CLAMD.*a path or host:port/)
})

test('a wrong line in the file is named with the file', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-config-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'beadle.env')
  writeFileSync(file, 'BEADLE_RELAY_PORT=smtp\n')
  assert.match(
    refusal({ BEADLE_CONFIG: file }).message,
    new RegExp(`\`BEADLE_RELAY_PORT\` \`smtp\` in ${file}: must be a port`),
  )
})

test('the demo is not open to others, nor beside a real school, unless it was asked for', () => {
  assert.equal(refusal({ BEADLE_HTTP_HOST: '0.0.0.0' }).code, 'config.demo-not-meant')
  assert.equal(refusal({ BEADLE_HTTP_HOST: '127.0.0.1.example.org' }).code, 'config.demo-not-meant')
  assert.equal(refusal({ BEADLE_PUBLIC_URL: 'https://beadle.school.example' }).code, 'config.demo-not-meant')
  assert.equal(readConfig({ BEADLE_PUBLIC_URL: 'http://[::1]:8420' }, root).demo, true)
  assert.match(refusal({ BEADLE_SCHOOL: 'hill' }).message, /`hill`/)
  assert.equal(readConfig({ BEADLE_HTTP_HOST: '0.0.0.0', BEADLE_DEMO: '1' }, root).demo, true)
  assert.equal(
    readConfig({ BEADLE_HTTP_HOST: '0.0.0.0', BEADLE_DEMO: '0', BEADLE_SMARTHOST: 'mail:25' }, root).demo,
    false,
  )
})
