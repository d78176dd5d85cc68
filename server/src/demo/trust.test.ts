import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleOfSmallSchool } from './cast-of-school.ts'
import { trustSchools } from './trust.ts'

const at = Temporal.Instant.from('2026-03-03T10:15:00Z')

for (const school of trustSchools) {
  const { people, relations, groups } = peopleOfSmallSchool(school, at)
  const logins = new Set(people.map(({ login }) => login))

  test(`${school.slug}: everybody has a login and an address of their own, at the school's own domain`, () => {
    assert.equal(logins.size, people.length)
    const official = people.flatMap((person) => person.official ?? [])
    assert.equal(new Set(official).size, official.length)
    for (const address of official) assert.ok(address.endsWith(`@${school.domain}`), address)
    for (const list of groups)
      assert.ok(list.members.length > 0 && list.address.endsWith(`@${school.domain}`), list.key)
  })

  test(`${school.slug}: relations name people who are there, and a child has somebody`, () => {
    for (const { from, to } of relations) assert.ok(logins.has(from) && logins.has(to), `${from} ${to}`)
    const looked = new Set(relations.flatMap(({ kind, to }) => (kind === 'guardian-of' ? [to] : [])))
    for (const { login, roles } of people) if (roles.includes('pupil')) assert.ok(looked.has(login), login)
  })

  test(`${school.slug}: it has a head, a safeguarding lead, an office, somebody for the network and a governor`, () => {
    for (const role of ['headteacher', 'dsl', 'office', 'network-manager', 'governor'] as const)
      assert.ok(
        people.some(({ roles }) => roles.includes(role)),
        role,
      )
  })
}

test('the trust’s officer is one and the same at each school', () => {
  const identities = trustSchools.map(
    (school) => peopleOfSmallSchool(school, at).people.find(({ login }) => login === 'siddiqui')?.trustIdentity,
  )
  assert.equal(new Set(identities).size, 1)
  assert.ok(identities[0])
})
