import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dice } from '../test/spoil.ts'
import { dutyMutantsOf, runDutyMutants } from './mutation/duty-mutants.ts'
import { mutantsOf } from './mutation/mutant.ts'
import { runMutants } from './mutation/run-mutants.ts'
import { readSurvivors, reportOf } from './mutation/survivors.ts'
import { openPolicy } from './open-policy.ts'
import { product } from './product.ts'

const policies = join(import.meta.dirname, '../../policies')
const packs = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))
const isFull = process.env.BEADLE_DEPTH === 'full'
/** How many mutants of each pack are run when not all of them are. */
const sampled = 300

for (const name of packs) {
  test(`${name}: ${isFull ? 'every mutant' : `${sampled} mutants`} noticed by some scenario, or explained`, () => {
    const policy = openPolicy(join(policies, name), product)
    const [bindings, duties] = [mutantsOf(policy), dutyMutantsOf(policy)]
    const roll = dice(20_261_120)
    const share = isFull ? 1 : sampled / (bindings.length + duties.length)
    const chosen = <T>(mutants: readonly T[]) => mutants.filter(() => roll() < share)
    const found = [...runMutants(policy, chosen(bindings)), ...runDutyMutants(policy, chosen(duties))]
    const report = reportOf(policy, found, readSurvivors(policy))
    const told = report.survivors.map(({ id }) => id)
    assert.deepEqual(told, [], 'noticed by no scenario, and survivors.yaml does not say why')
    assert.ok(report.killed >= 0.95 * report.mutants, `${report.killed} of ${report.mutants} noticed`)
    if (isFull) assert.deepEqual(report.stale, [], 'survivors.yaml explains what is noticed after all')
  })
}
