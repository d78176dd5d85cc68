import assert from 'node:assert/strict'
import { test } from 'node:test'
import { URI } from 'otpauth'
import { openModulesOfSchool } from '../../../test/journeys/open-school.ts'
import { demoCast } from '../../demo/cast.ts'
import { makeDemoSchool } from '../../demo/make-school.ts'
import { openHttp } from '../../platform/http/index.ts'
import { registerRoutes } from '../../routes.ts'
import { setPassword, touchPeople } from './write-people.ts'

type TestScope = Parameters<typeof openModulesOfSchool>[0]

async function openDoor(t: TestScope, { demo }: { readonly demo: boolean }) {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { database, schoolId, clock, keys } = school
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  registerRoutes(http, school, {
    database,
    clock,
    keys,
    publicUrl: 'https://beadle.school.example',
    wake: () => {},
    cast: demo ? demoCast : undefined,
  })
  await database.inSchool(schoolId, (tx) => setPassword(tx, schoolId, school.id('ahmed'), 'correct horse'))
  let cookie = ''
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const reply = await http.fastify.inject({
      method,
      url,
      headers: { 'x-beadle-console': '1', ...(cookie === '' ? {} : { cookie }) },
      ...(payload === undefined ? {} : { payload }),
    })
    const set = [reply.headers['set-cookie'] ?? []].flat()[0]
    if (set !== undefined) cookie = set.slice(0, set.indexOf(';'))
    return {
      status: reply.statusCode,
      set,
      json: reply.json<
        Record<string, unknown> & { readonly error?: { readonly code: string; readonly message: string } }
      >(),
    }
  }
  return { school, ask }
}

test('a password opens a session, the cookie is shut off from scripts and other sites, and signing out ends it', async (t) => {
  const { ask } = await openDoor(t, { demo: false })
  const wrong = await ask('POST', '/api/session', { login: 'ahmed', password: 'wrong' })
  assert.deepEqual([wrong.status, wrong.json.error?.code], [401, 'people.wrong-password'])
  const right = await ask('POST', '/api/session', { login: 'ahmed@school.example', password: 'correct horse' })
  assert.equal(right.status, 200)
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) assert.ok(right.set?.includes(word), word)
  assert.equal((await ask('GET', '/api/people/me')).json.name, 'Mr Bilal Ahmed')
  await ask('DELETE', '/api/session')
  assert.equal((await ask('GET', '/api/people/me')).status, 401)
})

test('nobody is picked by a click where there is no demo', async (t) => {
  const { ask } = await openDoor(t, { demo: false })
  assert.equal((await ask('POST', '/api/session/demo', { person: 'ahmed' })).status, 404)
  assert.equal((await ask('GET', '/api/people/demo')).status, 404)
})

test('the policy’s word on logging on stands over a right password, is recorded, and names its clause', async (t) => {
  const { school, ask } = await openDoor(t, { demo: false })
  const { database, schoolId, clock } = school
  await database.inSchool(schoolId, async (tx) => {
    await tx
      .updateTable('people.person')
      .set({ ends_at: clock.now().subtract({ hours: 1 }) })
      .where('id', '=', school.id('ahmed'))
      .execute()
    await touchPeople(tx, schoolId)
  })
  const { status, json } = await ask('POST', '/api/session', { login: 'ahmed', password: 'correct horse' })
  assert.equal(status, 403)
  assert.match(json.error?.message ?? '', /4\.2/)
  const made = await database.inSchool(schoolId, (tx) =>
    tx.selectFrom('decisions.record').select(['action', 'effect']).execute(),
  )
  assert.deepEqual(made, [{ action: 'account.log-on', effect: 'deny' }])
})

test('all access withdrawn ends what was open', async (t) => {
  const { school, ask } = await openDoor(t, { demo: true })
  const { database, schoolId, clock } = school
  assert.equal((await ask('POST', '/api/session/demo', { person: 'ahmed' })).status, 200)
  assert.equal((await ask('GET', '/api/people/me')).status, 200)
  await database.inSchool(schoolId, async (tx) => {
    const ids = {
      school_id: schoolId,
      id: '019a0000-0000-7000-8000-000000000001',
      person_id: school.id('ahmed'),
      decided_by: school.id('okafor'),
    }
    await tx
      .insertInto('people.withdrawal')
      .values({
        ...ids,
        scope: 'all',
        from_at: clock.now(),
        until_at: clock.now().add({ hours: 1 }),
        reason: 'sanction',
      })
      .execute()
    await touchPeople(tx, schoolId)
  })
  assert.equal((await ask('GET', '/api/people/me')).status, 401)
  clock.step({ hours: 1 })
  assert.equal((await ask('GET', '/api/people/me')).status, 200)
})

