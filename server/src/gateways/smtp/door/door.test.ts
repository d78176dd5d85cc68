import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { connect as connectTls, createSecureContext } from 'node:tls'
import { keptCertificate } from './certificate.ts'
import { Door } from './door.ts'
import { type Envelope, usualLimits } from './policy.ts'
import { reply } from './reply.ts'

const now = Temporal.Instant.from('2026-03-03T10:15:00Z')

type Heard = { envelope: Envelope<string>; message: Buffer }

async function openDoor(
  t: TestContext,
  more: { needsLogOn?: boolean; tls?: boolean; limits?: object; whileTaking?: () => Promise<void> } = {},
) {
  const heard: Heard[] = []
  const directory = await mkdtemp(join(tmpdir(), 'beadle-door-'))
  t.after(() => rm(directory, { recursive: true }))
  const door = await Door.open<string>({
    host: '127.0.0.1',
    port: 0,
    hostname: 'mail.school.example',
    limits: { ...usualLimits, ...more.limits },
    needsLogOn: more.needsLogOn ?? false,
    ...(more.tls
      ? { secureContext: createSecureContext(await keptCertificate(directory, 'mail.school.example', now)) }
      : {}),
    onError: () => {},
    policy: {
      logOn: async (login, secret) => (secret === 'right' ? login : undefined),
      mayMailFrom: async (address) =>
        address === 'nobody@school.example' ? reply(553, '5.7.1', 'Not yours') : undefined,
      mayRcptTo: async (address) => (address.endsWith('@nowhere.example') ? reply(550, '5.1.1', 'No such') : undefined),
      accept: async (envelope, message) => {
        await more.whileTaking?.()
        heard.push({ envelope, message })
        return reply(250, '2.0.0', 'Kept')
      },
    },
  })
  t.after(() => door[Symbol.asyncDispose]())
  return { door, heard }
}

/** A client that writes exactly what it is told and reads replies one at a time. */
class Client {
  #text = ''
  #ended = false
  #socket: Socket
  #changed: () => void = () => {}
  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1')
      this.#changed()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#ended = true
      this.#changed()
    })
  }
  static async to(port: number): Promise<Client> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Client(socket)
  }
  get socket(): Socket {
    return this.#socket
  }
  send(text: string | Buffer): void {
    this.#socket.write(text)
  }
  /** The next whole reply, or 'closed'. */
  async hears(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(this.#text)?.[0]
      if (whole) {
        this.#text = this.#text.slice(whole.length)
        return whole.trimEnd()
      }
      if (this.#ended) return 'closed'
      await new Promise<void>((resolve) => {
        this.#changed = resolve
      })
    }
  }
  async says(text: string | Buffer): Promise<string> {
    this.send(text)
    return this.hears()
  }
}

async function greeted(port: number): Promise<Client> {
  const client = await Client.to(port)
  assert.match(await client.hears(), /^220 /)
  assert.match(await client.says('EHLO client.example\r\n'), /^250-/)
  return client
}

test('a message is taken, and its octets are those that were sent', async (t) => {
  const { door, heard } = await openDoor(t)
  const client = await greeted(door.port)
  client.send('MAIL FROM:<a@b.example> SIZE=40 BODY=8BITMIME\r\nRCPT TO:<c@d.example> NOTIFY=NEVER\r\nDATA\r\n')
  assert.match(await client.hears(), /^250 2\.1\.0/)
  assert.match(await client.hears(), /^250 2\.1\.5/)
  assert.match(await client.hears(), /^354/)
  assert.match(await client.says('Subject: x\r\n\r\n..y\xe9\r\n.\r\nQUIT\r\n'), /^250 2\.0\.0 Kept/)
  assert.match(await client.hears(), /^221/)
  assert.equal(await client.hears(), 'closed')
  assert.equal(heard[0]?.message.toString('utf8'), 'Subject: x\r\n\r\n.y\xe9\r\n')
  assert.deepEqual(heard[0]?.envelope.recipients, [{ address: 'c@d.example', notify: ['NEVER'] }])
  assert.equal(heard[0]?.envelope.eightBit, true)
})

