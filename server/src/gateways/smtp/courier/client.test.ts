import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import test, { type TestContext } from 'node:test'
import type { Outgoing } from '../../../modules/mail/index.ts'
import { type SmartHost, SmtpClient } from './client.ts'
import { dataOctets } from './dot-stuff.ts'
import { NotSmtpError, ReplyReader } from './reply-reader.ts'

/** A server that plays a part: for each line or message it hears, it says the next thing of its script. */
async function openHost(t: TestContext, script: readonly (string | ((socket: Socket) => void))[]) {
  const heard: string[] = []
  const server = createServer((socket) => {
    const lines = [...script]
    const say = () => {
      const next = lines.shift()
      if (typeof next === 'function') next(socket)
      else if (next !== undefined) socket.write(next.replaceAll('\n', '\r\n'))
    }
    let text = ''
    let inData = false
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (;;) {
        const end = inData ? text.indexOf('\r\n.\r\n') + 3 : text.indexOf('\r\n')
        if (end < (inData ? 3 : 0)) return
        const line = text.slice(0, end)
        heard.push(line)
        text = text.slice(end + 2)
        inData = !inData && line === 'DATA' && (lines[0]?.toString().startsWith('354') ?? false)
        say()
      }
    })
    say()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  t.after(() => server.close())
  return { port: typeof address === 'object' && address ? address.port : 0, heard }
}

async function connectTo(t: TestContext, port: number, more: Partial<SmartHost> = {}): Promise<SmtpClient> {
  const client = await SmtpClient.open({
    smartHost: { host: '127.0.0.1', port, tls: 'none', ...more },
    hostname: 'mail.school.example',
    connectMs: 2000,
    answerMs: 2000,
  })
  t.after(() => client.close())
  return client
}

function outgoing(more: Partial<Outgoing> = {}): Outgoing {
  return {
    schoolId: '',
    delivery: {
      id: 'd',
      messageId: 'm',
      positions: [0, 1],
      changes: { tags: [] },
      attempts: 0,
      madeAt: Temporal.Instant.from('2026-03-03T10:15:00Z'),
    },
    from: 'a@school.example',
    recipients: [
      { position: 0, address: 'b@x.example' },
      { position: 1, address: 'c@x.example', notify: ['NEVER'] },
    ],
    above: Buffer.from('Received: by us\r\n'),
    message: Buffer.from('Subject: x\r\n\r\n.dot\r\n'),
    eightBit: false,
    utf8: false,
    ...more,
  }
}

const plain = ['220 hi\n', '250 hi\n'] as const

test('recipients have each their own fate', async (t) => {
  const host = await openHost(t, [
    ...plain,
    '250 ok\n',
    '250 ok\n',
    '550 5.1.1 nobody\n',
    '354 go\n',
    '250 2.0.0 taken\n',
  ])
  const client = await connectTo(t, host.port)
  assert.deepEqual(await client.send(outgoing()), [
    { position: 0, fate: 'delivered', said: '250 2.0.0 taken', host: 'hi' },
    { position: 1, fate: 'failed', said: '550 5.1.1 nobody', host: 'hi' },
  ])
  assert.deepEqual(host.heard, [
    'EHLO mail.school.example',
    'MAIL FROM:<a@school.example>',
    'RCPT TO:<b@x.example>',
    'RCPT TO:<c@x.example>',
    'DATA',
    'Received: by us\r\nSubject: x\r\n\r\n..dot\r\n.',
  ])
})

test('what the next server offers is used: pipelining, SIZE, DSN', async (t) => {
  const host = await openHost(t, [
    '220 hi\n',
    '250-hi\n250-PIPELINING\n250-SIZE 1000\n250-DSN\n250 8BITMIME\n',
    '250 ok\n',
    '250 ok\n',
    '250 ok\n',
    '354 go\n',
    '451 4.3.0 later\n',
  ])
  const client = await connectTo(t, host.port)
  const results = await client.send(outgoing({ eightBit: true, return: 'HDRS', envelopeId: 'e1' }))
  assert.deepEqual(
    results.map(({ fate }) => fate),
    ['later', 'later'],
  )
  assert.equal(host.heard[1], 'MAIL FROM:<a@school.example> SIZE=37 BODY=8BITMIME RET=HDRS ENVID=e1')
  assert.equal(host.heard[3], 'RCPT TO:<c@x.example> NOTIFY=NEVER')
})

const accented = Buffer.from('Subject: x\r\n\r\nÅ\r\n')

test('what the next server cannot carry is told, never recoded', async (t) => {
  const host = await openHost(t, [...plain])
  const client = await connectTo(t, host.port)
  const saidOf = async (more: Partial<Outgoing>) => (await client.send(outgoing(more)))[0]?.said ?? ''
  assert.match(await saidOf({ eightBit: true, message: accented }), /5\.6\.3/)
  // Eight bits that nobody announced are eight bits all the same.
  assert.match(await saidOf({ message: accented }), /5\.6\.3/)
  assert.match(await saidOf({ utf8: true, message: Buffer.from('Subject: Å\r\n\r\nx\r\n') }), /5\.6\.7/)
  assert.match(await saidOf({ recipients: [{ position: 0, address: 'åsa@school.example' }] }), /5\.6\.7/)
  assert.deepEqual(host.heard, ['EHLO mail.school.example'])
})

