import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { connect } from 'node:net'
import test from 'node:test'
import { demoDevicePassword } from '../../src/demo/make-school.ts'
import {
  type AmbiguityCase,
  attacker,
  knownCases,
  moreCases,
} from '../../src/gateways/smtp/authenticate/testing/ambiguity-cases.ts'
import { openGateway } from '../../src/gateways/smtp/index.ts'
import { listedPeer, type MailPeer } from '../../src/gateways/smtp/peers/index.ts'
import { mailSeals } from '../../src/modules/mail/sealed.ts'
import { type Dns, readRawMessage, signDkim, valuesOf } from '../../src/platform/mail-authentication/index.ts'
import { pretendDns } from '../../src/platform/mail-authentication/testing/pretend-dns.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const key = { txt: [`v=DKIM1; p=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`] }
const dns = pretendDns({
  [attacker]: { txt: ['v=spf1 ip4:127.0.0.1 -all'] },
  [`s._domainkey.${attacker}`]: key,
  'museum.example': { txt: ['v=spf1 ip4:127.0.0.1 -all'] },
  's._domainkey.museum.example': key,
  '_dmarc.museum.example': { txt: ['v=DMARC1; p=reject'] },
  'school.example': { txt: ['v=spf1 ip4:192.0.2.1 -all'] },
  '_dmarc.school.example': { txt: ['v=DMARC1; p=reject'] },
})
const internet: MailPeer = { ...listedPeer(['127.0.0.1']), name: 'internet', kind: 'internet', mayRelay: 'in' }
const names = { user: 'okafor', me: 'ahmed' }
const cases = [...knownCases('school.example', names), ...moreCases('school.example', names)]

/** The school's gateway with strangers at its relay door, and what the world publishes. */
async function openToStrangers(t: Parameters<typeof openSchool>[0], senderDns: Dns = dns, peers = [internet]) {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: [] },
    peers,
    senderDns,
    courier: { pollMs: 50, lanes: 2 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, gateway }
}

type Said = { readonly at: string; readonly said: string }

/** Speaks SMTP line by line, whatever the words; stops at the first refusal and says where it was. */
async function speak(port: number, lines: readonly [at: string, line: string][]): Promise<Said> {
  const socket = connect(port, '127.0.0.1')
  const replies = (async function* () {
    let text = ''
    for await (const piece of socket.setEncoding('latin1')) {
      text += piece
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (line[3] !== '-') yield line
      }
    }
  })()
  let said = (await replies.next()).value ?? ''
  let at = 'greeting'
  for (const [where, line] of lines) {
    if (!/^[23]/.test(said)) break
    at = where
    socket.write(Buffer.from(`${line}\r\n`, 'latin1'))
    said = (await replies.next()).value ?? ''
  }
  socket.destroy()
  return { at, said }
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

function letter({ fields, sign }: AmbiguityCase): string {
  const unsigned = [...fields, 'To: <jones@school.example>', 'Subject: Wages', '', 'Please see to it.', ''].join('\r\n')
  if (!sign || fields[0]?.startsWith(' ')) return latin1(unsigned)
  const signing = { key: { domain: sign.d, selector: sign.s, privateKey }, at: Date.parse(wednesday) / 1000 }
  return signDkim(readRawMessage(Buffer.from(unsigned)), signing) + latin1(unsigned)
}

function asStranger(each: AmbiguityCase): readonly [string, string][] {
  return [
    ['EHLO', `EHLO ${each.helo ?? attacker}`],
    ['MAIL', `MAIL FROM:<${each.mailFrom ?? `any@${attacker}`}> BODY=8BITMIME`],
    ['RCPT', 'RCPT TO:<jones@school.example>'],
    ['DATA', 'DATA'],
    ['message', `${letter(each)}\r\n.`],
  ]
}

