import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { openSchool } from '../../../test/journeys/open-gateway.ts'
import { demoDevicePassword } from '../../demo/make-school.ts'
import { makeCertificate } from './door/make-certificate.ts'
import { now } from './door/testing/door-client.ts'
import { openGateway } from './gateway.ts'
import { listedPeer } from './peers/index.ts'

const run = promisify(execFile)
const wednesday = '2026-11-18T10:15:00Z'

test('swaks submits with a device password, and what it sent leaves octet for octet', async (t) => {
  if (!existsSync('/usr/bin/swaks')) return t.skip('no /usr/bin/swaks')
  const school = await openSchool(t, { at: wednesday })
  const directory = await mkdtemp(join(tmpdir(), 'beadle-swaks-'))
  t.after(() => rm(directory, { recursive: true }))
  const message =
    'From: ahmed@school.example\nTo: jones@school.example\nSubject: Minutes\nX-Odd:  two  spaces \n\n.a dot\nÅ\n'
  await writeFile(join(directory, 'message'), message)
  const { stdout } = await run('/usr/bin/swaks', [
    ...['--server', `127.0.0.1:${school.submissionPort}`, '--auth', 'PLAIN'],
    ...['--auth-user', 'ahmed', '--auth-password', demoDevicePassword],
    ...['--from', 'ahmed@school.example', '--to', 'jones@school.example', '--data', `@${join(directory, 'message')}`],
  ])
  assert.match(stdout, /<- +250 2\.0\.0 Taken as/)
  const [mail] = await school.left()
  // swaks ends a message that it reads from a file with an empty line of its own.
  assert.ok(mail?.message.includes(Buffer.from(message.replaceAll('\n', '\r\n'))))
})

test('smtp-source sends many at once, and each leaves once', async (t) => {
  if (!existsSync('/usr/sbin/smtp-source')) return t.skip('no /usr/sbin/smtp-source')
  const school = await openSchool(t, { at: wednesday })
  const count = 100
  await run('/usr/sbin/smtp-source', [
    ...['-s', '10', '-m', String(count), '-l', '3000'],
    ...['-f', 'sender@list.example', '-t', 'jones@school.example', `127.0.0.1:${school.relayPort}`],
  ])
  const left = await school.left()
  const ids = new Set(left.map(({ message }) => /^Message-Id: (.*)\r$/im.exec(message.toString('latin1'))?.[1]))
  assert.deepEqual([left.length, ids.size], [count, count])
})

// What a program of somebody else's says and sees: STARTTLS with a certificate of its own, TLS from the first octet, a password.
const pythonClient = `
import smtplib, ssl, sys
relay, submission, submissions, authority, cert, key, password = sys.argv[1:]
context = ssl.create_default_context(cafile=authority)
with_certificate = ssl.create_default_context(cafile=authority)
with_certificate.load_cert_chain(cert, key)
message = b"From: ahmed@school.example\\r\\nSubject: x\\r\\n\\r\\n%s\\r\\n"

server = smtplib.SMTP("localhost", int(relay))
try:
    server.sendmail("ahmed@school.example", ["jones@school.example"], message % b"in clear")
except smtplib.SMTPSenderRefused as refused:
    print("clear", refused.smtp_code)
server.starttls(context=with_certificate)
server.sendmail("ahmed@school.example", ["jones@school.example"], message % b"with a certificate",
                mail_options=["BODY=8BITMIME", "ENVID=x+2By"], rcpt_options=["NOTIFY=NEVER"])
print("certificate", server.sock.version())
server.quit()

server = smtplib.SMTP("localhost", int(submission))
server.starttls(context=context)
server.login("ahmed", password)
server.sendmail("ahmed@school.example", ["jones@school.example"], message % b"logged on")
print("starttls", server.sock.version())
server.quit()

server = smtplib.SMTP_SSL("localhost", int(submissions), context=context)
server.login("ahmed", password)
server.sendmail("ahmed@school.example", ["jones@school.example"], message % b"under TLS")
print("implicit", server.sock.version())
server.quit()
`

test('Python’s smtplib hands in by certificate, by password behind STARTTLS and under TLS', async (t) => {
  if (!existsSync('/usr/bin/python3')) return t.skip('no /usr/bin/python3')
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const directory = await mkdtemp(join(tmpdir(), 'beadle-python-'))
  t.after(() => rm(directory, { recursive: true }))
  const authority = makeCertificate({ hostname: 'authority.example', now, isAuthority: true })
  const ours = makeCertificate({ hostname: 'localhost', now, issuer: authority.asIssuer }).pair
  const theirs = makeCertificate({ hostname: 'relay.example', now, issuer: authority.asIssuer }).pair
  const file = async (name: string, text: string) => {
    await writeFile(join(directory, name), text)
    return join(directory, name)
  }
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: 'localhost', port: 0 },
    submissions: { host: 'localhost', port: 0 },
    relay: { host: 'localhost', port: 0, from: [] },
    peers: [{ ...listedPeer([]), certificate: { names: ['*.example'], authorities: authority.pair.cert } }],
    tls: ours,
    courier: { pollMs: 50, lanes: 1 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  const { stdout } = await run('/usr/bin/python3', [
    '-c',
    pythonClient,
    ...[gateway.relayPort, gateway.submissionPort, gateway.submissionsPort ?? 0].map(String),
    await file('authority.pem', authority.pair.cert),
    await file('cert.pem', theirs.cert),
    await file('key.pem', theirs.key),
    demoDevicePassword,
  ])
  assert.deepEqual(stdout.trim().split('\n'), [
    'clear 530',
    'certificate TLSv1.3',
    'starttls TLSv1.3',
    'implicit TLSv1.3',
  ])
})
