import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Door } from '../../src/gateways/smtp/door/door.ts'
import { usualLimits } from '../../src/gateways/smtp/door/policy.ts'
import { reply, type SmtpReply } from '../../src/gateways/smtp/door/reply.ts'
import { MailEntrance } from '../../src/gateways/smtp/enter/enter-mail.ts'
import { openGateway } from '../../src/gateways/smtp/index.ts'
import { readMessage } from '../../src/modules/mail/index.ts'
import { DatabaseAwayError, DatabaseFullError } from '../../src/platform/database/index.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'

/** A next server whose answer to a recipient is the test's. */
async function openOddHost(
  t: { after(action: () => void | Promise<void>): void },
  answer: (address: string) => SmtpReply | undefined,
  port = 0,
) {
  const taken: Buffer[] = []
  const door = await Door.open<never>({
    host: '127.0.0.1',
    port,
    hostname: 'odd.example',
    limits: usualLimits,
    needsLogOn: false,
    onError: () => {},
    policy: {
      mayMailFrom: async () => undefined,
      mayRcptTo: async (address) => answer(address),
      async accept(_envelope, message) {
        taken.push(Buffer.from(message))
        return reply(250, '2.0.0', 'Taken')
      },
    },
  })
  t.after(() => door[Symbol.asyncDispose]())
  return { port: door.port, taken }
}

/** A second gateway of the same school towards another next server. */
async function openSecond(t: { after(action: () => void | Promise<void>): void }, school: MailSchool, port: number) {
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20, lanes: 1, awayMs: 10 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return gateway
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return
    await wait(25)
  }
  assert.fail('it never came to that')
}

test('the next server refuses one recipient: the other gets it, the sender gets a delivery report', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const host = await openOddHost(t, (address) =>
    address.startsWith('jones') ? reply(550, '5.1.1', 'No such person') : undefined,
  )
  const gateway = await openSecond(t, school, host.port)
  const sent = await school.as('ahmed', gateway).sends({ to: ['jones', 'brennan'], subjectLine: 'Minutes' })
  await until(async () => (await school.states(sent.id)).every((state) => state !== 'queued'))
  assert.deepEqual(await school.states(sent.id), ['bounced', 'delivered'])
  await until(() => host.taken.some((message) => message.includes('multipart/report')))
  const report =
    host.taken
      .map((message) => readMessage(message))
      .find(({ subjectLine }) => subjectLine === 'Not delivered: Minutes') ?? assert.fail('no report')
  const status =
    report.attachments.find(({ mediaType }) => mediaType === 'message/delivery-status')?.content.toString() ?? ''
  assert.match(status, /^Reporting-MTA: dns; mail\.school\.example\r\n/)
  assert.match(
    status,
    /Final-Recipient: rfc822; jones@school\.example\r\nAction: failed\r\nStatus: 5\.1\.1\r\nRemote-MTA: dns; odd\.example\r\nDiagnostic-Code: smtp; 550 5\.1\.1 No such person/,
  )
  assert.ok((await school.kinds('message', sent.id)).includes('mail.bounced'))
})

test('the next server is away: nothing is lost, it goes when the server is back', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const blocked: Server = createServer().listen(0, '127.0.0.1')
  await once(blocked, 'listening')
  const address = blocked.address()
  const port = typeof address === 'object' && address ? address.port : 0
  blocked.close()
  await once(blocked, 'close')
  const gateway = await openSecond(t, school, port)
  const sent = await school.as('ahmed', gateway).sends({ to: 'jones' })
  assert.match(sent.said, /^250/)
  const due = () =>
    school.database.inSchool(school.schoolId, (tx) =>
      tx
        .selectFrom('mail.delivery')
        .select(['attempts', 'due_at'])
        .where('message_id', '=', sent.id)
        .executeTakeFirst(),
    )
  await until(async () => ((await due())?.attempts ?? 0) > 0)
  assert.deepEqual(await school.states(sent.id), ['queued'])
  const host = await openOddHost(t, () => undefined, port)
  school.clock.set((await due())?.due_at ?? assert.fail('not in the queue'))
  await until(() => host.taken.some((message) => message.includes('Subject: Minutes')))
  await until(async () => (await school.states(sent.id))[0] === 'delivered')
})

