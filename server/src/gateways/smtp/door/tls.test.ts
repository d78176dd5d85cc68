import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import test from 'node:test'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { makeCertificate, makeSelfSigned } from './make-certificate.ts'
import type { Peer } from './policy.ts'
import { Client, greeted, now, openDoor, underTls } from './testing/door-client.ts'

const own = (hostname: string) => makeCertificate({ hostname, now, isAuthority: true })

function shownTo(client: Client): string {
  return (client.socket as TLSSocket).getPeerX509Certificate()?.checkHost('renewed.example') ?? 'the old one'
}

/** What is answered to a command under TLS with this certificate, or 'closed' when the handshake or the door ends it. */
async function saysUnder(port: number, certificate: Parameters<typeof underTls>[1], command: string): Promise<string> {
  const plain = await greeted(port)
  await plain.says('STARTTLS\r\n')
  const client = await underTls(plain.socket, certificate)
  const offered = await client.says('EHLO client.example\r\n')
  return offered === 'closed' ? offered : client.says(command)
}

async function startTls(port: number, options?: Parameters<typeof underTls>[1]): Promise<Client> {
  const plain = await greeted(port)
  assert.match(await plain.says('STARTTLS\r\n'), /^220/)
  const client = await underTls(plain.socket, options)
  assert.match(await client.says('EHLO client.example\r\n'), /^250-/)
  return client
}

test('a renewed certificate is shown to who comes next, and who is there goes on', async (t) => {
  const { door, heard } = await openDoor(t, { tls: true })
  const before = await startTls(door.port)
  door.renewCertificate(makeSelfSigned('renewed.example', now))
  const after = await startTls(door.port)
  assert.deepEqual([shownTo(before), shownTo(after)], ['the old one', 'renewed.example'])
  for (const client of [before, after]) {
    client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
    for (let replies = 0; replies < 3; replies++) await client.hears()
    assert.match(await client.says('x\r\n.\r\n'), /^250/)
  }
  assert.equal(heard.length, 2)
  const another = makeSelfSigned('another.example', now)
  assert.throws(() => door.renewCertificate({ key: another.key, cert: makeSelfSigned('other.example', now).cert }))
  assert.equal(shownTo(await startTls(door.port)), 'renewed.example')
})

test('TLS before 1.2 is refused; a handshake of nonsense or without end hurts nobody else', async (t) => {
  const { door } = await openDoor(t, { tls: true, limits: { handshakeMs: 100 } })
  const old = await greeted(door.port)
  await old.says('STARTTLS\r\n')
  const secured = connectTls({
    socket: old.socket,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  })
  await assert.rejects(once(secured, 'secureConnect'))
  const nonsense = await greeted(door.port)
  await nonsense.says('STARTTLS\r\n')
  assert.equal(await nonsense.says('MAIL FROM:<a@b.example>\r\n'), 'closed')
  const silent = await greeted(door.port)
  await silent.says('STARTTLS\r\n')
  assert.equal(await silent.hears(), 'closed')
  await startTls(door.port)
})

test('under TLS nothing is known of what was said before it, and it is not offered twice', async (t) => {
  const { door } = await openDoor(t, { tls: true })
  const plain = await greeted(door.port)
  await plain.says('MAIL FROM:<a@b.example>\r\n')
  await plain.says('STARTTLS\r\n')
  const client = await underTls(plain.socket)
  assert.match(await client.says('RCPT TO:<c@d.example>\r\n'), /^503/)
  assert.match(await client.says('MAIL FROM:<a@b.example>\r\n'), /^503 5\.5\.1 EHLO first/)
  assert.doesNotMatch(await client.says('EHLO client.example\r\n'), /STARTTLS/)
  assert.match(await client.says('STARTTLS\r\n'), /^503/)
})

test('TLS from the first octet: greeted behind the handshake, in clear nothing is said', async (t) => {
  const { door } = await openDoor(t, { tls: true, implicitTls: true, limits: { handshakeMs: 200 } })
  const socket = connect(door.port, '127.0.0.1')
  await once(socket, 'connect')
  const client = await underTls(socket)
  assert.match(await client.hears(), /^220/)
  assert.match(await client.says('EHLO client.example\r\n'), /AUTH PLAIN LOGIN/)
  const plain = await Client.to(door.port)
  assert.equal(await plain.says('EHLO client.example\r\n'), 'closed')
})

test('a client is known by a certificate of an authority that is trusted, and by no other', async (t) => {
  const authority = own('authority.example')
  const seen: Peer[] = []
  const { door } = await openDoor(t, {
    tls: true,
    clientAuthorities: [authority.pair.cert],
    policy: {
      recognise: (peer) => {
        seen.push(peer)
        return peer.certificate?.leaf.checkHost('relay.example')
      },
      mayMailFrom: (_address, { logOn }) => (logOn === undefined ? { code: 550, text: 'Stranger' } : undefined),
    },
  })
  const mail = 'MAIL FROM:<a@b.example>\r\n'
  const good = makeCertificate({ hostname: 'relay.example', now, issuer: authority.asIssuer }).pair
  const forged = makeCertificate({ hostname: 'relay.example', now, issuer: own('authority.example').asIssuer }).pair
  const ended = makeCertificate({ hostname: 'relay.example', now, issuer: authority.asIssuer, days: 1 }).pair
  const leaf = makeCertificate({ hostname: 'leaf.example', now, issuer: authority.asIssuer })
  const byLeaf = makeCertificate({ hostname: 'relay.example', now, issuer: leaf.asIssuer }).pair
  assert.match(await (await startTls(door.port, good)).says(mail), /^250/)
  assert.equal(seen.at(-1)?.certificate?.issuers.length, 1)
  for (const [name, certificate] of Object.entries({
    none: {},
    'of its own': makeSelfSigned('relay.example', now),
    'of an authority of the same name': forged,
    'past its end': ended,
    'signed by one who may not': { ...byLeaf, cert: `${byLeaf.cert}${leaf.pair.cert}` },
  }))
    assert.match(await saysUnder(door.port, certificate, mail), /^550|^closed/, name)
})
