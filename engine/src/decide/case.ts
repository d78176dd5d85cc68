import type { DecisionRequest } from '../request.ts'
import type { Facts } from '../vocabulary/words.generated.ts'
import type { CompiledPolicy } from './compiled-policy.ts'
import type { Recipient } from './recipients.ts'

/** Everything the steps of one decision share. */
export type Case = {
  readonly policy: CompiledPolicy
  readonly request: DecisionRequest
  readonly facts: Facts
  readonly time: Temporal.Instant
  readonly recipients: readonly Recipient[]
}
