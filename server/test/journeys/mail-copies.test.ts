import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Gateway, openGateway } from '../../src/gateways/smtp/index.ts'
import { listedPeer, type MailPeer } from '../../src/gateways/smtp/peers/index.ts'
import { addressOf, type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const colleagues = ['jones', 'brennan', 'sato'].map(addressOf)
const devices = Array.from({ length: 52 }, (_, at) => `device${at}@school.example`)
const outsiders = Array.from({ length: 5 }, (_, at) => `friend${at}@museum.example`)

/** A school whose mail comes from Exchange Online, which splits messages by recipients. */
async function openSplit(t: Parameters<typeof openSchool>[0], joinSeconds: number) {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const exchange: MailPeer = { ...listedPeer(['127.0.0.1']), name: 'exchange', kind: 'microsoft365', joinSeconds }
  const open = () =>
    openGateway({
      parts: school.parts,
      smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
      submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
      relay: { host: '127.0.0.1', port: 0, from: [] },
      peers: [exchange],
      courier: { pollMs: 20 },
    })
  const gateway = await open()
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, gateway, open }
}

type Told = {
  readonly named: readonly string[]
  readonly subjectLine?: string
  readonly messageId?: string
  readonly text?: string
}

/** One message as Exchange splits it: each copy has its own fields of the provider's, and all else of the others. */
function copyOf(
  number: number,
  { named, subjectLine = 'Trip', messageId = '<trip@school.example>', text }: Told,
): Buffer {
  return Buffer.from(
    [
      `Received: from mailbox${number}.prod.outlook.com by outbound.protection.outlook.com; Wed, 18 Nov 2026 10:15:0${number} +0000`,
      `From: <${addressOf('ahmed')}>`,
      `To: ${named.join(',\r\n ')}`,
      `Subject: ${subjectLine}`,
      `Message-ID: ${messageId}`,
      'Date: Wed, 18 Nov 2026 10:15:00 +0000',
      `X-MS-Exchange-Organization-Recipient-Kind:   copy-${number} `,
      `X-MS-Exchange-CrossTenant-Id:\t${number}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text ?? 'Dear all,\r\n\r\nthe coach leaves at nine.\r\n',
    ].join('\r\n'),
  )
}

async function rowsOf({ database, schoolId }: MailSchool) {
  return database.inSchool(schoolId, async (tx) => ({
    messages: await tx.selectFrom('mail.message').selectAll().where('direction', '=', 'out').execute(),
    holds: await tx.selectFrom('mail.hold').selectAll().execute(),
    waiting: await tx.selectFrom('mail.waiting_copy').selectAll().execute(),
    headers: await tx.selectFrom('mail.copy_header').selectAll().execute(),
  }))
}

async function joined(school: MailSchool) {
  while ((await rowsOf(school)).waiting.length > 0) await wait(20)
  return rowsOf(school)
}

/** Everything that left, with its recipients and the provider's field of its copy. */
async function leftFrom(school: MailSchool) {
  return (await school.left()).map(({ recipients, message }) => ({
    recipients: recipients.toSorted(),
    fields: [...message.toString().matchAll(/^X-MS-Exchange-\S+:.*$/gim)].map(([line]) => line),
    body: message.toString().slice(message.toString().indexOf('\r\n\r\n')),
  }))
}

const thirds = [outsiders.slice(0, 3), [...outsiders.slice(3), ...devices, 'jones@school.example'], colleagues.slice(1)]

async function bring(school: MailSchool, gateway: Gateway, number: number, to: readonly string[], told: Told) {
  return school.receives(addressOf('ahmed'), { to, raw: copyOf(number, told) }, gateway)
}

for (const order of ['at once', 'one after another'] as const)
  test(`one message to sixty people in three transactions ${order} is decided once, held once and told once`, async (t) => {
    const { school, gateway } = await openSplit(t, 30)
    const named = [...colleagues, ...devices, ...outsiders]
    const send = (to: readonly string[], at: number) => bring(school, gateway, at + 1, to, { named })
    const sent =
      order === 'at once'
        ? await Promise.all(thirds.map(send))
        : [await send(thirds[0] ?? [], 0), await send(thirds[1] ?? [], 1), await send(thirds[2] ?? [], 2)]
    assert.equal(new Set(sent.map(({ said }) => said)).size, 1)
    assert.match(sent[0]?.said ?? '', /^250 2\.0\.0 Taken as /)

    const { messages, holds } = await joined(school)
    assert.equal(messages.length, 1)
    assert.deepEqual(
      holds.map(({ kind, positions }) => [kind, positions.length]).toSorted(),
      // Five outside the school want leave; of sixty, and of those at school, the sender makes sure: once each.
      [
        ['people', 5],
        ['sender', 55],
        ['sender', 60],
      ],
    )
    const id = messages[0]?.id ?? ''
    assert.equal(sent[0]?.id, id)
    const kinds = await school.kinds('message', id)
    assert.deepEqual(
      kinds.filter((kind) => kind === 'decision.made' || kind === 'mail.held'),
      ['decision.made', 'mail.held'],
    )
    const notices = await school.noticesTo('ahmed')
    assert.deepEqual(
      notices.map(({ subjectLine }) => subjectLine),
      ['Held: Trip'],
    )

    await school.as('brennan').acts({ messageId: id, outcome: 'release', reason: 'Agreed' })
    await school.as('ahmed').acts({ messageId: id, outcome: 'confirm' })
    const left = await leftFrom(school)
    assert.deepEqual(left.flatMap(({ recipients }) => recipients).toSorted(), named.toSorted())
    for (const { recipients, fields } of left) {
      const number = thirds.findIndex((third) => recipients.every((address) => third.includes(address))) + 1
      assert.ok(number > 0, 'a delivery mixes copies')
      assert.deepEqual(fields, [
        `X-MS-Exchange-Organization-Recipient-Kind:   copy-${number} `,
        `X-MS-Exchange-CrossTenant-Id:\t${number}`,
      ])
    }
    assert.equal(new Set(left.map(({ body }) => body)).size, 1)
  })

test('a message whose other copies never come goes after the wait, nothing lost', async (t) => {
  const { school, gateway } = await openSplit(t, 0.1)
  const { said } = await bring(school, gateway, 1, ['jones@school.example'], { named: colleagues })
  assert.match(said, /^250/)
  assert.deepEqual((await joined(school)).messages.length, 1)
  assert.deepEqual(
    (await leftFrom(school)).map(({ recipients }) => recipients),
    [['jones@school.example']],
  )
})

test('a copy that comes after the decision joins the message: what fares as others did is not asked or told again', async (t) => {
  const { school, gateway } = await openSplit(t, 0.1)
  const named = ['jones@school.example', ...outsiders.slice(0, 4)]
  await bring(school, gateway, 1, [...named.slice(0, 3)], { named })
  const first = await joined(school)
  assert.deepEqual([first.messages.length, first.holds[0]?.positions], [1, [1, 2]])
  const late = await bring(school, gateway, 2, named.slice(3), { named })
  assert.equal(late.id, first.messages[0]?.id)
  const { messages, holds } = await joined(school)
  assert.deepEqual([messages.length, holds.map(({ positions }) => positions)], [1, [[1, 2, 3, 4]]])
  const kinds = await school.kinds('message', late.id)
  assert.deepEqual(
    kinds.filter((kind) => ['decision.made', 'mail.held', 'mail.joined'].includes(kind)),
    ['decision.made', 'mail.held', 'mail.joined'],
  )
  assert.equal((await school.noticesTo('ahmed')).length, 1)
  await school.as('brennan').acts({ messageId: late.id, outcome: 'release', reason: 'Agreed' })
  const left = await leftFrom(school)
  assert.deepEqual(left.flatMap(({ recipients }) => recipients).toSorted(), named.toSorted())
  assert.ok(
    left
      .filter(({ recipients }) => recipients.includes(outsiders[3] ?? ''))
      .every(({ fields }) => fields.includes('X-MS-Exchange-CrossTenant-Id:\t2')),
  )
})

test('a late copy that fares otherwise is decided, held and told for its own recipients', async (t) => {
  const { school, gateway } = await openSplit(t, 0.1)
  const named = ['jones@school.example', outsiders[0] ?? '']
  await bring(school, gateway, 1, ['jones@school.example'], { named })
  const id = (await joined(school)).messages[0]?.id ?? ''
  const late = await bring(school, gateway, 2, outsiders.slice(0, 1), { named })
  assert.equal(late.id, id)
  const { messages, holds } = await joined(school)
  assert.deepEqual([messages.length, messages[0]?.effect, holds.map(({ positions }) => positions)], [1, 'hold', [[1]]])
  assert.deepEqual(await school.states(id), ['delivered', 'held'])
  assert.deepEqual(
    (await school.noticesTo('ahmed')).map(({ subjectLine }) => subjectLine),
    // The first had gone, with advice on its subject line.
    ['A word about: Trip', 'Held: Trip'],
  )
})

test('a copy brought twice, its answer lost, is one', async (t) => {
  const { school, gateway } = await openSplit(t, 0.1)
  for (const _ of [1, 2, 3]) await bring(school, gateway, 1, ['jones@school.example'], { named: colleagues })
  await joined(school)
  await bring(school, gateway, 1, ['jones@school.example'], { named: colleagues })
  assert.equal((await joined(school)).messages.length, 1)
  assert.equal((await leftFrom(school)).length, 1)
})

test('what readers would see otherwise is another message, and never goes under the first one’s decision', async (t) => {
  const { school, gateway } = await openSplit(t, 0.1)
  const named = colleagues
  await bring(school, gateway, 1, colleagues.slice(0, 1), { named })
  await bring(school, gateway, 2, colleagues.slice(1, 2), { named, subjectLine: 'Another' })
  await bring(school, gateway, 3, colleagues.slice(2), { named, text: 'Something else.\r\n' })
  assert.equal((await joined(school)).messages.length, 3)
})

test('copies that wait when a server ends are decided by the next', async (t) => {
  const { school, gateway, open } = await openSplit(t, 20)
  const { id } = await bring(school, gateway, 1, ['jones@school.example'], { named: colleagues })
  await gateway[Symbol.asyncDispose]()
  assert.equal((await rowsOf(school)).waiting.length, 1)
  school.clock.set('2026-11-18T10:15:30Z')
  const next = await open()
  t.after(() => next[Symbol.asyncDispose]())
  assert.equal((await joined(school)).messages[0]?.id, id)
})
