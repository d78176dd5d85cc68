import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPolicy, product } from '@beadle/packs'
import { packDirectory } from '../packs-folder.ts'
import { dutiesOf } from './tell-duty.ts'

const policy = openPolicy(packDirectory('all-saints', { from: [] }), product)

test('a duty is told with the dates that the clause itself asks for', () => {
  assert.deepEqual(
    dutiesOf(policy, 'all-saints.3.2.parents.1').flatMap(({ dates }) => dates),
    ['answer: within 48 hours without weekends of mail from parent, by recipient'],
  )
  assert.deepEqual(
    dutiesOf(policy, 'all-saints.4.2.monitoring.4').flatMap(({ dates }) => dates),
    ['monitoring: kept 90 days from logged, then delete'],
  )
  assert.deepEqual(
    dutiesOf(policy, 'all-saints.4.1.13').flatMap(({ dates }) => dates),
    ['Delete what is no longer needed: at each term end, by role:teacher or role:support-staff'],
  )
})

test('a procedure is told step by step, an agreement by its name', () => {
  const [screening] = dutiesOf(policy, 'all-saints.6.2.filtering.3')
  assert.equal(screening?.through, 'site-screening')
  assert.deepEqual(screening.steps, ['Look at the site and say what it is: role:network-manager, within 1 school day'])
  const [agreed] = dutiesOf(policy, 'all-saints.7.staff.9')
  assert.equal(agreed?.through, 'phone-trust')
})

test('what no duty keeps has none', () => {
  assert.deepEqual(dutiesOf(policy, 'all-saints.3.1.2'), [])
})
