import assert from 'node:assert/strict'
import test from 'node:test'
import { getClause, getHeld, getHome, getMessage, listHeld, listLedger, listMine } from '@beadle/contract'
import { contextIn, forgetSettled } from '../../src/modules/mail/index.ts'
import { sessionCookie, startSession } from '../../src/modules/people/index.ts'
import { openHttp } from '../../src/platform/http/index.ts'
import { registerRoutes } from '../../src/routes.ts'
import { openSchool } from './open-gateway.ts'

type TestScope = Parameters<typeof openSchool>[0]

const inBreak = '2026-11-18T10:45:00Z'
const saturday = '2026-11-21T20:00:00Z'
const secret =
  'Mia, you are so mature for your age. Do not tell your parents about our messages, this is our little secret.'

/** A school with all its routes, asked as somebody of the cast. */
async function openWhole(t: TestScope, at: string) {
  const school = await openSchool(t, { at })
  const { schoolId, database, clock, keys } = school
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  const parts = { database, clock, keys, publicUrl: 'http://localhost:8420', wake: () => {}, cast: undefined }
  registerRoutes(http, school, parts)
  async function ask(login: string, method: 'GET' | 'POST', url: string, payload?: object) {
    const session = { schoolId, personId: school.id(login), method: 'demo' as const, at: clock.now() }
    const { cookie } = await database.inSchool(schoolId, (tx) => startSession(tx, session))
    const headers = { cookie: `${sessionCookie}=${cookie}`, 'x-beadle-console': '1' }
    const answer = await http.fastify.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const mine = async (login: string) =>
    listMine.reply.parse((await ask(login, 'POST', '/api/mail/mine', {})).body).messages
  return { school, ask, mine }
}

test('how a silent matter ends is told its subject nowhere', async (t) => {
  const { school, ask, mine } = await openWhole(t, inBreak)
  const sent = await school.as('ahmed').sends({ to: 'mia', subjectLine: 'For information', text: secret })
  const refused = await ask('dsl', 'POST', `/api/mail/held/${sent.id}/act`, {
    outcome: 'refuse',
    reason: 'Look into it',
  })
  assert.equal(refused.status, 200)
  assert.deepEqual(await school.states(sent.id), ['refused'])
  assert.deepEqual(
    (await mine('ahmed')).map(({ state }) => state),
    ['queued'],
  )
  assert.deepEqual(getHome.reply.parse((await ask('ahmed', 'GET', '/api/home')).body).items, [])
  assert.doesNotMatch(JSON.stringify((await ask('ahmed', 'GET', `/api/mail/messages/${sent.id}`)).body), /refused/i)
  assert.deepEqual(await school.noticesTo('ahmed'), [])
})

test('of a message that waits for its hour as well, its sender sees the hour alone', async (t) => {
  const { school, ask } = await openWhole(t, saturday)
  const sent = await school.as('ahmed').sends({ to: ['mia', 'jones'], subjectLine: 'For information', text: secret })
  const { mine } = listHeld.reply.parse((await ask('ahmed', 'GET', '/api/mail/held')).body)
  assert.deepEqual(
    mine.map(({ id, deadline, onDeadline }) => [id, deadline, onDeadline]),
    [[sent.id, undefined, undefined]],
  )
  const view = getHeld.reply.parse((await ask('ahmed', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.deepEqual([view.releasers, view.deputies], [[], []])
})

test('taking a message back does not take back what was put before the safeguarding lead', async (t) => {
  const { school, ask } = await openWhole(t, saturday)
  const { schoolId, database, parts } = school
  const sent = await school.as('ahmed').sends({ to: ['mia', 'jones'], subjectLine: 'For information', text: secret })
  assert.equal((await ask('ahmed', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'withdraw' })).status, 200)
  assert.deepEqual(await school.states(sent.id), ['withdrawn', 'withdrawn'])
  await school.until('2026-11-23T09:00:00Z')
  await database.inSchool(schoolId, async (tx) => forgetSettled(tx, await contextIn(tx, parts, schoolId)))
  const view = getHeld.reply.parse((await ask('dsl', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.deepEqual(view.outcomes, ['release', 'refuse'])
  assert.ok(view.text.open && view.text.text.includes('little secret'))
  const released = await ask('dsl', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'Harmless' })
  assert.equal(released.status, 200)
  assert.deepEqual(await school.left(), [], 'what its sender took back does not go')
})

test('a proof of an entry is not given to whom its list leaves it out', async (t) => {
  const { school, ask } = await openWhole(t, inBreak)
  // Somebody who may read the ledger, writing through the relay.
  const sent = await school.receives('brennan@school.example', { to: 'mia', subjectLine: 'x', text: secret })
  await school.ledger.number(school.schoolId)
  const view = getMessage.reply.parse((await ask('brennan', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.equal(view.ledgerEntry, undefined)
  const others = getMessage.reply.parse((await ask('dsl', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.ok(others.ledgerEntry)
  assert.equal((await ask('dsl', 'GET', `/api/ledger/entries/${others.ledgerEntry}/proof`)).status, 200)
  for (const id of [others.ledgerEntry, 'none'])
    assert.equal((await ask('brennan', 'GET', `/api/ledger/entries/${id}/proof`)).status, 404)
})

test('the page of a clause tells of a decision what its subject was told', async (t) => {
  const { school, ask } = await openWhole(t, inBreak)
  const sent = await school
    .as('ahmed')
    .sends({ to: 'mia', subjectLine: 'For information', text: `${secret} I am FURIOUS about it!!! HA HA HA :-)` })
  const told = getMessage.reply.parse((await ask('ahmed', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.equal(told.effect, 'permit')
  assert.ok(told.clauses.length > 0, 'something that is not silent spoke as well')
  const effects = new Set<string>()
  for (const { clause } of told.clauses) {
    const { recent } = getClause.reply.parse((await ask('ahmed', 'GET', `/api/policy/clauses/${clause}`)).body)
    for (const { effect } of recent) effects.add(effect)
  }
  assert.deepEqual([...effects], ['permit'])
})

test('that a message was reported is not told its sender: neither when they write again nor by a report of their own', async (t) => {
  const { school, ask } = await openWhole(t, '2026-11-18T10:15:00Z')
  const sent = await school
    .as('ahmed')
    .sends({ to: ['jones', 'okafor', 'ahmed'], subjectLine: 'About you', messageId: '<upsetting@school.example>' })
  await school.left()
  const report = (login: string) => ask(login, 'POST', `/api/mail/messages/${sent.id}/report`, {})
  assert.equal((await report('jones')).status, 200)
  assert.equal((await report('ahmed')).status, 404, 'nobody reports what they wrote')
  const view = getMessage.reply.parse((await ask('okafor', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.equal(view.mayReport, true, 'another learns nothing of the first report')
  assert.equal((await report('okafor')).status, 200)
  const again = await school
    .as('ahmed')
    .sends({ to: 'jones', subjectLine: 'Re: About you', fields: ['In-Reply-To: <upsetting@school.example>'] })
  assert.match(again.said, /^250/)
  assert.doesNotMatch(JSON.stringify(await school.noticesTo('ahmed')), /report/i)
})

test('a sender who may read the ledger does not find there that they were reported', async (t) => {
  const { school, ask } = await openWhole(t, '2026-11-18T10:15:00Z')
  const sent = await school.receives('brennan@school.example', { to: 'jones', subjectLine: 'About you' })
  await school.left()
  const kinds = async (login: string) => {
    const { entries } = listLedger.reply.parse((await ask(login, 'GET', '/api/ledger')).body)
    return entries.filter(({ about }) => about.some(({ id }) => id === sent.id)).map(({ kind }) => kind)
  }
  assert.ok((await kinds('brennan')).includes('decision.made'))
  assert.equal((await ask('jones', 'POST', `/api/mail/messages/${sent.id}/report`, {})).status, 200)
  assert.ok((await kinds('dsl')).includes('mail.reported'))
  assert.deepEqual(await kinds('brennan'), [])
})
