import assert from 'node:assert/strict'
import { connect } from 'node:net'
import test from 'node:test'
import { Client, greeted, openDoor, underTls } from './testing/door-client.ts'

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

test('a recipient named twice is one; letters of a domain are alike, those before the @ are not', async (t) => {
  const { door, heard } = await openDoor(t)
  const client = await greeted(door.port)
  await client.says('MAIL FROM:<a@b.example>\r\n')
  for (const to of ['c@d.example', 'c@D.Example', 'C@d.example', 'c@d.example'])
    assert.match(await client.says(`RCPT TO:<${to}>\r\n`), /^250 2\.1\.5/)
  await client.says('DATA\r\n')
  assert.match(await client.says('Subject: x\r\n\r\ny\r\n.\r\n'), /^250/)
  const addresses = heard[0]?.envelope.recipients.map(({ address }) => address)
  assert.deepEqual(addresses, ['c@d.example', 'C@d.example'])
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

async function saysData(client: Client) {
  client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
  for (let replies = 0; replies < 3; replies++) await client.hears()
}

test('bare CR, bare LF and NUL are refused where they stand, and nothing more is heard', async (t) => {
  const { door, heard } = await openDoor(t)
  for (const bad of ['a\nb\r\n', 'a\rb\r\n', 'a\0b\r\n']) {
    const client = await greeted(door.port)
    await saysData(client)
    assert.match(await client.says(bad), /^550 5\.6\.11/, JSON.stringify(bad))
    client.send('.\r\nMAIL FROM:<x@y.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
    assert.equal(await client.hears(), 'closed')
  }
  assert.equal(heard.length, 0)
})

test('a line of 999 octets and too many octets refuse the message, and the next is taken', async (t) => {
  const { door, heard } = await openDoor(t, { limits: { messageBytes: 5000 } })
  const client = await greeted(door.port)
  await saysData(client)
  assert.match(await client.says(`${'a'.repeat(999)}\r\n.\r\n`), /^550 5\.6\.11/)
  await saysData(client)
  assert.match(await client.says(`${`${'a'.repeat(900)}\r\n`.repeat(6)}.\r\n`), /^552 5\.3\.4/)
  await saysData(client)
  assert.match(await client.says('good\r\n.\r\n'), /^250/)
  assert.equal(heard.length, 1)
})

test('EHLO offers what there is and no more', async (t) => {
  const { door } = await openDoor(t, { tls: true, logOnInClear: true })
  const client = await Client.to(door.port)
  await client.hears()
  const offered = (await client.says('EHLO client.example\r\n')).split('\r\n').map((line) => line.slice(4))
  assert.deepEqual(offered, [
    'mail.school.example',
    'PIPELINING',
    `SIZE ${50 * 1024 * 1024}`,
    'STARTTLS',
    'AUTH PLAIN LOGIN',
    'ENHANCEDSTATUSCODES',
    '8BITMIME',
    'DSN',
    'SMTPUTF8',
  ])
  assert.equal(await client.says('HELO client.example\r\n'), '250 mail.school.example')
  assert.match(await client.says('MAIL FROM:<a@b.example> SIZE=5\r\n'), /^555 5\.5\.4/)
})

test('BDAT is refused and what follows it is never a command', async (t) => {
  const { door, heard } = await openDoor(t)
  for (const apart of [false, true]) {
    const client = await greeted(door.port)
    client.send('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\n')
    for (let replies = 0; replies < 2; replies++) await client.hears()
    const chunk = 'RSET\r\nMAIL FROM:<x@y.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n'
    client.send(`BDAT ${chunk.length} LAST\r\n${apart ? '' : chunk}`)
    assert.match(await client.hears(), /^502 5\.5\.1/)
    if (apart) client.send(chunk)
    assert.equal(await client.hears(), 'closed')
  }
  assert.equal(heard.length, 0)
})

test('commands: what is not offered, what is wrong, and an end to patience', async (t) => {
  const { door, heard } = await openDoor(t, {
    limits: { badCommands: 60, recipients: 4 },
    policy: { postmasterDomain: () => 'school.example' },
  })
  const client = await greeted(door.port)
  const table: [string, RegExp][] = [
    ['VRFY someone', /^252/],
    ['EXPN all-staff', /^502/],
    ['HELP', /^214/],
    ['HELP MAIL', /^214/],
    ['NOOP and more', /^250/],
    ['FLY', /^500/],
    ['STARTTLS', /^502/],
    ['RSET now', /^501/],
    ['QUIT now', /^501/],
    ['DATA', /^503/],
    ['RCPT TO:<a@b.example>', /^503/],
    ['MAIL FROM:a@b.example', /^501/],
    ['MAIL FROM:<a@b.example> SIZE=999999999999', /^552/],
    ['MAIL FROM:<a@b.example> SIZE=x', /^501/],
    ['MAIL FROM:<a@b.example> BODY=BINARYMIME', /^501/],
    ['MAIL FROM:<a@b.example> SMTPUTF8=1', /^501/],
    ['MAIL FROM:<a@b.example> RET=SOME', /^501/],
    ['MAIL FROM:<a@b.example> ENVID=a+2', /^501/],
    ['MAIL FROM:<a@b.example> FROB=1', /^555/],
    ['MAIL FROM:<a@b.example> SIZE=1 size=2', /^501 5\.5\.4/],
    ['MAIL FROM:<é@b.example>', /^553 5\.6\.7/],
    ['MAIL FROM:<nobody@school.example>', /^553/],
    ['MAIL FROM:<> RET=HDRS ENVID=a+2Bb', /^250/],
    ['MAIL FROM:<a@b.example>', /^503/],
    ['RCPT TO:<>', /^501/],
    ['RCPT TO:<a..b@c.example>', /^501/],
    ['RCPT TO:<a@[300.1.1.1]>', /^501/],
    ['RCPT TO:<a@nowhere.example>', /^550/],
    ['RCPT TO:<victim%elsewhere.example@c.example>', /^553 5\.1\.3/],
    ['RCPT TO:<elsewhere.example!victim@c.example>', /^553 5\.1\.3/],
    ['RCPT TO:<"victim@elsewhere.example"@c.example>', /^553 5\.1\.3/],
    ['RCPT TO:<é@c.example>', /^553 5\.6\.7/],
    ['RCPT TO:<a@c.example> NOTIFY=NEVER,DELAY', /^501/],
    ['RCPT TO:<a@c.example> ORCPT=a@c.example', /^501/],
    ['RCPT TO:<a@c.example> SIZE=4', /^555/],
    ['DATA', /^554/],
    ['RCPT TO:<"a>b"@c.example>', /^250/],
    ['RCPT TO:<@relay.example,@two.example:"d"@c.example> ORCPT=rfc822;d+2Be@c.example', /^250/],
    ['RCPT TO:<d@c.example>', /^250/],
    ['RCPT TO:<Postmaster>', /^250/],
    ['RCPT TO:<f@c.example>', /^250/],
    ['RCPT TO:<g@c.example>', /^452/],
    ['DATA now', /^501/],
  ]
  for (const [command, want] of table) assert.match(await client.says(`${command}\r\n`), want, command)
  await client.says('DATA\r\n')
  await client.says('\r\n.\r\n')
  assert.deepEqual(
    heard[0]?.envelope.recipients.map(({ address, originalRecipient }) => [address, originalRecipient]),
    [
      ['"a>b"@c.example', undefined],
      ['d@c.example', 'rfc822;d+2Be@c.example'],
      ['postmaster@school.example', undefined],
      ['f@c.example', undefined],
    ],
  )
  assert.deepEqual([heard[0]?.envelope.return, heard[0]?.envelope.envelopeId], ['HDRS', 'a+2Bb'])
  for (let bad = 0; bad < 70; bad++) {
    const said = await client.says('FLY\r\n')
    if (said.startsWith('421')) return assert.equal(await client.hears(), 'closed')
  }
  assert.fail('never shown out')
})

test('a client that drips a command or a message, or says nothing, is ended', async (t) => {
  const { door, heard } = await openDoor(t, { limits: { idleMs: 150, messageMs: 300 } })
  const silent = await greeted(door.port)
  const drip = async (client: Client, text: string) => {
    const timer = setInterval(() => client.send(text), 20)
    const said = await client.hears()
    clearInterval(timer)
    return said
  }
  const slow = await greeted(door.port)
  assert.match(await drip(slow, 'N'), /^421 4\.4\.2/)
  assert.match(await silent.hears(), /^421 4\.4\.2/)
  const message = await greeted(door.port)
  await saysData(message)
  assert.match(await drip(message, 'a line\r\n'), /^421 4\.4\.2/)
  assert.equal(heard.length, 0)
})

test('log-on is offered only under TLS, and needed where the door says so', async (t) => {
  const { door, heard } = await openDoor(t, { tls: true, needsLogOn: true })
  const plain = await greeted(door.port)
  assert.match(await plain.says('MAIL FROM:<a@b.example>\r\n'), /^530/)
  assert.match(await plain.says('AUTH PLAIN AGEAcmlnaHQ=\r\n'), /^538/)
  assert.match(await plain.says('STARTTLS\r\n'), /^220/)
  const client = await underTls(plain.socket)
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
  const client = await underTls(plain.socket)
  await client.says('EHLO client.example\r\n')
  const wrong = `AUTH PLAIN ${Buffer.from('\0a\0b').toString('base64')}\r\n`
  for (let times = 0; times < 3; times++) assert.match(await client.says(wrong), /^535/)
  assert.equal(await client.hears(), 'closed')
})

test('a log-on that cannot be checked now is put off; one given up, or answered ahead, is none', async (t) => {
  const { door } = await openDoor(t, { needsLogOn: true, logOnInClear: true })
  const client = await greeted(door.port)
  const plain = (text: string) => Buffer.from(text).toString('base64')
  assert.match(await client.says(`AUTH PLAIN ${plain('\0ahmed\0away')}\r\n`), /^454 4\.7\.0/)
  assert.match(await client.says('AUTH XOAUTH2 abc\r\n'), /^504/)
  assert.match(await client.says('AUTH PLAIN\r\n'), /^334/)
  assert.match(await client.says('*\r\n'), /^501/)
  assert.match(await client.says('AUTH LOGIN\r\n'), /^334/)
  assert.match(await client.says(`${plain('ahmed')}\r\n${plain('right')}\r\n`), /^554 5\.5\.0/)
  assert.equal(await client.hears(), 'closed')
})

test('too many connections from one address are told so', async (t) => {
  const { door } = await openDoor(t, { limits: { connectionsPerAddress: 1 } })
  await greeted(door.port)
  const second = await Client.to(door.port)
  assert.match(await second.hears(), /^421/)
})

test('strangers do not fill the door', async (t) => {
  const { door } = await openDoor(t, {
    limits: { connectionsOfStrangers: 1 },
    policy: { isStranger: () => isStranger },
  })
  let isStranger = true
  const first = await greeted(door.port)
  assert.match(await (await Client.to(door.port)).hears(), /^421 4\.7\.0/)
  isStranger = false
  await greeted(door.port)
  isStranger = true
  await first.says('QUIT\r\n')
  assert.equal(await first.hears(), 'closed')
  // The door hears of the end a moment after its client.
  let said = ''
  for (let tries = 0; tries < 200 && !said.startsWith('220'); tries++) said = await (await Client.to(door.port)).hears()
  assert.match(said, /^220/)
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
