import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HeldSummary } from '@beadle/contract'
import { arrange, beside, clausesOf, nextUndecided, withNew } from './arrange.ts'

const row = (id: string, more: Partial<HeldSummary> = {}): HeldSummary => ({
  id,
  direction: 'out',
  heldAt: '2026-06-05T09:00:00Z',
  subjectLine: `Subject ${id}`,
  from: { id: 'x', name: 'Pupil 1a2b', pseudonym: true },
  to: ['Mr Jones'],
  recipientCount: 1,
  reason: { en: 'Held.' },
  clauses: [{ clause: 'h.3.1', ref: '3.1', text: 'x', version: 'v' }],
  as: 'releaser',
  batch: true,
  ...more,
})
const rows = [row('a'), row('b', { from: { id: 'y', name: 'Somebody' } }), row('c')]
const all = { by: 'due', search: '', clause: '' } as const
const ids = (groups: ReturnType<typeof arrange>) => groups.map(({ key, rows: own }) => [key, own.map(({ id }) => id)])
const day = (at: string) => at.slice(0, 10)

test('what comes later stands behind, whatever its deadline', () => {
  const order = withNew(['c', 'a'], rows)
  assert.deepEqual(order, ['c', 'a', 'b'])
  assert.deepEqual(ids(arrange(rows, order, all, day)), [['', ['c', 'a', 'b']]])
  assert.equal(withNew(order, rows), order)
})

test('it is put together by sender, clause and day, and found by words and clause', () => {
  const order = ['a', 'b', 'c']
  assert.deepEqual(ids(arrange(rows, order, { ...all, by: 'sender' }, day)), [
    ['Pupil 1a2b', ['a', 'c']],
    ['Somebody', ['b']],
  ])
  assert.deepEqual(ids(arrange(rows, order, { ...all, by: 'day' }, day)), [['2026-06-05', ['a', 'b', 'c']]])
  assert.deepEqual(ids(arrange(rows, order, { ...all, search: ' SOMEB' }, day)), [['', ['b']]])
  assert.deepEqual(arrange(rows, order, { ...all, clause: 'h.9' }, day), [])
  assert.deepEqual(clausesOf(rows), [{ clause: 'h.3.1', ref: '3.1' }])
})

test('one goes on to the next that waits, back when there is none after, and nowhere when none is left', () => {
  assert.equal(nextUndecided(rows, 'a', new Set()), 'b')
  assert.equal(nextUndecided(rows, 'a', new Set(['b'])), 'c')
  assert.equal(nextUndecided(rows, 'c', new Set(['a'])), 'b')
  assert.equal(nextUndecided(rows, 'c', new Set(['a', 'b'])), undefined)
  assert.equal(beside(rows, 'a', -1), 'a')
  assert.equal(beside(rows, 'b', 1), 'c')
  assert.equal(beside(rows, undefined, 1), 'a')
})
