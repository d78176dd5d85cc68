import {
  type DecisionRequest,
  type Person as PersonWords,
  type Role,
  type Subject,
  safeRoles,
  vocabulary,
} from '@beadle/engine'
import type { Directory, Group, Person } from '../modules/people/index.ts'

/** Members of a resource that hold people, in the vocabulary. */
const peopleMembers = ['to', 'cc', 'bcc', 'pictured', 'with', 'sharedWith', 'for'] as const

/**
 * Puts the directory's word in place of the caller's: who the subject and the people named are, their roles, year groups and
 * lists. With `keepRoles` (an enforcement point that may say so) roles given for people the directory does not know stay.
 * Pure.
 */
export function completeRequest<R extends DecisionRequest>(
  request: R,
  directory: Directory,
  { keepRoles, domains = [] }: { readonly keepRoles: boolean; readonly domains?: readonly string[] },
): R {
  const properties: Record<string, unknown> = { ...request.resource.properties }
  const subject = describeSubject(directory, request.subject, keepRoles)
  const isChild = subject.properties.roles.includes('pupil')
  const describe = (given: PersonWords) => {
    const person = describePerson(directory, given, keepRoles)
    return isChild ? asMailboxOfSchool(person, domains) : person
  }
  for (const member of peopleMembers) {
    const given = properties[member]
    if (Array.isArray(given)) properties[member] = given.map(describe)
    else if (isPersonWords(given)) properties[member] = describe(given)
  }
  return {
    ...request,
    subject,
    resource: { ...request.resource, properties },
  }
}

/** The person meant by an id, a login or an address. */
export function findPerson(directory: Directory, named: string): Person | undefined {
  return directory.personById(named) ?? directory.personByLogin(named) ?? directory.personByAddress(named)
}

function describeSubject(directory: Directory, subject: Subject, keepRoles: boolean): Subject {
  const { address } = subject.properties
  const person =
    findPerson(directory, subject.id) ?? (address === undefined ? undefined : directory.personByAddress(address))
  if (person === undefined) {
    return {
      type: 'person',
      id: subject.id,
      properties: {
        ...subject.properties,
        roles: keepRoles && subject.properties.roles.length > 0 ? subject.properties.roles : ['outsider'],
      },
    }
  }
  return {
    type: 'person',
    id: person.id,
    properties: {
      roles: person.roles,
      name: person.name,
      ...(address === undefined ? {} : { address }),
      ...aboutPupil(person),
    },
  }
}

/** A recipient or person named in a request, as the directory knows them. */
export function describePerson(directory: Directory, given: PersonWords, keepRoles: boolean): PersonWords {
  const group =
    given.address === undefined
      ? given.group === undefined
        ? undefined
        : directory.groupByKey(given.group)
      : directory.groupByAddress(given.address)
  if (group !== undefined) return describeGroup(directory, group)
  const named = given.person ?? given.address
  const person = named === undefined ? undefined : findPerson(directory, named)
  const { roles, ...rest } = given
  if (person === undefined) return keepRoles && roles !== undefined ? given : rest
  const { yearGroup } = person
  return {
    ...rest,
    person: person.id,
    name: given.name ?? person.name,
    roles: person.roles,
    known: true,
    ...aboutPupil(person),
    ...(yearGroup === undefined ? {} : { keyStage: keyStageOf(yearGroup) }),
  }
}

/**
 * What a child writes to an address of the school's that is no pupil's is written to the school: to a mailbox nobody entered,
 * such as one for worries. It must reach them like a letter to the office.
 */
function asMailboxOfSchool(person: PersonWords, domains: readonly string[]): PersonWords {
  const { address, known, roles = [] } = person
  if (address === undefined || known === true || roles.length > 0) return person
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return domains.includes(domain) ? { ...person, roles: ['office'] } : person
}

/**
 * A list. Its roles are those that all its members share: a list of all staff must not count as the safeguarding lead
 * because she is on it.
 */
function describeGroup(directory: Directory, group: Group): PersonWords {
  const members = directory.membersOf(group)
  const roles = rolesOfAll(members.map((member) => member.roles))
  return {
    address: group.address,
    name: group.name,
    group: group.key,
    size: members.length,
    known: true,
    ...(roles.length > 0 ? { roles } : {}),
  }
}

/**
 * The roles that all of them share. Colleagues who share none are colleagues all the same: what a child writes to all staff is
 * written to staff. Then the commonest of their roles stands for the list: one of the safe ones only where all hold one.
 */
function rolesOfAll(people: readonly (readonly Role[])[]): readonly Role[] {
  const [first = [], ...others] = people
  const shared = first.filter((role) => others.every((roles) => roles.includes(role)))
  const all = (kind: readonly Role[]) =>
    people.length > 0 && people.every((roles) => roles.some((role) => kind.includes(role)))
  const staff: readonly Role[] = vocabulary.roles.staff
  const wanted = all(safeRoles) ? safeRoles : all(staff) ? staff.filter((role) => !safeRoles.includes(role)) : []
  if (wanted.length === 0 || shared.some((role) => wanted.includes(role))) return shared
  const counts = Map.groupBy(
    people.flat().filter((role) => wanted.includes(role)),
    (role) => role,
  )
  const [commonest] = [...counts].sort(([, a], [, b]) => b.length - a.length)
  return commonest === undefined ? shared : [...shared, commonest[0]]
}

function aboutPupil({ yearGroup, form }: Person): { readonly yearGroup?: number; readonly form?: string } {
  return { ...(yearGroup === undefined ? {} : { yearGroup }), ...(form === undefined ? {} : { form }) }
}

function keyStageOf(yearGroup: number): NonNullable<PersonWords['keyStage']> {
  if (yearGroup === 0) return 'foundation'
  if (yearGroup <= 2) return 'ks1'
  if (yearGroup <= 6) return 'ks2'
  if (yearGroup <= 9) return 'ks3'
  return yearGroup <= 11 ? 'ks4' : 'ks5'
}

function isPersonWords(value: unknown): value is PersonWords {
  return typeof value === 'object' && value !== null
}
