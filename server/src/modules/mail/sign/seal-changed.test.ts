import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { fixedClock } from '../../../platform/clock.ts'
import { type Keys, openKeys } from '../../../platform/keys/index.ts'
import {
  type Dns,
  readRawMessage,
  valuesOf,
  verifyArc,
  verifyDkim,
} from '../../../platform/mail-authentication/index.ts'
import { pretendDns } from '../../../platform/mail-authentication/testing/pretend-dns.ts'
import type { MailParts } from '../context.ts'
import type { Verdicts } from '../verdicts.ts'
import { DkimKeys } from './dkim-keys.ts'
import { type Changed, sealChanged } from './seal-changed.ts'

const at = Temporal.Instant.from('2026-11-18T10:15:00Z')
const seconds = at.epochMilliseconds / 1000
const schoolId = '018f0000-0000-7000-8000-000000000001'
const require = createRequire(import.meta.url)

/** A school with an RSA and an Ed25519 key, published. */
function openSchool(t: TestContext) {
  const directory = mkdtempSync(join(tmpdir(), 'beadle-dkim-'))
  t.after(() => rmSync(directory, { recursive: true }))
  const keys = openKeys(directory)
  const dkim = new DkimKeys(keys.store, schoolId)
  dkim.make({ domain: 'school.example', selector: 'r1', at })
  dkim.make({ domain: 'school.example', selector: 'e1', type: 'ed25519', at })
  const records = ['r1', 'e1'].map((selector) => dkim.record('school.example', selector))
  const dns = pretendDns(Object.fromEntries(records.map(({ name, text }) => [name, { txt: [text] }])))
  return { keys, dkim, dns, seal: (changed: Changed) => sealChanged(contextOf(keys), changed) }
}

function contextOf(keys: Keys) {
  const parts = { keys, clock: fixedClock(at.toString()), settings: { hostname: 'mx.school.example' } }
  return { schoolId, parts: parts as unknown as MailParts }
}

const verdicts: Verdicts = {
  by: 'own',
  authservId: 'mx.school.example',
  spf: { result: 'pass', domain: 'museum.example', identity: 'mailfrom' },
  dkim: [{ result: 'pass', domain: 'museum.example', selector: 's' }],
  dmarc: { result: 'pass', domain: 'museum.example', policy: 'reject' },
  arc: { result: 'none' },
}
const message = Buffer.from(
  'From: Visits <visits@museum.example>\r\nTo: ahmed@school.example\r\nSubject: Your  visit\r\nMIME-Version: 1.0\r\n\r\nWelcome. \r\n\r\n-- \r\nchecked\r\n\r\n',
)
const received = { author: 'visits@museum.example', verdicts }
const submitted = { author: 'ahmed@school.example', submitted: true } as const

test('what came from outside is sealed, and not signed as ours', async (t) => {
  const { seal, dns } = openSchool(t)
  const sealed = seal({ message, envelope: received })
  assert.ok(sealed.subarray(-message.length).equals(message))
  const raw = readRawMessage(sealed)
  const chain = await verifyArc(raw, { dns })
  assert.deepEqual([chain.result, chain.sealers], ['pass', ['school.example']])
  assert.deepEqual(await verifyDkim(raw, { dns, at: seconds }), [])
  const [results = ''] = valuesOf(raw, 'arc-authentication-results')
  assert.equal(
    results.trim(),
    'i=1; mx.school.example; spf=pass smtp.mailfrom=museum.example; dkim=pass header.d=museum.example header.s=s; dmarc=pass header.from=museum.example policy.dmarc=reject; arc=none',
  )
})

test('not even where it shows an author of ours', async (t) => {
  const { seal, dns } = openSchool(t)
  const forged = Buffer.from(message.toString().replace('visits@museum.example', 'okafor@school.example'))
  const raw = readRawMessage(seal({ message: forged, envelope: { author: 'okafor@school.example', verdicts } }))
  assert.deepEqual(await verifyDkim(raw, { dns, at: seconds }), [])
})

test('what our people send is signed by both keys and sealed', async (t) => {
  const { seal, dns } = openSchool(t)
  const raw = readRawMessage(seal({ message, envelope: submitted }))
  assert.deepEqual(
    (await verifyDkim(raw, { dns, at: seconds })).map(({ result, selector }) => [result, selector]),
    [
      ['pass', 'r1'],
      ['pass', 'e1'],
    ],
  )
  assert.equal((await verifyArc(raw, { dns })).result, 'pass')
})

test('another From added on the way breaks both', async (t) => {
  const { seal, dns } = openSchool(t)
  const sealed = seal({ message, envelope: submitted })
  const raw = readRawMessage(Buffer.concat([Buffer.from('From: head@school.example\r\n'), sealed]))
  for (const { result } of await verifyDkim(raw, { dns, at: seconds })) assert.equal(result, 'fail')
  assert.equal((await verifyArc(raw, { dns })).result, 'fail')
})

