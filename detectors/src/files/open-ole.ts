import type { FileInput } from '../detector.ts'
import { readExcelBinary } from './excel-binary.ts'
import { ascii } from './kinds.ts'
import { OleFile } from './ole.ts'
import type { Opened } from './open.ts'
import { readOutlookMessage } from './outlook-message.ts'
import { readPowerPointBinary } from './powerpoint-binary.ts'
import { wordsOfSheets } from './read-words.ts'
import { readWordBinary } from './word-binary.ts'
import { type Budget, u32 } from './zip.ts'

const nothing = { files: [], isArchive: false, encrypted: false, macros: false, problems: [] } as const

/** Opens a compound file: an older office document, a document under a password, an Outlook message, an installer. */
export function openOle(bytes: Uint8Array, budget: Budget): Opened {
  const ole = new OleFile(bytes)
  if (ole.entries.length === 0) return openBroken(bytes)
  const has = (name: string) => ole.find(name) !== undefined
  const files = embeddedFiles(ole, budget)
  const macros = ole.entries.some(({ name }) => /^(?:_VBA_PROJECT|VBA|Macros|_VBA_PROJECT_CUR)$/i.test(name))
  const opened = { ...nothing, files, macros }
  // MS-OFFCRYPTO 2.3: an encrypted package of the newer formats.
  if (has('EncryptedPackage')) return { ...opened, encrypted: true, mediaType: 'application/encrypted' }
  if (has('WordDocument')) {
    const { text, encrypted } = readWordBinary(ole)
    return {
      ...opened,
      encrypted,
      mediaType: 'application/msword',
      words: wordsOfSheets([], text, 'application/msword'),
    }
  }
  if (has('Workbook') || has('Book')) {
    const book = readExcelBinary(ole)
    const mediaType = 'application/vnd.ms-excel'
    const text = book.sheets.map((rows) => rows.map((row) => row.join('\t')).join('\n')).join('\n\n')
    return {
      ...opened,
      encrypted: book.encrypted,
      macros: macros || book.macros,
      mediaType,
      words: wordsOfSheets(book.sheets, text, mediaType),
    }
  }
  if (has('PowerPoint Document')) {
    const { text, encrypted } = readPowerPointBinary(ole)
    const mediaType = 'application/vnd.ms-powerpoint'
    return { ...opened, encrypted, mediaType, words: wordsOfSheets([], text, mediaType) }
  }
  if (has('__properties_version1.0')) {
    const message = readOutlookMessage(ole)
    const mediaType = 'application/vnd.ms-outlook'
    return {
      ...opened,
      mediaType,
      files: [...files, ...message.files.filter(() => budget.entries-- > 0)],
      words: wordsOfSheets([], message.text, mediaType),
    }
  }
  if (isInstaller(bytes, ole))
    return { ...opened, mediaType: 'application/x-msi', files: [...files, { filename: 'installer.msi' }] }
  return { ...opened, mediaType: 'application/x-ole-storage' }
}

/** An installer's class stands in the root, and its streams have names in a code of their own (U+4840 first). */
function isInstaller(bytes: Uint8Array, ole: OleFile): boolean {
  return (
    ascii(bytes, 0, 65_536).includes('\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46') ||
    ole.entries.some(({ name }) => name.startsWith('\u4840'))
  )
}

/** Files put into a document as objects (MS-OLEDS 2.3.6), whatever program was to open them. */
function embeddedFiles(ole: OleFile, budget: Budget): FileInput[] {
  const files: FileInput[] = []
  for (const entry of ole.entries) {
    if (!entry.isStream || entry.name !== '\x01Ole10Native' || budget.entries-- <= 0) continue
    const native = ole.read(entry, Math.min(budget.bytes, 32_000_000))
    budget.bytes -= native.length
    files.push(packageIn(native))
  }
  return files
}

/** Label, path and temporary path stand before the octets of the file. */
function packageIn(native: Uint8Array): FileInput {
  const string = (from: number) => ascii(native, from, 520).split('\0', 1)[0] ?? ''
  const label = string(6)
  const path = string(7 + label.length)
  let at = 7 + label.length + path.length + 1 + 4
  const length = u32(native, at)
  at += 4 + (length < 1024 ? length : 0)
  const size = u32(native, at)
  const content = native.subarray(at + 4, at + 4 + Math.min(size, native.length))
  const filename = (path || label).replace(/^.*[\\/]/s, '') || 'object.bin'
  // Where the lengths make no sense the whole is looked at.
  return { filename, bytes: size, content: content.length > 0 ? content : native }
}

/** A compound file whose directory cannot be read: the names in it still say what it was. */
function openBroken(bytes: Uint8Array): Opened {
  const head = ascii(bytes, 0, Math.min(bytes.length, 16_000_000))
  const has = (name: string) => head.includes([...name].join('\0'))
  return {
    ...nothing,
    encrypted: has('EncryptedPackage') || has('EncryptedSummary'),
    macros: has('_VBA_PROJECT') || has('Macros'),
    mediaType: has('WordDocument')
      ? 'application/msword'
      : has('Workbook')
        ? 'application/vnd.ms-excel'
        : 'application/x-ole-storage',
    problems: ['document-broken'],
  }
}
