import type { Control } from '../control.ts'
import type { Decision } from '../decision.ts'
import type { Sentences } from '../explain/sentences.ts'
import type { Effect, Reason } from '../finding.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { ActionName, Facts } from '../vocabulary/words.generated.ts'

/** A binding joined with its control, ready to be asked. */
export type CompiledBinding = {
  readonly binding: Binding
  readonly control: Control
  /** As bound, with the defaults of the control's settings filled in. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Full clause ids. */
  readonly cites: readonly string[]
  readonly lifts: ReadonlySet<string>
}

/** A policy version ready to decide. Immutable; the same request and facts get the same answer for ever. */
export type CompiledPolicy = {
  readonly version: PolicyVersion
  readonly bindings: readonly CompiledBinding[]
  /** The bindings whose control handles the action, in the order of the pack. */
  bindingsFor(action: ActionName): readonly CompiledBinding[]
  /** The full id of a clause given in full or without the policy's name; undefined when there is none. */
  clauseId(id: string): string | undefined
  readonly sentences: Sentences
  /** The answer. `facts` are complete: what the request, the caller, the calendar, the detectors and the pack say, already merged. */
  decide(request: DecisionRequest, facts: Facts): Decision
  /** The answer with how it came about, for the record, and the answer as the subject may see it. */
  judge(request: DecisionRequest, facts: Facts): Judgement
}

/** One control's result under one binding, as it is kept with a recorded decision. */
export type JudgedFinding = {
  readonly binding: string
  readonly control: string
  readonly clauses: readonly string[]
  readonly effect: Effect
  readonly because: Reason
  readonly recipients?: readonly string[]
  /** A needed fact was missing, so `whenUnsure` answered. */
  readonly unsure?: true
  /** Its binding only watches. */
  readonly watched?: true
  readonly silent?: true
}

/** A decision with how it came about. `told` is the decision as the subject may see it: silent findings are left out as if they were not there. */
export type Judgement = {
  readonly decision: Decision
  readonly told: Decision
  readonly findings: readonly JudgedFinding[]
}
