import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverage } from './coverage.ts'
import { policyOf } from './decide/test-cast.ts'

test('a clause lives as the strongest thing that meets it, and unmet when nothing does', () => {
  const version = policyOf([
    { id: 'a', control: 'x' },
    { id: 'b', control: 'x' },
  ])
  const met = [
    { clause: 'test.a', by: 'declared', id: 'duty' },
    { clause: 'test.a', by: 'gate', id: 'binding' },
    { clause: 'test.gone', by: 'gate', id: 'binding' },
  ] as const
  assert.deepEqual(coverage(version, met), [
    {
      clause: 'test.a',
      life: 'gate',
      by: [
        { by: 'gate', id: 'binding' },
        { by: 'declared', id: 'duty' },
      ],
    },
    { clause: 'test.b', life: 'unmet', by: [] },
  ])
})
