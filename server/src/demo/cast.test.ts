import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vocabulary } from '@beadle/engine'
import { demoCast, demoForms, demoPeople, demoTeachers } from './cast.ts'
import { peopleOfSmallSchool } from './cast-of-school.ts'
import { trustSchools } from './trust.ts'

const at = Temporal.Instant.from('2026-03-03T10:15:00Z')
const entries = demoPeople(at)
const byLogin = new Map(entries.people.map((person) => [person.login, person]))

test('everybody has a login and an address of their own', () => {
  assert.equal(byLogin.size, entries.people.length)
  const addresses = entries.people.flatMap(({ official, private: others = [] }) => [
    ...(official === undefined ? [] : [official]),
    ...others,
  ])
  assert.equal(new Set(addresses).size, addresses.length)
  assert.deepEqual(
    addresses.filter((address) => address !== address.toLowerCase()),
    [],
  )
})

test('relations and lists name people who are there, and only school addresses stand on lists', () => {
  for (const { from, to } of entries.relations) assert.ok(byLogin.has(from) && byLogin.has(to), `${from} ${to}`)
  for (const { members, key } of entries.groups) {
    assert.ok(members.length > 0, key)
    for (const login of members) assert.ok(byLogin.get(login)?.official, `${login} on ${key}`)
  }
})

test('every member of staff but the head has a line manager, and nobody manages themselves in a circle', () => {
  const managerOf = new Map(
    entries.relations.flatMap(({ from, kind, to }) => (kind === 'line-manager-of' ? [[to, from]] : [])),
  )
  const staff = entries.people.filter(({ roles }) =>
    roles.some((role) => (vocabulary.roles.staff as readonly string[]).includes(role)),
  )
  assert.ok(staff.length >= 30, `${staff.length} staff`)
  for (const { login } of staff) {
    const seen = new Set<string>()
    for (let at: string | undefined = login; at !== undefined; at = managerOf.get(at)) {
      assert.ok(!seen.has(at), `${login} is above themselves`)
      seen.add(at)
    }
    assert.ok(seen.has('okafor'), `${login} does not lead to the head`)
  }
})

test('each form has its pupils, a tutor and parents', () => {
  for (const form of demoForms) {
    const pupils = entries.people.filter((person) => person.form === form && person.roles.includes('pupil'))
    assert.equal(pupils.length, 35, form)
    assert.equal(
      entries.people.filter((person) => person.form === form && person.roles.includes('form-tutor')).length,
      1,
      form,
    )
    for (const { login } of pupils)
      assert.ok(
        entries.relations.some(({ kind, to }) => kind === 'guardian-of' && to === login),
        login,
      )
  }
  assert.ok(demoTeachers.length >= demoForms.length, 'somebody would be in two rooms at once')
})

test('the sign-in page offers people who are there', () => {
  for (const { school, login } of demoCast) {
    const small = trustSchools.find(({ slug }) => slug === school)
    const there = small ? peopleOfSmallSchool(small, at).people.map((person) => person.login) : [...byLogin.keys()]
    assert.ok(there.includes(login), `${login} at ${school}`)
  }
})
