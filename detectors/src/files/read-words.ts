import { findPersonalData } from '../personal/find-personal-data.ts'
import type { PersonalDataKind } from '../personal/numbers.ts'
import { cellsOf, isPupilList, type Rows, tablesIn } from '../personal/pupil-list.ts'
import { readHtml } from '../text/html.ts'
import { decodeText } from './decode.ts'
import type { Kind } from './kinds.ts'

/** What the words of a file tell. */
export type ReadWords = {
  readonly mediaType: string
  readonly personalData: readonly PersonalDataKind[]
  /** Health, ethnicity, religion or special needs of persons (UK GDPR article 9, and needs that schools treat alike). */
  readonly special: boolean
  readonly confidential: boolean
  readonly contacts: boolean
  readonly passwords: boolean
}

const most = 4_000_000
const textNames: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  html: 'text/html',
  htm: 'text/html',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  md: 'text/markdown',
  json: 'application/json',
  xml: 'application/xml',
  eml: 'message/rfc822',
  rtf: 'application/rtf',
  txt: 'text/plain',
  log: 'text/plain',
}

/** Reads a file that is text; undefined for one that is not. */
export function readWords(bytes: Uint8Array, kind: Kind | undefined, filename: string): ReadWords | undefined {
  if (kind && kind.family !== 'text' && kind.family !== 'script') return undefined
  if (!kind && !looksLikeText(bytes)) return undefined
  const extension = /\.([a-z0-9]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? ''
  const mediaType = kind?.mediaType ?? textNames[extension] ?? 'text/plain'
  let text = decodeText(bytes.subarray(0, most))
  const page = mediaType === 'text/html' ? readHtml(text) : undefined
  if (page) text = page.visible.text
  if (mediaType === 'application/rtf')
    text = text.replace(/\\par\b/g, '\n').replace(/\\[a-z]{1,20}-?\d{0,6} ?|[{}]/g, '')
  const sheets =
    mediaType === 'text/csv' || mediaType === 'text/tab-separated-values'
      ? [
          text
            .split(/\r?\n/)
            .slice(0, 5000)
            .map((line) => cellsOf(line.slice(0, 5000), mediaType === 'text/csv' ? csvSeparator(text) : '\t')),
        ]
      : (page?.tables.map(({ rows }) => rows).filter((rows) => rows.length >= 3) ?? [])
  return wordsOfSheets(sheets, text, mediaType)
}

/** Judges rows and running text together. */
export function wordsOfSheets(sheets: readonly Rows[], text: string, mediaType: string): ReadWords {
  const flat = sheets.map((rows) => rows.map((row) => row.join('\t')).join('\n')).join('\n\n')
  const found = new Set<PersonalDataKind>(
    [...findPersonalData(text.slice(0, most)), ...findPersonalData(flat.slice(0, most))].map((seen) => seen.kind),
  )
  if (sheets.some((rows) => isPupilList(rows))) found.add('pupil-list')
  const tables = sheets.length ? sheets : tablesIn(text.slice(0, most)).map((table) => table.rows)
  const heads = tables.flatMap((rows) => rows.slice(0, 30).flat())
  const isList = found.has('pupil-list')
  if (isList && numberColumns(tables)) found.add('upn')
  return {
    mediaType,
    personalData: [...found],
    special:
      isList &&
      heads.some((cell) =>
        /^(?:sen(?:d)?(?:[ -]?(?:status|need|code|type))?|ehcp|ethnicity|religion|medical.*|health.*|allerg.*|disability|need|diagnosis|fsm|looked after|lac|cla)$/i.test(
          cell.trim(),
        ),
      ),
    confidential:
      /^[\s\S]{0,600}\b(?:strictly|private (?:and|&)) confidential\b|^\s{0,20}(?:OFFICIAL-SENSITIVE|CONFIDENTIAL)\b/i.test(
        text,
      ),
    contacts: mediaType === 'text/vcard' || tables.some(isContactList),
    passwords: tables.some(
      (rows) =>
        (rows[0] ?? []).some((cell) => /^(?:password|passcode|pin|initial password)$/i.test(cell.trim())) &&
        rows.length > 1,
    ),
  }
}

function numberColumns(sheets: readonly Rows[]): boolean {
  return sheets.some((rows) =>
    rows.some((row) => row.some((cell) => /^[A-HJ-NP-RT-Z]\d{11}[\dA-Z]$/.test(cell.trim()))),
  )
}

function isContactList(rows: Rows): boolean {
  return rows.filter((row) => row.some((cell) => /^\S{1,64}@\S{3,100}$/.test(cell.trim()))).length >= 5
}

function csvSeparator(text: string): string {
  const head = text.slice(0, 2000)
  return head.split(';').length > head.split(',').length ? ';' : ','
}

/** No control characters but white space in what is looked at. */
function looksLikeText(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return true
  const n = Math.min(bytes.length, 4096)
  let odd = 0
  for (let i = 0; i < n; i++) {
    const byte = bytes[i] ?? 0
    if (byte === 0) return false
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++
  }
  return odd <= n / 100
}
