import type { FileInput } from '../detector.ts'
import type { Budget } from './zip.ts'
import { u32 } from './zip.ts'

// MS-ONESTORE 2.6.13: a file in a notebook begins with this GUID, then its length in eight octets and twelve unused ones.
const mark = [0xe7, 0x16, 0xe3, 0xbd, 0x65, 0x26, 0x11, 0x45, 0xa4, 0xc4, 0x8d, 0x4d, 0x0b, 0x7a, 0x9e, 0xac]

/** Files put into a page of OneNote, which open at a double click. Their names stand elsewhere; content tells what they are. */
export function readOneNote(bytes: Uint8Array, budget: Budget): readonly FileInput[] {
  const files: FileInput[] = []
  for (let at = bytes.indexOf(0xe7); at >= 0 && at + 36 < bytes.length; at = bytes.indexOf(0xe7, at + 1)) {
    if (!mark.every((octet, k) => bytes[at + k] === octet)) continue
    if (budget.entries-- <= 0) break
    const size = u32(bytes, at + 16)
    files.push({ filename: 'object', bytes: size, content: bytes.subarray(at + 36, at + 36 + size) })
    at += 35
  }
  return files
}
