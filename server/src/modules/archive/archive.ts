import type { Tx } from '../../platform/database/index.ts'

/** What is kept: `class` is a record class (`mail-with-pupils`), `refs` are ids it can be found by (message, people); never words of the content. */
export type Keep = {
  readonly schoolId: string
  readonly class: string
  readonly at: Temporal.Instant
  readonly bytes: Uint8Array
  readonly refs: Readonly<Record<string, string | readonly string[]>>
}

/** The door of the archive: what the school keeps, sealed under keys that can be destroyed. */
export type Archive = {
  /** Seals the bytes under the school's key for that class and month and stores them in the caller's transaction. Returns the item's id. */
  keep(tx: Tx, keep: Keep): Promise<string>
}
