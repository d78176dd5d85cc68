import type { ColumnType } from 'kysely'

export interface LinkedFileTable {
  school_id: string
  id: string
  message_id: string
  positions: number[]
  made_at: Temporal.Instant
  expires_at: Temporal.Instant
  byte_size: number
  about: Buffer
  content: Buffer
}

export interface LinkedFileCodeTable {
  school_id: string
  id: string
  file_id: string
  address_token: Buffer
  code_hash: Buffer
  made_at: Temporal.Instant
  expires_at: Temporal.Instant
  tries: ColumnType<number, number | undefined, number>
  used_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    'mail.linked_file': LinkedFileTable
    'mail.linked_file_code': LinkedFileCodeTable
  }
}
