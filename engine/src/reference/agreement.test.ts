import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compilePolicy } from '../decide/compile.ts'
import { controlsOf, message, policyOf } from '../decide/test-cast.ts'
import { decideNaively } from './decide-naively.ts'
import { agreementRun } from './test-agreement.ts'

const count = process.env.BEADLE_DEPTH === 'full' ? 100_000 : 2_000

test(`two evaluators written apart agree on ${count} random questions`, (t) => {
  assert.deepEqual(agreementRun(count, 20261120), { agreed: count, seed: 20261120 })
  t.diagnostic(`${count} random questions put to two evaluators written apart: 0 answered differently`)
})

test('they are two: the naive one knows nothing of a compiled policy', () => {
  const version = policyOf([])
  const naive = decideNaively({ version, controls: controlsOf(), request: message(), facts: {} })
  assert.equal(naive.effect, compilePolicy(version, controlsOf()).decide(message(), {}).context.effect)
})
