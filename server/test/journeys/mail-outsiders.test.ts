import assert from 'node:assert/strict'
import test from 'node:test'
import { getMessage, listAgreed, listReceived } from '@beadle/contract'
import { mailRoutes, outsiderRoutes } from '../../src/modules/mail/index.ts'
import { openHttp } from '../../src/platform/http/index.ts'
import { openSchool, type Sending } from './open-gateway.ts'

type TestScope = Parameters<typeof openSchool>[0]

const wednesday = '2026-11-18T10:15:00Z'
const parent = 'anwen.lloyd@home.example'
const office = 'mail.parent-direct.through-office'
const glasses: Sending = {
  to: 'ahmed',
  subjectLine: 'Mia’s glasses',
  text: 'Dear Mr Ahmed,\n\nmy daughter has broken her glasses. Could she sit at the front?\n\nAnwen Lloyd\n',
  messageId: '<glasses@home.example>',
}

/** A school and its console: requests as somebody of the cast. */
async function openConsole(t: TestScope) {
  const school = await openSchool(t, { at: wednesday })
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  http.resolveSessionsBy(async (request) => {
    const login = String(request.headers['x-person'] ?? '')
    const person = (await school.people.directory(school.schoolId)).personByLogin(login) ?? assert.fail(login)
    return { id: 'test', schoolId: school.schoolId, personId: person.id, roles: person.roles }
  })
  const given = { parts: school.parts, wake: () => {} }
  http.register(...mailRoutes(given), ...outsiderRoutes(given))
  const ask = async (login: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const headers = { 'x-person': login, 'x-beadle-console': '1' }
    const answer = await http.fastify.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const shown = async (login: string, id: string) =>
    getMessage.reply.parse((await ask(login, 'GET', `/api/mail/messages/${id}`)).body)
  const send = (login: string, id: string, key: string) =>
    ask(login, 'POST', `/api/mail/messages/${id}/return`, { ask: key })
  /** What reached somebody outside, as it left. */
  const reached = async (address: string) => {
    await school.left()
    return school.sink.mails.filter(({ recipients }) => recipients.includes(address))
  }
  return { school, ask, shown, send, reached }
}

test('a parent is asked to write another way by the teacher’s press: once, in the school’s name, without their words', async (t) => {
  const { school, shown, send, reached } = await openConsole(t)
  const sent = await school.receives(parent, glasses)
  const { returning } = await shown('ahmed', sent.id)
  assert.deepEqual(
    [returning?.to, returning?.replyTo, returning?.subjectLine],
    [parent, 'ahmed@school.example', 'Re: Mia’s glasses'],
  )
  const offered = returning?.asks.map(({ ask }) => ask) ?? []
  assert.ok(offered.includes(office) && offered.includes('mail.parent-should-give.telephone'), offered.join())
  assert.deepEqual(await reached(parent), [], 'offering sends nothing')

  assert.equal((await send('ahmed', sent.id, 'no.such-text')).status, 404)
  assert.equal((await send('jones', sent.id, office)).status, 404, 'not hers')
  const done = await send('ahmed', sent.id, office)
  assert.equal(done.status, 200)
  assert.match(getMessage.reply.parse(done.body).returning?.whyNot?.en ?? '', /asked already/)
  assert.equal((await send('ahmed', sent.id, office)).status, 409)

  const [letter, ...more] = await reached(parent)
  assert.deepEqual([letter?.from, more], ['', []])
  const raw = letter?.message.toString('utf8') ?? ''
  assert.match(raw, /^Reply-To: <ahmed@school\.example>\r$/m)
  assert.match(raw, /^In-Reply-To: <glasses@home\.example>\r$/m)
  assert.match(raw, /^From: "[^"]+" <beadle@school\.example>\r$/m)
  assert.doesNotMatch(raw, /^From: "Beadle"/m)
  const [notice] = await school.noticesTo(parent)
  assert.match(notice?.text ?? '', /telephone the school office[\s\S]*Wednesday 18 November 10:15, “Mia’s glasses”/)
  assert.doesNotMatch(notice?.text ?? '', /front|daughter/)
  assert.ok((await school.kinds('message', sent.id)).includes('mail.returned'))

  const second = await school.receives(parent, { ...glasses, messageId: '<second@home.example>' })
  assert.match((await shown('ahmed', second.id)).returning?.whyNot?.en ?? '', /within the last day/)
  assert.equal((await send('ahmed', second.id, office)).status, 409)
  school.clock.set('2026-11-19T10:30:00Z')
  assert.equal((await send('ahmed', second.id, office)).status, 200)
})

test('lists, machines, the unproved and what was reported are never written to', async (t) => {
  const { school, ask, shown, send, reached } = await openConsole(t)
  const cases: readonly (readonly [string, Partial<Sending>])[] = [
    ['mailing list', { fields: ['List-Id: <parents.home.example>'] }],
    ['machine', { fields: ['Auto-Submitted: auto-replied'] }],
  ]
  for (const [why, more] of cases) {
    const sent = await school.receives(parent, { ...glasses, messageId: `<${why.length}@home.example>`, ...more })
    assert.match((await shown('ahmed', sent.id)).returning?.whyNot?.en ?? '', new RegExp(why), why)
    assert.equal((await send('ahmed', sent.id, office)).status, 409, why)
  }
  // Forged: it is nobody's the directory knows, so nothing of a parent's is offered at all.
  const forged = await school.receives(parent, {
    ...glasses,
    fields: ['Authentication-Results: mx.school.example; dmarc=fail'],
  })
  assert.deepEqual(
    [(await send('ahmed', forged.id, office)).status, (await shown('ahmed', forged.id)).contact],
    [404, undefined],
  )
  const reported = await school.receives(parent, { ...glasses, messageId: '<reported@home.example>' })
  assert.equal((await ask('ahmed', 'POST', `/api/mail/messages/${reported.id}/report`, {})).status, 200)
  assert.match((await shown('ahmed', reported.id)).returning?.whyNot?.en ?? '', /reported/)
  assert.equal((await send('ahmed', reported.id, office)).status, 409)
  assert.deepEqual(await reached(parent), [])
})

test('whoever decides about a parent’s held message may ask too, and it still waits for them', async (t) => {
  const { school, ask, shown, send, reached } = await openConsole(t)
  const sent = await school.receives(parent, {
    ...glasses,
    text: 'Your account has been suspended. Verify your password within 24 hours: http://school-example.login-verify.example/confirm\n',
  })
  assert.deepEqual(await school.states(sent.id), ['held'])
  const { returning } = await shown('finch', sent.id)
  assert.deepEqual(
    [returning?.asks.some((each) => each.ask === office), returning?.replyTo],
    [true, 'ahmed@school.example'],
  )
  assert.equal((await send('finch', sent.id, office)).status, 200)
  assert.equal((await reached(parent)).length, 1)
  assert.deepEqual(await school.states(sent.id), ['held'])
  assert.match((await shown('ahmed', sent.id)).returning?.asked?.by.name ?? '', /Finch/)
  const refused = await ask('finch', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'refuse', reason: 'Phishing' })
  assert.equal(refused.status, 200)
})

