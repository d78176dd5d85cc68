import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { openGateway, openMailDns, readRoutes } from '../../src/gateways/smtp/index.ts'
import { openSchool } from '../journeys/open-gateway.ts'
import { openPostfix, whyNoPostfix } from './mail-peers.ts'
import { openDovecot, whyNoDovecot } from './mailboxes.ts'
import { openUnbound, whyNoUnbound } from './name-server.ts'
import { openDirectory, until } from './running-server.ts'

/** A school whose mail goes by the routes of a table, as it is read from its file. */
async function openDelivery(t: TestContext, table: string, nameServers: readonly string[] = []) {
  const file = join(openDirectory(t, 'routes'), 'routes.yaml')
  writeFileSync(file, table)
  const school = await openSchool(t, { at: '2026-11-18T10:15:00Z', gateway: false })
  const gateway = await openGateway({
    parts: school.parts,
    routes: readRoutes(file),
    dns: openMailDns({ servers: nameServers }),
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, gateway }
}

test('Dovecot takes mail by LMTP, by port and by socket: each recipient has their own answer, and the octets are the sender’s', async (t) => {
  const missing = whyNoDovecot()
  if (missing !== undefined) return t.skip(missing)
  const dovecot = await openDovecot(t, ['jones', 'brennan'])
  for (const [to, count] of [
    [`127.0.0.1:${dovecot.port}`, 1],
    [`unix:${dovecot.socket}`, 2],
  ] as const) {
    const { school, gateway } = await openDelivery(
      t,
      `routes:
  - { name: mailboxes, domains: [school.example], to: '${to}', protocol: lmtp, tls: none }
`,
    )
    // Sato has no mailbox there.
    const text = 'A line.\n.\n..two dots\nÅngström\n'
    const sent = await school
      .as('ahmed', gateway)
      .sends({ to: ['jones', 'sato', 'brennan'], subjectLine: 'Minutes', text })
    await until(async () => !(await school.states(sent.id)).includes('queued'))
    assert.deepEqual(await school.states(sent.id), ['delivered', 'bounced', 'delivered'])
    for (const person of ['jones', 'brennan']) {
      const inbox = dovecot.inbox(person)
      assert.equal(inbox.length, count)
      assert.ok(inbox.every((mail) => mail.includes(text.replaceAll('\n', '\r\n').trimEnd())))
    }
  }
})

test('mail goes by MX of a real name server to a real Postfix; a domain that is not there, or takes none, is given back', async (t) => {
  const missing = whyNoUnbound() ?? whyNoPostfix()
  if (missing !== undefined) return t.skip(missing)
  const nameServer = await openUnbound(t, [
    'museum.example. 60 IN MX 20 backup.museum.example.',
    'museum.example. 60 IN MX 10 mail.museum.example.',
    // Nobody listens at the preferred one: the next is tried.
    'mail.museum.example. 60 IN A 127.0.0.9',
    'backup.museum.example. 60 IN A 127.0.0.1',
    'plain.example. 60 IN A 127.0.0.1',
    'null.example. 60 IN MX 0 .',
    'null.example. 60 IN A 127.0.0.1',
    'empty.example. 60 IN TXT nothing',
    'round.example. 60 IN MX 10 mail.school.example.',
  ])
  const postfix = await openPostfix(t)
  const { school, gateway } = await openDelivery(
    t,
    `routes:
  - { name: internet, domains: ['*'], to: mx, port: ${postfix.port}, privateAddresses: true }
`,
    [nameServer],
  )
  const to = ['museum', 'plain', 'null', 'empty', 'round', 'gone'].map((name) => `info@${name}.example`)
  const sent = await school.as('ahmed', gateway).sends({ to })
  await school.as('brennan').acts({ messageId: sent.id, outcome: 'release', reason: 'Agreed' })
  await until(async () => !(await school.states(sent.id)).some((state) => state === 'queued' || state === 'held'))
  const remarks = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.recipient').select('remark').where('message_id', '=', sent.id).orderBy('position').execute(),
  )
  assert.deepEqual(
    remarks.map(({ remark }) => remark),
    ['250 2.0.0', '250 2.0.0', '556 5.1.10', '550 5.4.4', '554 5.4.6', '550 5.1.2'],
  )
  await postfix.settle()
  assert.deepEqual(
    postfix
      .delivered()
      .filter(({ from }) => from !== '')
      .map((mail) => mail.to)
      .toSorted(),
    ['info@museum.example', 'info@plain.example'],
  )
})