test('a chain goes on, is ended where it was broken, and is left alone where nobody could check it', async (t) => {
  const { seal, dns } = openSchool(t)
  const once = seal({ message, envelope: received })
  const altered = Buffer.from(once.toString('latin1').replace('Welcome.', 'Welcome back.'), 'latin1')
  const with_ = (result: Verdicts['arc']['result']) => ({ ...received, verdicts: { ...verdicts, arc: { result } } })
  const passed = await verifyArc(readRawMessage(seal({ message: altered, envelope: with_('pass') })), { dns })
  assert.deepEqual([passed.result, passed.sets.length], ['pass', 2])
  const broken = await verifyArc(readRawMessage(seal({ message: altered, envelope: with_('fail') })), { dns })
  assert.deepEqual([broken.result, broken.isClosed, broken.sets.length], ['fail', true, 2])
  assert.ok(seal({ message: altered, envelope: with_('unknown') }).equals(altered))
  const ended = seal({ message: altered, envelope: with_('fail') })
  assert.ok(seal({ message: ended, envelope: with_('fail') }).equals(ended))
})

test('a school without keys changes nothing more', (t) => {
  const { dkim, seal } = openSchool(t)
  for (const { domain, selector } of dkim.list()) dkim.remove(domain, selector)
  assert.ok(seal({ message, envelope: submitted }).equals(message))
})

test('a further key of a domain waits until it is put to use', (t) => {
  const { dkim } = openSchool(t)
  assert.equal(dkim.make({ domain: 'school.example', selector: 'r2', at }).state, 'waiting')
  const signs = () => dkim.signing('school.example').map(({ selector }) => selector)
  assert.deepEqual(signs(), ['r1', 'e1'])
  dkim.use('school.example', 'r2')
  assert.deepEqual(signs(), ['r2', 'e1'])
  assert.deepEqual(
    dkim.list().map(({ selector, state }) => `${selector} ${state}`),
    ['r1 retired', 'e1 in use', 'r2 in use'],
  )
  assert.throws(() => dkim.make({ domain: 'school.example', selector: 'R2', at }), { code: 'mail.dkim-key-exists' })
  assert.throws(() => dkim.make({ domain: 'school', selector: 'x', at }), { code: 'mail.dkim-name' })
  assert.throws(() => dkim.make({ domain: 'school.example', selector: '../x', at }), { code: 'mail.dkim-name' })
  assert.throws(() => dkim.use('school.example', 'r9'), { code: 'mail.no-dkim-key' })
})

const words = fc.constantFrom(
  'a',
  'Dear parent',
  ' ',
  '\t',
  '  ',
  '\r\n',
  '\r\n\r\n',
  '.',
  'Ysgol Bryn Gwŷn',
  '=',
  ';',
  ': ',
)
const texts = fc.array(words, { maxLength: 30 }).map((pieces) => pieces.join(''))
const values = fc
  .array(fc.constantFrom('x', 'é', ' ', '  ', '\t', ';', ':', '"', 'long '.repeat(20), '\r\n\t'), { maxLength: 12 })
  .map((pieces) => `v${pieces.join('')}v`.replace(/\r\n\t(?=[ \t]*(?:\r\n|$))/g, ''))
const mails = fc
  .record({ subject: values, to: values, text: texts })
  .map(({ subject, to, text }) =>
    Buffer.from(`From: <ahmed@school.example>\r\nTo: ${to}\r\nSubject: ${subject}\r\n\r\n${text}\r\n`),
  )

type Peer = {
  dkimVerify(bytes: Buffer, options: object): Promise<{ results: { status: { result: string } }[]; arc: object }>
  arc(data: object, options: object): Promise<{ status: { result: string } }>
}

test('mailauth finds what we sign and seal in order, and we what it signs', async (t) => {
  const { seal, dns, dkim } = openSchool(t)
  const peer: Peer = { ...require('mailauth/lib/dkim/verify'), ...require('mailauth/lib/arc') }
  const sign: {
    dkimSign(bytes: Buffer, options: object): Promise<{ signatures: string }>
  } = require('mailauth/lib/dkim/sign')
  const resolver = resolverOf(dns)
  const privateKey = dkim.signing('school.example')[0]?.privateKey.export({ format: 'pem', type: 'pkcs8' })
  const counts = { ours: 0, theirs: 0 }
  await fc.assert(
    fc.asyncProperty(
      mails,
      fc.constantFrom('simple/simple', 'relaxed/relaxed', 'simple/relaxed'),
      async (mail, canonicalization) => {
        const sealed = seal({ message: mail, envelope: submitted })
        const found = await peer.dkimVerify(sealed, { resolver, curTime: at.toString() })
        assert.deepEqual(
          found.results.map(({ status }) => status.result),
          ['pass', 'pass'],
        )
        assert.equal((await peer.arc(found.arc, { resolver })).status.result, 'pass')
        counts.ours++
        const { signatures } = await sign.dkimSign(mail, {
          canonicalization,
          signTime: new Date(at.epochMilliseconds),
          signatureData: [
            {
              signingDomain: 'school.example',
              selector: 'r1',
              privateKey,
            },
          ],
        })
        const [own] = await verifyDkim(readRawMessage(Buffer.concat([Buffer.from(signatures), mail])), {
          dns,
          at: seconds,
        })
        assert.equal(own?.result, 'pass', own?.reason ?? '')
        counts.theirs++
      },
    ),
    { numRuns: process.env.BEADLE_DEPTH === 'full' ? 2000 : 60 },
  )
  t.diagnostic(
    `DKIM and ARC beside mailauth: ${counts.ours} messages of ours found good, ${counts.theirs} of its own found good by us`,
  )
})

function resolverOf(dns: Dns) {
  return async (name: string, type: string) => {
    const found = type === 'TXT' ? await dns.txt(name) : []
    if (found.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    return found.map((text) => [text])
  }
}
