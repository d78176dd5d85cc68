import type { ColumnType } from 'kysely'

type Defaulted<T> = ColumnType<T, T | undefined, T>
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface ItemTable {
  school_id: string
  id: string
  class: string
  kept_at: Temporal.Instant
  sealed: Buffer | null
  byte_size: number
  trigger: Defaulted<string>
  triggered_at: Temporal.Instant
  authority: Defaulted<string[]>
  line: Nullable<string>
  keep_until: Nullable<Temporal.PlainDate>
  line_cites: Defaulted<string[]>
  open_to: Defaulted<'parties' | 'authority'>
  about_id: Nullable<string>
  refs: Record<string, string | readonly string[]>
}

export interface DocumentTable {
  school_id: string
  id: string
  at: Temporal.Instant
  about: Nullable<Buffer>
  class: Nullable<string>
  text: Nullable<Buffer>
  item_id: Nullable<string>
}

export interface EntryTable {
  school_id: string
  owner_id: string
  month: Temporal.PlainDate
  document_id: string
  about: number[]
  words: Nullable<number[]>
}

export interface ReadingTable {
  school_id: string
  read_to: string
}

export interface ForgottenTable {
  school_id: string
  class: string
  month: Temporal.PlainDate
  forgotten_at: Temporal.Instant
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'archive.item': ItemTable
    'archive.document': DocumentTable
    'archive.entry': EntryTable
    'archive.reading': ReadingTable
    'archive.forgotten': ForgottenTable
  }
}
