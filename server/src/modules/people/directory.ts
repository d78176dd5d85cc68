import type { Role } from '@beadle/engine'
import type { Group, Person, Relation } from './person.ts'

/** Everything about a school's people that a decision may need, as it stood at one epoch. Held in memory; never changed. */
export type Directory = {
  readonly schoolId: string
  /** Another stamp after every change to the school's people; a transaction that reads another one must take a new directory. */
  readonly epoch: string
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  personById(id: string): Person | undefined
  personByLogin(login: string): Person | undefined
  personByAddress(address: string): Person | undefined
  personByTrustIdentity(identity: string): Person | undefined
  groupByAddress(address: string): Group | undefined
  groupByKey(key: string): Group | undefined
  membersOf(group: Group): readonly Person[]
  byRole(role: Role): readonly Person[]
  lineManagerOf(id: string): Person | undefined
  deputiesOf(id: string): readonly Person[]
  /** People whom a holder of that role has named to act for them. */
  nomineesOf(role: Role): readonly Person[]
  formTutorOf(pupilId: string): Person | undefined
  guardiansOf(pupilId: string): readonly Person[]
  pupilsOf(guardianId: string): readonly Person[]
  addressesOf(id: string): readonly string[]
  officialAddressOf(id: string): string | undefined
  /** Addresses of other people who share this address's holder's name, so that a sender may have meant them. */
  sameName(address: string): readonly string[]
}

/** What a directory is made of. */
export type DirectoryData = {
  readonly schoolId: string
  readonly epoch: string
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  readonly relations: readonly Relation[]
}

/** Indexes a school's people once, so that questions cost a look-up. */
export function makeDirectory({ schoolId, epoch, people, groups, relations }: DirectoryData): Directory {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byLogin = new Map(people.map((person) => [person.login, person]))
  const byAddress = new Map(
    people.flatMap((person) => person.addresses.map(({ address }) => [address, person] as const)),
  )
  const roles = Map.groupBy(
    people.flatMap((person) => person.roles.map((role) => ({ role, person }))),
    ({ role }) => role,
  )
  const names = Map.groupBy(people, (person) => normalName(person.name))
  const groupsByAddress = new Map(groups.map((group) => [group.address, group]))
  const groupsByKey = new Map(groups.map((group) => [group.key, group]))
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const byEnd = Map.groupBy(relations, ({ kind, to }) => `${kind} ${to}`)
  const byBeginning = Map.groupBy(relations, ({ kind, from }) => `${kind} ${from}`)
  const fromOf = (kind: Relation['kind'], to: string) =>
    known((byEnd.get(`${kind} ${to}`) ?? []).map(({ from }) => from))
  const toOf = (kind: Relation['kind'], from: string) =>
    known((byBeginning.get(`${kind} ${from}`) ?? []).map(({ to }) => to))
  const byRole = (role: Role) => (roles.get(role) ?? []).map(({ person }) => person)

  return {
    schoolId,
    epoch,
    people,
    groups,
    byRole,
    personById: (id) => byId.get(id),
    personByLogin: (login) => byLogin.get(login.toLowerCase()),
    personByTrustIdentity: (identity) => people.find(({ trustIdentity }) => trustIdentity === identity),
    personByAddress: (address) => byAddress.get(address.toLowerCase()) ?? byAddress.get(plainAddress(address)),
    groupByAddress: (address) =>
      groupsByAddress.get(address.toLowerCase()) ?? groupsByAddress.get(plainAddress(address)),
    groupByKey: (key) => groupsByKey.get(key),
    membersOf: (group) => known(group.members),
    lineManagerOf: (id) => fromOf('line-manager-of', id)[0],
    deputiesOf: (id) => fromOf('deputy-of', id),
    nomineesOf: (role) => byRole(role).flatMap((holder) => fromOf('nominee-of', holder.id)),
    formTutorOf(pupilId) {
      const form = byId.get(pupilId)?.form
      if (form === undefined) return undefined
      return byRole('form-tutor').find((tutor) => tutor.form === form)
    },
    guardiansOf: (pupilId) => fromOf('guardian-of', pupilId),
    pupilsOf: (guardianId) => toOf('guardian-of', guardianId),
    addressesOf: (id) => byId.get(id)?.addresses.map(({ address }) => address) ?? [],
    officialAddressOf: (id) => byId.get(id)?.addresses.find(({ kind }) => kind === 'official')?.address,
    sameName(address) {
      const holder = byAddress.get(address.toLowerCase())
      if (holder === undefined) return []
      const others = (names.get(normalName(holder.name)) ?? []).filter((person) => person.id !== holder.id)
      return others.flatMap((person) =>
        person.addresses.filter(({ kind }) => kind === 'official').map((each) => each.address),
      )
    },
  }
}

/** The mailbox an address leads to: `"ahmed"@…` and `ahmed+trips@…` are Mr Ahmed's (RFC 5321 4.1.2, RFC 5233). Lower case. */
function plainAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const given = address.slice(0, Math.max(at, 0)).toLowerCase()
  const local = /^"(?:[^"\\]|\\.)*"$/.test(given) ? given.slice(1, -1).replace(/\\(.)/g, '$1') : given
  const plus = local.indexOf('+')
  return `${plus > 0 ? local.slice(0, plus) : local}${address.slice(at).toLowerCase()}`
}

/** Titles, case and spacing do not make two names different to a person choosing from a list. */
function normalName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(mr|mrs|miss|ms|mx|dr|fr|sr)\.? /, '')
    .replace(/\s+/g, ' ')
    .trim()
}
