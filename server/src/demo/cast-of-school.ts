import type { Role } from '@beadle/engine'
import type { PeopleEntries, PersonEntry, RelationKind } from '../modules/people/index.ts'
import { familyNames, givenNames } from './names.ts'

/** Somebody who works at a demo school. The first role says what they are, the others what they also do. */
export type Colleague = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly form?: string
  readonly manager?: string
}

/** A form and the year group it belongs to. */
export type Form = { readonly name: string; readonly yearGroup: number }

/** What the people of a small demo school are made from. */
export type SmallSchool = {
  readonly domain: string
  readonly colleagues: readonly Colleague[]
  readonly governors: readonly { readonly login: string; readonly name: string; readonly roles: readonly Role[] }[]
  readonly forms: readonly Form[]
  /** The pupils that stories are told about, with a parent each; the others are made up. */
  readonly named: readonly {
    readonly login: string
    readonly name: string
    readonly form: string
    readonly parent: { readonly login: string; readonly name: string }
  }[]
  /** People of the trust, who have an account at each of its schools. */
  readonly trust: readonly PersonEntry[]
}

/** Enough for lists and pseudonyms to mean something, few enough to be made in a moment. */
const pupilsInForm = 12

/** Everybody at a small demo school: its staff, governors, some pupils in each form and a parent of each. The same every time. */
export function peopleOfSmallSchool(school: SmallSchool, acceptedAt: Temporal.Instant): PeopleEntries {
  const { colleagues, governors, forms, named, domain } = school
  const pupils = forms.flatMap((form, f) => [
    ...named.filter((one) => one.form === form.name).map((one) => ({ ...one, yearGroup: form.yearGroup })),
    ...Array.from({ length: pupilsInForm }, (_, n) => madeUp(form, f * pupilsInForm + n)),
  ])
  const people: PersonEntry[] = [
    ...[...colleagues, ...governors].map((person) => ({ ...person, official: `${person.login}@${domain}` })),
    ...school.trust,
    ...pupils.map(({ login, name, form, yearGroup }): PersonEntry => {
      return { login, name, roles: ['pupil'], form, yearGroup, official: `${login}@${domain}` }
    }),
    ...pupils.map(({ parent }): PersonEntry => {
      return { ...parent, roles: ['parent'], private: [`${parent.login}@home.example`] }
    }),
  ]
  const working = colleagues.map(({ login }) => login)
  return {
    people: people.map((person) => ({ ...person, acceptedAt })),
    relations: [
      ...colleagues.flatMap(({ login, manager }) => (manager ? [relation(manager, 'line-manager-of', login)] : [])),
      ...pupils.map(({ login, parent }) => relation(parent.login, 'guardian-of', login)),
    ],
    groups: [
      { key: 'all-staff', name: 'All staff', address: `all-staff@${domain}`, members: working },
      ...forms.map(({ name }) => ({
        key: `form-${name.toLowerCase()}`,
        name: `Form ${name}`,
        address: `form-${name.toLowerCase()}@${domain}`,
        members: pupils.filter(({ form }) => form === name).map(({ login }) => login),
      })),
    ],
  }
}

function relation(from: string, kind: RelationKind, to: string) {
  return { from, kind, to }
}

function madeUp({ name: form, yearGroup }: Form, n: number) {
  const given = givenNames[(n * 13 + 5) % givenNames.length] ?? 'Sam'
  const last = familyNames[(n * 7 + 3) % familyNames.length] ?? 'Smith'
  const grownUp = givenNames[(n * 5 + 11) % givenNames.length] ?? 'Alex'
  const login = `${given}.${last}.${form}`.toLowerCase()
  return {
    login,
    name: `${given} ${last}`,
    form,
    yearGroup,
    parent: { login: `parent.${login}`, name: `${grownUp} ${last}` },
  }
}
