import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askingOf, filledIn } from './asking.ts'

test('a question comes back from its address as it was', () => {
  const question = {
    action: 'mail.submit',
    properties: { to: [{ address: 'jones@school.example', roles: ['teacher'] }], text: 'Ffôn, “50 %” & #1' },
    asRoles: ['pupil'],
    at: '2026-11-18T10:15:00Z',
  }
  const { action, ...rest } = question
  const [path, hash] = askingOf(question).split('#')
  assert.equal(path, `/may-i/${action}`)
  assert.deepEqual(filledIn(`#${hash}`), rest)
})

test('what is no question fills nothing in', () => {
  for (const hash of ['', '#', '#main', '#%', '#{}', '#[1]', '#{"properties":[]}', '#{"properties":null}'])
    assert.equal(filledIn(hash), undefined, hash)
  assert.deepEqual(filledIn('#{"properties":{},"at":"soon","asRoles":[1,"pupil"]}'), {
    properties: {},
    asRoles: ['pupil'],
  })
})