test('a teacher agrees direct mail with a parent, whose next message is not marked, and ends it again', async (t) => {
  const { school, ask, shown } = await openConsole(t)
  const isCited = async (login: string, id: string) =>
    (await shown(login, id)).clauses.some(({ clause }) => /parent-to-staff\.[23]$/.test(clause))
  const first = await school.receives(parent, glasses)
  assert.deepEqual((await shown('ahmed', first.id)).contact?.agreed, false)
  assert.ok(await isCited('ahmed', first.id))
  for (const login of ['jones', 'mia', 'brennan'])
    assert.equal(
      (await ask(login, 'POST', `/api/mail/messages/${first.id}/contact`, { agreed: true })).status,
      404,
      login,
    )
  const agreed = await ask('ahmed', 'POST', `/api/mail/messages/${first.id}/contact`, { agreed: true })
  assert.equal(getMessage.reply.parse(agreed.body).contact?.agreed, true)
  assert.equal((await ask('ahmed', 'POST', `/api/mail/messages/${first.id}/contact`, { agreed: true })).status, 200)
  assert.equal((await school.kinds('message', first.id)).filter((kind) => kind === 'mail.contact-agreed').length, 1)

  const { contacts } = listAgreed.reply.parse((await ask('ahmed', 'GET', '/api/mail/agreed')).body)
  assert.deepEqual(
    contacts.map(({ parent: { name }, children }) => [name, children]),
    [['Mrs Anwen Lloyd', ['Mia Lloyd, 9A']]],
  )
  assert.deepEqual(listAgreed.reply.parse((await ask('jones', 'GET', '/api/mail/agreed')).body).contacts, [])

  const second = await school.receives(parent, { ...glasses, messageId: '<second@home.example>' })
  assert.ok(!(await isCited('ahmed', second.id)))
  // The agreement is with him, not with the school.
  const other = await school.receives(parent, { ...glasses, to: 'jones', messageId: '<other@home.example>' })
  assert.ok(await isCited('jones', other.id))

  const id = contacts[0]?.parent.id ?? ''
  assert.equal((await ask('jones', 'DELETE', `/api/mail/contacts/${id}`)).status, 404)
  assert.deepEqual((await ask('ahmed', 'DELETE', `/api/mail/contacts/${id}`)).body.contacts, [])
  assert.equal((await ask('ahmed', 'DELETE', `/api/mail/contacts/${id}`)).status, 404)
  const third = await school.receives(parent, { ...glasses, messageId: '<third@home.example>' })
  assert.ok(await isCited('ahmed', third.id))
})

