import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MailRequest } from '@beadle/engine'
import { StaleDecisionError } from '../../src/decisions/index.ts'
import { setMode } from '../../src/modules/governance/index.ts'
import { touchPeople } from '../../src/modules/people/index.ts'
import { openModulesOfSchool, type TestSchool } from './open-school.ts'

function message(
  school: TestSchool,
  {
    from = 'ahmed',
    to = ['jones'],
    subjectLine = 'Minutes of Tuesday',
    text = 'Dear Ms Jones, the minutes of Tuesday’s meeting are below.',
  } = {},
): MailRequest {
  return {
    subject: { type: 'person', id: from, properties: { roles: [] } },
    action: { name: 'mail.submit' },
    resource: {
      type: 'message',
      properties: {
        from: `${from}@school.example`,
        to: to.map((name) => ({ address: name.includes('@') ? name : `${name}@school.example` })),
        subjectLine,
        text,
      },
    },
    context: { time: school.clock.now().toString() },
  }
}
const gatewayFacts = { 'mail.malware': null, 'mail.standing-authorisation': true, 'usage.reply-all-week': 0 } as const

test('a message to a colleague goes on Wednesday morning and waits on Saturday evening', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const ask = () => school.decisions.decideMail(school.schoolId, { request: message(school), facts: gatewayFacts })
  assert.equal((await ask()).decision.context.effect, 'permit')
  school.clock.set('2026-11-21T20:00:00Z')
  const { decision } = await ask()
  assert.equal(decision.context.effect, 'hold')
  assert.ok(decision.context.citations.some(({ clause }) => clause === 'all-saints.3.2.staff.5'))
  assert.ok(
    decision.context.obligations.some((each) => each.do === 'mail.hold' && each.until === '2026-11-23T07:30:00Z'),
    JSON.stringify(decision.context.obligations),
  )
})

test('the directory says who people are, whatever the request claims', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const request = message(school, {
    to: ['all-staff', 'mia', 'anwen.lloyd@home.example', 'stranger@elsewhere.example'],
  })
  const { request: completed, facts } = await school.decisions.decideMail(school.schoolId, {
    request,
    facts: gatewayFacts,
  })
  const [list, mia, parent, stranger] = completed.resource.properties.to
  assert.equal(list?.group, 'all-staff')
  assert.ok((list?.size ?? 0) >= 30)
  assert.deepEqual(list?.roles, ['teacher'], 'a list of all staff is not the safeguarding lead because she is on it')
  assert.deepEqual([mia?.roles, mia?.yearGroup, mia?.form, mia?.person], [['pupil'], 9, '9A', school.id('mia')])
  assert.deepEqual(parent?.roles, ['parent'])
  assert.equal(stranger?.roles, undefined)
  assert.deepEqual(completed.subject.properties.roles, ['form-tutor', 'teacher'])
  assert.equal(typeof (facts['calendar.lesson-of'] as Record<string, string>)[school.id('mia')], 'string')
})

test('what is kept of a decision has no words of its sender', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const decided = await school.decisions.decideMail(school.schoolId, {
    request: message(school, { subjectLine: 'Zanzibar', text: 'quetzalcoatl' }),
    facts: gatewayFacts,
  })
  const { schoolId } = school
  await school.database.inSchool(schoolId, (tx) =>
    school.decisions.record(tx, [{ ...decided, about: [{ kind: 'message', id: 'm1' }] }]),
  )
  const row = await school.database.inSchool(schoolId, (tx) =>
    tx.selectFrom('decisions.record').selectAll().where('id', '=', decided.id).executeTakeFirstOrThrow(),
  )
  assert.doesNotMatch(JSON.stringify({ ...row, sealed: row.sealed?.toString('latin1') }), /@school\.example|Bilal/i)
  assert.equal(row.subject_id, school.id('ahmed'))
  const kept = async () =>
    (await school.database.inSchool(schoolId, (tx) => school.decisions.kept(tx, schoolId, [decided.id]))).get(
      decided.id,
    )
  assert.doesNotMatch(JSON.stringify(await kept()), /zanzibar|quetzalcoatl|Bilal/i)
  assert.deepEqual((await kept())?.decision, decided.decision)
  assert.equal((await kept())?.facts['content.length'], 1)
  school.keys.destroyKey(schoolId, 'decision', '2026-11')
  assert.equal(await kept(), undefined, 'forgotten with its month')
  assert.deepEqual(await school.kinds('message', 'm1'), ['decision.made'])
  assert.deepEqual(await school.kinds('decision', decided.id), ['decision.made'])
})

