import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCounts, provedPage } from './proved-page.ts'

test('what tests say of themselves is told from what the runner says at its end', () => {
  const counts = findCounts(`✔ proofs (3ms)
ℹ 518 proofs judged as expected
  ℹ 2500 messages, none lost
ℹ tests 12
ℹ suites 0
ℹ pass 12
ℹ duration_ms 99.5
`)
  assert.deepEqual(counts, {
    tests: 12,
    passed: 12,
    counts: ['518 proofs judged as expected', '2500 messages, none lost'],
  })
  const page = provedPage({ on: Temporal.PlainDate.from('2026-03-03'), version: '0.1.0', ...counts })
  assert.match(page, /\| on \| 2026-03-03 \|/)
  assert.match(page, /^- 2500 messages, none lost$/m)
})
