import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { usualRoute } from '../../src/gateways/smtp/courier/routes/route.ts'
import { type HostManners, openPretendHost } from '../../src/gateways/smtp/courier/testing/pretend-host.ts'
import { type Gateway, type MailDns, openGateway, type Route } from '../../src/gateways/smtp/index.ts'
import { listEntries } from '../../src/ledger/index.ts'
import { contextIn, type MailSettings, readMessage, sweepQueue } from '../../src/modules/mail/index.ts'
import { queuedDetail, queueOverview } from '../../src/modules/mail/queue/queue-view.ts'
import { steerDestination, steerEnvelope } from '../../src/modules/mail/queue/steer-queue.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return
    await wait(25)
  }
  assert.fail('it never came to that')
}

/** A DNS in which each of these domains has one exchange, on this machine. */
function dnsOf(domains: readonly string[]): MailDns {
  return {
    exchanges: async (domain) => (domains.includes(domain) ? [{ exchange: `mx.${domain}`, priority: 10 }] : undefined),
    addresses: async () => ['127.0.0.1'],
  }
}

async function openDelivery(
  t: TestContext,
  {
    routes,
    dns = dnsOf([]),
    settings = {},
  }: { routes: readonly Route[]; dns?: MailDns; settings?: Partial<MailSettings> },
) {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const gateway = await openGateway({
    parts: { ...school.parts, settings: { ...school.parts.settings, ...settings } },
    routes,
    dns,
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20, awayMs: 20, mxAwayMs: 20, sweepMs: 20 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, gateway }
}

const route = (name: string, port: number, more: Partial<Route> = {}): Route => ({
  ...usualRoute,
  name,
  domains: ['*'],
  to: [{ host: '127.0.0.1', port }],
  tls: 'none',
  ...more,
})

const mx = (port: number, more: Partial<Route> = {}): Route => ({
  ...usualRoute,
  name: 'internet',
  domains: ['*'],
  to: 'mx',
  tls: 'offered',
  mxPort: port,
  lanes: 2,
  anyAddress: true,
  ...more,
})

const inSchool = <T>(
  school: MailSchool,
  work: (tx: Parameters<typeof contextIn>[0], context: Awaited<ReturnType<typeof contextIn>>) => Promise<T>,
) =>
  school.database.inSchool(school.schoolId, async (tx) => work(tx, await contextIn(tx, school.parts, school.schoolId)))

const queued = (school: MailSchool) =>
  inSchool(school, (tx) =>
    tx.selectFrom('mail.delivery').select(['id', 'message_id', 'destination', 'positions', 'attempts']).execute(),
  )

/** One of ours to whom it concerns: not held, since the recipients are the school's own. */
const toColleagues = { to: ['jones', 'brennan'], subjectLine: 'Minutes' } as const

/** Mr Ahmed's mail to outsiders, let go by his line manager. */
async function sendOutside(school: MailSchool, gateway: Gateway, to: readonly string[]) {
  const sent = await school.as('ahmed', gateway).sends({ to })
  await school.as('brennan').acts({ messageId: sent.id, outcome: 'release', reason: 'Agreed' })
  return sent
}

test('recipients who are reached by different ways get envelopes of their own, and a slow one keeps nobody waiting', async (t) => {
  const fast = await openPretendHost(t)
  const slow = await openPretendHost(t, { final: () => undefined })
  const { school, gateway } = await openDelivery(t, {
    routes: [route('slow', slow.port, { domains: ['slow.example'] }), route('fast', fast.port)],
  })
  const count = 12
  for (let number = 0; number < count; number++)
    await sendOutside(school, gateway, [`a-${number}@fast.example`, `b-${number}@slow.example`])
  const toFast = () => fast.commands.filter((command) => command.includes('@fast.example'))
  await until(() => toFast().length === count)
  assert.equal(
    fast.commands.some((command) => command.includes('@slow.example')),
    false,
  )
  await until(async () => (await queued(school)).length === count)
  assert.ok((await queued(school)).every(({ positions }) => positions.length === 1 && positions[0] === 1))
})

test('mail goes by MX to each domain; one that takes none, or is not there, is given back', async (t) => {
  const host = await openPretendHost(t)
  const dns = dnsOf(['one.example', 'two.example', 'school.example'])
  const { school, gateway } = await openDelivery(t, {
    routes: [mx(host.port)],
    dns: {
      ...dns,
      exchanges: async (domain) =>
        domain === 'null.example' ? [{ exchange: '', priority: 0 }] : dns.exchanges(domain),
    },
  })
  const to = ['jones@one.example', 'lee@two.example', 'max@null.example', 'ann@gone.example', 'lit@[192.0.2.1]']
  const sent = await sendOutside(school, gateway, to)
  await until(async () => !(await school.states(sent.id)).includes('queued'))
  assert.deepEqual(await school.states(sent.id), ['delivered', 'delivered', 'bounced', 'bounced', 'bounced'])
  const remarks = await inSchool(school, (tx) =>
    tx.selectFrom('mail.recipient').select('remark').where('message_id', '=', sent.id).orderBy('position').execute(),
  )
  assert.deepEqual(
    remarks.map(({ remark }) => remark),
    ['250 2.0.0', '250 2.0.0', '556 5.1.10', '550 5.1.2', '553 5.1.2'],
  )
})

/** A host that answers as the test says at that moment. */
async function openFickleHost(t: TestContext, manners: HostManners = {}) {
  const state = { rcpt: '250 2.1.5 ok' }
  const host = await openPretendHost(t, {
    ...manners,
    answer: (command, usual) => (command.includes('TO:<jones@') ? state.rcpt : usual),
  })
  return { ...host, state }
}

test('a sender is told once that their mail waits, and then that it was given up', async (t) => {
  const host = await openFickleHost(t)
  host.state.rcpt = '450 4.2.0 mailbox busy'
  const { school, gateway } = await openDelivery(t, { routes: [route('next', host.port)] })
  const sent = await school.as('ahmed', gateway).sends({ to: 'jones', subjectLine: 'Minutes' })
  const reports = () =>
    host.messages
      .map((message) => readMessage(Buffer.from(message, 'latin1')))
      .filter(({ attachments }) => attachments.some(({ mediaType }) => mediaType === 'message/delivery-status'))
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) === 1)
  school.clock.set('2026-11-18T14:20:00Z')
  await until(async () => reports().length === 1 && (await queued(school))[0]?.attempts === 2)
  const [delayed] = reports()
  assert.equal(delayed?.subjectLine, 'Not delivered yet: Minutes')
  const status = delayed?.attachments.map(({ content }) => content.toString()).join('') ?? ''
  assert.match(status, /Action: delayed\r\nStatus: 4\.2\.0\r\nRemote-MTA: dns; next\.example\r\n/)
  assert.match(status, /Will-Retry-Until: Mon, 23 Nov 2026 10:15:00 \+0000/)
  school.clock.set('2026-11-18T18:30:00Z')
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) === 3)
  assert.equal(reports().length, 1)
  school.clock.set('2026-11-23T10:20:00Z')
  await until(() => reports().length === 2)
  assert.equal(reports()[1]?.subjectLine, 'Not delivered: Minutes')
  assert.deepEqual(await school.states(sent.id), ['bounced'])
})