test('what gathered while the next server was away goes without a pause, each message once', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const away = await openSecond(t, school, 1)
  const count = 50
  const sent = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      school.receives('someone@list.example', { to: 'jones', subjectLine: `Number ${index}` }, away),
    ),
  )
  const queued = () =>
    school.database.inSchool(school.schoolId, (tx) => tx.selectFrom('mail.delivery').select('attempts').execute())
  await until(async () => (await queued()).some(({ attempts }) => attempts > 0))
  await away[Symbol.asyncDispose]()
  const host = await openOddHost(t, () => undefined)
  school.clock.set('2026-11-18T10:30:00Z')
  await openSecond(t, school, host.port)
  await until(async () => (await queued()).length === 0)
  const subjects = host.taken.map((message) => readMessage(message).subjectLine)
  assert.deepEqual(subjects.toSorted(), sent.map((_, index) => `Number ${index}`).toSorted())
})

test('after the days are over it is given back', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const host = await openOddHost(t, (address) =>
    address.startsWith('jones') ? reply(451, '4.2.1', 'Mailbox is busy') : undefined,
  )
  const gateway = await openSecond(t, school, host.port)
  const sent = await school.as('ahmed', gateway).sends({ to: 'jones', subjectLine: 'Minutes' })
  const due = () =>
    school.database.inSchool(school.schoolId, (tx) =>
      tx.selectFrom('mail.delivery').select('attempts').where('message_id', '=', sent.id).executeTakeFirst(),
    )
  await until(async () => ((await due())?.attempts ?? 0) > 0)
  school.clock.set('2026-11-23T10:20:00Z')
  await until(async () => (await school.states(sent.id))[0] === 'bounced')
  await until(() => host.taken.some((message) => message.includes('multipart/report')))
})

test('an outsider’s mail that cannot be delivered is never bounced to them', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const host = await openOddHost(t, (address) =>
    address.startsWith('jones') ? reply(550, '5.1.1', 'No such person') : undefined,
  )
  const gateway = await openSecond(t, school, host.port)
  const sent = await school.receives('someone@list.example', { to: 'jones' }, gateway)
  await until(async () => (await school.states(sent.id))[0] === 'bounced')
  assert.equal(
    host.taken.some((message) => message.includes('someone@list.example')),
    false,
  )
})

test('while the database is away or its disk is full, the sending server is asked to come again', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const host = await openOddHost(t, () => undefined)
  const gateway = await openSecond(t, school, host.port)
  for (const [error, code] of [
    [new DatabaseAwayError(), /^451 4\.3\./],
    [new DatabaseFullError(), /^452 4\.3\.1/],
    [new Error('something else'), /^451 4\.3\.0/],
  ] as const) {
    const mocked = t.mock.method(MailEntrance.prototype, 'enter', () => Promise.reject(error))
    assert.match((await school.receives('someone@list.example', { to: 'jones' }, gateway)).said, code)
    mocked.mock.restore()
  }
  assert.match((await school.receives('someone@list.example', { to: 'jones' }, gateway)).said, /^250/)
})

test('a message that has come round three times is refused', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  await school.receives('someone@list.example', { to: 'jones', subjectLine: 'Round' })
  for (let round = 0; round < 2; round++) {
    const raw = (await school.left()).at(-1)?.message ?? assert.fail('nothing left')
    assert.match((await school.receives('someone@list.example', { to: 'jones', raw })).said, /^250/)
  }
  const raw = (await school.left()).at(-1)?.message ?? assert.fail('nothing left')
  assert.match((await school.receives('someone@list.example', { to: 'jones', raw })).said, /^554 5\.4\.6/)
})
