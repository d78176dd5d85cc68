import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { makeSelfSigned } from '../door/make-certificate.ts'
import { type NextServer, SmtpClient } from './client.ts'
import { reloadedCertificate } from './routes/reloaded-certificate.ts'
import { outgoingTo } from './testing/outgoing.ts'
import { type HostManners, openPretendHost } from './testing/pretend-host.ts'

const certificateOf = (name: string) => makeSelfSigned(name, Temporal.Now.instant())
const offers = ['PIPELINING', '8BITMIME', 'STARTTLS']

async function connect(t: TestContext, port: number, more: Partial<NextServer>) {
  const client = await SmtpClient.open({
    smartHost: { host: '127.0.0.1', port, tls: 'required', serverName: 'next.example', ...more },
    hostname: 'mail.school.example',
    connectMs: 500,
    answerMs: 2000,
  })
  t.after(() => client.close())
  return client
}

function openFiles(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-certificates-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
}

/** A host with a certificate of that name, and what is needed to trust it. */
async function openSecureHost(t: TestContext, name: string, manners: HostManners = {}) {
  const certificate = certificateOf(name)
  const write = openFiles(t)
  const host = await openPretendHost(t, { offers, tls: certificate, ...manners })
  return { ...host, trusted: reloadedCertificate({ authority: write('authority.pem', certificate.cert) }) }
}

test('where TLS is required, an authority of one’s own is trusted when it is named, and the name must be right', async (t) => {
  const host = await openSecureHost(t, 'next.example')
  const client = await connect(t, host.port, { secureContext: host.trusted })
  assert.equal((await client.send(outgoingTo(['jones@x.example'])))[0]?.fate, 'delivered')
  // After the handshake everything is asked anew.
  assert.deepEqual(host.commands.slice(0, 3), ['EHLO mail.school.example', 'STARTTLS', 'EHLO mail.school.example'])
  await assert.rejects(connect(t, host.port, {}), { said: /certificate/ })
  await assert.rejects(connect(t, host.port, { secureContext: host.trusted, serverName: 'other.example' }), {
    said: 'its certificate is for another name',
  })
  assert.equal(host.messages.length, 1)
})

test('where TLS is only offered, any certificate will do, and a broken handshake is tried again in clear', async (t) => {
  const anybody = await openSecureHost(t, 'somebody.else')
  await (await connect(t, anybody.port, { tls: 'offered' })).send(outgoingTo(['jones@x.example']))
  assert.ok(anybody.commands.includes('STARTTLS'))
  const broken = await openPretendHost(t, {
    offers,
    answer(command, usual, socket) {
      if (command !== 'STARTTLS') return usual
      setTimeout(() => socket.end('this is no TLS\r\n'), 5)
      return '220 go on'
    },
  })
  const client = await connect(t, broken.port, { tls: 'offered' })
  assert.equal((await client.send(outgoingTo(['jones@x.example'])))[0]?.fate, 'delivered')
  assert.equal(broken.connections(), 2)
})

test('a handshake that does not come about, silently or by hanging up, ends in time', async (t) => {
  for (const hangsUp of [true, false]) {
    const host = await openPretendHost(t, {
      offers,
      answer(command, usual, socket) {
        if (command !== 'STARTTLS') return usual
        if (hangsUp) setTimeout(() => socket.destroy(), 5)
        return '220 go on'
      },
    })
    await assert.rejects(connect(t, host.port, {}), { code: 'smtp.host-away' })
    const client = await connect(t, host.port, { tls: 'offered' })
    assert.equal((await client.send(outgoingTo(['jones@x.example'])))[0]?.fate, 'delivered')
  }
})

test('a host that offers TLS and refuses it: in clear where it is offered, not at all where it is required', async (t) => {
  const host = await openPretendHost(t, {
    offers,
    answer: (command, usual) => (command === 'STARTTLS' ? '454 not now' : usual),
  })
  await assert.rejects(connect(t, host.port, {}), { said: '454 not now' })
  const client = await connect(t, host.port, { tls: 'offered' })
  assert.equal((await client.send(outgoingTo(['jones@x.example'])))[0]?.fate, 'delivered')
})

test('a password is said under TLS only, whoever takes the offer of TLS away', async (t) => {
  const host = await openPretendHost(t, { offers: ['AUTH PLAIN'] })
  const logOn = { login: 'school', secret: 'word' }
  await assert.rejects(connect(t, host.port, { tls: 'offered', logOn }), { said: 'no password is said in clear' })
  assert.ok(host.commands.every((command) => !command.startsWith('AUTH')))
})

test('what is said in clear behind the answer to STARTTLS is not read as if it had come under TLS', async (t) => {
  const host = await openSecureHost(t, 'next.example', {
    answer: (command, usual) => (command === 'STARTTLS' ? `${usual}\n250 injected` : usual),
  })
  await assert.rejects(connect(t, host.port, { secureContext: host.trusted }), { code: 'smtp.host-away' })
})

test('our own certificate is shown, and a renewed one from the next connection on', async (t) => {
  const write = openFiles(t)
  const [first, second] = [certificateOf('hill.example'), certificateOf('hill-two.example')]
  const server = certificateOf('next.example')
  const host = await openPretendHost(t, {
    offers,
    tls: { ...server, requestCert: true, rejectUnauthorized: false },
  })
  const files = { cert: write('cert.pem', first.cert), key: write('key.pem', first.key) }
  const secureContext = reloadedCertificate({ ...files, authority: write('authority.pem', server.cert) })
  const shown = async () => {
    await (await connect(t, host.port, { secureContext })).send(outgoingTo(['jones@x.example']))
    return host.shown.at(-1)
  }
  assert.equal(await shown(), 'hill.example')
  write('key.pem', second.key)
  assert.equal(await shown(), 'hill.example', 'while key and certificate are not of one pair')
  write('cert.pem', second.cert)
  assert.equal(await shown(), 'hill-two.example')
})
