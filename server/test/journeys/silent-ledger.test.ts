import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sessionCookie, startSession } from '../../src/modules/people/index.ts'
import { openHttp } from '../../src/platform/http/index.ts'
import { registerRoutes } from '../../src/routes.ts'
import { openSchool } from './open-gateway.ts'

test('a senior leader who may read the ledger does not find there what he is not to be told', async (t) => {
  // In break, so that nothing else speaks to it.
  const school = await openSchool(t, { at: '2026-11-18T10:45:00Z' })
  const { schoolId, database, clock, keys } = school
  const { id } = await school.receives('brennan@school.example', {
    to: 'mia',
    subjectLine: 'For information',
    text: 'Mia, you are so mature for your age. Do not tell your parents about our messages, this is our little secret.',
  })
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  registerRoutes(http, school, {
    database,
    clock,
    keys,
    publicUrl: 'http://localhost:8420',
    wake: () => {},
    cast: undefined,
  })
  const readsAbout = async (login: string): Promise<readonly string[]> => {
    const session = { schoolId, personId: school.id(login), method: 'demo' as const, at: clock.now() }
    const { cookie } = await database.inSchool(schoolId, (tx) => startSession(tx, session))
    const reply = await http.fastify.inject({ url: '/api/ledger', headers: { cookie: `${sessionCookie}=${cookie}` } })
    assert.equal(reply.statusCode, 200)
    const { entries } = reply.json<{
      readonly entries: readonly { readonly kind: string; readonly about: readonly { readonly id: string }[] }[]
    }>()
    const matters = await database.inSchool(schoolId, (tx) => school.procedures.byRef(tx, schoolId, 'message', id))
    const ids = new Set([id, ...matters.map((matter) => matter.id)])
    return entries.filter(({ about }) => about.some((thing) => ids.has(thing.id))).map(({ kind }) => kind)
  }
  const seen = await readsAbout('dsl')
  assert.ok(seen.includes('mail.held') && seen.includes('incident.indicated'), seen.join(' '))
  assert.deepEqual(await readsAbout('brennan'), [])
})
