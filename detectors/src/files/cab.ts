import type { FileInput } from '../detector.ts'
import { decodeText } from './decode.ts'
import { type Budget, u16, u32 } from './zip.ts'

/** The names in a cabinet (MS-CAB 2.3). What is in it stays packed. */
export function readCab(bytes: Uint8Array, budget: Budget): readonly FileInput[] {
  const files: FileInput[] = []
  let at = u32(bytes, 16)
  for (let left = u16(bytes, 28); left > 0 && at + 16 < bytes.length && budget.entries-- > 0; left--) {
    const end = bytes.indexOf(0, at + 16)
    if (end < 0) break
    files.push({ filename: decodeText(bytes.subarray(at + 16, end)), bytes: u32(bytes, at) })
    at = end + 1
  }
  return files
}
