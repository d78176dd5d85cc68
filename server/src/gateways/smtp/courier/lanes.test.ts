import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Outgoing, RecipientResult } from '../../../modules/mail/index.ts'
import { type AwayTimes, Lanes } from './lanes.ts'
import { ConnectionOpener } from './open-connection.ts'
import { type Route, usualRoute } from './routes/route.ts'
import { outgoingTo } from './testing/outgoing.ts'
import { openPretendHost } from './testing/pretend-host.ts'

type Ways = {
  readonly port: number
  readonly more?: Partial<Route>
  readonly away?: AwayTimes
  readonly answerMs?: number
}

/** Lanes to hosts on this machine, and everything they say. */
function openLanes(t: TestContext, { port, more = {}, away = { firstMs: 40, mostMs: 400 }, answerMs = 2000 }: Ways) {
  const results: { outgoing: Outgoing; results: readonly RecipientResult[] }[] = []
  const putOff: { outgoing: Outgoing; isTried: boolean; said: string; ms: number }[] = []
  let back = 0
  const dns = { exchanges: async () => [], addresses: async () => [] }
  const opener = new ConnectionOpener({
    dns,
    client: { hostname: 'mail.school.example', connectMs: 2000, answerMs, finalMs: answerMs },
  })
  const route: Route = {
    ...usualRoute,
    name: 'next',
    domains: ['*'],
    to: [{ host: '127.0.0.1', port }],
    tls: 'none',
    lanes: 2,
    ...more,
  }
  const lanes = new Lanes(
    { key: 'next', route, domain: '' },
    {
      away,
      idleMs: 5000,
      hooks: {
        open: (destination) => opener.open(destination),
        onResults: (outgoing, came) => results.push({ outgoing, results: came }),
        onAway: (outgoing, news) => putOff.push({ outgoing, ...news }),
        onBack: () => void back++,
      },
    },
  )
  t.after(() => lanes.stop(100))
  return { lanes, results, putOff, backs: () => back }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (isSo()) return
    await wait(10)
  }
  assert.fail('it never came to that')
}

const one = () => outgoingTo(['jones@school.example'])

test('connections are kept, and no more are opened than the route has', async (t) => {
  const host = await openPretendHost(t)
  const { lanes, results } = openLanes(t, { port: host.port })
  for (let count = 0; count < 20; count++) lanes.push(one())
  await until(() => results.length === 20)
  assert.ok(host.connections() <= 2)
  lanes.push(one())
  await until(() => results.length === 21)
  assert.ok(host.connections() <= 2)
  assert.equal(host.messages.length, 21)
})

test('a server that closes a kept connection, silently or with 421, costs nothing: another one is opened', async (t) => {
  for (const goodbye of [undefined, '421 4.4.2 idle too long']) {
    const host = await openPretendHost(t, {
      final(_, usual, socket) {
        setTimeout(() => (goodbye === undefined ? socket.end() : socket.end(`${goodbye}\r\n`)), 5)
        return usual
      },
    })
    const { lanes, results, putOff } = openLanes(t, { port: host.port, more: { lanes: 1 } })
    lanes.push(one())
    await until(() => results.length === 1)
    await wait(30)
    lanes.push(one())
    await until(() => results.length === 2)
    assert.deepEqual([host.connections(), host.messages.length, putOff.length], [2, 2, 0])
  }
})

test('421 in the middle of a session: what was not answered is tried again, once, on a new connection', async (t) => {
  let mails = 0
  const host = await openPretendHost(t, {
    answer(command, usual, socket) {
      if (!command.startsWith('MAIL') || ++mails !== 2) return usual
      setTimeout(() => socket.end(), 5)
      return '421 4.7.0 too many messages on this connection'
    },
  })
  const { lanes, results, putOff } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  lanes.push(one())
  lanes.push(one())
  await until(() => results.length === 2)
  assert.deepEqual([host.connections(), host.messages.length, putOff.length], [2, 2, 0])
})

