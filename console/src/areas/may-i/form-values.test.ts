import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AskableAction } from '@beadle/contract'
import { fieldOf, missingMembers, prune, startingWith } from './form-values.ts'

const text = { kind: 'text' } as const
const submit: Pick<AskableAction, 'name' | 'members'> = {
  name: 'mail.submit',
  members: {
    from: { shape: { kind: 'id', of: 'address' }, optional: false },
    to: {
      shape: { kind: 'list', of: { kind: 'object', members: { address: { shape: text, optional: true } } } },
      optional: false,
    },
    subjectLine: { shape: text, optional: false },
    replyAll: { shape: { kind: 'bool' }, optional: true },
  },
}

test('what was not filled in is not sent; no and nought are', () => {
  assert.deepEqual(
    prune({ to: [{ address: ' ' }, { address: 'a@b.example', roles: [] }], replyAll: false, minutes: 0, text: '' }),
    { to: [{ address: 'a@b.example' }], replyAll: false, minutes: 0 },
  )
  assert.equal(prune({ to: [{}] }), undefined)
})

test('a form begins with what is known and names what is missing', () => {
  const values = startingWith(submit, 'ahmed@school.example')
  assert.deepEqual(values, { from: 'ahmed@school.example', to: [{}] })
  // A message may be asked about before it has a subject line.
  assert.deepEqual(missingMembers(submit, values), ['to'])
  assert.deepEqual(missingMembers(submit, { ...values, to: [{ address: 'a@b.example' }] }), [])
})

test('one’s own account is meant where nothing is said, and whose a device is must be said', () => {
  const account = { owner: { shape: { kind: 'id', of: 'id' }, optional: false } } as const
  const device = { owner: { shape: { kind: 'enum', values: ['school', 'personal'] }, optional: false } } as const
  assert.deepEqual(startingWith({ name: 'account.log-on', members: account }, undefined), { owner: 'self' })
  assert.deepEqual(startingWith({ name: 'device.connect', members: device }, undefined), {})
})

test('the server’s path and the form’s own lead to the same field', () => {
  assert.equal(fieldOf('resource.properties.to[0].address'), 'field-to.0.address')
  assert.equal(fieldOf('properties.to.0.address'), 'field-to.0.address')
  assert.equal(fieldOf('/resource/properties/to/0/address'), 'field-to.0.address')
  assert.equal(fieldOf('subjectLine'), 'field-subjectLine')
})
