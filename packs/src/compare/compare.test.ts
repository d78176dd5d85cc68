import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../../test/small-pack.ts'
import { openPolicy } from '../open-policy.ts'
import { comparePolicies } from './compare.ts'
import { decideAll } from './decide-all.ts'

test('a policy beside itself differs in nothing', (t) => {
  const policy = openPolicy(writeSmallPack(t), smallParts)
  const { clauses, only, standing, effects } = comparePolicies(policy, policy)
  assert.ok(clauses.every(({ by, relation }) => by === 'id' && relation === 'same'))
  assert.deepEqual([only, standing, effects], [{ a: [], b: [] }, [], []])
})

test('two versions: what was loosened is laxer, with a request that shows it', (t) => {
  const before = openPolicy(writeSmallPack(t), smallParts)
  const bindings = smallFiles.bindings
    .replace('["role:office"]', '["role:headteacher"]')
    .replace(/ {2}- id: no-abuse[\s\S]*?(?= {2}- id)/, '')
  const after = openPolicy(
    writeSmallPack(t, { bindings, scenarios: smallFiles.scenarios.replace(/ {2}- id: 1\.2[\s\S]*$/, '') }),
    smallParts,
  )
  const { effects, clauses } = comparePolicies(before, after)
  const laxer = effects.find(({ relation }) => relation === 'laxer')
  assert.deepEqual([laxer?.a.effect, laxer?.a.citations, laxer?.b.effect], ['deny', ['little.1.2'], 'permit'])
  assert.ok(laxer && before.decide(laxer.witness).context.effect === 'deny' && after.decide(laxer.witness).decision)
  const other = effects.find(({ relation }) => relation === 'different')
  assert.deepEqual([other?.a.effect, other?.b.effect], ['hold', 'hold'])
  assert.deepEqual(other?.matters, [{ member: 'to', value: [{ group: 'all-staff' }] }])
  assert.deepEqual(
    clauses.filter(({ relation }) => relation === 'differs').map(({ a }) => a),
    [['little.1.1'], ['little.1.2']],
  )
  const turned = comparePolicies(after, before).effects.map(({ relation }) => relation)
  assert.ok(turned.includes('stricter') && !turned.includes('laxer'))
})

test('two schools: clauses are matched by their bindings, then by what they are about', (t) => {
  const rename = (text: string) =>
    text.replaceAll('little', 'other').replaceAll("'1.1'", "'9.1'").replaceAll('other.1.1', 'other.9.1')
  const files = Object.fromEntries(Object.entries(smallFiles).map(([name, text]) => [name, rename(text)]))
  const [a, b] = [openPolicy(writeSmallPack(t), smallParts), openPolicy(writeSmallPack(t, files), smallParts)]
  const { clauses, only } = comparePolicies(a, b, { actions: [] })
  const pair = (id: string) => clauses.find((one) => one.a.includes(id))
  assert.deepEqual(
    [pair('little.1.1')?.by, pair('little.1.1')?.b, pair('little.1.1')?.relation],
    ['control', ['other.9.1'], 'same'],
  )
  assert.deepEqual([pair('little.2.1')?.by, pair('little.2.1')?.b], ['subject', ['other.2.1']])
  assert.deepEqual(only, { a: [], b: [] })
})

test('standing differences are told in words', (t) => {
  const agreements = (ask: string) =>
    `${smallFiles.policy}agreements: [{ id: use, title: { en: Use }, audience: [staff], ask: ${ask} }]\n`
  const duties = (days: number) =>
    `duties: [{ id: keep, by: schedule, cites: ['2.1'], lines: [{ class: mail, days: ${days}, cites: ['2.1'] }] }]\n`
  const [a, b] = (['once', 'yearly'] as const).map((ask, i) =>
    openPolicy(writeSmallPack(t, { policy: agreements(ask), duties: duties(90 + i) }), smallParts),
  )
  assert.ok(a && b)
  assert.deepEqual(
    comparePolicies(a, b, { actions: [] }).standing.map(({ subject, what, a: left, b: right }) => [
      subject,
      what,
      left,
      right,
    ]),
    [
      ['agreement', 'staff', 'once', 'yearly'],
      ['retention', 'mail', '90 days', '91 days'],
    ],
  )
})

test('one act is decided by each policy in turn', (t) => {
  const policy = openPolicy(writeSmallPack(t), smallParts)
  const [scenario] = policy.scenarios()
  assert.ok(scenario?.kind === 'decide')
  const answers = decideAll([policy, policy], scenario.request)
  assert.deepEqual(
    answers.map(({ policy: name, version, decision }) => [name, version, decision.context.effect]),
    [
      ['little', '1', 'hold'],
      ['little', '1', 'hold'],
    ],
  )
})
