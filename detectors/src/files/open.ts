import type { FileInput } from '../detector.ts'
import { inflate } from './inflate.ts'
import { ascii, type Kind } from './kinds.ts'
import { isOfficeText, officeType, readOffice } from './office.ts'
import { type ReadWords, wordsOfSheets } from './read-words.ts'
import { type Budget, isZip, readZip, u16 } from './zip.ts'

/** A container taken apart: the files in it, or the words of the document that it is. */
export type Opened = {
  readonly files: readonly FileInput[]
  readonly isArchive: boolean
  readonly encrypted: boolean
  readonly macros: boolean
  readonly mediaType?: string
  readonly words?: ReadWords
  readonly problems: readonly string[]
}

const nothing = { files: [], isArchive: false, encrypted: false, macros: false, problems: [] } as const

/** Opens zip (documents included), gzip and tar; judges OLE files and the archives that it cannot open. Undefined for a plain file. */
export function openContainer(
  bytes: Uint8Array,
  kind: Kind | undefined,
  filename: string,
  budget: Budget,
): Opened | undefined {
  if (isZip(bytes) || (kind?.family === 'executable' && /\.(?:exe|jar)$/i.test(filename) && hasZipAtEnd(bytes)))
    return openZip(bytes, budget)
  if (kind?.mediaType === 'application/gzip') return openGzip(bytes, filename, budget)
  if (kind?.mediaType === 'application/x-tar')
    return { ...nothing, isArchive: true, mediaType: kind.mediaType, files: readTar(bytes, budget) }
  if (kind?.family === 'ole') return openOle(bytes)
  if (kind?.family === 'archive')
    return {
      ...nothing,
      isArchive: true,
      encrypted: isLocked(bytes, kind),
      mediaType: kind.mediaType,
      problems: ['archive-not-opened'],
    }
  return undefined
}

function hasZipAtEnd(bytes: Uint8Array): boolean {
  return ascii(bytes, Math.max(0, bytes.length - 22), 4) === 'PK\x05\x06'
}

