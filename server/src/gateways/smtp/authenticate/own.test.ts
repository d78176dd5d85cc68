import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { readRawMessage, sealArc, signDkim } from '../../../platform/mail-authentication/index.ts'
import { type PretendRecords, pretendDns } from '../../../platform/mail-authentication/testing/pretend-dns.ts'
import { listedPeer } from '../peers/index.ts'
import { judgeSender } from './judge.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = {
  txt: [`v=DKIM1; k=ed25519; p=${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`],
}
const at = 1_795_000_000
const zone: Readonly<Record<string, PretendRecords>> = {
  'school.example': { txt: ['v=spf1 ip4:192.0.2.1 -all'] },
  '_dmarc.school.example': { txt: ['v=DMARC1; p=reject'] },
  's._domainkey.school.example': key,
  '_dmarc.museum.example': { txt: ['v=DMARC1; p=none'] },
  'museum.example': { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
  's._domainkey.museum.example': key,
  's._domainkey.lists.example': key,
  's._domainkey.other.example': key,
  'plain.example': { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
}
const signer = (domain: string) => ({ key: { domain, selector: 's', privateKey }, at })

function mail(from: string, more: readonly string[] = []): Buffer {
  return Buffer.from(
    [`From: <${from}>`, ...more, 'To: <office@school.example>', 'Subject: Wages', '', 'Hello.', ''].join('\r\n'),
  )
}

function signed(domain: string, raw: Buffer): Buffer {
  return Buffer.concat([Buffer.from(signDkim(readRawMessage(raw), signer(domain))), raw])
}

async function judged(
  raw: Buffer,
  {
    mailFrom = 'b@other.example',
    dns = pretendDns(zone),
    arcSealers = [] as readonly string[],
    hasPassed = false,
  } = {},
) {
  const peer = { address: '203.0.113.9', port: 1, secure: false, helo: 'mx.other.example', protocol: 'ESMTP' }
  const { refusal, result, verdicts } = await judgeSender(
    { dns, hostname: 'mx.school.example', at, domains: ['school.example'], hasPassed: () => hasPassed },
    {
      schoolId: 's',
      action: 'mail.receive',
      envelope: { peer, from: mailFrom, recipients: [], eightBit: false, utf8: false },
      raw,
      peer: { ...listedPeer([]), kind: 'internet', mayRelay: 'in', arcSealers },
      tellsAtDoor: false,
    },
    readMessage(raw),
  )
  return { said: refusal ? `${refusal.code} ${refusal.enhanced}` : result, verdicts }
}

test('strangers are proved by their own domain: by SPF, by DKIM, without a record of DMARC too', async () => {
  assert.equal((await judged(mail('a@museum.example'), { mailFrom: 'a@museum.example' })).said, 'pass')
  assert.equal((await judged(signed('museum.example', mail('a@museum.example')))).said, 'pass')
  assert.equal((await judged(mail('a@plain.example'), { mailFrom: 'a@plain.example' })).said, 'pass')
  assert.equal((await judged(mail('a@museum.example'))).said, 'fail')
  assert.equal((await judged(mail('a@unheard.example'))).said, 'none')
})

test('what was found is told with domains only', async () => {
  const { verdicts } = await judged(signed('museum.example', mail('jane@museum.example')), {
    mailFrom: 'jane@museum.example',
  })
  assert.deepEqual(verdicts, {
    by: 'own',
    authservId: 'mx.school.example',
    spf: { result: 'pass', domain: 'museum.example', identity: 'mailfrom' },
    dkim: [{ result: 'pass', domain: 'museum.example', selector: 's' }],
    dmarc: { result: 'pass', domain: 'museum.example', policy: 'none' },
    arc: { result: 'none' },
  })
})

test('our own name: only with our key or from our servers; in the envelope and beside the author too', async () => {
  assert.equal((await judged(mail('head@school.example'))).said, '550 5.7.26')
  assert.equal((await judged(mail('head@mail.school.example'))).said, '550 5.7.26')
  assert.equal((await judged(signed('school.example', mail('head@school.example')))).said, 'pass')
  assert.equal((await judged(signed('other.example', mail('head@school.example')))).said, '550 5.7.26')
  assert.equal((await judged(mail('a@plain.example'), { mailFrom: 'head@school.example' })).said, '550 5.7.26')
  const sender = mail('a@museum.example', ['Sender: <head@school.example>'])
  assert.equal((await judged(signed('museum.example', sender))).said, '550 5.7.26')
  // An out-of-office reply of a stranger's, and a delivery report.
  assert.equal((await judged(signed('museum.example', mail('a@museum.example')), { mailFrom: '' })).said, 'pass')
})

test('the DNS is away: our own name comes again later, others are let in unproved', async () => {
  const away = pretendDns({ ...zone, 'other.example': { away: true }, '_dmarc.museum.example': { away: true } })
  assert.equal((await judged(mail('head@school.example'), { dns: away })).said, '451 4.7.26')
  assert.equal((await judged(mail('a@museum.example'), { dns: away })).said, 'none')
  const keyless = pretendDns({ ...zone, 's._domainkey.museum.example': { away: true } })
  const found = await judged(signed('museum.example', mail('a@museum.example')), { dns: keyless })
  assert.deepEqual([found.said, found.verdicts?.dmarc.result], ['none', 'temperror'])
  // A dead domain of the forger's own leaves nothing open.
  const dead = pretendDns({ ...zone, 's._domainkey.other.example': { away: true }, 'other.example': { away: true } })
  assert.equal((await judged(signed('other.example', mail('a@museum.example')), { dns: dead })).said, 'fail')
})

test('a list that altered the message: believed where its seal is, and nobody else’s', async () => {
  const posted = signed('school.example', mail('ahmed@school.example'))
  const altered = Buffer.from(posted.toString('latin1').replace('Subject: ', 'Subject: [list] '), 'latin1')
  const set = sealArc(readRawMessage(altered), {
    ...signer('lists.example'),
    authservId: 'mx.lists.example',
    results: 'dkim=pass header.d=school.example; dmarc=pass header.from=school.example',
    chain: { result: 'none', sets: [], isClosed: false },
  })
  const sealed = Buffer.concat([Buffer.from(set), altered])
  assert.equal((await judged(sealed)).said, '550 5.7.26')
  assert.equal((await judged(sealed, { arcSealers: ['other.example'] })).said, '550 5.7.26')
  const believed = await judged(sealed, { arcSealers: ['lists.example'] })
  assert.deepEqual([believed.said, believed.verdicts?.arc], ['pass', { result: 'pass', sealers: ['lists.example'] }])
})

test('results in our name are nobody’s to bring, but what has been through here may carry them', async () => {
  const forged = mail('a@museum.example', [
    'Authentication-Results: MX.school.example; dmarc=pass header.from=museum.example',
  ])
  assert.equal((await judged(forged)).said, '550 5.7.1')
  assert.equal((await judged(forged, { hasPassed: true })).said, 'fail')
})

test('only a part of the body signed, a signature that has run out, a key that is too short: no proof', async () => {
  const raw = mail('a@museum.example')
  const short = generateKeyPairSync('rsa', { modulusLength: 512 })
  const weak = { txt: [`v=DKIM1; p=${short.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`] }
  const dns = pretendDns({ ...zone, 'w._domainkey.museum.example': weak })
  const byWeak = signDkim(readRawMessage(raw), {
    key: { domain: 'museum.example', selector: 'w', privateKey: short.privateKey },
    at,
  })
  const found = await judged(Buffer.concat([Buffer.from(byWeak), raw]), { dns })
  assert.deepEqual([found.said, found.verdicts?.dkim[0]?.result], ['fail', 'policy'])
  const tagged = (tag: string) =>
    Buffer.from(signed('museum.example', raw).toString().replace('DKIM-Signature:', `DKIM-Signature: ${tag};`))
  for (const tag of ['x=1794000000', 'l=3', 'v=1', 'd=museum.example', 'zz'])
    assert.equal((await judged(tagged(tag))).said, 'fail', tag)
})
