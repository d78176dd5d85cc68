import type { CompiledPolicy, PolicyVersion } from '@beadle/engine'
import type { Reader } from '../../platform/database/index.ts'

/** The policy that runs at a school: the pack's version with the school's calendar and the modes it has chosen. */
export type PolicyInForce = { readonly epoch: string; readonly version: PolicyVersion; readonly compiled: CompiledPolicy }

/** The door of the governance module. */
export type Governance = {
  policyInForce(schoolId: string): Promise<PolicyInForce>
  policyInForceIn(db: Reader, schoolId: string): Promise<PolicyInForce>
  epochIn(db: Reader): Promise<string>
}
