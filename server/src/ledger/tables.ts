/** A thing an entry is about: `{ kind: 'message', id: '0199…' }`. Ids and codes only; particulars go into `personal`. */
export type About = { readonly kind: string; readonly id: string }

export interface LedgerEntryTable {
  school_id: string
  id: string
  kind: string
  at: Temporal.Instant
  actor: string
  about: readonly About[]
  data: JsonObject
  personal: Buffer | null
  leaf_hash: Buffer
}

export interface LedgerAboutTable {
  school_id: string
  kind: string
  about_id: string
  entry_id: string
}

export interface LedgerUnnumberedTable {
  school_id: string
  entry_id: string
}

export interface LedgerSequenceTable {
  school_id: string
  seq: number
  entry_id: string
  leaf_hash: Buffer
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
    'ledger.entry': LedgerEntryTable
    'ledger.about': LedgerAboutTable
    'ledger.unnumbered': LedgerUnnumberedTable
    'ledger.sequence': LedgerSequenceTable
    'ledger.tile': LedgerTileTable
    'ledger.checkpoint': LedgerCheckpointTable
  }
}
