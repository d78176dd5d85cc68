/** A thing an entry is about: `{ kind: 'message', id: '0199…' }`. Ids and codes only; particulars go into `personal`. */
export type About = { readonly kind: string; readonly id: string }

export interface LedgerBatchTable {
  school_id: string
  id: string
  size: number
  compressed: boolean
  leaves: Buffer
  leaf_hashes: Buffer
  personal: (Buffer | null)[] | null
}

export interface LedgerKindTable {
  school_id: string
  kind: string
  batch_id: string
}

export interface LedgerAboutTable {
  school_id: string
  kind: string
  about_id: string
  entry_id: string
  entry_kind: string
}

export interface LedgerUnnumberedTable {
  school_id: string
  batch_id: string
}

export interface LedgerSequenceTable {
  school_id: string
  seq: number
  size: number
  batch_id: string
}

export interface LedgerTileTable {
  school_id: string
  level: number
  index: number
  hashes: Buffer
  root: Buffer
}

export interface LedgerCheckpointTable {
  school_id: string
  size: number
  root: Buffer
  note: string
  at: Temporal.Instant
}

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [member: string]: Json | undefined }

declare module '../platform/database/tables.ts' {
  interface Tables {
    'ledger.batch': LedgerBatchTable
    'ledger.kind': LedgerKindTable
    'ledger.about': LedgerAboutTable
    'ledger.unnumbered': LedgerUnnumberedTable
    'ledger.sequence': LedgerSequenceTable
    'ledger.tile': LedgerTileTable
    'ledger.checkpoint': LedgerCheckpointTable
  }
}
