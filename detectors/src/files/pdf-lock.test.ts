import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { attachmentFacts } from './attachment.ts'
import { md5, rc4 } from './md5.ts'

test('MD5 is MD5', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const input = new Uint8Array(length).map((_, at) => (at * 7) & 255)
    assert.equal(Buffer.from(md5(input)).toString('hex'), createHash('md5').update(input).digest('hex'))
  }
})

test('RC4 is RC4', () => {
  // RFC 6229 2: the key 0102030405 gives these first octets.
  assert.equal(Buffer.from(rc4(Uint8Array.of(1, 2, 3, 4, 5), new Uint8Array(8))).toString('hex'), 'b2396305f03dc027')
})

/** A page that says a number which must not leave. */
const page = [
  '%PDF-1.4',
  '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
  '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
  '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >> endobj',
  '4 0 obj << /Length 50 >> stream',
  'BT 9 9 Td (Her NHS number is 943 476 5919) Tj ET         ',
  'endstream endobj',
  'trailer << /Root 1 0 R /Size 5 >>',
  '%%EOF',
].join('\n')

test('a PDF that needs a password is known from one that only forbids printing', (t) => {
  if (spawnSync('qpdf', ['--version'], { stdio: 'ignore' }).error) return t.skip('no qpdf')
  const home = mkdtempSync(join(tmpdir(), 'beadle-pdf-'))
  t.after(() => rmSync(home, { recursive: true }))
  writeFileSync(join(home, 'a.pdf'), page)
  const locked = (user: string, bits: string) => {
    // It mends the page's table and says so, which counts as a warning.
    const done = spawnSync('qpdf', ['--allow-weak-crypto', '--encrypt', user, 'owner', bits, '--', 'a.pdf', 'b.pdf'], {
      cwd: home,
    })
    assert.ok(done.status === 0 || done.status === 3, done.stderr?.toString())
    return attachmentFacts({ filename: 'b.pdf', content: new Uint8Array(readFileSync(join(home, 'b.pdf'))) })
  }
  for (const bits of ['40', '128', '256']) assert.equal(locked('secret', bits).encrypted, true, bits)
  for (const bits of ['40', '128']) {
    const open = locked('', bits)
    assert.equal(open.encrypted, undefined, bits)
    assert.deepEqual(open.personalData, ['nhs-number'], bits)
  }
})
