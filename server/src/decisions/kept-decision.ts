import type { Decision, Facts, JudgedFinding } from '@beadle/engine'
import type { Reader } from '../platform/database/index.ts'
import { KeyDestroyedError, type Keys } from '../platform/keys/index.ts'
import type { Decided } from './decisions.ts'
import './tables.ts'
import { withoutText } from './without-text.ts'

/** What is kept of a decision: enough to judge it again, without its sender's words. */
export type KeptDecision = {
  readonly request: Record<string, unknown>
  readonly facts: Facts
  readonly decision: Decision
  /** The decision as its subject may see it, where silent findings make a difference; else null. */
  readonly told: Decision | null
  readonly findings: readonly JudgedFinding[]
}

const recordClass = 'decision'

/** Seals what is kept of a decision under its month's key. */
export function sealKept(keys: Keys, { schoolId, request, facts, decision, told, findings }: Decided): Buffer {
  const kept: KeptDecision = {
    request: withoutText(request),
    facts,
    decision,
    told: told === decision ? null : told,
    findings,
  }
  return keys.seal(
    schoolId,
    recordClass,
    Temporal.Instant.from(request.context.time),
    Buffer.from(JSON.stringify(kept)),
  )
}

/** Opens what is kept of decisions, by id. Those that were forgotten are left out. */
export async function readKept(
  db: Reader,
  keys: Keys,
  schoolId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptDecision>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('decisions.record')
    .select(['id', 'sealed'])
    .where('school_id', '=', schoolId)
    .where('id', 'in', [...ids])
    .execute()
  const kept = new Map<string, KeptDecision>()
  for (const { id, sealed } of rows) {
    try {
      // Written by sealKept alone.
      if (sealed !== null)
        kept.set(id, JSON.parse(keys.open(schoolId, recordClass, sealed).toString('utf8')) as KeptDecision)
    } catch (error) {
      if (!(error instanceof KeyDestroyedError)) throw error
    }
  }
  return kept
}