test('who speaks before the greeting, before 354 or behind EHLO and STARTTLS is shown out', async (t) => {
  const { door, heard } = await openDoor(t, { tls: true })
  const early = connect(door.port, '127.0.0.1')
  early.write('EHLO early.example\r\nNOOP\r\n')
  const client = new Client(early)
  const first = await client.hears()
  assert.ok(first.startsWith('554 5.5.0') || (await client.hears()).startsWith('554 5.5.0'), first)

  const behindEhlo = await Client.to(door.port)
  await behindEhlo.hears()
  assert.match(await behindEhlo.says('EHLO x.example\r\nMAIL FROM:<a@b.example>\r\n'), /^554 5\.5\.0/)

  const behindTls = await greeted(door.port)
  assert.match(await behindTls.says('STARTTLS\r\nMAIL FROM:<a@b.example>\r\n'), /^554 5\.5\.0/)

  const before354 = await greeted(door.port)
  before354.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: early\r\n\r\n.\r\n')
  await before354.hears()
  await before354.hears()
  assert.match(await before354.hears(), /^554 5\.5\.0/)
  assert.equal(await before354.hears(), 'closed')
  assert.equal(heard.length, 0)
})

test('a second message in one burst behind the first is not taken', async (t) => {
  const { door, heard } = await openDoor(t)
  const client = await greeted(door.port)
  client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
  for (let replies = 0; replies < 3; replies++) await client.hears()
  assert.match(await client.says('one\r\n.\r\nMAIL FROM:<x@y.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n'), /^250/)
  assert.match(await client.hears(), /^554 5\.5\.0/)
  assert.equal(heard.length, 1)
})

test('bare CR, bare LF and NUL are refused and the next message is taken', async (t) => {
  const { door, heard } = await openDoor(t)
  const client = await greeted(door.port)
  for (const bad of ['a\nb\r\n', 'a\rb\r\n', 'a\0b\r\n', `${'a'.repeat(999)}\r\n`]) {
    client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
    for (let replies = 0; replies < 3; replies++) await client.hears()
    assert.match(await client.says(`${bad}.\r\n`), /^550 5\.6\.11/, JSON.stringify(bad.slice(0, 5)))
  }
  client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
  for (let replies = 0; replies < 3; replies++) await client.hears()
  assert.match(await client.says('good\r\n.\r\n'), /^250/)
  assert.equal(heard.length, 1)
})

test('commands: what is not offered, what is wrong, and an end to patience', async (t) => {
  const { door } = await openDoor(t, { limits: { badCommands: 20, recipients: 2 } })
  const client = await greeted(door.port)
  const table: [string, RegExp][] = [
    ['VRFY someone', /^252/],
    ['BDAT 5 LAST', /^502/],
    ['FLY', /^500/],
    ['DATA', /^503/],
    ['RCPT TO:<a@b.example>', /^503/],
    ['MAIL FROM:a@b.example', /^501/],
    ['MAIL FROM:<a@b.example> SIZE=999999999999', /^552/],
    ['MAIL FROM:<a@b.example> FROB=1', /^555/],
    ['MAIL FROM:<nobody@school.example>', /^553/],
    ['MAIL FROM:<>', /^250/],
    ['MAIL FROM:<a@b.example>', /^503/],
    ['RCPT TO:<>', /^501/],
    ['RCPT TO:<a..b@c.example>', /^501/],
    ['RCPT TO:<a@nowhere.example>', /^550/],
    ['DATA', /^554/],
    ['RCPT TO:<"a>b"@c.example>', /^250/],
    ['RCPT TO:<@relay.example:d@c.example>', /^250/],
    ['RCPT TO:<e@c.example>', /^452/],
    ['RSET', /^250/],
  ]
  for (const [command, want] of table) assert.match(await client.says(`${command}\r\n`), want, command)
  for (let bad = 0; bad < 30; bad++) {
    const heard = await client.says('FLY\r\n')
    if (heard.startsWith('421')) return assert.equal(await client.hears(), 'closed')
  }
  assert.fail('never shown out')
})

