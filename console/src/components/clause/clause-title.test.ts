import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clauseTitle } from './clause-title.ts'

const say = (id: string, values: Readonly<Record<string, string>>) => `${id} ${Object.values(values).join(' ')}`

test('a number names a clause; a heading needs its point', () => {
  assert.equal(clauseTitle({ id: 'hillcrest.3.2.staff.5', ref: '3.2.staff.5' }, say), 'clause.number 3.2.staff.5')
  assert.equal(
    clauseTitle({ id: 'hillcrest.3.2.staff.5', ref: '3.2 Staff e-mail' }, say),
    'clause.ref 3.2 Staff e-mail 5',
  )
  assert.equal(
    clauseTitle({ id: 'hillcrest.3.2.staff.5b', ref: '3.2 Staff e-mail' }, say),
    'clause.ref 3.2 Staff e-mail 5b',
  )
  assert.equal(clauseTitle({ id: 'hillcrest.front', ref: 'Front matter' }, say), 'Front matter')
})
