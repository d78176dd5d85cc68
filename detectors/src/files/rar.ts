import type { FileInput } from '../detector.ts'
import { decodeText } from './decode.ts'
import { type Budget, u16, u32 } from './zip.ts'

/** What an archive tells that is not unpacked: the names in it, and whether a password is needed. */
export type Listed = {
  readonly files: readonly FileInput[]
  readonly encrypted: boolean
  readonly problems: readonly string[]
}

/** Lists a RAR archive (RAR 4 and 5); what is stored without compression is given with its content. Never throws. */
export function readRar(bytes: Uint8Array, budget: Budget): Listed {
  return bytes[6] === 0 ? readRar4(bytes, budget) : readRar5(bytes, budget)
}

/** RAR 1.5 to 4: blocks with a type, flags and a length. */
function readRar4(bytes: Uint8Array, budget: Budget): Listed {
  const files: FileInput[] = []
  let encrypted = false
  let at = 7
  while (at + 7 <= bytes.length && budget.entries > 0) {
    const kind = bytes[at + 2]
    const flags = u16(bytes, at + 3)
    const size = u16(bytes, at + 5)
    if (size < 7) break
    // The archive's own header: with 0x80 all that follows is encrypted, names as well.
    if (kind === 0x73 && flags & 0x80) return { files, encrypted: true, problems: ['archive-not-opened'] }
    const packed = kind === 0x74 || flags & 0x8000 ? u32(bytes, at + 7) : 0
    if (kind === 0x74) {
      budget.entries--
      const isEncrypted = (flags & 4) !== 0
      if (isEncrypted) encrypted = true
      const nameAt = at + 32 + (flags & 0x100 ? 8 : 0)
      const name = decodeText(untilNul(bytes.subarray(nameAt, nameAt + u16(bytes, at + 26))))
      const isStored = bytes[at + 25] === 0x30 && !isEncrypted
      const content = isStored ? bytes.subarray(at + size, at + size + packed) : undefined
      if ((flags & 0xe0) !== 0xe0)
        files.push({ filename: name, bytes: u32(bytes, at + 11), ...(content ? { content } : {}) })
    }
    if (kind === 0x7b) break
    at += size + packed
  }
  return { files, encrypted, problems: ['archive-not-opened'] }
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** RAR 5: the same with numbers of variable length. */
function readRar5(bytes: Uint8Array, budget: Budget): Listed {
  const files: FileInput[] = []
  let encrypted = false
  let at = 8
  while (at + 7 <= bytes.length && budget.entries > 0) {
    const reader = new Numbers(bytes, at + 4)
    const headerSize = reader.next()
    const start = reader.at
    const kind = reader.next()
    const flags = reader.next()
    const extra = flags & 1 ? reader.next() : 0
    const data = flags & 2 ? reader.next() : 0
    if (headerSize === 0) break
    if (kind === 4) return { files, encrypted: true, problems: ['archive-not-opened'] }
    if (kind === 5) break
    if (kind === 2 || kind === 3) {
      budget.entries--
      const file = fileOf(bytes, reader, { at: start + headerSize, size: data })
      const isLocked = hasEncryption(bytes, start + headerSize - extra, start + headerSize)
      if (isLocked) encrypted = true
      if (kind === 2)
        files.push(
          isLocked || !file.stored
            ? { filename: file.filename, bytes: file.bytes }
            : { filename: file.filename, bytes: file.bytes, content: file.stored },
        )
    }
    at = start + headerSize + data
  }
  return { files, encrypted, problems: ['archive-not-opened'] }
}

function fileOf(bytes: Uint8Array, reader: Numbers, data: { readonly at: number; readonly size: number }) {
  const flags = reader.next()
  const size = reader.next()
  reader.next()
  if (flags & 2) reader.at += 4
  if (flags & 4) reader.at += 4
  const compression = reader.next()
  reader.next()
  const length = reader.next()
  const filename = decodeText(bytes.subarray(reader.at, reader.at + Math.min(length, 65_536)))
  const isStored = ((compression >> 7) & 7) === 0
  return { filename, bytes: size, stored: isStored ? bytes.subarray(data.at, data.at + data.size) : undefined }
}

/** Among the extra records of a file, the one of type 1 says that it is encrypted. */
function hasEncryption(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const reader = new Numbers(bytes, at)
    const size = reader.next()
    const start = reader.at
    if (reader.next() === 1) return true
    if (size === 0) return false
    at = start + size
  }
  return false
}

/** Numbers of seven bits an octet, the lowest first. */
export class Numbers {
  at: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  next(): number {
    let value = 0
    for (let place = 0; place < 7; place++) {
      const octet = this.#bytes[this.at++] ?? 0
      value += (octet & 127) * 2 ** (7 * place)
      if (octet < 128) break
    }
    return value
  }
}
