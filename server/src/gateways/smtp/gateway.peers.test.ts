import assert from 'node:assert/strict'
import test from 'node:test'
import { openSchool } from '../../../test/journeys/open-gateway.ts'
import { makeCertificate, makeSelfSigned } from './door/make-certificate.ts'
import { Client, greeted, now, underTls } from './door/testing/door-client.ts'
import { openGateway } from './gateway.ts'
import { listedPeer, type MailPeer } from './peers/index.ts'

const wednesday = '2026-11-18T10:15:00Z'
const authority = makeCertificate({ hostname: 'authority.example', now, isAuthority: true })
const certificate = makeCertificate({ hostname: 'relay.example', now, issuer: authority.asIssuer }).pair
const here = listedPeer(['127.0.0.1'])

async function openWith(t: Parameters<typeof openSchool>[0], ...peers: readonly MailPeer[]) {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: [] },
    peers,
    tls: makeSelfSigned('mail.school.example', now),
    courier: { pollMs: 50, lanes: 1 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, port: gateway.relayPort }
}

type Mail = { readonly from: string; readonly to: string; readonly fields?: readonly string[] }

/** Hands a message in and gives the last reply. */
async function handsIn(client: Client, { from, to, fields = [] }: Mail): Promise<string> {
  await client.says('RSET\r\n')
  const sender = await client.says(`MAIL FROM:<${from}>\r\n`)
  if (!sender.startsWith('250')) return sender
  const recipient = await client.says(`RCPT TO:<${to}>\r\n`)
  if (!recipient.startsWith('250')) return recipient
  await client.says('DATA\r\n')
  const header = fields.some((field) => field.startsWith('From:')) ? fields : [`From: <${from}>`, ...fields]
  return client.says(`${[...header, `To: <${to}>`, 'Subject: Minutes', '', 'Hello', '.'].join('\r\n')}\r\n`)
}

test('a server known by its certificate hands in under TLS with it, and not otherwise', async (t) => {
  const peer = { ...listedPeer([]), certificate: { names: ['relay.example'], authorities: authority.pair.cert } }
  const { port } = await openWith(t, peer)
  const mail = { from: 'ahmed@school.example', to: 'jones@school.example' }
  const plain = await greeted(port)
  assert.match(await handsIn(plain, mail), /^530 5\.7\.0/)
  await plain.says('STARTTLS\r\n')
  const stranger = await underTls(plain.socket)
  await stranger.says('EHLO relay.example\r\n')
  assert.match(await handsIn(stranger, mail), /^550 5\.7\.1/)
  const again = await greeted(port)
  await again.says('STARTTLS\r\n')
  const known = await underTls(again.socket, certificate)
  await known.says('EHLO relay.example\r\n')
  assert.match(await handsIn(known, mail), /^250 2\.0\.0 Taken/)
})

test('an address on no list is shown out', async (t) => {
  const { port } = await openWith(t, listedPeer(['192.0.2.1']))
  assert.match(await (await Client.to(port)).hears(), /^554 5\.7\.1/)
})

test('a peer hands in only the way it may', async (t) => {
  const inward = await openWith(t, { ...here, mayRelay: 'in' })
  const incoming = await greeted(inward.port)
  assert.match(await handsIn(incoming, { from: 'a@list.example', to: 'jones@school.example' }), /^250/)
  assert.match(await handsIn(incoming, { from: 'ahmed@school.example', to: 'a@list.example' }), /^550/)
  assert.match(await handsIn(incoming, { from: '', to: 'a@list.example' }), /^550/)
  const outward = await openWith(t, { ...here, mayRelay: 'out' })
  const outgoing = await greeted(outward.port)
  assert.match(await handsIn(outgoing, { from: 'ahmed@school.example', to: 'jones@school.example' }), /^250/)
  assert.match(await handsIn(outgoing, { from: 'a@list.example', to: 'jones@school.example' }), /^550 5\.7\.1/)
})

test('an out-of-office reply of ours goes out, whoever its envelope does not name; a stranger’s does not', async (t) => {
  const { school, port } = await openWith(t, here)
  const client = await greeted(port)
  const away = { from: '', to: 'a@list.example' }
  const ours = ['From: <ahmed@school.example>', 'Auto-Submitted: auto-replied']
  assert.match(await handsIn(client, { ...away, fields: ours }), /^250/)
  assert.match(await handsIn(client, { ...away, fields: ['From: <x@list.example>'] }), /^550/)
  assert.match(await handsIn(client, { ...away, fields: ['From: <ahmed@school.example>, <x@list.example>'] }), /^550/)
  const senders = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.message').select('sender_id').where('sender_id', 'is not', null).execute(),
  )
  assert.deepEqual(senders, [{ sender_id: school.id('ahmed') }])
})

test('Exchange Online hands in for its tenant, and for no other that shares its addresses', async (t) => {
  const { port } = await openWith(t, { ...here, kind: 'microsoft365', tenant: 'school.onmicrosoft.example' })
  const client = await greeted(port)
  const mail = { from: 'ahmed@school.example', to: 'jones@school.example' }
  const ours = 'X-OriginatorOrg: School.onmicrosoft.example'
  assert.match(await handsIn(client, mail), /^550 5\.7\.1 Not from the tenant/)
  assert.match(await handsIn(client, { ...mail, fields: [ours] }), /^250/)
  for (const fields of [['X-OriginatorOrg: other.example'], [ours, 'X-OriginatorOrg: other.example']])
    assert.match(await handsIn(client, { ...mail, fields }), /^550 5\.7\.1/)
})

test('a peer of one school speaks for that school only', async (t) => {
  const elsewhere = await openWith(t, { ...here, school: 'another-school' })
  const stranger = await greeted(elsewhere.port)
  assert.match(await handsIn(stranger, { from: 'ahmed@school.example', to: 'jones@school.example' }), /^550/)
  assert.match(await handsIn(stranger, { from: 'a@list.example', to: 'jones@school.example' }), /^550/)
})

test('mail to the postmaster of this server is mail to that of its school', async (t) => {
  const { port } = await openWith(t, here)
  assert.match(await handsIn(await greeted(port), { from: 'a@list.example', to: 'Postmaster' }), /^250/)
})

test('a peer that must use TLS hands nothing in without', async (t) => {
  const { port } = await openWith(t, { ...here, requiresTls: true })
  const mail = { from: 'a@list.example', to: 'jones@school.example' }
  const plain = await greeted(port)
  assert.match(await handsIn(plain, mail), /^530 5\.7\.0/)
  await plain.says('STARTTLS\r\n')
  const secured = await underTls(plain.socket)
  await secured.says('EHLO list.example\r\n')
  assert.match(await handsIn(secured, mail), /^250/)
})

test('a peer that sends too much in a minute is put off', async (t) => {
  const { port } = await openWith(t, { ...here, messagesPerMinute: 2 })
  const client = await greeted(port)
  const mail = { from: 'a@list.example', to: 'jones@school.example' }
  const said = [await handsIn(client, mail), await handsIn(client, mail), await handsIn(client, mail)]
  assert.deepEqual(
    said.map((reply) => reply.slice(0, 9)),
    ['250 2.0.0', '250 2.0.0', '450 4.7.1'],
  )
})
