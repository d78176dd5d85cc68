import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { z } from 'zod'
import { NotFoundError, StartError } from '../errors.ts'
import { openLog } from '../log.ts'
import { defineRoute, openHttp, type Session } from './index.ts'

const ahmed: Session = { id: 's1', schoolId: 'a', personId: 'ahmed', roles: ['teacher'] }
const okafor: Session = { id: 's2', schoolId: 'a', personId: 'okafor', roles: ['headteacher'] }

function open(t: TestContext, lines: string[] = []) {
  const http = openHttp({ log: openLog({ write: (line) => void lines.push(line) }) })
  t.after(() => http[Symbol.asyncDispose]())
  http.resolveSessionsBy(async (request) => ({ ahmed, okafor })[request.cookies.who ?? ''])
  http.resolveEnforcementPointsBy(async (token) =>
    token === 'right' ? { id: 'p', schoolId: 'a', name: 'filter', mayAssert: [] } : undefined,
  )
  const seen: unknown[] = []
  http.register(
    defineRoute({
      method: 'GET',
      url: '/public',
      who: 'public',
      reply: z.object({ ok: z.boolean() }),
      handler: () => ({ ok: true, secret: 'not in the shape' }),
    }),
    defineRoute({
      method: 'GET',
      url: '/mine',
      who: 'signed-in',
      reply: z.object({ me: z.string() }),
      handler: ({ session }) => ({ me: session.personId }),
    }),
    defineRoute({
      method: 'GET',
      url: '/heads',
      who: { roles: ['headteacher'] },
      reply: z.object({ me: z.string() }),
      handler: ({ session }) => ({ me: session.personId }),
    }),
    defineRoute({
      method: 'POST',
      url: '/ask',
      who: { enforcementPoint: true },
      reply: z.object({ by: z.string() }),
      handler: ({ enforcementPoint }) => ({ by: enforcementPoint.name }),
    }),
    defineRoute({
      method: 'POST',
      url: '/messages/:id',
      who: 'signed-in',
      params: z.object({ id: z.string() }),
      query: z.object({ dry: z.stringbool().default(false) }),
      body: z.strictObject({ to: z.array(z.object({ address: z.email() })) }),
      reply: z.object({ id: z.string(), dry: z.boolean(), count: z.number() }),
      handler: ({ params, query, body }) => {
        seen.push(body)
        return { id: params.id, dry: query.dry, count: body.to.length }
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/lost',
      who: 'public',
      reply: z.object({}),
      handler: () => Promise.reject(new NotFoundError('message', '7')),
    }),
    defineRoute({
      method: 'GET',
      url: '/broken',
      who: 'public',
      reply: z.object({}),
      handler: () => Promise.reject(new Error('ahmed@school.example')),
    }),
    defineRoute({
      method: 'GET',
      url: '/liar',
      who: 'public',
      reply: z.object({ n: z.number() }),
      handler: () => ({ n: 'x' as unknown as number }),
    }),
    defineRoute({
      method: 'GET',
      url: '/page',
      who: 'public',
      reply: 'page',
      handler: () => ({ status: 410, body: '<p>Gone</p>' }),
    }),
  )
  const ask = (
    method: 'GET' | 'POST',
    url: string,
    given: { who?: string; token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) =>
    http.fastify.inject({
      method,
      url,
      headers: { ...(given.token ? { authorization: `Bearer ${given.token}` } : {}), ...given.headers },
      cookies: given.who === undefined ? {} : { who: given.who },
      ...(given.body === undefined ? {} : { payload: given.body as object }),
    })
  return { http, ask, seen }
}

test('a route lets in those it names and nobody else', async (t) => {
  const { ask } = open(t)
  const statuses = async (url: string, method: 'GET' | 'POST' = 'GET') => [
    (await ask(method, url)).statusCode,
    (await ask(method, url, { who: 'ahmed', headers: { 'x-beadle-console': '1' } })).statusCode,
    (await ask(method, url, { who: 'okafor', headers: { 'x-beadle-console': '1' } })).statusCode,
    (await ask(method, url, { token: 'right' })).statusCode,
    (await ask(method, url, { token: 'wrong', who: 'okafor' })).statusCode,
  ]
  assert.deepEqual(await statuses('/public'), [200, 200, 200, 200, 200])
  assert.deepEqual(await statuses('/mine'), [401, 200, 200, 401, 401])
  assert.deepEqual(await statuses('/heads'), [401, 403, 200, 401, 401])
  assert.deepEqual(await statuses('/ask', 'POST'), [401, 401, 401, 200, 401])
})

test('an answer is cut to its declared shape, and one out of shape is a fault', async (t) => {
  const { ask } = open(t)
  assert.deepEqual((await ask('GET', '/public')).json(), { ok: true })
  assert.equal((await ask('GET', '/liar')).statusCode, 500)
})

test('a request is read by its shapes, and what does not fit is named', async (t) => {
  const { ask, seen } = open(t)
  const send = (body: unknown, url = '/messages/m1?dry=true') =>
    ask('POST', url, { who: 'ahmed', body, headers: { 'x-beadle-console': '1' } })
  assert.deepEqual((await send({ to: [{ address: 'jones@school.example' }] })).json(), {
    id: 'm1',
    dry: true,
    count: 1,
  })
  const wrong = await send({ to: [{ address: 7 }] })
  assert.equal(wrong.statusCode, 400)
  assert.deepEqual(wrong.json().error, {
    code: 'platform.invalid-request',
    message: '`body.to.0.address` should be string',
    member: 'body.to.0.address',
  })
  assert.match((await send({ to: [], too: [] })).json().error.message, /unknown member `too`/)
  assert.equal(seen.length, 1)
})

test('a change that another site could have caused is refused', async (t) => {
  const { ask, seen } = open(t)
  const body = { to: [] }
  const change = async (headers: Record<string, string>) =>
    (await ask('POST', '/messages/m1', { who: 'ahmed', body, headers })).statusCode
  assert.equal(await change({}), 403)
  assert.equal(await change({ origin: 'https://evil.example', host: 'beadle.school.example' }), 403)
  assert.equal(await change({ origin: 'null', host: 'beadle.school.example' }), 403)
  assert.equal(seen.length, 0)
  assert.equal(await change({ origin: 'https://beadle.school.example', host: 'beadle.school.example' }), 200)
  assert.equal(await change({ 'x-beadle-console': '1' }), 200)
})

test('nobody is signed in by a form on another site, and programs and our own pages are heard', async (t) => {
  const { http, ask } = open(t)
  const url = '/change'
  http.register(defineRoute({ method: 'POST', url, who: 'public', reply: z.object({}), handler: () => ({}) }))
  const change = async (headers: Record<string, string>) =>
    (await ask('POST', url, { headers: { host: 'beadle.school.example', ...headers } })).statusCode
  assert.equal(await change({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await change({ origin: 'https://evil.school.example', 'sec-fetch-site': 'same-site' }), 403)
  assert.equal(await change({ origin: 'null' }), 403)
  assert.equal(await change({ origin: 'https://beadle.school.example' }), 200)
  // A proxy in front may name us otherwise than the browser does.
  assert.equal(await change({ origin: 'https://mail.example', 'sec-fetch-site': 'same-origin' }), 200)
  assert.equal(await change({}), 200)
})

test('what would reach into every object is no member of a body', async (t) => {
  const { ask, seen } = open(t)
  const send = (payload: string) =>
    ask('POST', '/messages/m1', {
      who: 'ahmed',
      body: payload,
      headers: { 'x-beadle-console': '1', 'content-type': 'application/json' },
    })
  for (const body of ['{"to":[],"__proto__":{"x":1}}', '{"to":[],"constructor":{"prototype":{"x":1}}}']) {
    const { statusCode, body: said } = await send(body)
    assert.equal(statusCode, 400, said)
  }
  assert.equal(seen.length, 0)
  assert.equal('x' in {}, false)
})

test('errors have codes; those not ours keep their words from caller and log', async (t) => {
  const lines: string[] = []
  const { ask } = open(t, lines)
  assert.deepEqual((await ask('GET', '/lost')).json(), {
    error: { code: 'platform.not-found', message: 'no message `7`' },
  })
  const broken = await ask('GET', '/broken')
  assert.equal(broken.json().error.code, 'platform.internal')
  assert.doesNotMatch(broken.body + lines.join(''), /ahmed/)
  assert.equal((await ask('GET', '/nowhere')).json().error.code, 'platform.not-found')
  assert.equal(
    (
      await ask('POST', '/messages/m1', {
        who: 'ahmed',
        body: { to: 'x'.repeat(1024 * 1024) },
        headers: { 'x-beadle-console': '1' },
      })
    ).statusCode,
    413,
  )
})

test('every answer carries the headers that keep a browser in bounds', async (t) => {
  const { ask } = open(t)
  for (const url of ['/public', '/page', '/nowhere', '/broken']) {
    const { headers } = await ask('GET', url)
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/, url)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
  }
  const page = await ask('GET', '/page')
  assert.deepEqual(
    [page.statusCode, page.headers['content-type'], page.body],
    [410, 'text/html; charset=utf-8', '<p>Gone</p>'],
  )
})

test('a route declared twice is a fault, and a port taken is named', async (t) => {
  const { http } = open(t)
  assert.throws(() => http.register(...http.routes()), /`GET \/public` is declared twice/)
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  assert.ok(typeof address === 'object' && address !== null)
  await assert.rejects(
    http.listen({ host: '127.0.0.1', port: address.port }),
    (error) =>
      error instanceof StartError &&
      error.code === 'platform.port-taken' &&
      error.message.includes(String(address.port)),
  )
})
