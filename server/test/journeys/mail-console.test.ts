import assert from 'node:assert/strict'
import test from 'node:test'
import { getHeld, getMessage, listHeld, listMine } from '@beadle/contract'
import { mailHome } from '../../src/modules/mail/index.ts'
import { openConsole } from './open-console.ts'
import type { MailSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const saturday = '2026-11-21T20:00:00Z'

async function linkOf(school: MailSchool, login: string): Promise<string> {
  const [notice] = await school.noticesTo(login)
  return /\/n\/[\w-]+/.exec(notice?.text ?? '')?.[0] ?? assert.fail('no link')
}

test('a line manager sees what waits, with the clause and a pseudonym, and releases it', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  const list = listHeld.reply.parse((await ask('brennan', 'GET', '/api/mail/held')).body)
  assert.deepEqual(list.mine, [])
  const [held] = list.forMe
  assert.equal(held?.id, sent.id)
  assert.equal(held?.as, 'releaser')
  assert.match(held?.from.name ?? '', /^Member of staff [0-9a-f]{4}$/)
  assert.ok(held?.clauses.some(({ ref }) => ref.includes('6.2')))

  const view = getHeld.reply.parse((await ask('brennan', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.deepEqual([view.outcomes, view.mayStand, view.mayReveal], [['release', 'refuse'], true, true])
  assert.ok(view.text.open && view.text.text.includes('minutes below'))
  assert.doesNotMatch(JSON.stringify({ ...view, text: undefined }), /Bilal|ahmed@/)

  assert.equal(
    (await ask('brennan', 'POST', `/api/mail/held/${sent.id}/reveal`, { reason: 'I need to speak to them' })).body.from
      .name,
    'Mr Bilal Ahmed',
  )
  assert.equal((await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'refuse' })).status, 400)
  const released = await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'Fine' })
  assert.equal(getHeld.reply.parse(released.body).state, 'released')
  assert.equal((await school.left()).length, 1)
  assert.deepEqual(
    (await school.kinds('message', sent.id)).filter((kind) => kind.startsWith('mail.')),
    ['mail.held', 'mail.revealed', 'mail.released'],
  )
  assert.notEqual(
    (await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'Fine' })).status,
    200,
  )
})

test('a stranger is told that there is nothing', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example' })
  for (const login of ['jones', 'mia', 'okafor', 'governor']) {
    assert.equal((await ask(login, 'GET', `/api/mail/held/${sent.id}`)).status, 404, login)
    assert.equal(
      (await ask(login, 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'x' })).status,
      404,
      login,
    )
    assert.equal((await ask(login, 'GET', `/api/mail/messages/${sent.id}`)).status, 404, login)
    assert.equal((await ask(login, 'POST', `/api/mail/messages/${sent.id}/report`, {})).status, 404, login)
  }
  assert.equal((await ask('ahmed', 'GET', '/api/mail/held/not-an-id')).status, 404)
})

