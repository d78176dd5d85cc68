import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../../test/small-pack.ts'
import { openPolicy } from '../open-policy.ts'
import { mutantsOf, removalsOf } from './mutant.ts'
import { runMutants } from './run-mutants.ts'
import { readSurvivors, reportOf } from './survivors.ts'

test('taking away a binding, a lift, or one of several citations is noticed by what shows it', (t) => {
  const bindings = smallFiles.bindings.replace("['1.1']", "['1.1', '1.2']")
  const policy = openPolicy(writeSmallPack(t, { bindings }), smallParts)
  const killers = runMutants(policy, removalsOf(policy)).map(({ id, killedBy }) => [id, killedBy])
  // `not: ['1.2']` has made the first scenario red already, and what is red shows nothing.
  assert.deepEqual(Object.fromEntries(killers), {
    'ask-first: removed': undefined,
    'ask-first: without the citation of little.1.1': undefined,
    'ask-first: without the citation of little.1.2': undefined,
    'ask-first: only watching': undefined,
    'no-abuse: removed': '1.2.changes',
    'no-abuse: only watching': '1.2.changes',
    'office-notices: removed': undefined,
    'office-notices: without the lift of ask-first': undefined,
    'office-notices: only watching': undefined,
  })
  const scenarios = smallFiles.scenarios.replace("not: ['1.2']", 'not: []')
  const shown = openPolicy(writeSmallPack(t, { bindings, scenarios }), smallParts)
  const [removed, without] = runMutants(shown, removalsOf(shown))
  assert.deepEqual([removed?.killedBy, without?.killedBy], ['1.1.changes', '1.1.changes'])
})

test('settings are loosened and shifted, never into what the pack reader would refuse', (t) => {
  const bindings = smallFiles.bindings.replace('["role:office"] }', '["role:office"], most: 1, loud: loud }')
  const policy = openPolicy(writeSmallPack(t, { bindings }), smallParts)
  const changed = mutantsOf(policy).flatMap(({ kind, id }) => (kind === 'setting' ? [id] : []))
  assert.deepEqual(changed, [
    'ask-first: releasers[0] role:office → role:governor',
    'ask-first: most 1 → 2',
    'ask-first: without most',
    'ask-first: loud loud → quiet',
    'ask-first: without loud',
  ])
})

test('a survivor is explained by name, and an explanation of what is noticed is stale', (t) => {
  const survivors = `survivors:
  - { mutants: ['office-notices: removed', 'no-abuse: removed'], why: No notice of the office is shown. }
`
  const policy = openPolicy(writeSmallPack(t, { survivors }), smallParts)
  const found = runMutants(policy, removalsOf(policy))
  const report = reportOf(policy, found, readSurvivors(policy))
  assert.deepEqual(
    report.explained.map(({ id, why }) => [id, why]),
    [['office-notices: removed', 'No notice of the office is shown.']],
  )
  assert.deepEqual(report.stale, ['no-abuse: removed'])
  assert.equal(report.mutants, report.killed + report.explained.length + report.survivors.length)
})