test('strangers in our name get no further than the door, or are nobody', async (t) => {
  const { school, gateway } = await openToStrangers(t)
  const found = await Promise.all(
    cases.map(async (each) => ({ each, ...(await speak(gateway.relayPort, asStranger(each))) })),
  )
  let refused = 0
  for (const { each, at, said } of found) {
    if (/^5/.test(said)) refused++
    else await assertNobody(school, said, each.name)
    if (each.shows.length > 0) assert.match(said, /^5\d\d /, `${each.name}: ${said} at ${at}`)
  }
  t.diagnostic(
    `sender ambiguity at the door: ${refused} of ${cases.length} refused, the rest from nobody the directory knows`,
  )
})

test('with a password of one’s own: every reading of the author and sender is one’s own', async (t) => {
  const { gateway } = await openToStrangers(t)
  for (const each of cases) {
    const auth = Buffer.from(`\0ahmed@school.example\0${demoDevicePassword}`).toString('base64')
    const { said } = await speak(gateway.submissionPort, [
      ['EHLO', 'EHLO client.example'],
      ['AUTH', `AUTH PLAIN ${auth}`],
      ['MAIL', 'MAIL FROM:<ahmed@school.example> BODY=8BITMIME'],
      ['RCPT', 'RCPT TO:<jones@school.example>'],
      ['DATA', 'DATA'],
      ['message', `${letter(each)}\r\n.`],
    ])
    assert.match(said, /^550 5\.(?:7\.1|6\.11) /, `${each.name}: ${said}`)
  }
})

test('behind a server that speaks for our people: who wrote is whom it vouches for, or nobody', async (t) => {
  const { school, gateway } = await openToStrangers(t, dns, [listedPeer(['127.0.0.1'])])
  for (const each of cases) {
    const { said } = await speak(gateway.relayPort, [
      ['EHLO', 'EHLO mx.school.example'],
      ['MAIL', 'MAIL FROM:<ahmed@school.example> BODY=8BITMIME'],
      ['RCPT', 'RCPT TO:<jones@school.example>'],
      ['DATA', 'DATA'],
      ['message', `${letter(each)}\r\n.`],
    ])
    if (!said.startsWith('250')) continue
    const { senderId } = await rowOf(school, said)
    assert.ok(senderId === null || senderId === school.id('ahmed'), each.name)
  }
})

test('a stranger who proves who they are goes on, with what was found above', async (t) => {
  const { school, gateway } = await openToStrangers(t)
  const { said } = await speak(
    gateway.relayPort,
    asStranger({
      name: 'museum',
      mailFrom: 'visits@museum.example',
      fields: ['From: Visits <visits@museum.example>'],
      sign: { d: 'museum.example', s: 's' },
      shows: [],
    }),
  )
  assert.match(said, /^250/)
  gateway.wake()
  const message = await until(() => school.sink.mails.find(({ from }) => from === 'visits@museum.example')?.message)
  const [own = ''] = valuesOf(readRawMessage(message), 'authentication-results')
  assert.equal(
    own.replace(/\s+/g, ' ').trim(),
    'mail.school.example; spf=pass smtp.mailfrom=museum.example; dkim=pass header.d=museum.example header.s=s; dmarc=pass header.from=museum.example policy.dmarc=reject; arc=none',
  )
  assert.ok(message.toString('latin1').startsWith('Authentication-Results: mail.school.example;'))
  const { envelope } = await rowOf(school, said)
  const seals = mailSeals(school.parts.keys, school.schoolId)
  assert.deepEqual(seals.openEnvelope(envelope ?? assert.fail()).verdicts?.dmarc, {
    result: 'pass',
    domain: 'museum.example',
    policy: 'reject',
  })
})

async function rowOf({ database, schoolId }: MailSchool, said: string) {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said)?.[0] ?? assert.fail(said)
  const {
    direction,
    sender_id: senderId,
    envelope,
  } = await database.inSchool(schoolId, (tx) =>
    tx
      .selectFrom('mail.message')
      .select(['direction', 'sender_id', 'envelope'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return { direction, senderId, envelope }
}

async function assertNobody(school: MailSchool, said: string, name: string): Promise<void> {
  const { direction, senderId } = await rowOf(school, said)
  assert.deepEqual({ direction, senderId }, { direction: 'in', senderId: null }, name)
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return assert.fail('nothing came')
}
