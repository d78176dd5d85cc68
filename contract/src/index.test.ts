import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Route } from './index.ts'
import * as contract from './index.ts'

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'reply' in value
}
const all: readonly unknown[] = Object.values(contract)
const routes = all.filter(isRoute)

test('no two routes answer the same method and path', () => {
  const names = routes.map((r) => `${r.method} ${r.url}`)
  assert.ok(names.length >= 18, `only ${names.length} routes`)
  assert.deepEqual(names, [...new Set(names)])
})

test('every parameter of a path is declared, and nothing else is', () => {
  for (const r of routes) {
    const inPath = [...r.url.matchAll(/:([a-zA-Z]+)/g)].map((m) => m[1])
    assert.deepEqual(Object.keys(r.params?.shape ?? {}), inPath, r.url)
  }
})

test('what is read is asked without a body, and what is written says what', () => {
  for (const r of routes)
    assert.equal(r.body !== undefined, r.method === 'POST' || r.method === 'PUT', `${r.method} ${r.url}`)
})

test('every shape can be written as JSON Schema', () => {
  for (const r of routes)
    for (const shape of [r.body, r.reply]) if (shape) assert.equal(typeof z.toJSONSchema(shape), 'object', r.url)
})

test('a path holds any id, and a query leaves out what is not given', () => {
  assert.equal(
    contract.urlOf(contract.getClause, { params: { id: 'all-saints.3.2/5 a' } }),
    '/api/policy/clauses/all-saints.3.2%2F5%20a',
  )
  assert.equal(contract.urlOf(contract.listReceived, { query: { before: '7' } }), '/api/mail/received?before=7')
  assert.equal(contract.urlOf(contract.listReceived), '/api/mail/received')
  assert.throws(() => contract.urlOf(contract.getClause), RangeError)
})

test('a session without a person cannot carry abilities', () => {
  const school = { slug: 'demo', name: 'Demo school', timeZone: 'Europe/London' }
  assert.equal(contract.session.safeParse({ signedIn: false, demo: true, school }).success, true)
  assert.equal(contract.session.safeParse({ signedIn: true, demo: true, school }).success, false)
})
