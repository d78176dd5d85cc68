import { decodeWestern, utf16Text } from './decode.ts'
import type { OleFile } from './ole.ts'
import { u16, u32 } from './zip.ts'

/** A workbook of Excel 5 to 2003 (MS-XLS). */
export type ExcelBinary = {
  readonly sheets: readonly (readonly (readonly string[])[])[]
  readonly encrypted: boolean
  /** It has a sheet of Excel 4.0 macros, hidden or not. */
  readonly macros: boolean
}

const mostRecords = 2_000_000
const mostRows = 5000
const mostColumns = 200
const mostStrings = 200_000
const record = {
  continue: 0x3c,
  filePass: 0x2f,
  boundSheet: 0x85,
  strings: 0xfc,
  label: 0x204,
  labelString: 0xfd,
  number: 0x203,
  compact: 0x27e,
  begin: 0x809,
} as const

/** Reads the cells of a workbook. Never throws; what is broken ends where it breaks. */
export function readExcelBinary(ole: OleFile): ExcelBinary {
  const stream = ole.read(ole.find('Workbook') ?? ole.find('Book'), 32_000_000)
  const reader = new BiffReader(stream)
  reader.read()
  return reader
}

class BiffReader implements ExcelBinary {
  readonly sheets: string[][][] = []
  encrypted = false
  macros = false
  readonly #stream: Uint8Array
  #strings: readonly string[] = []

  constructor(stream: Uint8Array) {
    this.#stream = stream
  }

  read() {
    const { length } = this.#stream
    for (let at = 0, count = 0; at + 4 <= length && count < mostRecords && !this.encrypted; count++) {
      const id = u16(this.#stream, at)
      const end = at + 4 + u16(this.#stream, at + 2)
      this.#take(id, at + 4, Math.min(end, length))
      at = end
    }
  }

  #take(id: number, from: number, to: number) {
    const bytes = this.#stream
    switch (id) {
      case record.filePass:
        this.encrypted = true
        return
      case record.boundSheet:
        if (bytes[from + 5] === 1) this.macros = true
        return
      case record.begin:
        if (this.sheets.length < 100) this.sheets.push([])
        return
      case record.strings:
        this.#strings = sharedStrings(bytes, from, to)
        return
      case record.labelString:
        return this.#put(from, this.#strings[u32(bytes, from + 6)] ?? '')
      case record.label:
        return this.#put(from, labelAt(bytes, from, to))
      case record.number:
        return this.#put(
          from,
          String(
            new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(
              Math.min(from + 6, bytes.length - 8),
              true,
            ),
          ),
        )
      case record.compact:
        return this.#put(from, String(compactNumber(u32(bytes, from + 6))))
    }
  }

  #put(from: number, text: string) {
    const row = u16(this.#stream, from)
    const column = u16(this.#stream, from + 2)
    const sheet = this.sheets.at(-1)
    if (!sheet || row >= mostRows || column >= mostColumns) return
    while (sheet.length <= row) sheet.push([])
    const cells = sheet[row]
    if (!cells) return
    while (cells.length < column) cells.push('')
    cells[column] = text.trim()
  }
}

/** A string of a cell as Excel 5 to 97 writes it: length, in later ones a mark for wide letters, letters. */
function labelAt(bytes: Uint8Array, from: number, to: number): string {
  const count = u16(bytes, from + 6)
  const wide = bytes[from + 8] === 1
  const marked = wide || bytes[from + 8] === 0
  const start = from + (marked ? 9 : 8)
  const octets = bytes.subarray(start, Math.min(to, start + (wide ? count * 2 : count)))
  return wide ? utf16Text(octets) : decodeWestern(octets)
}

/** MS-XLS 2.5.217: a number in thirty bits. */
function compactNumber(value: number): number {
  const whole = value & 2 ? (value | 0) >> 2 : (new Float64Array(Uint32Array.of(0, value & 0xfffffffc).buffer)[0] ?? 0)
  return value & 1 ? whole / 100 : whole
}

/** The shared strings (MS-XLS 2.4.265) with the records that continue them; where letters go on in the next, it says anew how wide they are. */
function sharedStrings(bytes: Uint8Array, from: number, to: number): string[] {
  const strings: string[] = []
  const pieces: [number, number][] = [[from + 8, to]]
  for (let at = to; u16(bytes, at) === record.continue && at + 4 <= bytes.length; ) {
    const end = at + 4 + u16(bytes, at + 2)
    pieces.push([at + 4, Math.min(end, bytes.length)])
    at = end
  }
  const total = Math.min(mostStrings, u32(bytes, from + 4))
  let piece = 0
  let at = from + 8
  const end = () => pieces[piece]?.[1] ?? 0
  const go = () => {
    while (at >= end() && piece < pieces.length) at = pieces[++piece]?.[0] ?? 0
  }
  while (strings.length < total && piece < pieces.length) {
    go()
    if (piece >= pieces.length) break
    const letters = u16(bytes, at)
    let flags = bytes[at + 2] ?? 0
    at += 3
    let after = 0
    if (flags & 8) {
      after += 4 * u16(bytes, at)
      at += 2
    }
    if (flags & 4) {
      after += u32(bytes, at)
      at += 4
    }
    let text = ''
    for (let left = letters; left > 0; ) {
      const width = flags & 1 ? 2 : 1
      const count = Math.min(left, Math.floor((end() - at) / width))
      if (count > 0) {
        const octets = bytes.subarray(at, at + count * width)
        text += width === 2 ? utf16Text(octets) : decodeWestern(octets)
        at += count * width
        left -= count
      }
      if (left === 0) break
      at = pieces[++piece]?.[0] ?? 0
      if (piece >= pieces.length) break
      flags = (flags & ~1) | ((bytes[at++] ?? 0) & 1)
    }
    strings.push(text)
    // Fonts and phonetic marks may run over into the next record too.
    while (after > 0 && piece < pieces.length) {
      const step = Math.min(after, end() - at)
      at += step
      after -= step
      if (after > 0) at = pieces[++piece]?.[0] ?? 0
    }
  }
  return strings
}
