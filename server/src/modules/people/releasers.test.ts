import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Releaser } from '@beadle/engine'
import { makeDirectory } from './directory.ts'
import type { Person } from './person.ts'
import { resolveReleasers } from './releasers.ts'

const person = (id: string, roles: Person['roles'], form?: string): Person => ({
  id,
  login: id,
  name: id,
  roles,
  addresses: [],
  withdrawals: [],
  hasAccepted: true,
  ...(form === undefined ? {} : { form }),
})

const directory = makeDirectory({
  schoolId: 'school',
  epoch: 'one',
  people: [
    person('head', ['headteacher', 'senior-leader']),
    person('deputy', ['senior-leader']),
    person('teacher', ['teacher', 'form-tutor'], '9A'),
    person('other-tutor', ['teacher', 'form-tutor'], '9B'),
    person('mia', ['pupil'], '9A'),
    person('lost', ['pupil'], '12Z'),
  ],
  groups: [],
  relations: [
    { from: 'deputy', kind: 'line-manager-of', to: 'teacher' },
    { from: 'other-tutor', kind: 'nominee-of', to: 'head' },
  ],
})

const cases: readonly {
  readonly name: string
  readonly releasers: readonly Releaser[]
  readonly sender?: string
  readonly about?: readonly string[]
  readonly recipients?: readonly string[]
  readonly want: readonly string[]
}[] = [
  { name: 'the line manager', releasers: ['line-manager-of:sender'], sender: 'teacher', want: ['deputy'] },
  { name: 'nobody, where no manager is known', releasers: ['line-manager-of:sender'], sender: 'head', want: [] },
  { name: 'everybody with the role', releasers: ['role:senior-leader'], sender: 'teacher', want: ['head', 'deputy'] },
  { name: 'but the sender, who has it too', releasers: ['role:senior-leader'], sender: 'deputy', want: ['head'] },
  { name: 'and nobody whom it is about', releasers: ['role:senior-leader'], about: ['head'], want: ['deputy'] },
  { name: 'the sender, where the hold says so', releasers: ['sender'], sender: 'teacher', want: ['teacher'] },
  { name: 'a pupil’s own form tutor', releasers: ['role:form-tutor'], sender: 'mia', want: ['teacher'] },
  {
    name: 'any tutor, where the pupil’s is not known',
    releasers: ['role:form-tutor'],
    sender: 'lost',
    want: ['teacher', 'other-tutor'],
  },
  {
    name: 'whom a holder of the role has named',
    releasers: ['nominee-of:headteacher'],
    sender: 'mia',
    want: ['other-tutor'],
  },
  { name: 'the recipients', releasers: ['recipient'], recipients: ['teacher'], want: ['teacher'] },
  { name: 'a person by login or id', releasers: ['person:head'], want: ['head'] },
  { name: 'nobody, for a person who is not there', releasers: ['person:nobody'], want: [] },
  { name: 'each once', releasers: ['person:head', 'role:headteacher'], want: ['head'] },
]

for (const { name, releasers, want, about = [], ...concerned } of cases) {
  test(`releasers stand for ${name}`, () => {
    assert.deepEqual(resolveReleasers(directory, releasers, { about, ...concerned }), want)
  })
}
