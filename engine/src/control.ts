import type { Finding } from './finding.ts'
import type { School } from './policy.ts'
import type { DecisionRequest } from './request.ts'
import type { ActionName, FactName, Facts } from './vocabulary/words.generated.ts'

/** Everything a control may look at. Same input, same findings, years later. */
export type Input<A extends ActionName = ActionName, S = unknown> = {
  readonly request: DecisionRequest<A>
  readonly facts: Facts
  readonly settings: S
  readonly school: School
  readonly time: Temporal.Instant
}

/** A setting of a control as a pack may write it: a subset of JSON Schema that both the editor and the pack reader understand. */
export type SettingSchema = {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  readonly description?: string
  readonly enum?: readonly (string | number | boolean)[]
  readonly items?: SettingSchema
  readonly properties?: Readonly<Record<string, SettingSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | SettingSchema
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

/**
 * Code that decides for clauses of class enforce: general, with the school's settings. `applies` is asked first; then,
 * when a fact of `needs` is absent, `whenUnsure` answers instead of `evaluate`; nothing guesses.
 */
export type Control<A extends ActionName = ActionName, S = unknown> = {
  /** area.what-it-does, as in `mail.send-hours`. */
  readonly id: string
  /** The prose a governor reads. */
  readonly summary: { readonly en: string; readonly cy?: string }
  readonly actions: readonly A[]
  readonly needs: readonly FactName[]
  /** Facts that are looked at when present. Listed so that a recorded decision keeps them. */
  readonly reads?: readonly FactName[]
  readonly settings: SettingSchema
  applies?(input: Input<A, S>): boolean
  evaluate(input: Input<A, S>): Finding | readonly Finding[]
  whenUnsure(input: Input<A, S>): Finding | readonly Finding[]
}

/** Declares a control; the types of request and settings follow from it. */
export function defineControl<A extends ActionName, S>(control: Control<A, S>): Control {
  return control as unknown as Control
}
