import assert from 'node:assert/strict'
import test from 'node:test'
import {
  actOnSeveral,
  getHeld,
  getMailHealth,
  getMailMeasurement,
  listHeld,
  listMine,
  undoHeld,
} from '@beadle/contract'
import { mailHealthRoutes } from '../../src/modules/mail/index.ts'
import { openConsole } from './open-console.ts'

const wednesday = '2026-11-18T10:15:00Z'
const rude = 'You are an utter idiot and everybody knows it. Send me the figures.'

test('a release may be taken back for two minutes; then it is carried out, once', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  const act = () =>
    ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'Fine', undoable: true })
  const shown = getHeld.reply.parse((await act()).body)
  assert.deepEqual([shown.state, shown.outcomes, shown.pending?.mine], ['held', [], true])
  assert.equal(shown.pending?.until, '2026-11-18T10:17:00Z')
  assert.equal((await school.left()).length, 0)
  assert.equal((await act()).status, 409, 'decided already')

  const undone = undoHeld.reply.parse((await ask('brennan', 'POST', '/api/mail/held/undo', { ids: [sent.id] })).body)
  assert.deepEqual(undone.results, [{ id: sent.id, ok: true }])
  await school.until('2026-11-18T10:18:00Z')
  assert.equal((await school.left()).length, 0)
  assert.deepEqual(await school.states(sent.id), ['held'])

  await act()
  await school.until('2026-11-18T10:21:00Z')
  assert.equal((await school.left()).length, 1)
  const late = undoHeld.reply.parse((await ask('brennan', 'POST', '/api/mail/held/undo', { ids: [sent.id] })).body)
  assert.equal(late.results[0]?.ok, false)
  assert.deepEqual(
    (await school.kinds('message', sent.id)).filter((kind) => kind.startsWith('mail.')),
    ['mail.held', 'mail.decision-taken', 'mail.decision-undone', 'mail.decision-taken', 'mail.released'],
  )
})

test('a decision is not another’s to take back, and lapses when the sender withdraws first', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'refuse', reason: 'No', undoable: true })
  const others = undoHeld.reply.parse((await ask('okafor', 'POST', '/api/mail/held/undo', { ids: [sent.id] })).body)
  assert.equal(others.results[0]?.ok, false)
  await ask('ahmed', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'withdraw' })
  await school.until('2026-11-18T10:18:00Z')
  assert.deepEqual(await school.states(sent.id), ['withdrawn'])
  assert.ok((await school.kinds('message', sent.id)).includes('mail.decision-lapsed'))
  assert.ok(!(await school.kinds('message', sent.id)).includes('mail.refused'))
})

test('several are decided at once, each its own act; what a detector took exception to is read by itself', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const one = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  const two = await school.as('ahmed').sends({ to: 'tours@gallery.example', subjectLine: 'A tour' })
  const abusive = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'Figures', text: rude })
  const { forMe } = listHeld.reply.parse((await ask('brennan', 'GET', '/api/mail/held')).body)
  const batch = new Map(forMe.map((each) => [each.id, each.batch]))
  assert.deepEqual([batch.get(one.id), batch.get(two.id)], [true, true])
  assert.ok(
    forMe.every(({ from }) => from.name === forMe[0]?.from.name),
    'one sender has one pseudonym in a day',
  )

  const ids = [one.id, two.id, abusive.id]
  const { results } = actOnSeveral.reply.parse(
    (await ask('brennan', 'POST', '/api/mail/held/batch', { ids, outcome: 'release', reason: 'Both known' })).body,
  )
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, true, false],
  )
  for (const { id } of [one, two])
    assert.equal((await school.kinds('message', id)).filter((kind) => kind === 'mail.released').length, 1)
  assert.deepEqual((await school.left()).length, 2)
})

test('a false alarm is said in one press, by the sender too, and counts binding and term', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'Figures', text: rude })
  const view = getHeld.reply.parse((await ask('ahmed', 'GET', `/api/mail/held/${sent.id}`)).body)
  assert.equal(view.falseAlarm, 'may')
  assert.equal((await ask('sato', 'POST', `/api/mail/messages/${sent.id}/false-alarm`, {})).status, 404)
  const acted = await ask('ahmed', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'confirm', falseAlarm: true })
  assert.equal(acted.status, 200)
  const rows = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.false_alarm').select(['control', 'facts', 'said_as']).execute(),
  )
  assert.ok(rows.length > 0 && rows.every(({ said_as }) => said_as === 'sender'))
  assert.ok(rows.some(({ facts }) => facts.some((fact) => fact.startsWith('content.abuse'))))
  assert.doesNotMatch(JSON.stringify(rows), /idiot and|figures/i)
  assert.equal(
    (await ask('ahmed', 'POST', `/api/mail/messages/${sent.id}/false-alarm`, {})).status,
    200,
    'twice is once',
  )
})

