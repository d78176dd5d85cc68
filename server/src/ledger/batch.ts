import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { About, JsonObject } from './tables.ts'
import { entriesOf } from './verify/index.ts'

/** An entry as it stands. `seq` is null until it has been numbered. `personal` is still sealed. */
export type Entry = {
  readonly id: string
  readonly seq: number | null
  readonly kind: string
  readonly at: Temporal.Instant
  readonly actor: string
  readonly about: readonly About[]
  readonly data: JsonObject
  readonly personal: Buffer | null
}

/** A batch as it is stored, with the number of its first entry where it has one. */
export type StoredBatch = {
  readonly id: string
  readonly size: number
  readonly compressed: boolean
  readonly leaves: Buffer
  readonly personal: readonly (Buffer | null)[] | null
  readonly seq: number | null
}

// Below this, making smaller costs more than it saves.
const worthCompressing = 1024

/** Leaves as they are stored: an entry bundle, made smaller where that is worth it. */
export function packLeaves(bundle: Buffer): { readonly compressed: boolean; readonly leaves: Buffer } {
  return bundle.length < worthCompressing
    ? { compressed: false, leaves: bundle }
    : { compressed: true, leaves: zstdCompressSync(bundle) }
}

/** The leaves of a batch, in their order. */
export function leavesOf({ compressed, leaves }: Pick<StoredBatch, 'compressed' | 'leaves'>): readonly Uint8Array[] {
  return entriesOf(compressed ? zstdDecompressSync(leaves) : leaves)
}

/** The entries of a batch, in their order. */
export function entriesIn(batch: StoredBatch): readonly Entry[] {
  return leavesOf(batch).map((leaf, position) => entryOf(batch, leaf, position))
}

function entryOf({ seq, personal }: StoredBatch, leaf: Uint8Array, position: number): Entry {
  // Written by appendEntries alone.
  const { id, kind, at, actor, about, data } = JSON.parse(Buffer.from(leaf).toString('utf8')) as {
    readonly id: string
    readonly kind: string
    readonly at: string
    readonly actor: string
    readonly about: readonly About[]
    readonly data: JsonObject
  }
  return {
    id,
    seq: seq === null ? null : seq + position,
    kind,
    at: Temporal.Instant.from(at),
    actor,
    about,
    data,
    personal: personal?.[position] ?? null,
  }
}

const counted = 28

/** The id of an entry by its position: the batch's own, counted on in its last eight digits. */
export function idAt(batchId: string, position: number): string {
  if (position === 0) return batchId
  return batchId.slice(0, counted) + (countOf(batchId) + position).toString(16).padStart(8, '0')
}

/** Where in a batch an entry would stand, by its id; -1 where it cannot be in it. */
export function positionOf(entryId: string, { id, size }: Pick<StoredBatch, 'id' | 'size'>): number {
  if (entryId.slice(0, counted) !== id.slice(0, counted)) return -1
  const position = countOf(entryId) - countOf(id)
  return position < size ? position : -1
}

/** A batch's id, of a fresh id: its last digits are there to count with. */
export function batchIdOf(fresh: string): string {
  return `${fresh.slice(0, counted)}00000000`
}

function countOf(id: string): number {
  return Number.parseInt(id.slice(counted), 16)
}