test('a server that says 250 twice is out of step: nobody’s mail is taken for gone by another’s answer', async (t) => {
  let isOdd = true
  const host = await openPretendHost(t, {
    final: (_, usual) => {
      const said = isOdd ? `${usual}\n${usual}` : usual
      isOdd = false
      return said
    },
  })
  const { lanes, results } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  lanes.push(one())
  lanes.push(one())
  await until(() => results.length === 2)
  assert.deepEqual([host.connections(), host.messages.length], [2, 2])
})

test('a second 250 that comes late is found out before anything is taken for done', async (t) => {
  let finals = 0
  const host = await openPretendHost(t, {
    offers: ['PIPELINING'],
    answer(command, usual) {
      // The stray reply stands before the answers to the second envelope, which is answered one too late.
      return finals === 1 && command.startsWith('MAIL') ? `250 2.0.0 taken\n${usual}` : usual
    },
    final(_, usual) {
      finals++
      return usual
    },
  })
  const { lanes, results } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  lanes.push(one())
  await until(() => results.length === 1)
  lanes.push(one())
  await wait(60)
  // Never with success for what was not sent: each of its tries ended before DATA.
  assert.deepEqual([results.length, host.messages.length], [1, 1])
})

test('a server that hangs up while it is sent a message: the message waits, the others go on', async (t) => {
  const host = await openPretendHost(t, {
    final(message, usual, socket) {
      if (!message.includes('poison')) return usual
      socket.destroy()
      return undefined
    },
  })
  const { lanes, results, putOff } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  lanes.push(outgoingTo(['a@x.example'], { message: Buffer.from('Subject: poison\r\n\r\nx\r\n') }))
  for (let count = 0; count < 5; count++) lanes.push(one())
  await until(() => results.length === 6)
  assert.deepEqual(results.map(({ results: [first] }) => first?.fate).sort(), [...Array(5).fill('delivered'), 'later'])
  assert.equal(putOff.length, 0)
})

test('three messages in a row cut off in the middle: then it is the server', async (t) => {
  const host = await openPretendHost(t, {
    final(_, __, socket) {
      socket.destroy()
      return undefined
    },
  })
  const { lanes, results, putOff } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  for (let count = 0; count < 6; count++) lanes.push(one())
  await until(() => results.length + putOff.length === 6)
  assert.deepEqual([results.length, putOff.length, lanes.isAway], [2, 4, true])
})

test('a server that takes everything and answers nothing holds its own lane only for so long', async (t) => {
  const host = await openPretendHost(t, { final: () => undefined })
  const { lanes, results } = openLanes(t, { port: host.port, answerMs: 80 })
  lanes.push(one())
  await until(() => results.length === 1)
  assert.deepEqual(results[0]?.results, [{ position: 0, fate: 'later', said: 'no answer in time' }])
})

test('one that drips its answer octet by octet gets no more time for it', async (t) => {
  const host = await openPretendHost(t, {
    final(_, __, socket) {
      const drip = setInterval(() => (socket.writable ? socket.write('2') : clearInterval(drip)), 20)
      t.after(() => clearInterval(drip))
      return undefined
    },
  })
  const { lanes, results } = openLanes(t, { port: host.port, answerMs: 120 })
  lanes.push(one())
  await until(() => results.length === 1)
  assert.equal(results[0]?.results[0]?.fate, 'later')
})

test('greylisting: 450 to a recipient is that recipient’s, and the connection serves the next one', async (t) => {
  const host = await openPretendHost(t, {
    answer: (command, usual) => (command.includes('<grey@') ? '450 4.7.1 come again in five minutes' : usual),
  })
  const { lanes, results } = openLanes(t, { port: host.port, more: { lanes: 1 } })
  lanes.push(outgoingTo(['grey@x.example', 'jones@x.example']))
  lanes.push(one())
  await until(() => results.length === 2)
  assert.deepEqual(
    results[0]?.results.map(({ fate, said }) => [fate, said.slice(0, 9)]),
    [
      ['later', '450 4.7.1'],
      ['delivered', '250 2.0.0'],
    ],
  )
  assert.equal(host.connections(), 1)
})

