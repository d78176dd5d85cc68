import { hash } from 'node:crypto'
import type { About, JsonObject } from './tables.ts'
import { canonicalJson } from './verify/canonical.ts'

/** What the leaf of an entry holds. */
export type LeafParts = {
  readonly id: string
  readonly kind: string
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string
  readonly actor: string
  readonly about: readonly About[]
  readonly data: JsonObject
  readonly personal?: Uint8Array | null
}

/**
 * The bytes of the entry's leaf: canonical JSON, the sealed personal part as the SHA-256 of its ciphertext. Forgetting destroys
 * the key and leaves the ciphertext, so that the leaf can be computed again for as long as the ledger stands.
 */
export function leafOf({ id, kind, at, actor, about, data, personal }: LeafParts): string {
  // The members in their canonical order, written out: this is done for every entry of every message.
  const things = about.map((thing) => `{"id":${canonicalJson(thing.id)},"kind":${canonicalJson(thing.kind)}}`)
  const sealed = personal ? `,"personal":"${hash('sha256', personal)}"` : ''
  return `{"about":[${things.join(',')}],"actor":${canonicalJson(actor)},"at":"${at}","data":${canonicalJson(data)},"id":"${id}","kind":${canonicalJson(kind)}${sealed},"v":1}`
}
