import type { ActionName, Effect } from '@beadle/engine'
import type { Generated } from 'kysely'

export interface RecordTable {
  school_id: string
  id: string
  decided_at: Temporal.Instant
  action: ActionName
  subject_id: string | null
  effect: Effect
  policy: string
  version: string
  sealed: Buffer | null
  advised: Generated<boolean>
}
export interface CitedTable {
  school_id: string
  clause: string
  decided_at: Temporal.Instant
  decision_id: string
  control: string
  effect: Effect
  kind: 'cited' | 'lifted' | 'watched'
  silent: Generated<boolean>
}
export interface EnforcementPointTable {
  school_id: string
  id: string
  name: string
  token_hash: Buffer
  actions: string[]
  asserts_facts: string[]
  asserts_roles: boolean
  created_at: Generated<Temporal.Instant>
  ended_at: Temporal.Instant | null
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    'decisions.record': RecordTable
    'decisions.cited': CitedTable
    'decisions.enforcement_point': EnforcementPointTable
  }
}
