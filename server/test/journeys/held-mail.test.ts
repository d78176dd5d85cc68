import assert from 'node:assert/strict'
import test from 'node:test'
import { openSchool } from './open-gateway.ts'

const ordinaryWednesday = '2026-11-18T10:15:00Z'

test('a plain message to a colleague in the school day goes at once, octet for octet', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const raw = Buffer.from(
    'Subject: Minutes\r\nFrom: ahmed@school.example\r\nTo: jones@school.example\r\nX-Odd:  kept \r\n\r\n.dot\r\n..two\r\n\tcaf\xe9\r\n',
    'latin1',
  )
  const sent = await school.as('ahmed').sends({ to: 'jones', raw })
  assert.match(sent.said, /^250 2\.0\.0/)
  const [mail] = await school.left()
  assert.deepEqual(mail?.recipients, ['jones@school.example'])
  assert.ok(mail?.message.subarray(-raw.length).equals(raw))
  const above = mail?.message.subarray(0, -raw.length).toString() ?? ''
  assert.match(
    above,
    /^Received: by mail\.school\.example \(Beadle\)\r\n\twith ESMTPA id [0-9a-f-]{36}; Wed, 18 Nov 2026 10:15:00 \+0000\r\nX-Beadle-Loop: /,
  )
  assert.deepEqual(await school.states(sent.id), ['delivered'])
  assert.deepEqual(await school.kinds('message', sent.id), ['decision.made'])
})

test('on Saturday evening it waits until Monday 07:30, and says so', async (t) => {
  const school = await openSchool(t, { at: '2026-11-21T20:00:00Z' })
  const sent = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'Minutes' })
  assert.match(sent.said, /^250/)
  assert.deepEqual(await school.left(), [])
  assert.deepEqual(await school.states(sent.id), ['held'])
  const [notice] = await school.noticesTo('ahmed')
  assert.equal(notice?.subjectLine, 'Held: Minutes')
  assert.match(notice?.text ?? '', /Monday.*07:30[\s\S]*3\.2/)
  assert.match(notice?.text ?? '', /https:\/\/beadle\.school\.example\/n\/[\w-]{64}/)
  await school.until('2026-11-23T07:29:59Z')
  assert.deepEqual(await school.left(), [])
  await school.until('2026-11-23T07:30:00Z')
  assert.equal((await school.left()).length, 1)
  assert.deepEqual(await school.kinds('message', sent.id), ['decision.made', 'mail.held', 'mail.released'])
})

test('the sender says why it is urgent, and it goes', async (t) => {
  const school = await openSchool(t, { at: '2026-11-21T20:00:00Z' })
  const sent = await school.as('ahmed').sends({ to: 'jones' })
  await assert.rejects(school.as('ahmed').acts({ messageId: sent.id, outcome: 'urgent' }), {
    code: 'platform.invalid-request',
  })
  await assert.rejects(school.as('jones').acts({ messageId: sent.id, outcome: 'urgent', reason: 'x' }), {
    code: 'platform.not-allowed',
  })
  await school.as('ahmed').acts({ messageId: sent.id, outcome: 'urgent', reason: 'The boiler is leaking' })
  assert.equal((await school.left()).length, 1)
  await assert.rejects(school.as('ahmed').acts({ messageId: sent.id, outcome: 'urgent', reason: 'again' }), {
    code: 'platform.conflict',
  })
})

test('the sender withdraws it, and it never goes', async (t) => {
  const school = await openSchool(t, { at: '2026-11-21T20:00:00Z' })
  const sent = await school.as('ahmed').sends({ to: 'jones' })
  await school.as('ahmed').acts({ messageId: sent.id, outcome: 'withdraw' })
  await school.until('2026-11-23T08:00:00Z')
  assert.deepEqual(await school.left(), [])
  assert.deepEqual(await school.states(sent.id), ['withdrawn'])
})

test('mail to an outside organisation waits for the line manager; released as standing it is not asked again', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const first = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  assert.deepEqual(await school.left(), [])
  assert.equal((await school.noticesTo('brennan')).length, 1)
  await assert.rejects(school.as('jones').acts({ messageId: first.id, outcome: 'release', reason: 'fine' }), {
    code: 'platform.not-allowed',
  })
  await assert.rejects(school.as('ahmed').acts({ messageId: first.id, outcome: 'release', reason: 'fine' }), {
    code: 'platform.not-allowed',
  })
  await school.as('brennan').acts({ messageId: first.id, outcome: 'release', reason: 'Known to us', standing: true })
  assert.deepEqual(
    (await school.left()).map(({ recipients }) => recipients),
    [['visits@museum.example']],
  )
  await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit, again' })
  assert.equal((await school.left()).length, 2)
})

