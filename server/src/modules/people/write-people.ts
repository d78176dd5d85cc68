import type { Role } from '@beadle/engine'
import type { Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { digestOf, hashPassword } from './passwords.ts'
import type { RelationKind } from './person.ts'
import './tables.ts'

/** A person to be written. Logins name people here; ids are given by the first writing and kept. */
export type PersonEntry = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly yearGroup?: number
  readonly form?: string
  readonly official?: string
  readonly private?: readonly string[]
  readonly acceptedAt?: Temporal.Instant
  readonly endsAt?: Temporal.Instant
  /** Uuid, the same at each school of a trust that this person works for. */
  readonly trustIdentity?: string
}

/** People, how they stand to one another and the lists they are on; everybody is named by login. */
export type PeopleEntries = {
  readonly people: readonly PersonEntry[]
  readonly relations: readonly { readonly from: string; readonly kind: RelationKind; readonly to: string }[]
  readonly groups: readonly {
    readonly key: string
    readonly name: string
    readonly address: string
    readonly members: readonly string[]
  }[]
}

/** Marks the school's people as changed, for the snapshots in memory. */
export async function touchPeople(tx: Tx, schoolId: string): Promise<void> {
  const epoch = uuidv7()
  await tx
    .insertInto('people.epoch')
    .values({ school_id: schoolId, epoch })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ epoch }))
    .execute()
}

/** Sets how long a person's own mail waits before it goes: 0 to 120 seconds. */
export async function setUndoSeconds(
  tx: Tx,
  { schoolId, personId, seconds }: { readonly schoolId: string; readonly personId: string; readonly seconds: number },
): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ undo_seconds: seconds })
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .execute()
  await touchPeople(tx, schoolId)
}

/**
 * Adds a school's people; for a school that has none of them yet. Returns the id given to each login.
 * Throws TypeError when a relation or a list names a login that is not among the people.
 */
export async function addPeople(
  tx: Tx,
  schoolId: string,
  entries: PeopleEntries,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(entries.people.map(({ login }) => [login, uuidv7()]))
  const idOf = (login: string) => {
    const id = ids.get(login)
    if (id === undefined) throw new TypeError(`no person \`${login}\` among those being added`)
    return id
  }
  const school_id = schoolId
  const people = entries.people.map((person) => ({
    school_id,
    id: idOf(person.login),
    login: person.login.toLowerCase(),
    name: person.name,
    year_group: person.yearGroup ?? null,
    form: person.form ?? null,
    ends_at: person.endsAt ?? null,
    accepted_at: person.acceptedAt ?? null,
    trust_identity: person.trustIdentity ?? null,
  }))
  const roles = entries.people.flatMap((person) =>
    [...new Set(person.roles)].map((role) => ({ school_id, person_id: idOf(person.login), role })),
  )
  const addresses = entries.people.flatMap((person) => {
    const official = person.official === undefined ? [] : [{ address: person.official, kind: 'official' as const }]
    const others = (person.private ?? []).map((address) => ({ address, kind: 'private' as const }))
    return [...official, ...others].map(({ address, kind }, position) => ({
      school_id,
      address: address.toLowerCase(),
      person_id: idOf(person.login),
      kind,
      position,
    }))
  })
  const relations = entries.relations.map(({ from, kind, to }) => ({
    school_id,
    from_id: idOf(from),
    kind,
    to_id: idOf(to),
  }))
  const groups = entries.groups.map((group) => ({ group, id: uuidv7() }))
  const members = groups.flatMap(({ group, id }) =>
    [...new Set(group.members)].map((login) => ({ school_id, group_id: id, person_id: idOf(login) })),
  )

  if (people.length > 0) await tx.insertInto('people.person').values(people).execute()
  if (roles.length > 0) await tx.insertInto('people.person_role').values(roles).execute()
  if (addresses.length > 0) await tx.insertInto('people.address').values(addresses).execute()
  if (relations.length > 0) await tx.insertInto('people.relation').values(relations).execute()
  if (groups.length > 0) {
    await tx
      .insertInto('people.mail_group')
      .values(
        groups.map(({ group, id }) => ({
          school_id,
          id,
          key: group.key,
          name: group.name,
          address: group.address.toLowerCase(),
        })),
      )
      .execute()
  }
  if (members.length > 0) await tx.insertInto('people.mail_group_member').values(members).execute()
  await touchPeople(tx, schoolId)
  return ids
}

/** Sets the password a person signs in with; unlocks the account. */
export async function setPassword(tx: Tx, schoolId: string, personId: string, password: string): Promise<void> {
  const password_hash = await hashPassword(password)
  await tx
    .insertInto('people.credential')
    .values({
      school_id: schoolId,
      person_id: personId,
      password_hash,
      totp_secret: null,
      totp_step: null,
      locked_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'person_id']).doUpdateSet({ password_hash, wrong_guesses: 0, locked_at: null }),
    )
    .execute()
}

/** Keeps a device password, made by `newDevicePassword`, for one mail program. Returns its id. */
export async function addDevicePassword(
  tx: Tx,
  schoolId: string,
  device: { readonly personId: string; readonly label: string; readonly secret: string },
): Promise<string> {
  const id = uuidv7()
  await tx
    .insertInto('people.device_password')
    .values({
      school_id: schoolId,
      id,
      person_id: device.personId,
      label: device.label,
      hash: digestOf(device.secret),
      ended_at: null,
    })
    .execute()
  return id
}
