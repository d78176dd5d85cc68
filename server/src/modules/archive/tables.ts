import type { ColumnType } from 'kysely'

export interface ItemTable {
  school_id: string
  id: string
  class: string
  kept_at: Temporal.Instant
  sealed: Buffer | null
  byte_size: number
  trigger: ColumnType<string, string | undefined, string>
  triggered_at: Temporal.Instant
  authority: ColumnType<string[], string[] | undefined, string[]>
  refs: Record<string, string | readonly string[]>
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'archive.item': ItemTable
  }
}
