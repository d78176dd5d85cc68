import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../test/small-pack.ts'
import { openPolicy } from './open-policy.ts'
import { whatIsDue } from './what-is-due.ts'

const duties = `${smallFiles.duties}
  - id: reviews
    by: schedule
    cites: ['2.1']
    checks:
      - { id: yearly, every: { years: 1 }, first: 2026-11-30, remind: 14, cites: ['2.1'] }
      - { id: tidy, each: term-end, cites: ['2.1'] }
      - { id: unheard, every: { terms: 1 }, cites: ['2.1'] }
`
const at = (text: string) => Temporal.Instant.from(text)

test('what comes round by itself stands in order, with what was done before it counted', (t) => {
  const { pack } = openPolicy(writeSmallPack(t, { duties }), smallParts)
  const told = (...given: Parameters<typeof whatIsDue> extends [unknown, ...infer Rest] ? Rest : never) =>
    whatIsDue(pack, ...given).map(({ check, due, state }) => [check.id, due, state])
  assert.deepEqual(told(at('2026-11-15T12:00:00Z')), [
    ['yearly', '2026-11-30', 'waiting'],
    ['tidy', '2026-12-18', 'waiting'],
    ['unheard', undefined, 'waiting'],
  ])
  assert.deepEqual(told(at('2026-11-16T12:00:00Z'))[0], ['yearly', '2026-11-30', 'due'])
  assert.deepEqual(told(at('2026-12-01T12:00:00Z'))[0], ['yearly', '2026-11-30', 'overdue'])
  assert.deepEqual(told(at('2026-12-18T12:00:00Z'))[1], ['tidy', '2026-12-18', 'due'])
  const done = (_duty: string, check: string) => (check === 'yearly' ? at('2026-11-20T12:00:00Z') : null)
  assert.deepEqual(told(at('2026-12-01T12:00:00Z'), done), [
    ['tidy', '2026-12-18', 'waiting'],
    ['yearly', '2027-11-20', 'waiting'],
    ['unheard', undefined, 'waiting'],
  ])
})
