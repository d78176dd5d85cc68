import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { defineRoute } from './index.ts'
import { describeRoutes } from './openapi.ts'

test('routes are described as they read, answer and let in', () => {
  const described = describeRoutes(
    [
      defineRoute({
        method: 'POST',
        url: '/api/messages/:id/release',
        who: { roles: ['headteacher'] },
        params: z.object({ id: z.string() }),
        query: z.object({ dry: z.stringbool().optional() }),
        body: z.strictObject({ reason: z.string().min(1) }),
        reply: z.object({ ok: z.literal(true) }),
        handler: () => ({ ok: true as const }),
      }),
      defineRoute({
        method: 'GET',
        url: '/healthz',
        who: 'public',
        reply: 'page',
        handler: () => ({ body: 'well' }),
      }),
    ],
    { title: 'Probe', version: '1' },
  ) as { openapi: string; paths: Record<string, Record<string, Record<string, unknown>>> }
  assert.equal(described.openapi, '3.1.0')
  assert.deepEqual(Object.keys(described.paths), ['/api/messages/{id}/release', '/healthz'])
  const release = described.paths['/api/messages/{id}/release']?.post
  assert.deepEqual(release?.['x-who'], ['headteacher'])
  assert.deepEqual(release?.security, [{ session: [] }])
  assert.deepEqual(release?.parameters, [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'dry', in: 'query', required: false, schema: { type: 'string' } },
  ])
  assert.match(JSON.stringify(release?.requestBody), /"minLength":1.*"additionalProperties":false/)
  assert.match(JSON.stringify(release?.responses), /"const":true/)
  assert.deepEqual(described.paths['/healthz']?.get?.security, [])
})
