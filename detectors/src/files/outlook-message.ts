import type { FileInput } from '../detector.ts'
import { decodeText, utf16Text } from './decode.ts'
import type { OleFile } from './ole.ts'

const most = 4_000_000
const mostFiles = 500

/** A message that Outlook saved (MS-OXMSG): its words and the files it carries, also those of messages within. */
export function readOutlookMessage(ole: OleFile): { readonly text: string; readonly files: readonly FileInput[] } {
  const texts: string[] = []
  const files: FileInput[] = []
  /** By storage, the names that its file is given, the long one first. */
  const names = new Map<string, string>()
  for (const entry of ole.entries) {
    const found = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})$/i.exec(entry.name)
    if (!found || !entry.isStream) continue
    const [, property = '', type = ''] = found
    const isText = type.toUpperCase() === '001F' || type.toUpperCase() === '001E'
    const string = () => {
      const octets = ole.read(entry, most)
      return type.toUpperCase() === '001F' ? utf16Text(octets) : decodeText(octets)
    }
    const storage = entry.path.slice(0, -entry.name.length)
    // Subject, body.
    if (isText && (property === '0037' || property === '1000')) texts.push(string())
    else if (property === '1013') texts.push(isText ? string() : decodeText(ole.read(entry, most)))
    else if (isText && property === '3707') names.set(storage, string())
    else if (isText && property === '3704' && !names.has(storage)) names.set(storage, string())
  }
  for (const entry of ole.entries) {
    if (!entry.isStream || entry.name.toUpperCase() !== '__SUBSTG1.0_37010102' || files.length >= mostFiles) continue
    const storage = entry.path.slice(0, -entry.name.length)
    const content = ole.read(entry, 32_000_000)
    files.push({ filename: names.get(storage)?.replace(/\0/g, '') ?? 'part.bin', bytes: entry.size, content })
  }
  return { text: texts.join('\n').replace(/\0/g, ''), files }
}
