import type { Role } from '@beadle/engine'
import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { type Directory, makeDirectory } from './directory.ts'
import type { Group, Person } from './person.ts'
import './tables.ts'

/** The stamp of the transaction's school as an expression, for those who check several stamps in one query. */
export const peopleEpoch =
  "coalesce((select epoch from people.epoch where school_id = platform.current_school())::text, 'none')"

/** The stamp of the school's people; `none` while none have been written. */
export async function readPeopleEpoch(db: Reader): Promise<string> {
  const { rows } = await sql<{ epoch: string }>`select ${sql.raw(peopleEpoch)} as epoch`.execute(db)
  return rows[0]?.epoch ?? 'none'
}

/** Reads all people of the transaction's school. A trust's largest school has some 3,000: a few milliseconds, once per change. */
export async function readDirectory(db: Reader, schoolId: string): Promise<Directory> {
  // One after another: they share the transaction's single connection.
  const epoch = await readPeopleEpoch(db)
  const people = await db.selectFrom('people.person').selectAll().orderBy('login').execute()
  const roles = Map.groupBy(
    await db.selectFrom('people.person_role').selectAll().orderBy('role').execute(),
    (row) => row.person_id,
  )
  const addresses = Map.groupBy(
    await db.selectFrom('people.address').selectAll().orderBy('position').orderBy('address').execute(),
    (row) => row.person_id,
  )
  const withdrawals = Map.groupBy(
    await db.selectFrom('people.withdrawal').selectAll().orderBy('from_at').execute(),
    (row) => row.person_id,
  )
  const relations = await db.selectFrom('people.relation').selectAll().orderBy('from_id').orderBy('to_id').execute()
  const groups = await db.selectFrom('people.mail_group').selectAll().orderBy('key').execute()
  const members = Map.groupBy(
    await db.selectFrom('people.mail_group_member').selectAll().orderBy('person_id').execute(),
    (row) => row.group_id,
  )

  return makeDirectory({
    schoolId,
    epoch,
    people: people.map(
      (row): Person => ({
        id: row.id,
        login: row.login,
        name: row.name,
        // The writer checks roles against the vocabulary.
        roles: (roles.get(row.id) ?? []).map(({ role }) => role as Role),
        ...(row.year_group === null ? {} : { yearGroup: row.year_group }),
        ...(row.form === null ? {} : { form: row.form }),
        addresses: (addresses.get(row.id) ?? []).map(({ address, kind }) => ({ address, kind })),
        ...(row.ends_at === null ? {} : { endsAt: row.ends_at.toString() }),
        withdrawals: (withdrawals.get(row.id) ?? []).map(({ from_at, until_at, scope }) => ({
          from: from_at.toString(),
          until: until_at?.toString() ?? null,
          scope,
        })),
        hasAccepted: row.accepted_at !== null,
        ...(row.undo_seconds === 0 ? {} : { undoSeconds: row.undo_seconds }),
        ...(row.trust_identity === null ? {} : { trustIdentity: row.trust_identity }),
      }),
    ),
    groups: groups.map(
      (row): Group => ({
        id: row.id,
        key: row.key,
        name: row.name,
        address: row.address,
        members: (members.get(row.id) ?? []).map(({ person_id }) => person_id),
      }),
    ),
    relations: relations.map((row) => ({ from: row.from_id, kind: row.kind, to: row.to_id })),
  })
}