test('too many recipients for one envelope: the others go in another one at once', async (t) => {
  const counts = new Map<number, number>()
  let envelopes = 0
  const host = await openPretendHost(t, {
    answer(command, usual) {
      if (command.startsWith('MAIL')) envelopes++
      if (!command.startsWith('RCPT')) return usual
      counts.set(envelopes, (counts.get(envelopes) ?? 0) + 1)
      // Half of them as older servers say it (RFC 5321 4.5.3.1.10).
      return (counts.get(envelopes) ?? 0) <= 2 ? usual : envelopes === 1 ? '452 4.5.3 too many' : '552 too many'
    },
  })
  const { lanes, results } = openLanes(t, { port: host.port })
  lanes.push(outgoingTo(['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example']))
  await until(() => results.length === 1)
  assert.deepEqual(
    results[0]?.results.map(({ fate }) => fate),
    Array(5).fill('delivered'),
  )
  assert.equal(host.messages.length, 3)
})

test('a destination that is away is left alone for longer and longer, tried by one, and back at once when it is back', async (t) => {
  const gone = await openPretendHost(t)
  await gone.close()
  const { lanes, results, putOff, backs } = openLanes(t, { port: gone.port })
  for (let count = 0; count < 4; count++) lanes.push(one())
  await until(() => putOff.length === 4)
  assert.equal(putOff.filter(({ isTried }) => isTried).length >= 1, true)
  assert.equal(putOff[0]?.said, 'nobody listens there')
  assert.deepEqual([lanes.isAway, lanes.width], [true, 0])
  await until(() => !lanes.isAway)
  assert.deepEqual([lanes.isProbing, lanes.width], [true, 1])
  lanes.push(one())
  await until(() => lanes.isAway)
  assert.ok((putOff.at(-1)?.ms ?? 0) > 40)
  lanes.retry()
  await openPretendHost(t, {}, gone.port)
  lanes.push(one())
  await until(() => results.length === 1)
  assert.deepEqual([lanes.isProbing, lanes.width, backs()], [false, 2, 1])
})

test('the first of a route’s servers that answers is used, and one that does not is not waited for again', async (t) => {
  const gone = await openPretendHost(t)
  await gone.close()
  const second = await openPretendHost(t)
  const to = [gone.port, second.port].map((port) => ({ host: '127.0.0.1', port }))
  const { lanes, results, putOff } = openLanes(t, { port: 0, more: { to, lanes: 1 } })
  lanes.push(one())
  lanes.push(one())
  await until(() => results.length === 2)
  assert.deepEqual([second.messages.length, putOff.length], [2, 0])
})

test('LMTP answers for each recipient after the message, and each has their own fate', async (t) => {
  const host = await openPretendHost(t, {
    lmtp: true,
    final: () => '250 2.0.0 saved\n452 4.2.2 over quota\n250 2.0.0 saved',
    answer: (command, usual) => (command.includes('<nobody@') ? '550 5.1.1 no such mailbox' : usual),
  })
  const { lanes, results } = openLanes(t, { port: host.port, more: { protocol: 'lmtp' } })
  const addresses = ['a@x.example', 'nobody@x.example', 'full@x.example', 'b@x.example']
  const wanted = outgoingTo(addresses)
  const [first, ...others] = wanted.recipients
  lanes.push({ ...wanted, recipients: first ? [{ ...first, notify: ['SUCCESS'] }, ...others] : [] })
  await until(() => results.length === 1)
  assert.equal(host.commands[0], 'LHLO mail.school.example')
  assert.deepEqual(
    results[0]?.results.map(({ fate, owed }) => [fate, owed]),
    [
      ['delivered', 'delivered'],
      ['failed', undefined],
      ['later', undefined],
      ['delivered', undefined],
    ],
  )
})
