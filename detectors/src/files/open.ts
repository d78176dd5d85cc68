import type { FileInput } from '../detector.ts'
import { readCab } from './cab.ts'
import { inflate } from './inflate.ts'
import { readIso } from './iso.ts'
import { ascii, type Kind } from './kinds.ts'
import { isOfficeText, officeType, readOffice } from './office.ts'
import { readOneNote } from './onenote.ts'
import { openOle } from './open-ole.ts'
import { readRar } from './rar.ts'
import { type ReadWords, wordsOfSheets } from './read-words.ts'
import { readSevenZip } from './seven-zip.ts'
import { readTar } from './tar.ts'
import { readXz } from './xz.ts'
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
  if (kind?.mediaType === 'application/onenote')
    return { ...nothing, mediaType: kind.mediaType, files: readOneNote(bytes, budget) }
  if (kind?.family === 'ole') return openOle(bytes, budget)
  if (kind?.family === 'archive')
    return (
      openListed(bytes, { mediaType: kind.mediaType, filename, budget }) ?? {
        ...nothing,
        isArchive: true,
        mediaType: kind.mediaType,
        problems: ['archive-not-opened'],
      }
    )
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
    isDocument
      ? (name) => isOfficeText(name) || name === 'META-INF/manifest.xml' || /(?:^|\/)embeddings\//i.test(name)
      : undefined,
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
  const locked =
    encrypted ||
    read.entries.some(
      (entry) =>
        entry.name === 'META-INF/manifest.xml' &&
        entry.content &&
        ascii(entry.content, 0, 1_000_000).includes(':encryption-data'),
    ) ||
    read.entries.some((entry) => entry.name === 'EncryptedPackage')
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

/** RFC 1952: members one after another, each a header with optional fields, then raw DEFLATE data and eight octets. */
function openGzip(bytes: Uint8Array, filename: string, budget: Budget): Opened {
  const files: FileInput[] = []
  const problems: string[] = []
  const pieces: Uint8Array[] = []
  const plain = filename.replace(/\.(?:gz|z)$/i, '').replace(/\.tgz$/i, '.tar')
  let name: string | undefined
  for (let at = 0; u16(bytes, at) === 0x8b1f && bytes[at + 2] === 8 && budget.entries-- > 0; ) {
    const header = gzipHeader(bytes, at)
    name ??= header.name
    const opened = inflate(bytes.subarray(header.end), budget.bytes)
    if ('problem' in opened) {
      problems.push(`archive-${opened.problem}`)
      break
    }
    budget.bytes -= opened.bytes.length
    pieces.push(opened.bytes)
    at = header.end + opened.used + 8
  }
  // Programs that show one name show the one inside or the one outside.
  const [content = new Uint8Array()] = pieces
  const names = { filename: name || plain, otherNames: [plain] }
  files.push(pieces.length === 0 ? names : { ...names, content: pieces.length === 1 ? content : joined(pieces) })
  return { ...nothing, isArchive: true, mediaType: 'application/gzip', problems, files }
}

function gzipHeader(bytes: Uint8Array, start: number): { readonly name?: string; readonly end: number } {
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if (flags & 4) at += 2 + u16(bytes, at)
  const string = () => {
    const from = at
    while (at < bytes.length && bytes[at] !== 0) at++
    return ascii(bytes, from, Math.min(1024, at++ - from))
  }
  const name = flags & 8 ? string() : undefined
  if (flags & 16) string()
  if (flags & 2) at += 2
  return { ...(name ? { name } : {}), end: at }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

/** An archive that is listed, or taken apart where nothing in it is packed. */
function openListed(
  bytes: Uint8Array,
  { mediaType, filename, budget }: { readonly mediaType: string; readonly filename: string; readonly budget: Budget },
): Opened | undefined {
  const opened = { ...nothing, isArchive: true, mediaType }
  switch (mediaType) {
    case 'application/vnd.rar':
      return { ...opened, ...readRar(bytes, budget) }
    case 'application/x-7z-compressed':
      return { ...opened, ...readSevenZip(bytes, budget) }
    case 'application/x-iso9660-image':
      return { ...opened, files: readIso(bytes, budget) }
    case 'application/vnd.ms-cab-compressed':
      return { ...opened, files: readCab(bytes, budget), problems: ['archive-not-opened'] }
    case 'application/x-xz': {
      const content = readXz(bytes, budget)
      const plain = filename.replace(/\.xz$/i, '').replace(/\.txz$/i, '.tar')
      return content ? { ...opened, files: [{ filename: plain, content }] } : undefined
    }
    case 'application/x-tar':
      return { ...opened, files: readTar(bytes, budget) }
    default:
      return undefined
  }
}