test('what was announced as needing an extension and does not goes without it', async (t) => {
  const host = await openHost(t, [...plain, '250 ok\n', '250 ok\n', '250 ok\n', '354 go\n', '250 taken\n'])
  const client = await connectTo(t, host.port)
  const results = await client.send(outgoing({ eightBit: true, utf8: true }))
  assert.deepEqual(
    results.map(({ fate }) => fate),
    ['delivered', 'delivered'],
  )
  assert.equal(host.heard[1], 'MAIL FROM:<a@school.example>')
})

test('what is no address is never said to the next server', async (t) => {
  const { port, heard } = await openHost(t, ['220 x\n', '250 x\n'])
  const client = await connectTo(t, port)
  for (const address of ['"a"> NOTIFY=NEVER"@b.example', 'a@b.example>\r\nRSET', 'a b@c.example', '']) {
    const results = await client.send(outgoing({ recipients: [{ position: 0, address }] }))
    assert.deepEqual(
      results.map(({ fate, said }) => [fate, said.slice(0, 9)]),
      [['failed', '553 5.1.3']],
    )
  }
  assert.deepEqual(heard, ['EHLO mail.school.example'])
})

test('what holds a bare CR, LF or NUL goes to nobody, wherever it came from', async (t) => {
  const { port, heard } = await openHost(t, ['220 x\n', '250 x\n'])
  const client = await connectTo(t, port)
  const header = 'Subject: x\r\n\r\n'
  for (const wrong of ['a\nb\r\n', 'a\rb\r\n', 'a\r\r\n', 'a\r', '\n.\r\n', 'a\r\n\0\r\n'])
    for (const more of [{ message: Buffer.from(header + wrong) }, { above: Buffer.from(`X-Tag: ${wrong}`) }]) {
      const results = await client.send(outgoing(more))
      assert.deepEqual(
        results.map(({ fate, said }) => [fate, said.slice(0, 10)]),
        [
          ['failed', '554 5.6.11'],
          ['failed', '554 5.6.11'],
        ],
      )
    }
  assert.deepEqual(heard, ['EHLO mail.school.example'])
})

test('a refused sender concerns everybody, and the connection goes on', async (t) => {
  const host = await openHost(t, [
    ...plain,
    '550 5.7.1 not you\n',
    '503 no\n',
    '503 no\n',
    '503 no\n',
    '250 reset\n',
    '250 ok\n',
    '250 ok\n',
    '250 ok\n',
    '354 go\n',
    '250 taken\n',
  ])
  const client = await connectTo(t, host.port)
  assert.deepEqual(
    (await client.send(outgoing())).map(({ fate }) => fate),
    ['failed', 'failed'],
  )
  assert.deepEqual(
    (await client.send(outgoing())).map(({ fate }) => fate),
    ['delivered', 'delivered'],
  )
})

test('where nobody is taken the transaction is closed, so that the next envelope has its own', async (t) => {
  const refused = ['250 ok\n', '451 4.2.1 busy\n', '451 4.2.1 busy\n', '554 5.5.1 no recipients\n', '250 reset\n']
  const host = await openHost(t, [...plain, ...refused, '250 ok\n', '250 ok\n', '250 ok\n', '354 go\n', '250 taken\n'])
  const client = await connectTo(t, host.port)
  assert.deepEqual(
    (await client.send(outgoing())).map(({ fate }) => fate),
    ['later', 'later'],
  )
  assert.equal(host.heard.at(-1), 'RSET')
  assert.deepEqual(
    (await client.send(outgoing())).map(({ fate }) => fate),
    ['delivered', 'delivered'],
  )
})

test('a server that hangs up, says 421 or no SMTP at all is away: nobody is told a fate', async (t) => {
  const scripts = [
    [...plain, (socket: Socket) => void socket.destroy()],
    [...plain, '421 4.3.2 closing\n'],
    [...plain, 'what?\n'],
  ]
  for (const script of scripts) {
    const host = await openHost(t, script)
    const client = await connectTo(t, host.port)
    await assert.rejects(client.send(outgoing()), { code: 'smtp.host-away' })
    assert.equal(client.isUsable, false)
  }
  const taken = await openHost(t, ['554 go away\n'])
  await assert.rejects(connectTo(t, taken.port), { code: 'smtp.host-away' })
})

test('where TLS is required, nothing is said to a server without it', async (t) => {
  const host = await openHost(t, [...plain])
  await assert.rejects(connectTo(t, host.port, { tls: 'required' }), { code: 'smtp.host-away' })
  assert.deepEqual(host.heard, ['EHLO mail.school.example'])
})

test('dots: one more where a line begins with one, the same message after unstuffing', () => {
  const stuffed = (text: string) => Buffer.concat(dataOctets(Buffer.from(text))).toString()
  assert.equal(stuffed(''), '.\r\n')
  assert.equal(stuffed('.\r\n..\r\na.b\r\n\r\n.'), '..\r\n...\r\na.b\r\n\r\n..\r\n.\r\n')
  assert.equal(stuffed('a\r\n'), 'a\r\n.\r\n')
})

test('replies: split anywhere, of many lines, or none at all', () => {
  const reader = new ReplyReader()
  assert.deepEqual(reader.push(Buffer.from('250-on')), [])
  assert.deepEqual(
    reader.push(Buffer.from('e\r\n250 two\r\n22')).map(({ code, lines }) => [code, lines]),
    [[250, ['one', 'two']]],
  )
  assert.throws(() => reader.push(Buffer.from('zz\r\n')), NotSmtpError)
  assert.throws(() => new ReplyReader().push(Buffer.alloc(9000, 0x61)), NotSmtpError)
})