test('an authenticator is set up with the password and asked for from then on', async (t) => {
  const { school, ask } = await openDoor(t, { demo: false })
  const given = { login: 'ahmed', password: 'correct horse' }
  await ask('POST', '/api/session', given)
  assert.equal((await ask('POST', '/api/people/me/totp', { password: 'wrong' })).status, 401)
  const { address } = (await ask('POST', '/api/people/me/totp', { password: 'correct horse' })).json
  const app = URI.parse(String(address))
  const code = () => app.generate({ timestamp: school.clock.now().epochMilliseconds })
  assert.equal((await ask('PUT', '/api/people/me/totp', { totp: '000000' })).json.error?.code, 'people.wrong-totp')
  await ask('PUT', '/api/people/me/totp', { totp: code() })
  await ask('DELETE', '/api/session')
  assert.equal((await ask('POST', '/api/session', given)).json.error?.code, 'people.totp-needed')
  school.clock.step({ seconds: 30 })
  assert.equal((await ask('POST', '/api/session', { ...given, totp: code() })).status, 200)
})

test('a new password is long, replaces the old one, and a device password is one’s own to make and end', async (t) => {
  const { school, ask } = await openDoor(t, { demo: false })
  const { people, schoolId } = school
  await ask('POST', '/api/session', { login: 'ahmed', password: 'correct horse' })
  assert.equal(
    (await ask('PUT', '/api/people/me/password', { password: 'correct horse', newPassword: 'short' })).status,
    400,
  )
  assert.equal(
    (await ask('PUT', '/api/people/me/password', { password: 'correct horse', newPassword: 'battery staple tin' }))
      .status,
    200,
  )
  assert.equal((await ask('POST', '/api/session', { login: 'ahmed', password: 'correct horse' })).status, 401)
  const make = (payload: object) => ask('POST', '/api/people/me/device-passwords', { label: 'my phone', ...payload })
  assert.equal((await make({})).status, 400, 'an open console is not enough')
  assert.equal((await make({ password: 'wrong' })).status, 401)
  const { id, password } = (await make({ password: 'battery staple tin' })).json
  const logOn = async () =>
    (await people.authenticateDevice(schoolId, { login: 'ahmed', password: String(password) }))?.login
  assert.equal(await logOn(), 'ahmed')
  assert.equal((await ask('DELETE', `/api/people/me/device-passwords/${String(id)}`)).status, 200)
  assert.equal(await logOn(), undefined)
})

test('somebody of the trust goes on as themselves at another school, and nobody else does', async (t) => {
  const { school, ask } = await openDoor(t, { demo: true })
  const { database, clock, governance } = school
  const names = (json: Record<string, unknown>) =>
    (json.otherSchools as readonly { readonly slug: string }[]).map(({ slug }) => slug)
  const { schoolId: other } = await makeDemoSchool({
    database,
    shelf: governance.shelf,
    at: clock.now(),
    slug: 'other',
  })
  await ask('POST', '/api/session/demo', { person: school.id('ahmed') })
  assert.deepEqual(names((await ask('GET', '/api/session')).json), [])
  assert.equal((await ask('POST', '/api/session/school', { school: 'other' })).status, 404)

  const officer = await ask('POST', '/api/session/demo', { person: school.id('siddiqui') })
  assert.deepEqual(names(officer.json), ['other'])
  assert.equal((await ask('POST', '/api/session/school', { school: 'elsewhere' })).status, 404)
  const there = await ask('POST', '/api/session/school', { school: 'other' })
  assert.deepEqual([there.status, (there.json.school as { slug: string }).slug], [200, 'other'])
  assert.deepEqual(names((await ask('GET', '/api/session')).json), ['demo'])
  const left = await database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('people.session').select('ended_at').where('person_id', '=', school.id('siddiqui')).execute(),
  )
  assert.ok(left.length === 1 && left.every(({ ended_at }) => ended_at !== null), 'the session left behind has ended')

  // An account that has ended at the other school is no way in.
  await ask('POST', '/api/session/school', { school: 'demo' })
  await database.inSchool(other, async (tx) => {
    await tx.updateTable('people.person').set({ ends_at: clock.now() }).where('login', '=', 'siddiqui').execute()
    await touchPeople(tx, other)
  })
  school.people.forget(other)
  assert.equal((await ask('POST', '/api/session/school', { school: 'other' })).status, 404)
})

test('a short name opens the only school where it is one, and where two know it an address is asked for', async (t) => {
  const { school, ask } = await openDoor(t, { demo: false })
  const { database, clock, governance, people } = school
  const { schoolId: other } = await makeDemoSchool({
    database,
    shelf: governance.shelf,
    at: clock.now(),
    slug: 'other',
  })
  const guess = { password: 'correct horse' }
  assert.equal((await ask('POST', '/api/session', { ...guess, login: 'ahmed' })).status, 401)
  await database.inSchool(other, async (tx) => {
    await tx.updateTable('people.person').set({ login: 'ahmed2' }).where('login', '=', 'ahmed').execute()
    await touchPeople(tx, other)
  })
  people.forget(other)
  assert.equal((await ask('POST', '/api/session', { ...guess, login: 'ahmed' })).status, 200)
})
