import assert from 'node:assert/strict'
import { mailRoutes, noticePageRoutes } from '../../src/modules/mail/index.ts'
import { type AnyRoute, openHttp } from '../../src/platform/http/index.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

type TestScope = Parameters<typeof openSchool>[0]

/** The console's side of a school: a request as somebody of the cast. `more` are routes besides those of mail. */
export async function openConsole(
  t: TestScope,
  at: string,
  more: (school: MailSchool) => readonly AnyRoute[] = () => [],
) {
  const school = await openSchool(t, { at })
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  http.resolveSessionsBy(async (request) => {
    const login = String(request.headers['x-person'] ?? '')
    if (login === '') return undefined
    const person = (await school.people.directory(school.schoolId)).personByLogin(login) ?? assert.fail(login)
    return { id: 'test', schoolId: school.schoolId, personId: person.id, roles: person.roles }
  })
  const given = { parts: school.parts, wake: () => {} }
  http.register(...mailRoutes(given), ...noticePageRoutes(given), ...more(school))
  const ask = async (login: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const answer = await http.fastify.inject({
      method,
      url,
      headers: { 'x-person': login, 'x-beadle-console': '1' },
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const page = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>) => {
    const headers = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const answer = await http.fastify.inject({
      method,
      url,
      headers,
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    })
    return { status: answer.statusCode, text: answer.body, headers: answer.headers }
  }
  return { school, ask, page }
}
