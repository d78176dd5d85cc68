import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { Mutator } from '../testing/mutate.ts'
import { verifyArc } from './arc.ts'
import { verifyDkim } from './dkim.ts'
import { evaluateDmarc } from './dmarc.ts'
import { readRawMessage } from './raw-message.ts'
import { readResults, writeResults } from './results.ts'
import { sealArc, signDkim } from './sign.ts'
import { checkSpf } from './spf/check.ts'
import { pretendDns } from './testing/pretend-dns.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
const key = { domain: 'school.example', selector: 's', privateKey }
const at = 1_795_000_000
const known = { 's._domainkey.school.example': { txt: [`v=DKIM1; k=ed25519; p=${point}`] } }

function signedMessage(): Buffer {
  const plain = Buffer.from('From: <a@school.example>\r\nTo: b@school.example\r\nSubject: x\r\n\r\nHello  there.\r\n')
  const signed = Buffer.concat([Buffer.from(signDkim(readRawMessage(plain), { key, at })), plain])
  const raw = readRawMessage(signed)
  const chain = { result: 'none', sets: [], isClosed: false } as const
  const set = sealArc(raw, { key, at, authservId: 'mx.example', results: 'dmarc=pass', chain })
  return Buffer.concat([Buffer.from(set), signed])
}

const words = [
  'v=spf1',
  'DKIM-Signature:',
  'ARC-Seal: i=1;',
  'include:',
  'redirect=',
  '%{d}',
  '%{p1r-}',
  ';',
  '=',
  '"',
  '(',
  ')',
  '\\',
  '\r\n ',
  '\r\n',
  '/',
  '//',
  'h=from:',
  'i=2;',
  'cv=pass',
  'b=',
  '\0',
  'é',
]
const records = [
  'v=spf1 a mx/24//64 ptr:x.example include:a.example exists:%{ir}.%{v}.x.example ip4:192.0.2.0/24 ?all',
  'v=spf1 redirect=%{d2}.example exp=e.%{o}',
  'v=DMARC1; p=reject; sp=quarantine; np=none; psd=y; t=y; adkim=s',
  `v=DKIM1; k=ed25519; h=sha256; t=s; p=${point}`,
]
const fields = [
  'mx.example 1; spf=pass (a "b" (c)) smtp.mailfrom=a@b.example; dkim=pass header.d=b.example header.s="x y"; dmarc=fail reason="; dmarc=pass" header.from=b.example',
]

test('spoilt messages, records and results: nothing throws, nothing is asked without end', async (t) => {
  const rounds = process.env.BEADLE_DEPTH === 'full' ? 100_000 : 3000
  const mutator = new Mutator({ seed: 7601, words, most: 8000 })
  const message = signedMessage()
  let passes = 0
  for (let round = 0; round < rounds; round++) {
    const txt = [mutator.next(records.map((text) => Buffer.from(text))).toString('latin1')]
    const anything = { txt, a: ['192.0.2.7'], mx: ['x.example'], ptr: ['x.example'] }
    const isSpoiltZone = round % 3 === 0
    const zone = isSpoiltZone
      ? Object.fromEntries(
          ['s._domainkey.school.example', 'school.example', '_dmarc.school.example'].map((name) => [name, anything]),
        )
      : known
    const dns = pretendDns(zone)
    const raw = readRawMessage(round % 2 === 0 || !isSpoiltZone ? mutator.next([message]) : message)
    const dkim = await verifyDkim(raw, { dns, at })
    const arc = await verifyArc(raw, { dns })
    passes += Number(dkim.some(({ result }) => result === 'pass')) + Number(arc.result === 'pass')
    await checkSpf({ dns, ip: '192.0.2.7', helo: 'x.example', mailFrom: 'a@school.example', explains: true })
    await evaluateDmarc(dns, { author: 'school.example', proved: { dkim: ['x.school.example'] } })
    assert.ok(dns.asked.length < 150, `${dns.asked.length} questions`)
    const told = readResults(mutator.next(fields.map((text) => Buffer.from(text))).toString('latin1'))
    if (told)
      writeResults(
        told.results.map(({ method, result, properties }) => ({
          method,
          result,
          properties: Object.fromEntries(properties),
        })),
      )
  }
  // Not every spoiling touches what is signed: were none good any more, nothing would have been tried.
  assert.ok(passes > 0)
  t.diagnostic(`mail authentication: ${rounds} spoilt messages, records and results, none threw`)
})

test('whatever is altered of what is signed, the signature does not fit', async () => {
  const message = signedMessage()
  const dns = pretendDns(known)
  const start = message.indexOf('From:')
  for (let index = start; index < message.length - 2; index++) {
    const altered = Buffer.from(message)
    altered[index] = (altered[index] ?? 0) ^ 1
    const raw = readRawMessage(altered)
    const [dkim] = await verifyDkim(raw, { dns, at })
    assert.notEqual(dkim?.result, 'pass', `octet ${index - start}`)
    assert.notEqual((await verifyArc(raw, { dns })).result, 'pass', `octet ${index - start}`)
  }
})
