import type { Matter, Procedure } from '@beadle/engine'

export interface MatterTable {
  school_id: string
  id: string
  procedure: string
  state: 'open' | 'ended'
  step: string | null
  outcome: string | null
  sender_id: string | null
  about: string[]
  recipients: string[]
  refs: Readonly<Record<string, string>>
  cites: string[]
  matter: Matter
  definition: Procedure
  opened_at: Temporal.Instant
  deadline_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
}
export interface MatterRefTable {
  school_id: string
  name: string
  value: string
  matter_id: string
}
export interface ActTable {
  school_id: string
  id: string
  matter_id: string
  at: Temporal.Instant
  actor_id: string | null
  event: string
  outcome: string | null
  reason: string | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'procedures.matter': MatterTable
    'procedures.matter_ref': MatterRefTable
    'procedures.act': ActTable
  }
}
