import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPolicy, product } from '@beadle/packs'
import { outcomeOf } from './gateway.ts'
import { policyFolders } from './policies.ts'

const [folder = ''] = policyFolders(join(import.meta.dirname, '../..'))
const policy = openPolicy(folder, product)

test('only what was found in a message stands in its way', () => {
  const way = { from: 'teacher', to: 'colleague' } as const
  assert.equal(outcomeOf(policy, way, { text: 'Here are the minutes of Tuesday.' }), 'goes')
  assert.equal(outcomeOf(policy, way, { text: 'You are a complete idiot.' }), 'reviewed')
  assert.equal(outcomeOf(policy, { from: 'teacher', to: 'pupil' }, { text: 'You are a complete idiot.' }), 'refused')
})

test('what is innocent goes every way', () => {
  const actors = ['teacher', 'pupil', 'parent', 'outsider'] as const
  for (const from of actors)
    for (const to of ['colleague', 'pupil'] as const)
      assert.equal(
        outcomeOf(policy, { from, to }, { text: 'Here is the worksheet on fractions.' }),
        'goes',
        `${from} to ${to}`,
      )
})
