import { decodeWestern, utf16Text } from './decode.ts'
import type { OleFile } from './ole.ts'
import { u16, u32 } from './zip.ts'

const mostRecords = 500_000
const encryptedToken = 0xf3d1c4df

/** A presentation of PowerPoint 97 to 2003 (MS-PPT): the text of its slides, and whether it opens only with a password. */
export function readPowerPointBinary(ole: OleFile): { readonly text: string; readonly encrypted: boolean } {
  const user = ole.read(ole.find('Current User'), 64)
  if (u32(user, 12) === encryptedToken || ole.find('EncryptedSummary')) return { text: '', encrypted: true }
  const stream = ole.read(ole.find('PowerPoint Document'), 32_000_000)
  const parts: string[] = []
  for (let at = 0, count = 0; at + 8 <= stream.length && count < mostRecords; count++) {
    const isContainer = (u16(stream, at) & 15) === 15
    const kind = u16(stream, at + 2)
    const end = at + 8 + u32(stream, at + 4)
    // What a container holds follows it, so it is walked without recursion.
    if (isContainer) {
      at += 8
      continue
    }
    const body = stream.subarray(at + 8, Math.min(end, stream.length))
    if (kind === 0x0fa0) parts.push(utf16Text(body))
    else if (kind === 0x0fa8) parts.push(decodeWestern(body))
    at = end
  }
  return { text: parts.join('\n').replace(/[\r\v]/g, '\n'), encrypted: false }
}
