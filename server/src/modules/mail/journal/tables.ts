import type { ColumnType } from 'kysely'

type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface JournalReportTable {
  school_id: string
  id: string
  peer: string
  came_at: Temporal.Instant
  state: 'kept' | 'counted' | 'aside'
  token: Nullable<Buffer>
  reports: ColumnType<number, number | undefined, number>
  problem: Nullable<string>
  about: Nullable<Buffer>
  raw: Nullable<Buffer>
}

export interface JournalWatchTable {
  school_id: string
  peer: string
  watched_since: Temporal.Instant
  silent_since: Nullable<Temporal.Instant>
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    'mail.journal_report': JournalReportTable
    'mail.journal_watch': JournalWatchTable
  }
}