function openZip(bytes: Uint8Array, budget: Budget): Opened {
  const names = readZip(bytes, { bytes: 0, entries: budget.entries }, () => false)
  const mediaType = officeType(names.entries.map((entry) => entry.name))
  const isDocument = mediaType !== undefined
  const read = readZip(
    bytes,
    budget,
    isDocument ? (name) => isOfficeText(name) || /(?:^|\/)embeddings\//i.test(name) : undefined,
  )
  const encrypted = read.entries.some((entry) => entry.encrypted)
  const problems = [
    ...read.problems,
    ...new Set(
      read.entries.flatMap((entry) =>
        entry.problem && entry.problem !== 'encrypted' ? [`archive-${entry.problem}`] : [],
      ),
    ),
  ]
  if (!isDocument) {
    return {
      files: read.entries
        .filter((entry) => !entry.name.endsWith('/'))
        .map((entry) => ({
          filename: entry.name,
          bytes: entry.size,
          ...(entry.content ? { content: entry.content } : {}),
        })),
      isArchive: true,
      encrypted,
      macros: false,
      mediaType: 'application/zip',
      problems,
    }
  }
  const macros = read.entries.some((entry) =>
    /(?:^|\/)(?:vbaProject\.bin|macrosheets\/|Basic\/|Scripts\/)/i.test(entry.name),
  )
  const office = readOffice(read.entries)
  const embedded = read.entries
    .filter((entry) => entry.content && /(?:^|\/)embeddings\//i.test(entry.name))
    .map((entry) => ({ filename: entry.name, ...(entry.content ? { content: entry.content } : {}) }))
  const locked = encrypted || read.entries.some((entry) => entry.name === 'EncryptedPackage')
  return {
    files: embedded,
    isArchive: false,
    encrypted: locked,
    macros,
    mediaType,
    words: wordsOfSheets(office.sheets, office.text, mediaType),
    problems,
  }
}

/** RFC 1952: a header with optional fields, then raw DEFLATE data. */
function openGzip(bytes: Uint8Array, filename: string, budget: Budget): Opened {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + u16(bytes, at)
  let name = filename.replace(/\.(?:gz|z)$/i, '').replace(/\.tgz$/i, '.tar')
  if (flags & 8) {
    const start = at
    while (at < bytes.length && bytes[at] !== 0) at++
    name = ascii(bytes, start, at - start) || name
    at++
  }
  if (flags & 16) {
    while (at < bytes.length && bytes[at] !== 0) at++
    at++
  }
  if (flags & 2) at += 2
  const opened = inflate(bytes.subarray(at), budget.bytes)
  if ('problem' in opened)
    return {
      ...nothing,
      isArchive: true,
      mediaType: 'application/gzip',
      problems: [`archive-${opened.problem}`],
      files: [{ filename: name }],
    }
  budget.bytes -= opened.bytes.length
  return {
    ...nothing,
    isArchive: true,
    mediaType: 'application/gzip',
    files: [{ filename: name, content: opened.bytes }],
  }
}

/** POSIX tar: blocks of 512 bytes, a header with name and octal size, then the content. */
function readTar(bytes: Uint8Array, budget: Budget): FileInput[] {
  const files: FileInput[] = []
  let at = 0
  while (at + 512 <= bytes.length && bytes[at] !== 0 && budget.entries-- > 0) {
    const filename = ascii(bytes, at, 100).split('\0')[0] ?? ''
    const size = Number.parseInt(ascii(bytes, at + 124, 12).replace(/[^0-7]/g, ''), 8)
    if (!Number.isFinite(size)) break
    const type = bytes[at + 156]
    if (type === 0 || type === 0x30)
      files.push({ filename, bytes: size, content: bytes.subarray(at + 512, at + 512 + size) })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** Compound files of older office programs: what kind, whether encrypted, whether they carry macros. Names in them are UTF-16. */
function openOle(bytes: Uint8Array): Opened {
  const head = ascii(bytes, 0, Math.min(bytes.length, 16_000_000))
  const has = (name: string) => head.includes([...name].join('\0'))
  const encrypted = has('EncryptedPackage') || has('EncryptedSummary')
  const macros = has('_VBA_PROJECT') || has('Macros')
  const installer = head.includes('\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46')
  const mediaType = installer
    ? 'application/x-msi'
    : encrypted
      ? 'application/encrypted'
      : has('WordDocument')
        ? 'application/msword'
        : has('Workbook') || has('Book')
          ? 'application/vnd.ms-excel'
          : has('PowerPoint Document')
            ? 'application/vnd.ms-powerpoint'
            : has('__substg1.0_')
              ? 'application/vnd.ms-outlook'
              : 'application/x-ole-storage'
  return {
    ...nothing,
    encrypted,
    macros,
    mediaType,
    problems: [],
    ...(installer ? { files: [{ filename: 'installer.msi' }] } : {}),
  }
}

/** Whether an archive that we do not open says that it needs a password. */
function isLocked(bytes: Uint8Array, kind: Kind): boolean {
  if (kind.mediaType === 'application/vnd.rar') {
    // RAR 4: file header flag 0x04 at the first file block, or archive flag 0x80. RAR 5: an encryption header of type 4 comes first.
    if (bytes[6] === 0)
      return ((bytes[10] ?? 0) & 0x80) !== 0 || (bytes[22] === 0x74 && ((bytes[23] ?? 0) & 0x04) !== 0)
    return bytes[13] === 4 || ascii(bytes, 8, 4096).includes('\x03\x01\0')
  }
  // 7z names its coder AES-256 by 06F10701; with names encrypted it stands in the last header as well.
  if (kind.mediaType === 'application/x-7z-compressed')
    return ascii(bytes, Math.max(0, bytes.length - 65_536), 65_536).includes('\x06\xf1\x07\x01')
  return false
}
