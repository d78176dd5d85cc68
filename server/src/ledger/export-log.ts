import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Tx } from '../platform/database/index.ts'
import { leavesOf } from './batch.ts'
import { newestCheckpoint } from './prove-entry.ts'
import { numberedWithin, tilesIn } from './tile-store.ts'
import { bundleOf, formatNoteKey, type NoteKey, tilePath, tileWidth, widthIn } from './verify/index.ts'

/**
 * Writes a school's whole ledger into a directory in the layout of C2SP tlog-tiles, as it stood at its newest checkpoint:
 * `checkpoint`, `tile/…`, `tile/entries/…`, and for reading `entries.ndjson` (each line is one leaf) and `key`. What is sealed
 * stays sealed: an export discloses the course of things and no particulars. Give it a repeatable-read transaction.
 * @returns how many entries were written.
 */
export async function exportLog(given: {
  tx: Tx
  schoolId: string
  key: NoteKey
  directory: string
  onProgress?: (done: number, size: number) => void
}): Promise<number> {
  const { tx, schoolId, key, directory } = given
  const checkpoint = await newestCheckpoint(tx, schoolId)
  await put(directory, 'key', `${formatNoteKey(key)}\n`)
  const size = checkpoint?.size ?? 0
  const lines = createWriteStream(join(directory, 'entries.ndjson'))
  for (let index = 0; index * tileWidth < size; index += 1) {
    const width = widthIn(size, 0, index)
    const leaves = await leavesWithin(tx, schoolId, index * tileWidth, width)
    await put(directory, tilePath('entries', index, width), bundleOf(leaves))
    for (const leaf of leaves) lines.write(`${Buffer.from(leaf).toString('utf8')}\n`)
    given.onProgress?.(index * tileWidth + width, size)
  }
  lines.end()
  await finished(lines)
  const readTile = tilesIn(tx, schoolId)
  for (let level = 0; widthIn(size, level, 0) > 0; level += 1) {
    for (let index = 0; ; index += 1) {
      const width = widthIn(size, level, index)
      if (width === 0) break
      await put(directory, tilePath(level, index, width), Buffer.concat(await readTile(level, index, width)))
    }
  }
  // Last, so that an export cut short is not taken for a whole one.
  if (checkpoint !== undefined) await put(directory, 'checkpoint', checkpoint.note)
  return size
}

async function leavesWithin(tx: Tx, schoolId: string, from: number, count: number): Promise<readonly Uint8Array[]> {
  const batches = await numberedWithin(tx, schoolId, { from, to: from + count })
  const first = batches[0]?.seq ?? from
  return batches.flatMap((batch) => leavesOf(batch)).slice(from - first, from - first + count)
}

async function put(directory: string, path: string, bytes: string | Uint8Array): Promise<void> {
  const file = join(directory, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
}
