import { type RawBuilder, sql } from 'kysely'
import { types as pgTypes } from 'pg'

/** How PostgreSQL's values arrive: instants and days as Temporal, bigints as numbers that are still exact. */
export const resultTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pgTypes.getTypeParser(oid, 'binary')
    return parsers.get(oid) ?? pgTypes.getTypeParser(oid, 'text')
  },
}

const parsers = new Map<number, (text: string) => unknown>([
  [pgTypes.builtins.TIMESTAMPTZ, readInstant],
  [pgTypes.builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  [pgTypes.builtins.INT8, readInteger],
])

function readInstant(text: string): Temporal.Instant {
  // `2026-03-03 10:15:00.5+00`: an offset of hours alone is what PostgreSQL writes and Temporal reads.
  return Temporal.Instant.from(text)
}

function readInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint \`${text}\` does not fit a number`)
  return value
}

/** Makes a parameter something node-postgres sends rightly: it knows nothing of Temporal. */
export function writeParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    return value.toString()
  if (value instanceof Uint8Array && !Buffer.isBuffer(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return value
}

/** A value for a jsonb column. Needed for arrays, which node-postgres would otherwise send as PostgreSQL arrays. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}
