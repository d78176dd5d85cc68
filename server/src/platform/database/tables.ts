import type { Generated, Kysely, Transaction } from 'kysely'

/**
 * Every table, by its schema-qualified name. A module adds its own by augmenting this interface:
 *
 *     declare module '../../platform/database/tables.ts' {
 *       interface Tables { 'people.person': PersonTable }
 *     }
 *
 * Columns arrive as: uuid and text as string, timestamptz as Temporal.Instant, date as Temporal.PlainDate, bytea as Buffer,
 * bigint as number (an error beyond 2^53), jsonb parsed. They are given the same way; jsonb by `json(value)`.
 */
export interface Tables {
  'platform.school': SchoolTable
  'platform.migration': MigrationTable
}

/** One row per school served here. */
export interface SchoolTable {
  id: string
  /** The word in addresses: `/t/{slug}/…`. */
  slug: string
  name: string
  opened_at: Generated<Temporal.Instant>
}

export interface MigrationTable {
  name: string
  sha256: string
  applied_at: Generated<Temporal.Instant>
}

/** A transaction in one school, opened by `database.inSchool`. What writes takes one of these first. */
export type Tx = Transaction<Tables>

/** What reads takes this. */
export type Reader = Kysely<Tables> | Tx
