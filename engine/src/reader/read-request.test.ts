import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compilePolicy } from '../decide/compile.ts'
import { controlsOf, message, policyOf } from '../decide/test-cast.ts'
import { readFacts, readRequest } from './read-request.ts'

type Json = Record<string, unknown>

/** The message of the test cast as JSON, changed at one path. */
function changed(path: string, value: unknown): unknown {
  const json = JSON.parse(JSON.stringify(message())) as Json
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Json>((at, key) => at[key] as Json, json)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return json
}

function complaint(json: unknown) {
  const read = readRequest(json)
  assert.ok('error' in read, 'it was read')
  const { code, member, nearest } = read.error
  return nearest === undefined ? [code, member] : [code, member, nearest]
}

test('a whole request is read as it is', () => {
  const json = changed('context.facts', { 'calendar.day': 'weekend', 'calendar.lesson-of': { mia: null } })
  assert.deepEqual(readRequest(json), { request: json })
})

const wrong: readonly [string, unknown, readonly string[]][] = [
  ['action.name', 'mail.sumbit', ['request.unknown-action', 'action.name', 'mail.submit']],
  ['action.nmae', 'x', ['request.unknown-member', 'action.nmae', 'name']],
  ['resource.properties.subjectLine', undefined, ['request.missing-member', 'resource.properties.subjectLine']],
  ['resource.properties.replyall', true, ['request.unknown-member', 'resource.properties.replyall', 'replyAll']],
  ['resource.properties.replyAll', 'yes', ['request.bad-value', 'resource.properties.replyAll']],
  ['resource.properties.marked', 'personnal', ['request.unknown-value', 'resource.properties.marked', 'personal']],
  ['resource.properties.deadline', '2026-02-30T10:00:00Z', ['request.bad-value', 'resource.properties.deadline']],
  [
    'resource.properties.to',
    [{ roles: ['techer'] }],
    ['request.unknown-role', 'resource.properties.to[0].roles[0]', 'teacher'],
  ],
  ['resource.properties.to', [{ yearGroup: 14 }], ['request.bad-value', 'resource.properties.to[0].yearGroup']],
  ['resource.properties.to', {}, ['request.bad-value', 'resource.properties.to']],
  ['resource.type', 'mesage', ['request.unknown-value', 'resource.type', 'message']],
  ['subject.properties.roles', ['line-manager'], ['request.unknown-role', 'subject.properties.roles[0]']],
  ['subject.type', 'user', ['request.unknown-value', 'subject.type']],
  ['subject.id', '', ['request.bad-value', 'subject.id']],
  ['context.time', '2026-11-18 10:15', ['request.bad-value', 'context.time']],
  ['context.purpose', 'x', ['request.unknown-member', 'context.purpose']],
  [
    'context.facts',
    { 'calender.day': 'weekend' },
    ['request.unknown-fact', 'context.facts["calender.day"]', 'calendar.day'],
  ],
  [
    'context.facts',
    { 'calendar.day': 'weekends' },
    ['request.unknown-value', 'context.facts["calendar.day"]', 'weekend'],
  ],
  ['context.facts', { 'calendar.lesson-of': 3 }, ['request.bad-value', 'context.facts["calendar.lesson-of"]']],
  ['extra', 1, ['request.unknown-member', 'extra']],
  ['context', undefined, ['request.missing-member', 'context']],
]
for (const [path, value, want] of wrong) {
  test(`${path} = ${JSON.stringify(value)} is ${want[0]}`, () => {
    assert.deepEqual(complaint(changed(path, value)), want)
  })
}

test('leave may come from the line manager, who is no role of a person', () => {
  const json = {
    subject: { type: 'person', id: 'ahmed', properties: { roles: ['teacher'] } },
    action: { name: 'software.install' },
    resource: { type: 'software', properties: { name: 'GIMP', kind: 'application', permission: ['line-manager'] } },
    context: { time: '2026-11-18T10:15:00+01:00' },
  }
  assert.deepEqual(readRequest(json), { request: json })
})

test('names from the prototype are no words', () => {
  assert.deepEqual(complaint(changed('action.name', 'constructor')).slice(0, 2), [
    'request.unknown-action',
    'action.name',
  ])
  const json: unknown = JSON.parse('{"__proto__": {}, "subject": {}}')
  assert.deepEqual(complaint(json).slice(0, 2), ['request.unknown-member', '__proto__'])
})

test('facts are read by name and form', () => {
  assert.deepEqual(readFacts({ 'mail.malware': null }), { facts: { 'mail.malware': null } })
  const read = readFacts({ 'account.withdrawn': { from: 'x', until: null, scope: 'all' } })
  assert.ok('error' in read)
  assert.equal(read.error.member, 'facts["account.withdrawn"].from')
})

test('anything at all is read or refused, with a place and a sentence', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const read = readRequest(json)
      assert.ok('error' in read && read.error.message !== '')
    }),
    { numRuns: 300, seed: 20261120 },
  )
})

test('a request changed anywhere is refused where it was changed, or is one that can be decided', () => {
  const policy = compilePolicy(policyOf([]), controlsOf())
  const paths = [
    ...['subject.id', 'subject.properties.roles', 'action.name', 'resource.id', 'context.time', 'context.facts'],
    ...['to', 'cc', 'from', 'text', 'attachments', 'urgent', 'confirmed', 'deadline'].map(
      (m) => `resource.properties.${m}`,
    ),
  ]
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const read = readRequest(changed(path, value))
      if ('error' in read) assert.ok(read.error.member.startsWith(path), read.error.member)
      else assert.equal(typeof policy.decide(read.request, {}).decision, 'boolean')
    }),
    { numRuns: 500, seed: 20261120 },
  )
})
