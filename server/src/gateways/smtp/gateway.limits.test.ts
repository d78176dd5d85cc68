import assert from 'node:assert/strict'
import test from 'node:test'
import { openSchool } from '../../../test/journeys/open-gateway.ts'
import { demoDevicePassword } from '../../demo/make-school.ts'
import { DatabaseAwayError } from '../../platform/database/index.ts'
import { type Client, greeted } from './door/testing/door-client.ts'
import { type GatewayOptions, openGateway } from './gateway.ts'

async function openWith(t: Parameters<typeof openSchool>[0], more: Partial<GatewayOptions>) {
  const school = await openSchool(t, { at: '2026-11-18T10:15:00Z', gateway: false })
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: [] },
    courier: { pollMs: 50, lanes: 1 },
    ...more,
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, port: gateway.submissionPort }
}

function logsOn(client: Client, login: string, password = demoDevicePassword): Promise<string> {
  return client.says(`AUTH PLAIN ${Buffer.from(`\0${login}\0${password}`).toString('base64')}\r\n`)
}

/** What is said to each recipient in turn, and at the end. */
async function sends(client: Client, from: string, recipients: readonly string[]): Promise<readonly string[]> {
  const said: string[] = []
  await client.says(`MAIL FROM:<${from}@school.example>\r\n`)
  for (const to of recipients) said.push(await client.says(`RCPT TO:<${to}@school.example>\r\n`))
  if (!said.some((reply) => reply.startsWith('250'))) {
    await client.says('RSET\r\n')
    return said.map((reply) => reply.slice(0, 9))
  }
  await client.says('DATA\r\n')
  said.push(await client.says(`From: <${from}@school.example>\r\nSubject: x\r\n\r\nHello\r\n.\r\n`))
  return said.map((reply) => reply.slice(0, 9))
}

test('who has sent enough in an hour is put off, and can still write to those who lead safeguarding', async (t) => {
  const { port } = await openWith(t, { hourly: { messages: 2, recipients: 0 } })
  const client = await greeted(port)
  assert.match(await logsOn(client, 'ahmed'), /^235/)
  for (let times = 0; times < 2; times++)
    assert.deepEqual(await sends(client, 'ahmed', ['jones']), ['250 2.1.5', '250 2.0.0'])
  assert.deepEqual(await sends(client, 'ahmed', ['jones']), ['450 4.7.1'])
  assert.deepEqual(await sends(client, 'ahmed', ['jones', 'dsl']), ['450 4.7.1', '250 2.1.5', '250 2.0.0'])
  const lead = await greeted(port)
  assert.match(await logsOn(lead, 'dsl'), /^235/)
  for (let times = 0; times < 6; times++)
    assert.deepEqual(await sends(lead, 'dsl', ['jones']), ['250 2.1.5', '250 2.0.0'])
})

test('a login tried with wrong passwords again and again is put off from that address, others are not', async (t) => {
  const { port } = await openWith(t, { limits: { failedLogOns: 100 } })
  const client = await greeted(port)
  // The first five cost nothing; then each waits longer, so no more are tried here than show it.
  for (let times = 0; times < 5; times++) assert.match(await logsOn(client, 'ahmed', 'wrong'), /^535 5\.7\.8/)
  assert.match(await logsOn(client, 'ahmed'), /^235/)
})

test('while the database is away a log-on is put off, not refused', async (t) => {
  const { school } = await openWith(t, {})
  const people = {
    ...school.parts.people,
    authenticateDevice: () => Promise.reject(new DatabaseAwayError()),
  }
  const gateway = await openGateway({
    parts: { ...school.parts, people },
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: [] },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  const client = await greeted(gateway.submissionPort)
  assert.match(await logsOn(client, 'ahmed'), /^454 4\.7\.0/)
})
