import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { removalsOf } from './mutation/mutant.ts'
import { runMutants } from './mutation/run-mutants.ts'
import { openPolicy } from './open-policy.ts'
import { formatProblem } from './problem.ts'
import { product } from './product.ts'
import { runScenarios } from './scenarios/run-scenario.ts'
import { decisionInterfaceSchema } from './schema/decision-schema.ts'
import { isDay, isInstant } from './schema/validate.ts'

const policies = join(import.meta.dirname, '../../policies')
const packs = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))

test('there is a pack', () => assert.ok(packs.length > 0))

for (const name of packs) {
  test(`${name} is read without a doubt`, () => {
    const { pack } = openPolicy(join(policies, name), product)
    assert.equal(pack.version.policy, name)
    assert.deepEqual(pack.warnings.map(formatProblem), [])
  })

  test(`${name}: every scenario passes`, () => {
    const results = runScenarios(openPolicy(join(policies, name), product))
    assert.ok(results.length > 0)
    const red = results.filter(({ faults }) => faults.length > 0)
    assert.deepEqual(Object.fromEntries(red.map(({ scenario, faults }) => [scenario.id, faults])), {})
  })

  test(`${name}: every bound clause has a scenario that it changes and one that it leaves alone`, () => {
    const policy = openPolicy(join(policies, name), product)
    const shown = policy.scenarios().flatMap((one) => (one.kind === 'decide' ? [one] : []))
    const changed = new Set(shown.flatMap(({ want }) => [...(want.cites ?? []), ...(want.lifted ?? [])]))
    const spared = new Set(shown.flatMap(({ not }) => not))
    const bound = new Set(policy.version.bindings.flatMap(({ cites }) => cites))
    assert.deepEqual(
      [...bound].filter((clause) => !changed.has(clause)),
      [],
      'changed by none',
    )
    assert.deepEqual(
      [...bound].filter((clause) => !spared.has(clause)),
      [],
      'spared by none',
    )
  })

  test(`${name}: removing any binding, lift or citation turns a scenario red`, () => {
    const policy = openPolicy(join(policies, name), product)
    const mutations = runMutants(policy, removalsOf(policy))
    assert.ok(mutations.length >= policy.version.bindings.length)
    assert.deepEqual(
      mutations.filter(({ killedBy }) => killedBy === undefined).map(({ id }) => id),
      [],
    )
  })

  test(`${name}: every request and every answer is of the normative schema`, () => {
    const ajv = new Ajv2020({ strict: false, formats: { date: isDay, 'date-time': isInstant } })
    const { $defs = {} } = decisionInterfaceSchema()
    const isRequest = ajv.compile({ $ref: '#/$defs/request', $defs })
    const isDecision = ajv.compile({ $ref: '#/$defs/decision', $defs })
    for (const { scenario, decision } of runScenarios(openPolicy(join(policies, name), product))) {
      if (scenario.kind !== 'decide') continue
      assert.ok(isRequest(scenario.request), `${scenario.id}: ${ajv.errorsText(isRequest.errors)}`)
      assert.ok(isDecision(decision), `${scenario.id}: ${ajv.errorsText(isDecision.errors)}`)
    }
  })
}
