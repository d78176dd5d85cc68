import assert from 'node:assert/strict'
import test from 'node:test'
import { type DoorPolicy, type Envelope, usualLimits } from './policy.ts'
import { reply } from './reply.ts'
import { Session } from './session.ts'

/** Speaks each line and gives what the door says to the last. */
async function speak(lines: readonly string[], mayForward: boolean) {
  const taken: Envelope<string>[] = []
  const said: string[] = []
  const policy: DoorPolicy<string> = {
    recognise: () => 'postfix',
    mayForward: () => mayForward,
    mayMailFrom: () => undefined,
    mayRcptTo: () => undefined,
    async accept(envelope) {
      taken.push(envelope)
      return reply(250, '2.0.0', 'Taken')
    },
  }
  const session = new Session<string>(
    { write: (text) => said.push(text), end() {}, pause() {}, resume() {}, secure: async () => undefined },
    {
      hostname: 'mail.school.example',
      limits: usualLimits,
      policy,
      remote: { address: '127.0.0.1', port: 1 },
      offersTls: false,
      needsLogOn: false,
      onError: (error) => assert.fail(String(error)),
    },
  )
  session.open()
  await new Promise(setImmediate)
  for (const line of lines) {
    session.receive(Buffer.from(`${line}\r\n`))
    await new Promise(setImmediate)
  }
  return { taken, last: said.at(-1) ?? '', said }
}

const mail = ['MAIL FROM:<a@museum.example>', 'RCPT TO:<b@school.example>', 'DATA', 'Subject: x\r\n\r\nx\r\n.']
const forward = [
  'XFORWARD NAME=client.example ADDR=192.0.2.7 PORT=4711',
  'XFORWARD PROTO=ESMTP HELO=client.example SOURCE=REMOTE',
]

test('a server that filters its mail here says for whom, and for one message at a time', async () => {
  const { taken } = await speak(['EHLO postfix', ...forward, ...mail, ...mail], true)
  assert.deepEqual(
    taken.map(({ peer }) => [peer.address, peer.forwarded]),
    [
      ['127.0.0.1', { address: '192.0.2.7', helo: 'client.example', isLocal: false }],
      ['127.0.0.1', undefined],
    ],
  )
})

test('addresses are of version 6 too, what is not available is not known, and what is neither is refused', async () => {
  const { taken } = await speak(
    ['EHLO postfix', 'XFORWARD ADDR=IPv6:2001:db8::1 HELO=[UNAVAILABLE] NAME=a+2Bb', ...mail],
    true,
  )
  assert.deepEqual(taken[0]?.peer.forwarded, { address: '2001:db8::1', helo: undefined })
  for (const wrong of [
    'XFORWARD ADDR=not-one',
    'XFORWARD',
    'XFORWARD ADDR',
    'XFORWARD LOGIN=okafor',
    'XFORWARD NAME=a+b',
  ])
    assert.match((await speak(['EHLO postfix', wrong], true)).last, /^501 /)
  assert.match(
    (await speak(['EHLO postfix', 'MAIL FROM:<a@museum.example>', 'XFORWARD ADDR=192.0.2.7'], true)).last,
    /^503 /,
  )
})

test('nobody else is offered it, or heard', async () => {
  assert.match((await speak(['EHLO postfix'], true)).last, /^250 XFORWARD NAME ADDR /m)
  const { last, taken, said } = await speak(['EHLO stranger', forward[0] ?? '', ...mail], false)
  assert.doesNotMatch(said.join(''), /XFORWARD/)
  assert.match(said.join(''), /502 5\.5\.1/)
  assert.match(last, /^250 /)
  assert.equal(taken[0]?.peer.forwarded, undefined)
})
