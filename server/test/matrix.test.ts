import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEnforcementPoint } from '../src/decisions/index.ts'
import { demoCast } from '../src/demo/cast.ts'
import { makeDemoSchool } from '../src/demo/make-school.ts'
import { MailEntrance } from '../src/gateways/smtp/enter/enter-mail.ts'
import { addDevicePassword, sessionCookie, startSession } from '../src/modules/people/index.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { type Access, type AnyRoute, type Http, openHttp } from '../src/platform/http/index.ts'
import { pretendDns } from '../src/platform/mail-authentication/testing/pretend-dns.ts'
import { registerRoutes } from '../src/routes.ts'
import { openModulesOfSchool } from './journeys/open-school.ts'
import { type Ids, rows } from './matrix.ts'

// Everybody whom a route might tell apart, by login; `nobody` is signed out, `point` a registered enforcement point.
const actors = [
  'nobody',
  'mia',
  'lloyd',
  'ahmed',
  'office',
  'brennan',
  'okafor',
  'finch',
  'dsl',
  'governor',
  'point',
] as const
type Actor = (typeof actors)[number]

async function openTwoSchools(t: { after(action: () => void | Promise<void>): void }) {
  const a = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { database, clock, keys } = a
  const { schoolId: b } = await makeDemoSchool({ database, shelf: a.governance.shelf, at: clock.now(), slug: 'other' })
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  registerRoutes(http, a, {
    database,
    clock: fixedClock(clock.now()),
    keys,
    publicUrl: 'http://localhost:8420',
    wake: () => {},
    cast: demoCast,
  })
  await http.fastify.ready()

  const headersOf = async (schoolId: string, actor: Actor): Promise<Record<string, string>> => {
    if (actor === 'nobody') return {}
    if (actor === 'point') {
      const point = { name: 'gate', actions: ['device.use-mail' as const], assertsFacts: [], assertsRoles: false }
      const { token } = await database.inSchool(schoolId, (tx) => addEnforcementPoint(tx, schoolId, point))
      return { authorization: `Bearer ${token}` }
    }
    const person = (await a.people.directory(schoolId)).personByLogin(actor) ?? assert.fail(actor)
    const { cookie } = await database.inSchool(schoolId, (tx) =>
      startSession(tx, { schoolId, personId: person.id, method: 'demo', at: clock.now() }),
    )
    return { cookie: `${sessionCookie}=${cookie}`, 'x-beadle-console': '1' }
  }
  const entrance = new MailEntrance({ dns: pretendDns({}), parts: a.mail, claim: () => undefined, onReady: () => {} })
  /** A message of Mr Ahmed's to an outside organisation, which waits for his line manager. */
  const holdOne = async (schoolId: string, personId: string): Promise<string> => {
    const peer = { address: '127.0.0.1', port: 1, secure: false, helo: 'client.example', protocol: 'ESMTP' }
    const recipients = [{ address: 'trips@museum.example', notify: [] }]
    const envelope = { peer, from: 'ahmed@school.example', recipients, eightBit: false, utf8: false }
    const raw = Buffer.from(
      'From: ahmed@school.example\r\nTo: trips@museum.example\r\nSubject: Booking\r\n\r\nWe should like to book.\r\n',
    )
    const answer = await entrance.enter({
      schoolId,
      action: 'mail.submit',
      personId,
      envelope,
      raw,
      tellsAtDoor: false,
    })
    const said = [answer.text].flat().join(' ')
    return /[0-9a-f-]{36}/.exec(said)?.[0] ?? assert.fail(said)
  }
  const idsOf = async (schoolId: string, slug: string): Promise<Ids> => {
    const entry = await database.inSchool(schoolId, (tx) =>
      tx.selectFrom('ledger.batch').select('id').where('school_id', '=', schoolId).limit(1).executeTakeFirstOrThrow(),
    )
    const person = (await a.people.directory(schoolId)).personByLogin('ahmed') ?? assert.fail('ahmed')
    const device = await database.inSchool(schoolId, (tx) =>
      addDevicePassword(tx, schoolId, { personId: person.id, label: 'phone', secret: 'matrix' }),
    )
    const point = await database.inSchool(schoolId, (tx) =>
      addEnforcementPoint(tx, schoolId, {
        name: 'other gate',
        actions: ['device.use-mail'],
        assertsFacts: [],
        assertsRoles: false,
      }),
    )
    const message = await holdOne(schoolId, person.id)
    // Whoever decides about it is told: that notice waits to be delivered.
    const queued = await database.inSchool(schoolId, (tx) =>
      tx.selectFrom('mail.delivery').select('id').where('school_id', '=', schoolId).limit(1).executeTakeFirstOrThrow(),
    )
    return {
      slug,
      ledgerEntry: entry.id,
      person: person.id,
      point: point.id,
      message,
      queued: queued.id,
      device,
    }
  }
  await a.ledger.number(a.schoolId)
  await a.ledger.number(b)
  return { http, a: a.schoolId, b, headersOf, ids: { a: await idsOf(a.schoolId, 'demo'), b: await idsOf(b, 'other') } }
}

