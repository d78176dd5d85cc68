import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Changes, changesKey, noChanges, storedChanges, touchesMessage, withChanges } from './changes.ts'

test('equal changes have one key, different ones another, none an empty one', () => {
  const all: Changes = {
    tags: ['a'],
    recipients: 'bcc',
    disclaimer: 'texts.d',
    linkAttachments: true,
    stripLinks: true,
  }
  const turned: Changes = {
    stripLinks: true,
    linkAttachments: true,
    disclaimer: 'texts.d',
    recipients: 'bcc',
    tags: ['a'],
  }
  assert.equal(changesKey(all), changesKey(turned))
  const others: Changes[] = [
    { ...all, tags: ['b'] },
    { ...all, recipients: 'split' },
    { ...all, disclaimer: 'texts.e' },
    { tags: ['a'] },
    { tags: [], stripLinks: true },
    { tags: [], linkAttachments: true },
    noChanges,
  ]
  assert.equal(new Set([all, ...others].map(changesKey)).size, others.length + 1)
  assert.equal(changesKey(noChanges), '')
  assert.deepEqual([storedChanges(noChanges), storedChanges(all)], [null, all])
})

test('a tag leaves the message as it is, the rest does not', () => {
  assert.deepEqual(
    [{ tags: ['a'] }, { tags: [], stripLinks: true as const }, { tags: [], recipients: 'bcc' as const }].map((each) =>
      touchesMessage(each),
    ),
    [false, true, true],
  )
})

test('changes add up, and splitting outweighs hiding', () => {
  const split = withChanges({ tags: ['a'], recipients: 'split' }, { tags: ['a', 'b'], recipients: 'bcc' })
  assert.deepEqual(split, { tags: ['a', 'b'], recipients: 'split' })
  assert.deepEqual(withChanges(noChanges, { disclaimer: 'k' }), { tags: [], disclaimer: 'k' })
})
