import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { PackShelf } from './pack-shelf.ts'
import './tables.ts'

/** Marks the school's choices as changed, for the policies compiled in memory. */
export async function touchGovernance(tx: Tx, schoolId: string): Promise<void> {
  const epoch = uuidv7()
  await tx
    .insertInto('governance.epoch')
    .values({ school_id: schoolId, epoch })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ epoch }))
    .execute()
}

export type PutInForce = {
  readonly schoolId: string
  /** Name and version of a pack. */
  readonly policy: string
  readonly version: string
  /** The school's mail domains, lower case. */
  readonly domains: readonly string[]
  readonly telephones?: readonly string[]
  /** A new school watches; a demo, or a school moving here, runs what the pack says. */
  readonly unchosen: 'watch' | 'pack'
  /** Of the pack's files: the shelf's `digest`. */
  readonly digest: Buffer
  readonly at: Temporal.Instant
}

/** Puts a version of a policy in force from an instant on, with its ledger entry. What was in force before stays on record. */
export async function putInForce(tx: Tx, policy: PutInForce): Promise<void> {
  await tx
    .insertInto('governance.policy_in_force')
    .values({
      school_id: policy.schoolId,
      id: uuidv7(),
      policy: policy.policy,
      version: policy.version,
      domains: policy.domains.map((domain) => domain.toLowerCase()),
      telephones: [...(policy.telephones ?? [])],
      unchosen: policy.unchosen,
      digest: policy.digest,
      in_force_at: policy.at,
    })
    .execute()
  await appendEntry(tx, {
    schoolId: policy.schoolId,
    kind: 'policy.put-in-force',
    at: policy.at,
    actor: 'system',
    about: [{ kind: 'policy', id: policy.policy }],
    data: { policy: policy.policy, version: policy.version, digest: policy.digest.toString('hex') },
  })
  await touchGovernance(tx, policy.schoolId)
}

export type SetMode = {
  readonly schoolId: string
  readonly policy: string
  readonly binding: string
  readonly mode: 'watch' | 'enforce'
  /** School day from which it acts; before it the binding watches. */
  readonly liveOn?: Temporal.PlainDate
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** Lets a binding act or only watch. Recorded with reason and person; the caller writes the ledger entry. */
export async function setMode(tx: Tx, mode: SetMode): Promise<void> {
  await tx
    .insertInto('governance.binding_mode')
    .values({
      school_id: mode.schoolId,
      id: uuidv7(),
      policy: mode.policy,
      binding: mode.binding,
      mode: mode.mode,
      live_on: mode.liveOn ?? null,
      reason: mode.reason,
      changed_by: mode.by,
      changed_at: mode.at,
    })
    .execute()
  await touchGovernance(tx, mode.schoolId)
}

/**
 * Puts the pack in force anew where its files are not those that came into force: a new version, or a correction of the same
 * one. The ledger then says from when which text was run. True when it did.
 */
export async function followPack(
  tx: Tx,
  { schoolId, shelf, at }: { readonly schoolId: string; readonly shelf: PackShelf; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await tx
    .selectFrom('governance.policy_in_force')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('in_force_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return false
  const digest = shelf.digest(row.policy)
  if (row.digest?.equals(digest) === true) return false
  const { policy, domains, telephones, unchosen } = row
  await putInForce(tx, {
    schoolId,
    policy,
    version: shelf.pack(policy).version.version,
    domains,
    telephones,
    unchosen,
    digest,
    at,
  })
  return true
}
