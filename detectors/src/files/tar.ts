import type { FileInput } from '../detector.ts'
import { decodeText } from './decode.ts'
import { ascii } from './kinds.ts'
import type { Budget } from './zip.ts'

const block = 512

/** A tar archive of any age: POSIX's mark, or a header whose sum is right. */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < block || bytes[0] === 0) return false
  if (ascii(bytes, 257, 5) === 'ustar') return true
  const said = octal(bytes, 148, 8)
  let sum = 0
  for (let at = 0; at < block; at++) sum += at >= 148 && at < 156 ? 0x20 : (bytes[at] ?? 0)
  return said === sum && sum > 0
}

/** The files of a tar archive, with long names as POSIX (pax) and GNU write them. Blocks of 512 octets. */
export function readTar(bytes: Uint8Array, budget: Budget): FileInput[] {
  const files: FileInput[] = []
  let longName: string | undefined
  let at = 0
  while (at + block <= bytes.length && bytes[at] !== 0 && budget.entries-- > 0) {
    const size = octal(bytes, at + 124, 12)
    if (!Number.isFinite(size)) break
    const content = bytes.subarray(at + block, at + block + size)
    const kind = String.fromCharCode(bytes[at + 156] ?? 0)
    if (kind === 'L') longName = string(content)
    else if (kind === 'x') longName = paxPath(content) ?? longName
    else {
      const prefix = ascii(bytes, at + 257, 5) === 'ustar' ? string(bytes.subarray(at + 345, at + 500)) : ''
      const short = string(bytes.subarray(at, at + 100))
      const filename = longName ?? (prefix === '' ? short : `${prefix}/${short}`)
      if (kind === '\0' || kind === '0' || kind === '7') files.push({ filename, bytes: size, content })
      longName = undefined
    }
    at += block + Math.ceil(size / block) * block
  }
  return files
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  return Number.parseInt(ascii(bytes, at, length).replace(/[^0-7]/g, ''), 8)
}

function string(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end))
}

/** Records of pax: their length, a space, a name, an equals sign, the value, a line feed. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d{1,9} path=([^\n]{1,4096})/.exec(decodeText(content.subarray(0, 100_000)))?.[1]
}