test('a decision made before people changed is not recorded, and the next one is', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, decisions } = school
  const ask = () => decisions.decideMail(schoolId, { request: message(school), facts: gatewayFacts })
  const before = await ask()
  await database.inSchool(schoolId, async (tx) => {
    const withdrawal = {
      school_id: schoolId,
      id: '019a0000-0000-7000-8000-000000000001',
      person_id: school.id('ahmed'),
      scope: 'mail' as const,
      from_at: school.clock.now(),
      until_at: null,
      reason: 'sanction',
      decided_by: school.id('okafor'),
    }
    await tx.insertInto('people.withdrawal').values(withdrawal).execute()
    await touchPeople(tx, schoolId)
  })
  await assert.rejects(
    database.inSchool(schoolId, (tx) => decisions.record(tx, [before])),
    StaleDecisionError,
  )
  const after = await ask()
  assert.equal(after.decision.context.effect, 'deny')
  await database.inSchool(schoolId, (tx) => decisions.record(tx, [after]))
  const acted = await database.inSchool(schoolId, (tx) =>
    school.governance.activity.since(tx, schoolId, school.clock.now().subtract({ hours: 1 })),
  )
  assert.ok(
    acted.some(({ clause, count }) => clause === 'all-saints.6.4.2' && count === 1),
    JSON.stringify(acted),
  )
})

test('a list of pupils is in a lesson when one of them is', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const lessonOf = async (from: string) => {
    const { facts } = await school.decisions.decideMail(school.schoolId, {
      request: message(school, { from, to: ['form-9a'] }),
      facts: gatewayFacts,
    })
    return facts['calendar.lesson-of'] as Readonly<Record<string, string | null>>
  }
  const { calendar, clock, schoolId } = school
  const mia = school.id('mia')
  const teacher = (await calendar.snapshot(schoolId)).lessonOf([mia], clock.now())[mia] ?? assert.fail('no lesson')
  assert.deepEqual(await lessonOf('office'), { 'form-9a@school.example': teacher })
  clock.set('2026-11-18T10:45:00Z')
  assert.deepEqual(await lessonOf('office'), { 'form-9a@school.example': null }, 'in break nobody teaches')
})

test('bindings that only watch let Saturday’s message go, and say on record what they would have done', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-21T20:00:00Z' })
  const { schoolId, database, decisions, governance, clock } = school
  const { version } = await governance.policyInForce(schoolId)
  const windows = version.bindings.filter(({ control }) => control === 'mail.send-hours').map(({ id }) => id)
  const choose = {
    schoolId,
    policy: 'all-saints',
    mode: 'watch' as const,
    reason: 'trial',
    by: school.id('okafor'),
    at: clock.now(),
  }
  await database.inSchool(schoolId, async (tx) => {
    for (const binding of windows) await setMode(tx, { ...choose, binding })
  })
  const ask = () => decisions.decideMail(schoolId, { request: message(school), facts: gatewayFacts })
  // The first answer is from before the change: it is not recorded, and the next one knows better.
  const stale = await ask()
  assert.equal(stale.decision.context.effect, 'hold')
  await assert.rejects(
    database.inSchool(schoolId, (tx) => decisions.record(tx, [stale])),
    StaleDecisionError,
  )
  const decided = await ask()
  assert.equal(decided.decision.context.effect, 'permit')
  await database.inSchool(schoolId, (tx) => decisions.record(tx, [decided]))
  const recent = await database.inSchool(schoolId, (tx) =>
    governance.activity.recent(tx, schoolId, 'all-saints.3.2.staff.5', 5),
  )
  assert.deepEqual(
    recent.map(({ effect, watched }) => ({ effect, watched })),
    [{ effect: 'permit', watched: true }],
  )
  const acted = await database.inSchool(schoolId, (tx) => governance.activity.since(tx, schoolId, clock.now()))
  assert.ok(!acted.some(({ clause }) => clause === 'all-saints.3.2.staff.5'), 'watching is not acting')
})
