import type { CitedClause } from '@beadle/contract'
import type { PolicyVersion } from '@beadle/engine'

/** A clause's number in its document: its id without the policy's name, `3.2.staff.5`. */
export function refOf(version: PolicyVersion, clauseId: string): string {
  return clauseId.startsWith(`${version.policy}.`) ? clauseId.slice(version.policy.length + 1) : clauseId
}

/** A cited clause with its words as they stand in this version; a clause the version does not have keeps its id for words. */
export function clauseInWords(version: PolicyVersion, clauseId: string, control?: string): CitedClause {
  const clause = version.clauses.get(clauseId)
  return {
    clause: clauseId,
    ref: refOf(version, clauseId),
    text: clause?.text ?? clauseId,
    ...(clause?.quote === undefined ? {} : { quote: clause.quote }),
    version: version.version,
    ...(control === undefined ? {} : { control }),
  }
}
