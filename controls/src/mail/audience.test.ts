import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person, Role } from '@beadle/engine'
import { versionWith } from '../test-cast.ts'
import {
  type Audience,
  addressed,
  domainOf,
  isList,
  isOfficial,
  recipientOf,
  recipientsOf,
  sentBy,
} from './audience.ts'

const { school } = versionWith({ id: 'b', control: 'c', settings: {}, cites: [], lifts: [], mode: 'enforce' })

function audiences(person: Person): readonly Audience[] {
  return [...recipientOf(person, school).audiences].filter((audience) => audience !== 'all').toSorted()
}

function mail(to: readonly Person[], roles: readonly Role[] = ['teacher'], more: object = {}) {
  return {
    subject: { type: 'person', id: 'ahmed', properties: { roles } },
    action: { name: 'mail.submit' },
    resource: { type: 'message', properties: { from: 'ahmed@school.example', to, subjectLine: '', text: '', ...more } },
    context: { time: '2026-03-03T10:15:00Z' },
  } as const
}

test('people are told apart by their roles and their address', () => {
  assert.deepEqual(audiences({ address: 'jones@school.example', roles: ['teacher'] }), ['staff'])
  assert.deepEqual(audiences({ address: 'jones@home.example', roles: ['teacher'] }), ['outside', 'staff'])
  assert.deepEqual(audiences({ address: 'k@family.example', roles: ['parent'] }), ['outside', 'parent'])
  assert.deepEqual(audiences({ roles: ['parent'] }), ['outside', 'parent'])
  assert.deepEqual(audiences({ address: 'x@firm.example' }), ['organisation', 'outside'])
  assert.deepEqual(audiences({ address: 'x@firm.example', roles: ['contractor'] }), ['organisation', 'outside'])
  assert.deepEqual(audiences({ address: 'rep@union.example', roles: ['union'] }), ['outside'])
  assert.deepEqual(audiences({ address: 'chair@home.example', roles: ['chair-of-governors'] }), ['governor', 'outside'])
  assert.deepEqual(audiences({ address: 'somebody@school.example' }), ['at-school'])
  assert.deepEqual(audiences({ address: 'x9@school.example', group: 'newsletter', size: 40 }), ['at-school'])
  assert.deepEqual(audiences({ address: 'visitor@school.example', roles: ['visitor'] }), [])
  assert.deepEqual(audiences({ name: 'Somebody' }), [])
})

test('a colleague who is also a parent is a colleague at school and both at home', () => {
  assert.deepEqual(audiences({ address: 'jones@school.example', roles: ['teacher', 'parent'] }), ['staff'])
  assert.deepEqual(audiences({ address: 'jones@home.example', roles: ['teacher', 'parent'] }), [
    'outside',
    'parent',
    'staff',
  ])
})

const lists: readonly (readonly [string, readonly Audience[]])[] = [
  ['all-staff', ['staff']],
  ['All Staff', ['staff']],
  ['allstaff', ['staff']],
  ['maths-teachers', ['staff']],
  ['non-teaching-staff', ['staff']],
  ['year-9-tutors', ['staff']],
  ['year-9-parents', ['outside', 'parent']],
  ['Parents and carers of 9B', ['outside', 'parent']],
  ['year-9', ['pupil']],
  ['9B', ['pupil']],
  ['11xy', ['pupil']],
  ['school-choir', ['pupil']],
  ['rhieni-blwyddyn-9', ['outside', 'parent']],
  ['athrawon', ['staff']],
  ['senior-leadership-team', ['staff']],
  ['IT team', ['staff']],
  ['science', ['staff']],
  ['year-9-science', ['pupil']],
  ['netball-team', ['pupil']],
  ['student-council', ['pupil']],
  ['newsletter', []],
]
for (const [group, expected] of lists) {
  test(`the list ${group} is told by its name`, () => assert.deepEqual(audiences({ group, size: 20 }), expected))
}

test('the roles of a list win over its name', () => {
  assert.deepEqual(audiences({ group: 'year-9', size: 8, roles: ['form-tutor'] }), ['staff'])
})

test('addresses are the school’s in its very domains only', () => {
  assert.equal(isOfficial('A@School.EXAMPLE', school), true)
  for (const address of [
    'a@mail.school.example',
    'a@school.example.net',
    'a@notschool.example',
    'school.example',
    '',
    'a@',
  ]) {
    assert.equal(isOfficial(address, school), false, address)
  }
  assert.equal(domainOf('"a@b"@School.example '), 'school.example')
})

test('who is named twice counts once and has the roles of both', () => {
  const request = mail([{ address: 'Mia@school.example' }], ['teacher'], {
    cc: [{ address: 'mia@SCHOOL.example', roles: ['pupil'] }],
    bcc: [{ group: '9B', size: 30 }],
  })
  const recipients = recipientsOf(request, school)
  assert.deepEqual(
    recipients.map(({ key, people }) => [key, people]),
    [
      ['mia@school.example', 1],
      ['9B', 30],
    ],
  )
  assert.deepEqual(
    addressed({ request, school }, ['pupil']).map(({ key }) => key),
    ['mia@school.example', '9B'],
  )
  assert.equal(recipientsOf(request, school), recipients, 'worked out once')
})

test('senders are told by their roles', () => {
  assert.equal(sentBy({ request: mail([], ['teacher']), school }, ['staff']), true)
  assert.equal(sentBy({ request: mail([], ['teacher', 'parent']), school }, ['parent']), false)
  assert.equal(
    sentBy({ request: { ...mail([], ['teacher', 'parent']), action: { name: 'mail.receive' } }, school }, ['parent']),
    true,
  )
  assert.equal(sentBy({ request: mail([], ['governor']), school }, ['staff', 'pupil']), false)
  assert.equal(sentBy({ request: mail([], ['outsider']), school }, ['outside']), true)
  assert.equal(sentBy({ request: mail([], ['pupil']), school }, ['outside']), false)
  assert.equal(sentBy({ request: mail([], []), school }), true)
})

test('a list is found by its group or its mailbox, whatever its spelling', () => {
  const names = ['all-staff']
  assert.equal(isList(recipientOf({ group: 'ALL STAFF' }, school), names), true)
  assert.equal(isList(recipientOf({ address: 'all.staff@school.example' }, school), names), true)
  assert.equal(isList(recipientOf({ address: 'all.staff@elsewhere.example' }, school), names), false)
  assert.equal(isList(recipientOf({ address: 'jones@school.example' }, school), names), false)
})

test('without an address, people and lists are outside when all that is known of them is', () => {
  const isExternal = (person: Person) => recipientOf(person, school).external
  assert.deepEqual(audiences({ name: 'A trader', roles: ['outsider'] }), ['organisation', 'outside'])
  assert.equal(isExternal({ roles: ['parent'] }), true)
  assert.equal(isExternal({ roles: ['police'] }), true)
  assert.equal(isExternal({ group: 'year-9-parents', size: 180 }), true)
  assert.equal(isExternal({ roles: ['parent', 'teacher'] }), false)
  assert.equal(isExternal({ roles: ['governor'] }), false)
  assert.equal(isExternal({ person: 'x' }), false)
  assert.equal(isExternal({ group: 'staff-and-parents', size: 20 }), false)
  assert.equal(isExternal({ group: 'year-9', size: 180 }), false)
})