test('without an answer by the deadline it is refused, and its sender hears of it', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  school.clock.set('2026-11-20T10:15:00Z')
  const [matter] = await school.database.inSchool(school.schoolId, (tx) =>
    school.procedures.byRef(tx, school.schoolId, 'message', sent.id),
  )
  assert.ok(matter)
  await school.database.inSchool(school.schoolId, (tx) =>
    school.procedures.knock(tx, school.schoolId, matter.id, school.clock.now()),
  )
  assert.deepEqual(await school.left(), [])
  assert.deepEqual(await school.states(sent.id), ['refused'])
  assert.match((await school.noticesTo('ahmed')).at(-1)?.text ?? '', /Nobody decided in time/)
})

test('recipients who differ are treated apart', async (t) => {
  const school = await openSchool(t, { at: '2026-11-21T20:00:00Z' })
  const sent = await school.as('ahmed').sends({ to: ['jones', 'dsl'] })
  assert.deepEqual(
    (await school.left()).map(({ recipients }) => recipients),
    [['dsl@school.example']],
  )
  assert.deepEqual(await school.states(sent.id), ['held', 'delivered'])
})

test('denied as a whole at submission: 550 with what happened, the clause, what now and a link; nothing leaves', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const sent = await school.as('ahmed').sends({ to: 'mia', text: 'You are an idiot, Mia. You stupid fool.' })
  assert.match(
    sent.said,
    /^550 5\.7\.1 Not sent: .*\. All Saints' .*Policy, .*\." Change the words.*https:\/\/beadle\.school\.example\/mail\/messages\//,
  )
  assert.deepEqual(await school.left(), [])
  assert.deepEqual(await school.noticesTo('ahmed'), [])
  assert.deepEqual(await school.kinds('message', sent.id), ['decision.made', 'mail.denied'])
})

test('a parent writes from outside and reaches the teacher', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const parent = (await school.people.directory(school.schoolId)).personByLogin('lloyd')
  const from = parent?.addresses[0]?.address ?? ''
  const sent = await school.receives(from, {
    to: 'ahmed',
    subjectLine: 'Mia',
    text: 'Dear Mr Ahmed, Mia Lloyd of 9A was ill. My number is 01632 960123.',
  })
  assert.match(sent.said, /^250/)
  assert.deepEqual(
    (await school.left()).map(({ recipients }) => recipients),
    [['ahmed@school.example']],
  )
})

test('the relay takes nothing that is neither from nor to the school', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  assert.match((await school.receives('a@b.example', { to: 'c@d.example' })).said, /^550 5\.7\.1/)
})

test('nobody sends in another’s name, in any field that readers see', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const sends = (fields: readonly string[]) =>
    school
      .as('ahmed')
      .sends({ to: 'jones', raw: Buffer.from([...fields, 'To: jones@school.example', '', 'x', ''].join('\r\n')) })
  const foreign = [
    ['From: okafor@school.example'],
    ['From: Ahmed <ahmed@school.example>, okafor@school.example'],
    ['From: ahmed@school.example', 'From: okafor@school.example'],
    ['From: ahmed@school.example', 'Sender: okafor@school.example'],
    ['From: "Mrs Okafor, OKAFOR@school.example" <ahmed@school.example>'],
  ]
  for (const fields of foreign) assert.match((await sends(fields)).said, /^550 5\.7\.1 Send in your own name/)
  for (const name of ['Mrs Okafor', 'ahmed@school.example'])
    assert.match((await sends([`From: "${name}" <Ahmed@School.example>`])).said, /^250/)
})

test('more recipients than an envelope holds go in several, each of them once', async (t) => {
  const school = await openSchool(t, { at: ordinaryWednesday })
  const { people } = await school.people.directory(school.schoolId)
  const parents = people
    .filter(({ roles }) => roles.includes('parent'))
    .flatMap(({ addresses }) => addresses[0]?.address ?? [])
    .slice(0, 250)
  assert.equal(parents.length, 250)
  const sent = await school.receives('ahmed@school.example', { to: parents, subjectLine: 'For information' })
  assert.match(sent.said, /^250/)
  const states = await school.states(sent.id)
  if (states.includes('held')) await school.as('ahmed').acts({ messageId: sent.id, outcome: 'confirm' })
  const reached = (await school.left()).flatMap(({ recipients }) => recipients)
  assert.deepEqual(reached.toSorted(), parents.toSorted())
})
