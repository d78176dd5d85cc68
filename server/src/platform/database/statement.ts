import { createHash } from 'node:crypto'
import type { Reader, Tx } from './tables.ts'
import { writeParameter } from './values.ts'

/** What answers a statement's rows. */
type Rows = { readonly rows: readonly unknown[] }

/** A connection that takes statements as they are. */
export type StatementClient = {
  query(config: { name: string; text: string; values: unknown[] }): Promise<Rows>
}

/** A transaction's connection, and what was sent on it without waiting. */
export type Line = { readonly client: StatementClient; readonly sent: Promise<unknown>[] }

const lines = new WeakMap<Reader, Line>()

/** Used by `openDatabase` alone. */
export function openLine(tx: Tx, client: StatementClient): Line {
  const line: Line = { client, sent: [] }
  lines.set(tx, line)
  return line
}

/** A statement whose text never changes, for paths that are taken for every message. */
export type Statement<R> = {
  /** Runs it and waits for its rows. */
  run(tx: Reader, values: readonly unknown[]): Promise<readonly R[]>
  /**
   * Sends it and goes on; what comes after stands behind it in the same connection. When it fails nothing of the transaction
   * is kept and `inSchool` rejects with its error.
   */
  send(tx: Tx, values: readonly unknown[]): void
}

/**
 * Prepares `text` once per connection, so that PostgreSQL reads and plans it once. Behind PgBouncer this needs 1.21 or later with
 * `max_prepared_statements` (docs/operating). Parameters as for Kysely: Temporal, Buffer, arrays.
 */
export function statement<R = never>(text: string): Statement<R> {
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  const ask = (tx: Reader, values: readonly unknown[]): Promise<Rows> => {
    const line = lines.get(tx)
    if (line === undefined) throw new TypeError('a statement needs the transaction that `inSchool` gave')
    return line.client.query({ name, text, values: values.map(writeParameter) })
  }
  return {
    async run(tx, values) {
      return (await ask(tx, values)).rows as readonly R[]
    },
    send(tx, values) {
      const sent = ask(tx, values)
      // Its failure is heard of when the transaction ends.
      sent.catch(() => {})
      lines.get(tx)?.sent.push(sent)
    },
  }
}