test('log-on is offered only under TLS, and needed where the door says so', async (t) => {
  const { door, heard } = await openDoor(t, { tls: true, needsLogOn: true })
  const plain = await greeted(door.port)
  assert.match(await plain.says('MAIL FROM:<a@b.example>\r\n'), /^530/)
  assert.match(await plain.says('AUTH PLAIN AGEAcmlnaHQ=\r\n'), /^538/)
  assert.match(await plain.says('STARTTLS\r\n'), /^220/)
  const secured = connectTls({ socket: plain.socket, rejectUnauthorized: false })
  await once(secured, 'secureConnect')
  const client = new Client(secured)
  assert.match(await client.says('MAIL FROM:<a@b.example>\r\n'), /^503/)
  const offered = await client.says('EHLO client.example\r\n')
  assert.match(offered, /AUTH PLAIN LOGIN/)
  assert.doesNotMatch(offered, /STARTTLS/)
  const encode = (text: string) => Buffer.from(text).toString('base64')
  assert.match(await client.says(`AUTH PLAIN ${encode('\0ahmed\0wrong')}\r\n`), /^535/)
  assert.match(await client.says(`AUTH PLAIN ${encode('jones\0ahmed\0right')}\r\n`), /^535/)
  assert.match(await client.says('AUTH LOGIN\r\n'), /^334 VXNlcm5hbWU6/)
  assert.match(await client.says(`${encode('ahmed')}\r\n`), /^334 UGFzc3dvcmQ6/)
  assert.match(await client.says(`${encode('right')}\r\n`), /^235/)
  assert.match(await client.says('MAIL FROM:<ahmed@school.example>\r\n'), /^250/)
  assert.match(await client.says('RCPT TO:<jones@school.example>\r\n'), /^250/)
  assert.match(await client.says('DATA\r\n'), /^354/)
  assert.match(await client.says('Subject: x\r\n\r\n.\r\n'), /^250/)
  assert.equal(heard[0]?.envelope.logOn, 'ahmed')
  assert.equal(heard[0]?.envelope.peer.protocol, 'ESMTPSA')
})

test('three wrong passwords end the conversation', async (t) => {
  const { door } = await openDoor(t, { tls: true })
  const plain = await greeted(door.port)
  await plain.says('STARTTLS\r\n')
  const secured = connectTls({ socket: plain.socket, rejectUnauthorized: false })
  await once(secured, 'secureConnect')
  const client = new Client(secured)
  await client.says('EHLO client.example\r\n')
  const wrong = `AUTH PLAIN ${Buffer.from('\0a\0b').toString('base64')}\r\n`
  for (let times = 0; times < 3; times++) assert.match(await client.says(wrong), /^535/)
  assert.equal(await client.hears(), 'closed')
})

test('too many connections from one address are told so', async (t) => {
  const { door } = await openDoor(t, { limits: { connectionsPerAddress: 1 } })
  await greeted(door.port)
  const second = await Client.to(door.port)
  assert.match(await second.hears(), /^421/)
})

test('a door that closes answers the message it is taking, and only then says so', async (t) => {
  const taking = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const { door, heard } = await openDoor(t, {
    whileTaking: () => {
      begun.resolve()
      return taking.promise
    },
  })
  const idle = await greeted(door.port)
  const client = await greeted(door.port)
  client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
  for (let replies = 0; replies < 3; replies++) await client.hears()
  client.send('good\r\n.\r\n')
  await begun.promise
  const closed = door[Symbol.asyncDispose]()
  assert.match(await idle.hears(), /^421 4\.3\.2/)
  taking.resolve()
  assert.match(await client.hears(), /^250/)
  assert.match(await client.hears(), /^421 4\.3\.2/)
  await closed
  assert.equal(heard.length, 1)
})
