import type { Generated } from 'kysely'

export interface GovernanceEpochTable {
  school_id: string
  epoch: string
}
export interface PolicyInForceTable {
  school_id: string
  id: string
  policy: string
  version: string
  domains: string[]
  telephones: string[]
  unchosen: 'watch' | 'pack'
  digest: Generated<Buffer | null>
  in_force_at: Temporal.Instant
}
export interface BindingModeTable {
  school_id: string
  id: string
  policy: string
  binding: string
  mode: 'watch' | 'enforce'
  live_on: Temporal.PlainDate | null
  reason: string
  changed_by: string
  changed_at: Temporal.Instant
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'governance.epoch': GovernanceEpochTable
    'governance.policy_in_force': PolicyInForceTable
    'governance.binding_mode': BindingModeTable
  }
}