test('the budget says which clauses spent it, and what is silent moves no figure', async (t) => {
  const { school, ask } = await openConsole(t, '2026-11-18T10:45:00Z')
  await school.as('ahmed').sends({
    to: 'mia',
    subjectLine: 'For information',
    text: 'Mia, you are so mature for your age. Do not tell your parents about our messages, this is our little secret.',
  })
  const budget = async () => listHeld.reply.parse((await ask('brennan', 'GET', '/api/mail/held')).body).budget
  assert.equal((await budget())?.spent, 0)
  for (const place of ['a', 'b', 'c'])
    await school.as('ahmed').sends({ to: `visits@${place}.example`, subjectLine: 'A visit' })
  const now = await budget()
  assert.equal(now?.spent, 3)
  assert.ok(now?.spentBy.some(({ count, clause }) => count === 3 && clause.ref.includes('6.2')))
  assert.equal(listHeld.reply.parse((await ask('mia', 'GET', '/api/mail/held')).body).budget, null)
})

test('a school measures how often rules that go by words were wrong, and says no share of few', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = []
  for (const number of [1, 2, 3])
    sent.push(await school.as('ahmed').sends({ to: 'jones', subjectLine: `Figures ${number}`, text: rude }))
  for (const { id } of sent) await ask('ahmed', 'POST', `/api/mail/messages/${id}/false-alarm`, {})
  assert.equal((await ask('mia', 'GET', '/api/mail/measurement')).status, 403)
  const { bindings } = getMailMeasurement.reply.parse((await ask('okafor', 'GET', '/api/mail/measurement')).body)
  const measured = bindings.filter(({ falseAlarms }) => falseAlarms > 0)
  assert.ok(measured.length > 0)
  for (const { stopped, falseAlarms, share } of measured) {
    assert.ok(stopped >= 3 && falseAlarms === 3)
    assert.equal(share, undefined)
  }
  assert.ok(measured.some(({ terms }) => terms.some(({ count }) => count === 3)))
})

test('those who run mail see its health: hours in counts, and nobody else does', async (t) => {
  const { school, ask } = await openConsole(t, wednesday, ({ parts }) =>
    mailHealthRoutes({ parts, ledgerWell: () => true }),
  )
  await school.as('ahmed').sends({ to: 'jones', subjectLine: 'For information: minutes' })
  await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  await school.left()
  for (const login of ['ahmed', 'mia', 'governor'])
    assert.equal((await ask(login, 'GET', '/api/mail/health')).status, 403, login)
  const health = getMailHealth.reply.parse((await ask('finch', 'GET', '/api/mail/health')).body)
  assert.deepEqual(
    health.hours.map((hour) => [hour.at, hour.out, hour.held]),
    [['2026-11-18T10:00:00Z', 2, 1]],
  )
  const states = new Map(health.checks.map(({ id, state }) => [id, state]))
  assert.deepEqual([states.get('keys'), states.get('queue'), states.get('database')], ['well', 'well', 'well'])
  assert.doesNotMatch(JSON.stringify(health), /ahmed|museum/i)
})

test('the timeline of a message names the clause, its deadline to come, and what is decided and can be taken back', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const sent = await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit' })
  await ask('brennan', 'POST', `/api/mail/held/${sent.id}/act`, { outcome: 'release', reason: 'Fine', undoable: true })
  const seenBy = async (login: string) =>
    getHeld.reply.parse((await ask(login, 'GET', `/api/mail/held/${sent.id}`)).body).timeline
  const reviewer = await seenBy('brennan')
  assert.deepEqual(
    reviewer.map(({ kind }) => kind),
    ['accepted', 'held', 'deciding-release', 'decide-by'],
  )
  assert.ok(reviewer[1]?.clauses?.some(({ ref }) => ref.includes('6.2')))
  assert.ok(Date.parse(reviewer[3]?.at ?? '') > Date.parse(wednesday))
  // What can still be taken back is not told to the sender: they would act on it.
  assert.ok((await seenBy('ahmed')).every(({ kind }) => !kind.startsWith('deciding')))
})

test('who asked for a moment may take their mail back; what must not wait does not', async (t) => {
  const { school, ask } = await openConsole(t, wednesday)
  const mine = async () => listMine.reply.parse((await ask('ahmed', 'POST', '/api/mail/mine', {})).body).messages
  assert.equal((await ask('ahmed', 'PUT', '/api/mail/undo', { seconds: 120 })).status, 200)
  const regretted = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'For information: minutes' })
  const kept = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'For information: figures' })
  const safe = await school.as('ahmed').sends({ to: ['dsl', 'jones'], subjectLine: 'For information: a worry' })
  assert.equal((await school.left()).length, 1, 'the safe lane does not wait')
  assert.deepEqual(
    (await mine()).map(({ id, takeBackUntil }) => [id, takeBackUntil]),
    [
      [safe.id, undefined],
      [kept.id, '2026-11-18T10:17:00Z'],
      [regretted.id, '2026-11-18T10:17:00Z'],
    ],
  )
  const url = `/api/mail/messages/${regretted.id}/take-back`
  assert.equal((await ask('jones', 'POST', url, {})).status, 404)
  assert.equal((await ask('ahmed', 'POST', url, {})).status, 200)
  assert.equal((await ask('ahmed', 'POST', url, {})).status, 409, 'once')
  await school.until('2026-11-18T10:18:00Z')
  assert.equal((await school.left()).length, 2)
  assert.deepEqual(await school.states(regretted.id), ['withdrawn'])
  assert.equal((await ask('ahmed', 'POST', `/api/mail/messages/${kept.id}/take-back`, {})).status, 409, 'it has gone')
  assert.ok((await school.kinds('message', regretted.id)).includes('mail.withdrawn'))
})