function nameOf(route: AnyRoute): string {
  return `${route.method} ${route.url}`
}

async function call(http: Http, name: string, ids: Ids, headers: Record<string, string>) {
  const row = rows[name] ?? assert.fail(`no row for ${name}`)
  const [method = 'GET', url = ''] = name.split(' ')
  const { params = {}, body } = row.call(ids)
  const path = url.replace(/:(\w+)/g, (_, parameter: string) =>
    encodeURIComponent(params[parameter] ?? assert.fail(`no ${parameter} for ${name}`)),
  )
  return http.fastify.inject({
    method: method as 'GET',
    url: path,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  })
}

test('every route has a row, and every row a route', async (t) => {
  const { http } = await openTwoSchools(t)
  assert.deepEqual(http.routes().map(nameOf).sort(), Object.keys(rows).sort())
})

test('every route lets in whom its row names and nobody else', async (t) => {
  const { http, a, headersOf, ids } = await openTwoSchools(t)
  for (const route of http.routes()) {
    const name = nameOf(route)
    const row = rows[name] ?? assert.fail(`no row for ${name}`)
    for (const actor of actors) {
      const { statusCode, body } = await call(http, name, ids.a, await headersOf(a, actor))
      const isRefused = row.refuses?.includes(actor) === true
      const expected = isRefused
        ? 403
        : row.lets.includes(actor)
          ? 'let in'
          : actor === 'nobody' || actor === 'point'
            ? 401
            : 403
      const got = statusCode === 401 || statusCode === 403 ? statusCode : 'let in'
      // Signing in with a wrong password answers 401 to everybody: its own code tells it from the guard's.
      const isGuard = /platform\.(signed-out|not-allowed)/.test(body)
      assert.equal(isGuard ? got : 'let in', expected, `${actor}: ${name} answered ${statusCode} ${body.slice(0, 200)}`)
      assert.ok(statusCode < 500, `${actor}: ${name} answered ${statusCode} ${body.slice(0, 200)}`)
    }
  }
})

test('of what is theirs to call, people find only what is theirs to see', async (t) => {
  const { http, a, headersOf, ids } = await openTwoSchools(t)
  for (const [name, row] of Object.entries(rows)) {
    if (row.finds === undefined) continue
    for (const actor of actors.filter((each) => row.lets.includes(each))) {
      const { statusCode, body } = await call(http, name, ids.a, await headersOf(a, actor))
      assert.equal(
        statusCode,
        row.finds.includes(actor) ? 200 : 404,
        `${actor}: ${name} answered ${statusCode} ${body.slice(0, 200)}`,
      )
    }
  }
})

test('nobody of one school reaches anything of another by its id', async (t) => {
  const { http, a, headersOf, ids } = await openTwoSchools(t)
  for (const route of http.routes()) {
    const name = nameOf(route)
    const row = rows[name] ?? assert.fail(`no row for ${name}`)
    if (row.belongs !== true) continue
    for (const actor of actors.filter((each) => row.lets.includes(each))) {
      const { statusCode, body } = await call(http, name, ids.b, await headersOf(a, actor))
      // An enforcement point's token is of its school: elsewhere it is no token.
      const refusals = [404, ...(actor === 'point' || actor === 'nobody' ? [401] : [])]
      assert.ok(refusals.includes(statusCode), `${actor}: ${name} answered ${statusCode} ${body.slice(0, 200)}`)
    }
  }
})

test('a declared access says the same as its row', async (t) => {
  const { http } = await openTwoSchools(t)
  const open = (access: Access) => access === 'public'
  for (const route of http.routes())
    assert.equal(rows[nameOf(route)]?.lets.includes('nobody'), open(route.who), nameOf(route))
})