test('mail marked personal is there for its reviewer and cannot be read', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: '[personal] My own matter' })
  const view = getHeld.reply.parse((await ask('brennan', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.equal(view.subjectLine, null)
  assert.equal(view.text.open, false)
  assert.equal(getHeld.reply.parse((await ask('ahmed', 'GET', `/api/mail/held/${sent.id}`)).body).text.open, true)
})

test('where is my mail: each recipient with its state, the newest first, searchable', async (t) => {
  const { school, ask } = await openConsole(t, saturday)
  await school.as('ahmed').sends({ to: ['jones', 'dsl'], subjectLine: 'First' })
  await school.as('ahmed').sends({ to: 'dsl', subjectLine: 'Second' })
  await school.left()
  const { messages } = listMine.reply.parse((await ask('ahmed', 'POST', '/api/mail/mine', {})).body)
  assert.deepEqual(
    messages.map(({ subjectLine, state }) => [subjectLine, state]),
    [
      ['Second', 'delivered'],
      ['First', 'held'],
    ],
  )
  assert.deepEqual(
    messages[1]?.recipients.map(({ address, state }) => [address, state]),
    [
      ['jones@school.example', 'held'],
      ['dsl@school.example', 'delivered'],
    ],
  )
  assert.equal(
    listMine.reply.parse((await ask('ahmed', 'POST', '/api/mail/mine', { search: 'first' })).body).messages.length,
    1,
  )
  assert.deepEqual(listMine.reply.parse((await ask('jones', 'POST', '/api/mail/mine', {})).body).messages, [])
})

test('the decision of a message is shown to its sender and its recipient, who may report it once; answering is then stopped', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school
    .as('ahmed')
    .sends({ to: 'jones', subjectLine: 'About you', messageId: '<upsetting@school.example>' })
  await school.left()
  assert.equal(
    getMessage.reply.parse((await ask('ahmed', 'GET', `/api/mail/messages/${sent.id}`)).body).mayReport,
    false,
  )
  const view = getMessage.reply.parse((await ask('jones', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.deepEqual([view.effect, view.mayReport], ['permit', true])
  assert.equal(
    (await ask('jones', 'POST', `/api/mail/messages/${sent.id}/report`, { remark: 'It upset me' })).body.ok,
    true,
  )
  assert.equal((await ask('jones', 'POST', `/api/mail/messages/${sent.id}/report`, {})).status, 409)
  const answer = await school
    .as('jones')
    .sends({ to: 'ahmed', subjectLine: 'Re: About you', fields: ['In-Reply-To: <upsetting@school.example>'] })
  assert.match(answer.said, /^550 5\.7\.1/)
})

test('the link of a notice: opening it changes nothing, its button acts once', async (t) => {
  const { school, page } = await openConsole(t, saturday)
  const sent = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'The <boiler>' })
  const link = await linkOf(school, 'ahmed')
  const opened = await page('GET', link)
  assert.equal(opened.status, 200)
  assert.match(opened.text, /<h1>The &lt;boiler&gt;<\/h1>/)
  assert.match(opened.text, /It goes by itself on Monday 23 November 07:30/)
  assert.match(opened.text, /Withdraw the message/)
  assert.deepEqual(await school.left(), [])
  const without = await page('POST', link, { outcome: 'urgent' })
  assert.match(without.text, /role="alert"[\s\S]*Say why it is urgent/)
  const done = await page('POST', link, { outcome: 'urgent', reason: 'It leaks' })
  assert.match(done.text, /Your message goes as urgent/)
  assert.equal((await school.left()).length, 1)
  assert.match((await page('POST', link, { outcome: 'withdraw' })).text, /no longer waits/)
  assert.deepEqual(await school.states(sent.id), ['delivered'])
})

test('a link that was altered, is old, or never was, does nothing', async (t) => {
  const { school, page } = await openConsole(t, saturday)
  await school.as('ahmed').sends({ to: 'jones' })
  const link = await linkOf(school, 'ahmed')
  const altered = link.slice(0, 20) + (link[20] === 'A' ? 'B' : 'A') + link.slice(21)
  for (const url of [altered, '/n/AAAA', '/n/%00']) assert.equal((await page('GET', url)).status, 404, url)
  school.clock.set('2027-01-05T09:00:00Z')
  assert.equal((await page('POST', link, { outcome: 'withdraw' })).status, 404)
})

test('home shows what waits for me and what of mine waits', async (t) => {
  const { school } = await openConsole(t, wednesday)
  await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  const home = mailHome(school.parts)
  const itemsOf = (login: string) =>
    school.database.inSchool(school.schoolId, (tx) =>
      home(tx, { schoolId: school.schoolId, personId: school.id(login) }),
    )
  assert.deepEqual(
    (await itemsOf('brennan')).map(({ kind }) => kind),
    ['review'],
  )
  assert.deepEqual(
    (await itemsOf('ahmed')).map(({ kind, title }) => [kind, title]),
    [['waiting', 'A visit']],
  )
  assert.deepEqual(await itemsOf('jones'), [])
})

test('a program from outside is stopped; whom it was for is told, and can see why', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const fields = ['Content-Type: application/octet-stream; name="invoice.pdf"', 'Content-Transfer-Encoding: base64']
  const raw = Buffer.from(
    [
      'From: <someone@list.example>',
      'To: jones@school.example',
      'Subject: Invoice',
      ...fields,
      '',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]).toString('base64'),
      '',
    ].join('\r\n'),
  )
  const sent = await school.receives('someone@list.example', { to: 'jones', raw })
  assert.match(sent.said, /^250/)
  assert.deepEqual(await school.left(), [])
  assert.deepEqual(await school.states(sent.id), ['denied'])
  assert.equal((await school.noticesTo('jones'))[0]?.subjectLine, 'A message to you was not delivered')
  const view = getMessage.reply.parse((await ask('jones', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.deepEqual([view.effect, view.subjectLine, view.direction], ['deny', 'Invoice', 'in'])
  assert.equal((await ask('ahmed', 'GET', `/api/mail/messages/${sent.id}`)).status, 404)
})

test('what is silent is told nowhere: not in lists, not in states, not by a link', async (t) => {
  const { school, ask } = await openConsole(t, '2026-11-18T10:45:00Z')
  const sent = await school.as('ahmed').sends({
    to: 'mia',
    subjectLine: 'For information',
    text: 'Mia, you are so mature for your age. Do not tell your parents about our messages, this is our little secret.',
  })
  await school.left()
  assert.deepEqual(await school.states(sent.id), ['held'])
  const { messages } = listMine.reply.parse((await ask('ahmed', 'POST', '/api/mail/mine', {})).body)
  assert.deepEqual(
    messages.map(({ state, held }) => [state, held]),
    [['queued', undefined]],
  )
  assert.deepEqual(listHeld.reply.parse((await ask('ahmed', 'GET', '/api/mail/held')).body).mine, [])
  assert.equal((await ask('ahmed', 'GET', `/api/mail/held/${sent.id}`)).status, 404)
  const seen = JSON.stringify((await ask('ahmed', 'GET', `/api/mail/messages/${sent.id}`)).body)
  assert.doesNotMatch(seen, /groom|8\.5\.8|"held"|safeguarding/i)
  const view = getHeld.reply.parse((await ask('dsl', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.ok(view.clauses.some(({ ref }) => ref.includes('8.5')))
  assert.ok(view.text.open && view.text.marks.length > 0)
})

test('a reviewer’s day counts what waits for a reviewer, each message once, and no second look and no hours', async (t) => {
  const { school } = await openConsole(t, saturday)
  const put = async () =>
    (await school.database.inSchool(school.schoolId, (tx) => school.reviewBudget(tx, school.schoolId))).spent
  const waiting = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'Minutes' })
  const secondLook = await school.as('ahmed').sends({ to: 'dpo', subjectLine: '' })
  for (const { id } of [waiting, secondLook]) assert.deepEqual(await school.states(id), ['held'])
  assert.equal(await put(), 0)
  await school.as('ahmed').sends({ to: ['visits@museum.example', 'tours@museum.example'], subjectLine: 'A visit' })
  assert.equal(await put(), 1)
})
