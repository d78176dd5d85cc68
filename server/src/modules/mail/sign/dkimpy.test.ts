import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fixedClock } from '../../../platform/clock.ts'
import { openKeys } from '../../../platform/keys/index.ts'
import { readRawMessage, verifyDkim } from '../../../platform/mail-authentication/index.ts'
import { pretendDns } from '../../../platform/mail-authentication/testing/pretend-dns.ts'
import type { MailParts } from '../context.ts'
import { DkimKeys } from './dkim-keys.ts'
import { sealChanged } from './seal-changed.ts'

const python = '/usr/bin/python3'
const at = Temporal.Instant.from('2026-11-18T10:15:00Z')
const seconds = at.epochMilliseconds / 1000
const schoolId = '018f0000-0000-7000-8000-000000000001'

/** Checks and signs with dkimpy, whose ARC the others were measured against. Arguments: the zone and the message as files, a key as PEM. */
const program = `
import dkim, json, sys
zone = json.load(open(sys.argv[1]))
text = open(sys.argv[2], 'rb').read()
key = open(sys.argv[3], 'rb').read()
ask = lambda name, timeout=5: zone.get(name.decode().rstrip('.'), '').encode() or None
count = text.lower().count(b'\\ndkim-signature:') + text.lower().startswith(b'dkim-signature:')
signed = dkim.sign(text, b'k9', b'school.example', key, include_headers=[b'from', b'to', b'subject'])
results = {
  'dkim': [dkim.DKIM(text).verify(idx=index, dnsfunc=ask) for index in range(count)],
  'arc': dkim.arc_verify(text, dnsfunc=ask)[0].decode(),
  'signed': signed.decode('latin1'),
}
print(json.dumps(results))
`

test('dkimpy finds what we sign and seal in order, and we what it signs', async (t) => {
  if (spawnSync(python, ['-c', 'import dkim']).status !== 0) return t.skip('no python3-dkim')
  const directory = mkdtempSync(join(tmpdir(), 'beadle-dkimpy-'))
  t.after(() => rmSync(directory, { recursive: true }))
  const keys = openKeys(join(directory, 'keys'))
  const dkim = new DkimKeys(keys.store, schoolId)
  for (const [selector, type] of [
    ['k9', 'rsa'],
    ['e9', 'ed25519'],
  ] as const)
    dkim.make({ domain: 'school.example', selector, type, at })
  const records = ['k9', 'e9'].map((selector) => dkim.record('school.example', selector))
  const dns = pretendDns(Object.fromEntries(records.map(({ name, text }) => [name, { txt: [text] }])))
  const pem = dkim.signing('school.example')[0]?.privateKey.export({ format: 'pem', type: 'pkcs1' }) ?? ''
  const place = (name: string, bytes: string | Buffer) => {
    const file = join(directory, name)
    writeFileSync(file, bytes)
    return file
  }
  const zone = place('zone', JSON.stringify(Object.fromEntries(records.map(({ name, text }) => [name, text]))))
  const key = place('key', pem)
  const ask = (message: Buffer) =>
    JSON.parse(execFileSync(python, ['-c', program, zone, place('message', message), key]).toString()) as {
      readonly dkim: readonly boolean[]
      readonly arc: string
      readonly signed: string
    }
  const parts = { keys, clock: fixedClock(at.toString()), settings: { hostname: 'mx.school.example' } }
  const plain = Buffer.from(
    'From: Mr  Ahmed <ahmed@school.example>\r\nTo: jones@school.example\r\nSubject: Cynhadledd\r\n  ysgol\r\n\r\nDear \t all,  \r\n\r\n.\r\n\r\n\r\n',
  )
  const sealed = sealChanged(
    { schoolId, parts: parts as unknown as MailParts },
    { message: plain, envelope: { author: 'ahmed@school.example', submitted: true } },
  )
  const ours = ask(sealed)
  assert.deepEqual([ours.dkim, ours.arc], [[true, true], 'pass'])
  const theirs = ask(plain)
  const signed = readRawMessage(Buffer.concat([Buffer.from(theirs.signed, 'latin1'), plain]))
  const [own] = await verifyDkim(signed, { dns, at: seconds })
  assert.equal(own?.result, 'pass', own?.reason ?? '')
})
