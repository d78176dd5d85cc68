import type { Reader, Tx } from '../../platform/database/index.ts'
import { isUuid } from '../../platform/uuid.ts'
import './tables.ts'

type Whose = { readonly schoolId: string; readonly personId: string }

/** A device password as its owner sees it: what it is for, never the secret. */
export type DevicePassword = { readonly id: string; readonly label: string; readonly createdAt: Temporal.Instant }

/** The device passwords of a person that still sign in, the oldest first. */
export async function listDevicePasswords(
  db: Reader,
  { schoolId, personId }: Whose,
): Promise<readonly DevicePassword[]> {
  const rows = await db
    .selectFrom('people.device_password')
    .select(['id', 'label', 'created_at'])
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id, label, created_at }) => ({ id, label, createdAt: created_at }))
}

/** Ends one of a person's device passwords: a lost phone. False when they have none of that id. */
export async function endDevicePassword(
  tx: Tx,
  { schoolId, personId }: Whose,
  id: string,
  at: Temporal.Instant,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const result = await tx
    .updateTable('people.device_password')
    .set({ ended_at: at })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Keeps a new authenticator secret, sealed, until a code of it has been shown. */
export async function proposeTotp(tx: Tx, { schoolId, personId }: Whose, sealed: Uint8Array): Promise<void> {
  await tx
    .updateTable('people.credential')
    .set({ totp_pending: Buffer.from(sealed) })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .execute()
}

/** The secret proposed and not yet confirmed, sealed. */
export async function proposedTotp(db: Reader, { schoolId, personId }: Whose): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('people.credential')
    .select('totp_pending')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.totp_pending ?? undefined
}

/** From now on signing in asks for a code of this secret; `step` is that of the code just shown, which does not work again. */
export async function confirmTotp(tx: Tx, { schoolId, personId }: Whose, sealed: Buffer, step: number): Promise<void> {
  await tx
    .updateTable('people.credential')
    .set({ totp_secret: sealed, totp_pending: null, totp_step: step })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .execute()
}
