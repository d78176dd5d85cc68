import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DecisionRequest, Facts } from '@beadle/engine'
import { smallFiles, smallParts, writeSmallPack } from '../test/small-pack.ts'
import { checkPack } from './check/check-pack.ts'
import { openPolicy, PackError } from './open-policy.ts'
import { matches, runScenarios } from './scenarios/run-scenario.ts'

function request(text: string, facts?: Facts): DecisionRequest {
  return {
    subject: { type: 'person', id: 'ahmed', properties: { roles: ['teacher'] } },
    action: { name: 'mail.submit' },
    resource: {
      type: 'message',
      properties: { from: 'a@little.example', to: [{ address: 'b@little.example' }], subjectLine: 'Tea', text },
    },
    context: { time: '2026-11-25T09:30:00Z', ...(facts && { facts }) },
  } as DecisionRequest
}

test('facts: those of the request, then given, then computed, then of the ordinary day', (t) => {
  const policy = openPolicy(writeSmallPack(t), smallParts)
  const plain = policy.factsOf(request('one two three'))
  assert.equal(plain['content.length'], 3)
  assert.equal(plain['calendar.day'], 'school-day')
  assert.equal(plain['calendar.period'], 'lesson')
  assert.equal(plain['mail.known-sender'], true)
  const given = { 'content.length': 7, 'calendar.day': 'weekend', 'mail.known-sender': false } as const
  const withGiven = policy.factsOf(request('one two three'), { facts: given })
  assert.deepEqual(
    [withGiven['content.length'], withGiven['calendar.day'], withGiven['mail.known-sender']],
    [7, 'weekend', false],
  )
  const inRequest = policy.factsOf(request('one', { 'content.length': 1000, 'calendar.day': 'inset' }), {
    facts: given,
  })
  assert.deepEqual([inRequest['content.length'], inRequest['calendar.day']], [1000, 'inset'])
  const strict = policy.factsOf(request('one'), { strictFacts: true })
  assert.equal('mail.known-sender' in strict, false)
  assert.equal(strict['content.length'], 1)
})

test('scenarios run', (t) => {
  const policy = openPolicy(writeSmallPack(t), smallParts)
  assert.deepEqual(
    runScenarios(policy).map(({ scenario, faults }) => [scenario.id, faults]),
    [
      ['1.1.changes', []],
      ['1.2.changes', []],
    ],
  )
})

test('a scenario that fails says what was wanted and what came', (t) => {
  const scenarios = smallFiles.scenarios
    .replace("effect: hold, cites: ['1.1']", "effect: deny, cites: ['1.3']")
    .replace("not: ['1.2']", "not: ['1.1']")
  const [first] = runScenarios(openPolicy(writeSmallPack(t, { scenarios }), smallParts))
  assert.deepEqual(first?.faults, [
    'effect is hold, not deny',
    '`little.1.3` is not cited; cited are `little.1.1`',
    '`little.1.1` is cited',
  ])
})

test('a scenario whose request cannot be read is named by line and member', (t) => {
  const scenarios = smallFiles.scenarios.replace(
    'subjectLine: Tea, text: You idiot',
    'subjectLin: Tea, text: You idiot',
  )
  const policy = openPolicy(writeSmallPack(t, { scenarios }), smallParts)
  assert.throws(
    () => policy.scenarios(),
    (error) =>
      error instanceof PackError &&
      error.problems.some(({ line, nearest }) => line === 11 && nearest === 'subjectLine'),
  )
})

test('the check finds what nothing shows, nobody keeps and the law has replaced', (t) => {
  const policy = openPolicy(
    writeSmallPack(t, {
      duties: null,
    }),
    smallParts,
  )
  const doubts = checkPack(policy)
  const of = (kind: string) => doubts.filter((one) => one.kind === kind)
  assert.deepEqual(
    of('unreachable').map(({ bindings }) => bindings),
    [['office-notices']],
  )
  assert.deepEqual(
    of('unmet').map(({ clauses }) => clauses),
    [['little.2.1']],
  )
  assert.equal(of('outdated-law').length, 1)
  assert.deepEqual(of('unbound'), [])
})

test('the check finds a binding that allows what another stops, unless it lifts it', (t) => {
  const extra = `  - id: office
    kind: decide
    request: { subject: { type: person, id: o, properties: { roles: [office] } }, action: { name: mail.submit }, resource: { type: message, properties: { from: o@little.example, to: [{ group: all-staff, size: 40 }], subjectLine: Tea, text: Tea } }, context: *when }
    want: { effect: permit }
`
  const scenarios = smallFiles.scenarios + extra
  const lifting = openPolicy(writeSmallPack(t, { scenarios }), smallParts)
  assert.deepEqual(
    checkPack(lifting).filter(({ kind }) => kind === 'contradictory'),
    [],
  )
  const bindings = smallFiles.bindings.replace('    lifts: [ask-first]\n', '')
  const clashing = openPolicy(writeSmallPack(t, { scenarios, bindings }), smallParts)
  assert.deepEqual(
    checkPack(clashing)
      .filter(({ kind }) => kind === 'contradictory')
      .map((doubt) => doubt.bindings),
    [['office-notices', 'ask-first']],
  )
})

test('members named must match; lists in any order; instants as instants', () => {
  assert.ok(matches({ releasers: ['sender', 'role:dsl'] }, { do: 'mail.hold', releasers: ['role:dsl', 'sender'] }))
  assert.ok(matches({ until: '2026-11-23T07:30:00Z' }, { until: '2026-11-23T07:30:00+00:00' }))
  assert.equal(matches({ releasers: ['sender'] }, { releasers: ['sender', 'role:dsl'] }), false)
  assert.equal(matches({ deadline: '2026-11-23T07:30:00Z' }, {}), false)
})
