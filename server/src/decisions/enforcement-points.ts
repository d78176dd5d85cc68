import { randomBytes } from 'node:crypto'
import type { ActionName, FactName, Facts } from '@beadle/engine'
import type { Selectable } from 'kysely'
import { digestOf } from '../modules/people/index.ts'
import type { Reader, Tx } from '../platform/database/index.ts'
import { isUuid, uuidv7 } from '../platform/uuid.ts'
import type { EnforcementPointTable } from './tables.ts'

/** A program registered to ask: which actions it may ask about, and what it can know itself. */
export type EnforcementPoint = {
  readonly id: string
  readonly name: string
  readonly actions: readonly ActionName[]
  readonly assertsFacts: readonly FactName[]
  readonly assertsRoles: boolean
}

/** Registers an enforcement point. The bearer token is returned once and stored nowhere. */
export async function addEnforcementPoint(
  tx: Tx,
  schoolId: string,
  point: Omit<EnforcementPoint, 'id'>,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = uuidv7()
  const token = `beadle_${randomBytes(32).toString('base64url')}`
  await tx
    .insertInto('decisions.enforcement_point')
    .values({
      school_id: schoolId,
      id,
      name: point.name,
      token_hash: digestOf(token),
      actions: [...point.actions],
      asserts_facts: [...point.assertsFacts],
      asserts_roles: point.assertsRoles,
      ended_at: null,
    })
    .execute()
  return { id, token }
}

/** The enforcement point with this bearer token, while it is registered. */
export async function findEnforcementPoint(
  db: Reader,
  schoolId: string,
  token: string,
): Promise<EnforcementPoint | undefined> {
  const row = await db
    .selectFrom('decisions.enforcement_point')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('token_hash', '=', digestOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : pointOf(row)
}

/** The enforcement point with this id, while it is registered. */
export async function findEnforcementPointById(
  db: Reader,
  schoolId: string,
  id: string,
): Promise<EnforcementPoint | undefined> {
  const row = await db
    .selectFrom('decisions.enforcement_point')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : pointOf(row)
}

/** The enforcement points registered now, by name. */
export async function listEnforcementPoints(db: Reader, schoolId: string): Promise<readonly EnforcementPoint[]> {
  const rows = await db
    .selectFrom('decisions.enforcement_point')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(pointOf)
}

/** Ends an enforcement point: its token is no token from now on. False when there is none of that id. */
export async function endEnforcementPoint(
  tx: Tx,
  schoolId: string,
  id: string,
  at: Temporal.Instant,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const result = await tx
    .updateTable('decisions.enforcement_point')
    .set({ ended_at: at })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function pointOf(row: Selectable<EnforcementPointTable>): EnforcementPoint {
  // Written by addEnforcementPoint alone, whose types are the vocabulary's.
  return {
    id: row.id,
    name: row.name,
    actions: row.actions as ActionName[],
    assertsFacts: row.asserts_facts as FactName[],
    assertsRoles: row.asserts_roles,
  }
}

/** Of the facts a caller gives, those it may assert, and the names of the others. What detectors find is nobody's to assert. */
export function assertable(
  facts: Facts,
  point: EnforcementPoint | undefined,
): { readonly facts: Facts; readonly ignored: readonly string[] } {
  const mayAssert = (name: string) =>
    point?.assertsFacts.includes(name as FactName) === true && !name.startsWith('content.')
  const entries = Object.entries(facts)
  return {
    facts: Object.fromEntries(entries.filter(([name]) => mayAssert(name))),
    ignored: entries.map(([name]) => name).filter((name) => !mayAssert(name)),
  }
}