test('received: mine only, what the policy noted first, two weeks back, and reporting from it', async (t) => {
  const { school, ask } = await openConsole(t)
  const listOf = async (login: string) => listReceived.reply.parse((await ask(login, 'GET', '/api/mail/received')).body)
  await school
    .as('jones')
    .sends({ to: 'ahmed', subjectLine: 'For information: coach times', text: 'The coach leaves at nine.' })
  const marked = await school.receives(parent, glasses)
  await school.as('jones').sends({ to: 'brennan', subjectLine: 'Not for Bilal' })
  await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'His own' })
  await school.left()
  const { noted, messages, next } = await listOf('ahmed')
  assert.deepEqual(
    messages.map(({ subjectLine, state }) => [subjectLine, state]),
    [
      ['Mia’s glasses', 'delivered'],
      ['For information: coach times', 'delivered'],
    ],
  )
  assert.deepEqual(
    [noted.map(({ id, mayAsk, marks }) => [id, mayAsk, marks]), next],
    [[[marked.id, true, ['Parent, direct']]], null],
  )
  assert.equal((await ask('ahmed', 'POST', `/api/mail/messages/${marked.id}/report`, {})).status, 200)
  assert.deepEqual(
    (await listOf('ahmed')).noted.map(({ reported, mayAsk }) => [reported, mayAsk]),
    [[true, false]],
  )
  assert.deepEqual((await listOf('office')).messages, [])
  school.clock.set('2026-12-03T10:15:00Z')
  assert.deepEqual((await listOf('ahmed')).messages, [])
})

test('received: a colleague’s message that was not sent, or waits in silence, is not there', async (t) => {
  const { school, ask } = await openConsole(t)
  await school
    .as('jones')
    .sends({ to: 'ahmed', subjectLine: 'That meeting', text: 'You are a useless idiot. Do your own bloody marking.' })
  await school.left()
  assert.deepEqual(listReceived.reply.parse((await ask('ahmed', 'GET', '/api/mail/received')).body).messages, [])
})

test('received: page after page', async (t) => {
  const { school, ask } = await openConsole(t)
  for (let n = 0; n < 27; n++)
    await school.receives('news@museum.example', { to: 'ahmed', subjectLine: `News ${n}`, text: 'Hello.' })
  await school.left()
  const first = listReceived.reply.parse((await ask('ahmed', 'GET', '/api/mail/received')).body)
  const second = listReceived.reply.parse((await ask('ahmed', 'GET', `/api/mail/received?before=${first.next}`)).body)
  const ids = [...first.messages, ...second.messages].map(({ id }) => id)
  assert.deepEqual([first.messages.length, new Set(ids).size, second.next], [25, 27, null])
})

test('standing authorisations: seen by whom they concern and who leads, ended by them, asked again then', async (t) => {
  const { school, ask } = await openConsole(t)
  const listOf = async (login: string) =>
    listAgreed.reply.parse((await ask(login, 'GET', '/api/mail/agreed')).body).authorisations
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, {
    outcome: 'release',
    reason: 'Yearly',
    standing: true,
  })
  const again = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  assert.notDeepEqual(await school.states(again.id), ['held'])
  const [row] = await listOf('brennan')
  assert.deepEqual(
    [row?.person.name, row?.correspondent, row?.by.name],
    ['Mr Bilal Ahmed', 'visits@museum.example', 'Mr Paul Brennan'],
  )
  for (const login of ['ahmed', 'okafor', 'lindqvist']) assert.equal((await listOf(login)).length, 1, login)
  for (const login of ['jones', 'finch', 'governor', 'mia']) {
    assert.deepEqual(await listOf(login), [], login)
    assert.equal((await ask(login, 'DELETE', `/api/mail/authorisations/${row?.id}`)).status, 404, login)
  }
  assert.deepEqual((await ask('brennan', 'DELETE', `/api/mail/authorisations/${row?.id}`)).body.authorisations, [])
  assert.equal((await ask('brennan', 'DELETE', `/api/mail/authorisations/${row?.id}`)).status, 404)
  assert.ok((await school.kinds('person', school.id('ahmed'))).includes('mail.authorisation-ended'))
  const third = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  assert.deepEqual(await school.states(third.id), ['held'])
})
