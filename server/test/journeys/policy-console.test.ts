import assert from 'node:assert/strict'
import test from 'node:test'
import { checkPolicy, getClause, getClauseDecision, getClauseExamples, mayI } from '@beadle/contract'
import { clauseDecisionRoutes, mayIRoutes } from '../../src/decisions/index.ts'
import { policyRoutes, studyRoutes } from '../../src/modules/governance/index.ts'
import { openConsole } from './open-console.ts'
import type { MailSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const outside = 'all-saints.6.2.email.6'

const routes = (school: MailSchool) => [
  ...policyRoutes(school),
  ...studyRoutes(school),
  ...clauseDecisionRoutes(school),
  ...mayIRoutes(school),
]

test('a decision opens from its clause: whole for its subject, without anybody’s name or words for others', async (t) => {
  const { school, ask } = await openConsole(t, wednesday, routes)
  await school.as('ahmed').sends({ to: 'visits@museum.example', subjectLine: 'A visit in June' })
  const clause = getClause.reply.parse((await ask('governor', 'GET', `/api/policy/clauses/${outside}`)).body)
  const [recent] = clause.recent
  assert.equal(recent?.effect, 'hold')
  const url = `/api/policy/clauses/${outside}/decisions/${recent?.id}`
  const seen = getClauseDecision.reply.parse((await ask('governor', 'GET', url)).body)
  assert.deepEqual([seen.who, seen.effect, seen.action], ['staff', 'hold', 'mail.submit'])
  assert.match(seen.reason?.en ?? '', /./)
  assert.ok(seen.clauses.some((one) => one.clause === outside))
  assert.doesNotMatch(JSON.stringify(seen), /museum|visits|ahmed|Bilal|June|school\.example/i)

  const own = getClauseDecision.reply.parse((await ask('ahmed', 'GET', url)).body)
  assert.equal(own.who, 'you')
  assert.notEqual(own.reason?.en, seen.reason?.en)

  assert.equal((await ask('mia', 'GET', url)).status, 403)
  // A clause that the decision does not cite does not lead to it, nor does an id that is none.
  assert.equal((await ask('governor', 'GET', url.replace(outside, 'all-saints.4.1.4'))).status, 404)
  assert.equal((await ask('governor', 'GET', url.replace(/[^/]+$/, 'x'))).status, 404)
})

test('what was only silently noticed cannot be opened from its clause', async (t) => {
  const { school, ask } = await openConsole(t, wednesday, routes)
  await school.as('ahmed').sends({ to: 'visits@museum.example' })
  const clause = getClause.reply.parse((await ask('ahmed', 'GET', `/api/policy/clauses/${outside}`)).body)
  const id = clause.recent[0]?.id ?? assert.fail('nothing was decided')
  await school.database.inSchool(school.schoolId, (tx) =>
    tx.updateTable('decisions.cited').set({ silent: true }).where('decision_id', '=', id).execute(),
  )
  assert.equal((await ask('ahmed', 'GET', `/api/policy/clauses/${outside}/decisions/${id}`)).status, 404)
})

test('doubts and examples are worked out aside, and answered when they are known', { timeout: 180_000 }, async (t) => {
  const { ask } = await openConsole(t, wednesday, routes)
  async function ready(url: string): Promise<unknown> {
    for (;;) {
      const { status, body } = await ask('governor', 'GET', url)
      assert.equal(status, 200)
      if (body.state === 'ready') return body
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  assert.equal((await ask('governor', 'GET', '/api/policy/check')).body.state, 'working')
  const checked = checkPolicy.reply.parse(await ready('/api/policy/check'))
  assert.ok(
    checked.state === 'ready' && checked.doubts.some(({ kind, cure }) => kind === 'outdated-law' && cure?.wording),
  )
  const shown = getClauseExamples.reply.parse(await ready(`/api/policy/clauses/${outside}/examples`))
  assert.ok(shown.state === 'ready')
  const acts = shown.examples.filter((one) => one.shows === 'acts')
  assert.ok(acts.length > 0 && shown.examples.some((one) => one.shows === 'spares'))
  // An example answers in May I…? as it is shown.
  const { question, effect } = acts.find((one) => one.question) ?? assert.fail('no example can be asked')
  const answer = mayI.reply.parse((await ask('ahmed', 'POST', '/api/may-i', question)).body)
  assert.equal(answer.effect, effect)
})

test('a policy that is not on the shelf is compared with nothing', async (t) => {
  const { ask } = await openConsole(t, wednesday, routes)
  assert.equal((await ask('governor', 'GET', '/api/policy/compare/all-saints/..%2F..')).status, 404)
  assert.equal((await ask('governor', 'GET', '/api/policy/compare/none/all-saints')).status, 404)
  assert.equal((await ask('mia', 'GET', '/api/policy/compare/all-saints/crowlees')).status, 403)
})

test('May I…? says whom to ask, by name to a colleague', async (t) => {
  const { ask } = await openConsole(t, wednesday, routes)
  const question = {
    action: 'mail.submit',
    properties: { to: [{ address: 'visits@museum.example' }], subjectLine: 'A visit', text: 'Good morning.' },
  }
  const { effect, next = [] } = mayI.reply.parse((await ask('ahmed', 'POST', '/api/may-i', question)).body)
  assert.equal(effect, 'hold')
  assert.equal(next[0]?.kind, 'send')
  assert.match(next[0]?.who?.en ?? '', /line manager/)
  assert.equal(next[0]?.people.length, 1)
  const asOther = mayI.reply.parse(
    (await ask('ahmed', 'POST', '/api/may-i', { ...question, asRoles: ['teacher'] })).body,
  )
  assert.deepEqual(
    asOther.next?.flatMap(({ people }) => people),
    [],
  )
})
