import assert from 'node:assert/strict'
import test from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { pretendDns } from '../../../platform/mail-authentication/testing/pretend-dns.ts'
import type { Entry } from '../enter/entry.ts'
import { listedPeer, type MailPeer } from '../peers/index.ts'
import { judgeSender } from './judge.ts'

const dns = pretendDns({})
const exchange: MailPeer = { ...listedPeer([]), kind: 'microsoft365', tenant: 'school.example' }

async function judged(fields: readonly string[], more: Partial<Entry>) {
  const raw = Buffer.from([...fields, 'Subject: x', '', 'Hello', ''].join('\r\n'))
  const peer = { address: '192.0.2.1', port: 1, secure: true, helo: 'x', protocol: 'ESMTPS' }
  const { result, refusal, verdicts } = await judgeSender(
    { dns, hostname: 'mx.school.example', at: 0, domains: ['school.example'], hasPassed: () => false },
    {
      schoolId: 's',
      action: 'mail.submit',
      envelope: { peer, from: 'ahmed@school.example', recipients: [], eightBit: false, utf8: false },
      raw,
      tellsAtDoor: false,
      ...more,
    },
    readMessage(raw),
  )
  assert.equal(refusal, undefined)
  return { result, verdicts }
}

const own = 'From: <ahmed@school.example>'

test('Exchange Online: what nobody of the tenant logged on for is nobody’s submission', async () => {
  const authAs = (word: string) => `X-MS-Exchange-Organization-AuthAs: ${word}`
  const result = async (...words: readonly string[]) =>
    (await judged([...words.map(authAs), own], { peer: exchange })).result
  assert.equal(await result(), 'none')
  assert.equal(await result('Internal'), 'none')
  assert.equal(await result('Anonymous'), 'fail')
  // One that somebody wrote beside the other.
  assert.equal(await result('Internal', 'Anonymous'), 'fail')
  assert.equal((await judged([authAs('Anonymous'), own], { peer: listedPeer([]) })).result, 'none')
})

test('received with a Sender of ours beside a stranger’s name: not proved by a server in front', async () => {
  const peer = { ...listedPeer([]), authservIds: ['mx.provider.example'] }
  const fields = [
    'Authentication-Results: mx.provider.example; dmarc=pass header.from=museum.example',
    'From: <a@museum.example>',
  ]
  const given = { peer, action: 'mail.receive' } as const
  assert.equal((await judged(fields, given)).result, 'pass')
  assert.equal((await judged([...fields, 'Sender: <head@school.example>'], given)).result, 'fail')
})

test('mail of a server in front and of people with a password asks the DNS nothing', async () => {
  await judged([own], { tellsAtDoor: true, personId: 'p' })
  await judged(['DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s; h=from; bh=x; b=x', 'ARC-Seal: i=1', own], {
    peer: exchange,
  })
  assert.deepEqual(dns.asked, [])
})

test('a machine that has no domain is nobody’s trick', async () => {
  const given = { peer: listedPeer([]), action: 'mail.receive' } as const
  assert.equal((await judged(['From: root@localhost (Cron)'], given)).result, 'none')
  assert.equal((await judged(['From: root@localhost, head@school.example'], given)).result, 'fail')
})
