import type { FileInput } from '../detector.ts'
import { decodeText } from './decode.ts'
import { ascii } from './kinds.ts'
import { type Budget, u16, u32 } from './zip.ts'

const sector = 2048
const mostDepth = 12

/** The files of a disc image (ISO 9660, with Joliet's names where it has them). Never throws. */
export function readIso(bytes: Uint8Array, budget: Budget): readonly FileInput[] {
  const files: FileInput[] = []
  const seen = new Set<number>()
  // Volume descriptors stand from sector 16; 1 is the plain tree, 2 Joliet's. Both are listed: programs choose differently.
  for (let k = 16; k < 32; k++) {
    const at = k * sector
    if (ascii(bytes, at + 1, 5) !== 'CD001' || bytes[at] === 255) break
    const isJoliet = bytes[at] === 2 && bytes[at + 88] === 0x25
    if (bytes[at] === 1 || isJoliet)
      readFolder(bytes, {
        at: u32(bytes, at + 158) * sector,
        size: u32(bytes, at + 166),
        isJoliet,
        depth: 0,
        seen,
        files,
        budget,
      })
  }
  return files
}

type Folder = {
  readonly at: number
  readonly size: number
  readonly isJoliet: boolean
  readonly depth: number
  readonly seen: Set<number>
  readonly files: FileInput[]
  readonly budget: Budget
}

function readFolder(bytes: Uint8Array, folder: Folder) {
  const { at: start, size, isJoliet, depth, seen, files, budget } = folder
  if (depth > mostDepth || seen.has(start)) return
  seen.add(start)
  const end = Math.min(bytes.length, start + size)
  for (let at = start; at < end && budget.entries > 0; ) {
    const length = bytes[at] ?? 0
    if (length < 34) {
      // Records do not cross a sector; the rest of it is empty.
      at = start + (Math.floor((at - start) / sector) + 1) * sector
      continue
    }
    const place = u32(bytes, at + 2) * sector
    const bytesOfFile = u32(bytes, at + 10)
    const nameLength = bytes[at + 32] ?? 0
    const raw = bytes.subarray(at + 33, at + 33 + nameLength)
    const isSelf = nameLength === 1 && (raw[0] ?? 0) < 2
    if ((bytes[at + 25] ?? 0) & 2) {
      if (!isSelf) readFolder(bytes, { ...folder, at: place, size: bytesOfFile, depth: depth + 1 })
    } else {
      budget.entries--
      const filename = (isJoliet ? wideName(raw) : decodeText(raw)).replace(/;\d+$/, '')
      files.push({ filename, bytes: bytesOfFile, content: bytes.subarray(place, place + bytesOfFile) })
    }
    at += length
  }
}

function wideName(raw: Uint8Array): string {
  let name = ''
  for (let k = 0; k + 1 < raw.length; k += 2)
    name += String.fromCharCode(u16(Uint8Array.of(raw[k + 1] ?? 0, raw[k] ?? 0), 0))
  return name
}
