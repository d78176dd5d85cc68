export interface WaitingCopyTable {
  school_id: string
  id: string
  token: Buffer
  message_id: string
  came_at: Temporal.Instant
  due_at: Temporal.Instant
  about: Buffer
  raw: Buffer
}

export interface SplitMessageTable {
  school_id: string
  token: Buffer
  message_id: string
  decided_at: Temporal.Instant
}

export interface CopyHeaderTable {
  school_id: string
  message_id: string
  number: number
  header: Buffer
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    'mail.waiting_copy': WaitingCopyTable
    'mail.split_message': SplitMessageTable
    'mail.copy_header': CopyHeaderTable
  }
}
