export interface ItemTable {
  school_id: string
  id: string
  class: string
  kept_at: Temporal.Instant
  sealed: Buffer | null
  byte_size: number
  refs: Record<string, string | readonly string[]>
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'archive.item': ItemTable
  }
}