test('mail to a destination that was away for all its days is given back, the last try made', async (t) => {
  const host = await openPretendHost(t)
  await host.close()
  const { school, gateway } = await openDelivery(t, { routes: [route('next', host.port)] })
  const sent = await school.receives('someone@list.example', { to: 'jones' }, gateway)
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) >= 1)
  school.clock.set('2026-11-24T10:15:00Z')
  await until(async () => (await school.states(sent.id))[0] === 'bounced')
})

test('a destination is paused, resumed and given up by those who run the mail, and all of it is recorded', async (t) => {
  const host = await openFickleHost(t)
  host.state.rcpt = '450 4.2.0 mailbox busy'
  const { school, gateway } = await openDelivery(t, { routes: [route('next', host.port)] })
  const finch = { by: school.id('finch') }
  const sent = await school.as('ahmed', gateway).sends(toColleagues)
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) === 1)
  assert.deepEqual(await school.states(sent.id), ['queued', 'delivered'])
  const overview = () => inSchool(school, queueOverview)
  const [waiting] = (await overview()).destinations
  assert.deepEqual([waiting?.name, waiting?.waiting, waiting?.lastAnswer?.code], ['next', 1, '450 4.2.0'])

  const steer = (act: 'retry' | 'pause' | 'resume' | 'give-up', reason?: string) =>
    inSchool(school, (tx, context) =>
      steerDestination(tx, context, { ...finch, destination: 'next', act, ...(reason ? { reason } : {}) }),
    )
  assert.equal(await steer('pause'), 1)
  assert.equal((await overview()).destinations[0]?.paused?.by?.name, 'Mr Owen Finch')
  host.state.rcpt = '250 2.1.5 ok'
  await wait(60)
  const during = await school.as('ahmed', gateway).sends({ to: 'brennan', subjectLine: 'Later' })
  await until(async () => (await overview()).destinations[0]?.waiting === 2)
  assert.deepEqual(await school.states(during.id), ['queued'])
  assert.equal(await steer('resume'), 2)
  await until(async () => (await queued(school)).length === 0)
  assert.deepEqual(
    [await school.states(sent.id), await school.states(during.id)],
    [['delivered', 'delivered'], ['delivered']],
  )

  host.state.rcpt = '450 4.2.0 mailbox busy'
  const third = await school.as('ahmed', gateway).sends({ to: 'jones', subjectLine: 'Third' })
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) === 1)
  await assert.rejects(steer('give-up'), { code: 'platform.invalid-request' })
  assert.equal(await steer('give-up', 'The mailbox is closed.'), 1)
  assert.deepEqual(await school.states(third.id), ['bounced'])
  await until(() => host.messages.some((message) => message.includes('5.4.7 delivery was ended')))
  const kinds = await inSchool(school, (tx) => listEntries(tx, school.schoolId, { kind: 'mail.' }))
  assert.deepEqual(kinds.flatMap(({ kind }) => (kind.startsWith('mail.destination-') ? [kind] : [])).toReversed(), [
    'mail.destination-paused',
    'mail.destination-resumed',
    'mail.destination-given-up',
  ])
})

