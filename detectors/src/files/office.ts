import { decodeEntity } from '../text/entities.ts'
import { decodeText } from './decode.ts'
import type { ZipEntry } from './zip.ts'

/** What an office document holds that people read: sheets as rows, and running text. */
type OfficeContent = { readonly sheets: readonly (readonly (readonly string[])[])[]; readonly text: string }

/** Which entries of an office document are worth opening. */
export function isOfficeText(name: string): boolean {
  return /^(?:xl\/sharedStrings\.xml|xl\/worksheets\/[^/]+\.xml|word\/(?:document|header\d*|footer\d*|footnotes|comments)\.xml|ppt\/slides\/[^/]+\.xml|content\.xml)$/i.test(
    name,
  )
}

/** The media type of a zip that is a document, by the names in it; undefined for any other archive. */
export function officeType(names: readonly string[]): string | undefined {
  if (names.includes('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('xl/')))
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    if (names.some((name) => name.startsWith('word/')))
      return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    if (names.some((name) => name.startsWith('ppt/')))
      return 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  }
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml'))
    return 'application/vnd.oasis.opendocument'
  if (names.includes('META-INF/container.xml') && names.includes('mimetype')) return 'application/epub+zip'
  return undefined
}

/** Reads the words of a document from its opened entries. */
export function readOffice(entries: readonly ZipEntry[]): OfficeContent {
  const xml = (name: RegExp) =>
    entries
      .filter((entry) => name.test(entry.name) && entry.content)
      .map((entry) => decodeText(entry.content ?? new Uint8Array()).replace(/<(\/?)x:/g, '<$1'))
  const shared = xml(/sharedStrings\.xml$/i).flatMap((text) => elements(text, 'si').map((item) => words(item)))
  const sheets = [
    ...xml(/worksheets\/[^/]+\.xml$/i).map((text) => sheetRows(text, shared)),
    ...xml(/^content\.xml$/).flatMap(openDocumentRows),
  ]
  const text = [...xml(/^word\/.*\.xml$/i), ...xml(/^ppt\/slides\/.*\.xml$/i), ...xml(/^content\.xml$/)]
    .map(words)
    .join('\n')
  return { sheets, text }
}

function sheetRows(xml: string, shared: readonly string[]): string[][] {
  return elements(xml, 'row')
    .slice(0, 5000)
    .map((row) => {
      const cells: string[] = []
      for (const cell of elementsWithHead(row, 'c').slice(0, 200)) {
        const column = columnOf(/\sr="([A-Z]{1,3})\d+"/.exec(cell.head)?.[1])
        const value = elements(cell.body, 'v')[0] ?? ''
        const text = /\st="s"/.test(cell.head)
          ? (shared[Number(value)] ?? '')
          : /\st="inlineStr"/.test(cell.head)
            ? words(cell.body)
            : words(value)
        while (column !== undefined && cells.length < Math.min(column, 200)) cells.push('')
        cells.push(text.trim())
      }
      return cells
    })
}

function columnOf(letters: string | undefined): number | undefined {
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function openDocumentRows(xml: string): string[][][] {
  return elements(xml, 'table:table').map((table) =>
    elements(table, 'table:table-row')
      .slice(0, 5000)
      .map((row) =>
        elements(row, 'table:table-cell')
          .slice(0, 200)
          .map((cell) => words(cell).trim()),
      ),
  )
}

/** The insides of all elements of a name, in order, by plain search: XML made by office programs does not nest these. */
function elements(xml: string, name: string): string[] {
  return elementsWithHead(xml, name).map((element) => element.body)
}

function elementsWithHead(xml: string, name: string): { readonly head: string; readonly body: string }[] {
  const out: { head: string; body: string }[] = []
  const open = `<${name}`
  const close = `</${name}>`
  let at = 0
  while (out.length < 200_000) {
    const start = xml.indexOf(open, at)
    if (start < 0) break
    const after = xml[start + open.length] ?? ''
    const gt = xml.indexOf('>', start)
    if (gt < 0) break
    if (after !== '>' && after !== ' ' && after !== '/' && after !== '\n' && after !== '\r') {
      at = start + open.length
      continue
    }
    const head = xml.slice(start, Math.min(gt, start + 1000))
    if (xml[gt - 1] === '/') {
      out.push({ head, body: '' })
      at = gt + 1
      continue
    }
    const end = xml.indexOf(close, gt)
    if (end < 0) break
    out.push({ head, body: xml.slice(gt + 1, end) })
    at = end + close.length
  }
  return out
}

/** Text of XML: tags gone, a paragraph or cell ends the line, references decoded. */
function words(xml: string): string {
  const parts: string[] = []
  let i = 0
  let cell = 0
  while (i < xml.length) {
    const lt = xml.indexOf('<', i)
    const end = lt < 0 ? xml.length : lt
    for (let k = i; k < end; ) {
      const amp = xml.indexOf('&', k)
      const stop = amp < 0 || amp > end ? end : amp
      parts.push(xml.slice(k, stop))
      if (stop === end) break
      const entity = decodeEntity(xml, stop)
      parts.push(entity.text)
      k = entity.end
    }
    if (lt < 0) break
    const gt = xml.indexOf('>', lt)
    if (gt < 0) break
    const tag = xml.slice(lt + 1, Math.min(gt, lt + 40))
    if (/^(?:w:tc|table:table-cell)(?![a-z-])/i.test(tag)) cell++
    if (/^\/(?:w:tc|table:table-cell)$/.test(tag)) cell--
    // A paragraph inside a cell does not end the row.
    if (cell > 0 && /^\/(?:w:p|text:p)$/.test(tag)) parts.push(' ')
    else if (/^\/(?:w:p|a:p|text:p|text:h|w:tr|table:table-row)$/.test(tag) || /^w:br/.test(tag)) parts.push('\n')
    else if (/^(?:w:tab\b|\/w:tc$|\/table:table-cell$)/.test(tag)) parts.push('\t')
    i = gt + 1
  }
  return parts.join('')
}
