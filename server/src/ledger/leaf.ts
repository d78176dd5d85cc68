import { createHash } from 'node:crypto'
import type { About, JsonObject } from './tables.ts'
import { canonicalJson } from './verify/canonical.ts'

/** What the leaf of an entry holds. */
export type LeafParts = {
  readonly id: string
  readonly kind: string
  readonly at: Temporal.Instant
  readonly actor: string
  readonly about: readonly About[]
  readonly data: JsonObject
  readonly personal?: Uint8Array | null
}

/**
 * The bytes of the entry's leaf: canonical JSON, the sealed personal part as the SHA-256 of its ciphertext. Forgetting destroys
 * the key and leaves the ciphertext, so that the leaf can be computed again for as long as the ledger stands.
 */
export function leafOf(entry: LeafParts): Buffer {
  const personal = entry.personal ? createHash('sha256').update(entry.personal).digest('hex') : undefined
  const { id, kind, actor, about, data } = entry
  return Buffer.from(canonicalJson({ v: 1, id, kind, at: entry.at.toString(), actor, about, data, personal }))
}