test('one envelope is stopped, shown with a reason, and let go on', async (t) => {
  const host = await openFickleHost(t)
  host.state.rcpt = '451 4.7.1 jones@school.example is greylisted'
  const { school, gateway } = await openDelivery(t, { routes: [route('next', host.port)] })
  const sent = await school.as('ahmed', gateway).sends({ to: 'jones' })
  await until(async () => ((await queued(school))[0]?.attempts ?? 0) === 1)
  const { id } = (await queued(school))[0] ?? assert.fail('not in the queue')
  const finch = { by: school.id('finch') }
  const act = (word: 'stop' | 'go-on') =>
    inSchool(school, (tx, context) => steerEnvelope(tx, context, { ...finch, id, act: word }))
  await act('stop')
  host.state.rcpt = '250 2.1.5 ok'
  school.clock.set('2026-11-18T11:15:00Z')
  await wait(100)
  assert.deepEqual(await school.states(sent.id), ['queued'])
  const plain = await inSchool(school, (tx, context) => queuedDetail(tx, context, id))
  assert.deepEqual(
    [plain.state, plain.domains, plain.attemptsMade[0]?.code],
    ['stopped', ['school.example'], '451 4.7.1'],
  )
  assert.equal(JSON.stringify(plain).includes('jones'), false)
  const shown = await inSchool(school, (tx, context) => queuedDetail(tx, context, id, true))
  assert.deepEqual(shown.revealed?.recipients, ['jones@school.example'])
  assert.deepEqual(shown.revealed?.answers, ['451 4.7.1 jones@school.example is greylisted'])
  await act('go-on')
  await until(async () => (await school.states(sent.id))[0] === 'delivered')
})

test('who asked to hear of success hears it from us where the next server will not tell', async (t) => {
  const host = await openPretendHost(t, { offers: ['PIPELINING', '8BITMIME'] })
  const { school, gateway } = await openDelivery(t, { routes: [route('next', host.port)] })
  await school.as('ahmed', gateway).sends({ to: 'jones', subjectLine: 'Minutes', notify: ['SUCCESS'] })
  await until(() => host.messages.some((message) => message.includes('Action: relayed')))
  const report = host.messages.find((message) => message.includes('Action: relayed')) ?? ''
  assert.match(report, /Subject: Delivered: Minutes/)
  assert.match(report, /Status: 2\.0\.0/)
})

test('a school’s own route takes its mail before the others, though the first of it comes at once', async (t) => {
  const own = await openPretendHost(t)
  const others = await openPretendHost(t)
  const { school, gateway } = await openDelivery(t, {
    routes: [
      route('elsewhere', others.port, { school: 'other' }),
      route('tenant', own.port, { school: 'demo' }),
      route('rest', others.port),
    ],
  })
  const sent = await school.as('ahmed', gateway).sends({ to: 'jones' })
  await until(async () => (await school.states(sent.id))[0] === 'delivered')
  // A notice of advice to the sender may go the same way.
  assert.deepEqual(
    [own.messages.filter((message) => message.includes('\r\nSubject: Minutes')).length, others.messages.length],
    [1, 0],
  )
})

test('a domain that no route takes is told to the sender at once', async (t) => {
  const host = await openPretendHost(t)
  const { school, gateway } = await openDelivery(t, {
    routes: [route('mailboxes', host.port, { domains: ['school.example'] })],
  })
  const sent = await sendOutside(school, gateway, ['info@museum.example'])
  await until(async () => (await school.states(sent.id))[0] === 'bounced')
  await until(() => host.messages.some((message) => message.includes('Status: 5.4.4')))
})

test('what a sweep finds overdue at the start is tried before it is given up', async (t) => {
  const host = await openPretendHost(t)
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const closed = await openGateway({
    parts: school.parts,
    routes: [route('next', 1)],
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20 },
  })
  const sent = await school.receives('someone@list.example', { to: 'jones' }, closed)
  await closed[Symbol.asyncDispose]()
  school.clock.set('2026-11-26T10:15:00Z')
  await inSchool(school, (tx, context) => sweepQueue(tx, context, []))
  const gateway = await openGateway({
    parts: school.parts,
    routes: [route('next', host.port)],
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20, sweepMs: 20 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  await until(async () => (await school.states(sent.id))[0] === 'delivered')
})
