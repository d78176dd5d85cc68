import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { type Dns, readRawMessage, signDkim } from '../../../platform/mail-authentication/index.ts'
import { pretendDns } from '../../../platform/mail-authentication/testing/pretend-dns.ts'
import type { Entry } from '../enter/entry.ts'
import { listedPeer } from '../peers/index.ts'
import { judgeSender } from './judge.ts'
import type { Judged } from './judged.ts'
import { type AmbiguityCase, attacker, knownCases, moreCases } from './testing/ambiguity-cases.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`
const school = 'school.example'
const stranger = { ...listedPeer(['0.0.0.0/0']), name: 'internet', kind: 'internet', mayRelay: 'in' } as const

/** The attacker's own names are all in order; whom they want to be taken for publishes the strictest there is. */
function world(legit: string): Dns {
  const dns = pretendDns({
    [attacker]: { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
    [`33.${attacker}`]: { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
    [`helo.${attacker}`]: { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
    [`any.${attacker}`]: { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
    [`${legit}(a.${attacker}`]: { txt: ['v=spf1 ip4:203.0.113.9 -all'] },
    [`s._domainkey.${attacker}`]: { txt: [key] },
    [`s._domainkey.${legit}'a.${attacker}`]: { txt: [key] },
    [legit]: { txt: ['v=spf1 ip4:192.0.2.1 -all'], a: ['192.0.2.1'] },
    [`_dmarc.${legit}`]: { txt: ['v=DMARC1; p=reject; adkim=s; aspf=s'] },
  })
  // A resolver that ends names at a NUL, as those written in C do.
  return { ...dns, txt: (name) => dns.txt(name.split('\0')[0] ?? '') }
}

function messageOf({ fields, sign }: AmbiguityCase): Buffer {
  const head = [...fields, 'To: <office@school.example>', 'Subject: Wages', 'Date: Wed, 18 Nov 2026 10:15:00 +0000']
  const unsigned = Buffer.from(`${head.join('\r\n')}\r\n\r\nPlease see to it.\r\n`)
  if (!sign) return unsigned
  const field = signDkim(readRawMessage(unsigned), {
    key: { domain: sign.d, selector: sign.s, privateKey },
    at: 1_795_000_000,
  })
  const more = sign.extra === undefined ? field : field.replace('DKIM-Signature:', `DKIM-Signature: ${sign.extra};`)
  // The indented field is only that at the very top.
  return fields[0]?.startsWith(' ') ? unsigned : Buffer.concat([Buffer.from(more, 'latin1'), unsigned])
}

function judge(each: AmbiguityCase, legit: string, more: Partial<Entry>): Judged | Promise<Judged> {
  const raw = messageOf(each)
  const peer = { address: '203.0.113.9', port: 1, secure: false, helo: each.helo ?? attacker, protocol: 'ESMTP' }
  const from = each.mailFrom ?? `any@${attacker}`
  const entry: Entry = {
    schoolId: school,
    action: 'mail.receive',
    envelope: { peer, from, recipients: [], eightBit: true, utf8: false },
    raw,
    tellsAtDoor: false,
    ...more,
  }
  const judging = {
    dns: world(legit),
    hostname: 'mx.school.example',
    at: 1_795_000_100,
    domains: [school],
    hasPassed: () => false,
  }
  return judgeSender(judging, entry, readMessage(raw))
}

const proved = `mx.provider.example; spf=pass smtp.mailfrom=${attacker}; dkim=pass header.d=${attacker}; dmarc=pass header.from=${attacker}`
const provider = {
  ...listedPeer([]),
  name: 'provider',
  kind: 'provider',
  authservIds: ['mx.provider.example'],
} as const

for (const [kind, cases] of [
  ['espoofer', knownCases],
  ['more', moreCases],
] as const) {
  for (const each of cases('legit.example'))
    test(`${kind}: ${each.name}: another’s name is never proved`, async () => {
      const { readings, result } = await judge(each, 'legit.example', { peer: stranger })
      const seen = [...readings.authors, ...readings.senders]
      for (const address of each.shows) assert.ok(seen.includes(address), `${address} in ${seen.join(' ')}`)
      if (result !== 'pass') return
      // What is proved is the attacker's own address, which every program shows, at most with a Sender beside it.
      assert.deepEqual(readings.doubts, [])
      assert.ok(readings.authors.every((address) => address.endsWith(`@${attacker}`)))
    })

  for (const each of cases(school))
    test(`${kind}: ${each.name}: a stranger in our name is not let in, or is nobody`, async () => {
      const { refusal, result } = await judge(each, school, { peer: stranger })
      if (each.shows.length > 0) assert.match(String(refusal?.code), /^550$/)
      else assert.ok(refusal?.code === 550 || result === 'fail')
    })

  for (const each of cases(school))
    test(`${kind}: ${each.name}: what a provider found of another reading proves nobody of ours`, async () => {
      const top = { ...each, fields: [`Authentication-Results: ${proved}`, ...each.fields] }
      const { readings, result } = await judge(top, school, { peer: provider })
      const ours = [...readings.authors, ...readings.senders].some((address) => address.endsWith(school))
      if (ours || each.shows.length === 0) assert.equal(result, 'fail')
    })
}

test('the count', (t) => {
  assert.equal(knownCases(school).length, 22)
  t.diagnostic(
    `sender ambiguity: ${knownCases(school).length} of 22 cases of espoofer and ${moreCases(school).length} more, each for a stranger, in our name, and behind a provider: none fools the decision`,
  )
})
