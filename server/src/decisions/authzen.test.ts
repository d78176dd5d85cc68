import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModulesOfSchool, type TestSchool } from '../../test/journeys/open-school.ts'
import { openHttp } from '../platform/http/index.ts'
import { registerRoutes } from '../routes.ts'
import { addEnforcementPoint, type EnforcementPoint } from './enforcement-points.ts'

type TestScope = Parameters<typeof openModulesOfSchool>[0]
type Json = Record<string, unknown> & { readonly context?: Record<string, unknown> }

const phone = { type: 'device', properties: { kind: 'phone', owner: 'personal', passcode: 'none' } }
const withCode = { type: 'device', properties: { kind: 'phone', owner: 'personal', passcode: 'set' } }
const ahmed = { type: 'person', id: 'ahmed' }

async function openPoint(t: TestScope, given: Partial<Omit<EnforcementPoint, 'id'>> = {}) {
  const school: TestSchool = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { database, schoolId, clock, keys } = school
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  registerRoutes(http, school, {
    database,
    clock,
    keys,
    publicUrl: 'https://beadle.school.example',
    wake: () => {},
    cast: undefined,
  })
  const point = {
    name: 'phones',
    actions: ['device.use-mail' as const, 'mail.submit' as const],
    assertsFacts: [],
    assertsRoles: false,
    ...given,
  }
  const { token } = await database.inSchool(schoolId, (tx) => addEnforcementPoint(tx, schoolId, point))
  const post = async (path: string, payload: object, headers: Record<string, string> = {}) => {
    const reply = await http.fastify.inject({
      method: 'POST',
      url: `/t/demo/access/v1/${path}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
      payload,
    })
    return { status: reply.statusCode, headers: reply.headers, json: reply.json<Json>() }
  }
  const recorded = async () =>
    (await database.inSchool(schoolId, (tx) => tx.selectFrom('decisions.record').select('id').execute())).length
  return { school, http, post, recorded }
}

test('one evaluation is answered with its clause and recorded', async (t) => {
  const { post, recorded } = await openPoint(t)
  const { status, json, headers } = await post(
    'evaluation',
    { subject: ahmed, action: { name: 'device.use-mail' }, resource: phone },
    { 'x-request-id': 'abc-1' },
  )
  assert.equal(status, 200)
  assert.equal(json.decision, false)
  const citations = json.context?.citations as readonly { readonly clause: string }[]
  assert.ok(citations.some(({ clause }) => clause === 'all-saints.3.2.mobile.2'))
  assert.equal(headers['x-request-id'], 'abc-1')
  assert.equal(await recorded(), 1)
})

test('roles and facts are the directory’s unless the point may assert them', async (t) => {
  const question = {
    subject: { type: 'person', id: 'visiting-teacher', properties: { roles: ['teacher'] } },
    action: { name: 'device.use-mail' },
    resource: phone,
    context: { facts: { 'agreement.accepted': true, 'content.abuse': ['abuse.1'] } },
  }
  const stranger = await openPoint(t)
  const { json } = await stranger.post('evaluation', question)
  assert.deepEqual(json.context?.ignored, ['agreement.accepted', 'content.abuse'])
  assert.equal(json.decision, true, 'somebody unknown is no teacher, so the rule for staff does not speak')
  const trusted = await openPoint(t, { assertsRoles: true, assertsFacts: ['agreement.accepted'] })
  const answer = await trusted.post('evaluation', question)
  assert.deepEqual(answer.json.context?.ignored, ['content.abuse'])
  assert.equal(answer.json.decision, false)
})

test('a batch has defaults, goes on or stops as it is told, and one bad question spoils no other', async (t) => {
  const { post } = await openPoint(t)
  const batch = (evaluations_semantic: string, resources: readonly object[]) =>
    post('evaluations', {
      subject: ahmed,
      action: { name: 'device.use-mail' },
      evaluations: resources.map((resource) => ({ resource })),
      options: { evaluations_semantic },
    })
  const decisions = (json: Json) =>
    (json.evaluations as readonly { readonly decision: boolean }[]).map(({ decision }) => decision)
  assert.deepEqual(decisions((await batch('execute_all', [withCode, phone, withCode])).json), [true, false, true])
  assert.deepEqual(decisions((await batch('deny_on_first_deny', [withCode, phone, withCode])).json), [true, false])
  assert.deepEqual(decisions((await batch('permit_on_first_permit', [phone, withCode, phone])).json), [false, true])
  const { json } = await batch('execute_all', [{ ...phone, properties: { kind: 'fone', owner: 'school' } }, withCode])
  assert.deepEqual(decisions(json), [false, true])
  assert.match(JSON.stringify(json), /request\.unknown-value/)
  assert.equal(
    (await post('evaluations', { subject: ahmed, action: { name: 'device.use-mail' }, resource: phone })).json.decision,
    false,
    'without a list it is one evaluation',
  )
})

test('what cannot be read is named, and what is not the point’s is refused', async (t) => {
  const { post, recorded, http } = await openPoint(t, { actions: ['device.use-mail'] })
  const wrong = await post('evaluation', { subject: ahmed, action: { name: 'device.use-mial' }, resource: phone })
  assert.equal(wrong.status, 400)
  assert.deepEqual(wrong.json.error, {
    code: 'request.unknown-action',
    message: 'action `device.use-mial` is not known',
    member: 'action.name',
    nearest: 'device.use-mail',
  })
  assert.equal(
    (
      await post('evaluation', {
        subject: ahmed,
        action: { name: 'remote.connect' },
        resource: { type: 'remote-session', properties: { device: { kind: 'laptop', owner: 'school' } } },
      })
    ).status,
    403,
  )
  const noToken = await http.fastify.inject({
    method: 'POST',
    url: '/t/demo/access/v1/evaluation',
    payload: { subject: ahmed, action: { name: 'device.use-mail' }, resource: phone },
  })
  assert.equal(noToken.statusCode, 401)
  assert.equal(await recorded(), 0)
})

test('the configuration says where to ask, per school', async (t) => {
  const { http } = await openPoint(t)
  for (const url of ['/t/demo/.well-known/authzen-configuration', '/.well-known/authzen-configuration/t/demo']) {
    assert.deepEqual((await http.fastify.inject(url)).json(), {
      policy_decision_point: 'https://beadle.school.example/t/demo',
      access_evaluation_endpoint: 'https://beadle.school.example/t/demo/access/v1/evaluation',
      access_evaluations_endpoint: 'https://beadle.school.example/t/demo/access/v1/evaluations',
    })
  }
  assert.equal((await http.fastify.inject('/t/nowhere/.well-known/authzen-configuration')).statusCode, 404)
})
