import { textOfRtf } from '@beadle/detectors'
import { decodeText } from './charset.ts'
import { unpackRtf } from './lzfu.ts'
import { type Properties, readProperties } from './mapi.ts'

/** What Outlook shows of a winmail.dat that nobody else opens. */
export type Tnef = {
  readonly texts: readonly string[]
  /** Bodies in HTML. */
  readonly pages: readonly string[]
  readonly files: readonly { readonly filename: string; readonly mediaType?: string; readonly content: Buffer }[]
  readonly isBroken: boolean
}

const signature = 0x223e9f78
const mostAttributes = 5000
const mostFiles = 500
const mostNested = 3

// MS-OXTNEF 2.1.3.2: attribute names with their types.
const attribute = {
  subject: 0x00018004,
  body: 0x0002800c,
  attachData: 0x0006800f,
  attachTitle: 0x00018010,
  codepage: 0x00069007,
  attachStart: 0x00069002,
  messageProperties: 0x00069003,
  attachProperties: 0x00069005,
} as const

// MS-OXPROPS: the properties that a reader is shown.
const property = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  attachData: 0x3701,
  attachName: 0x3704,
  attachLongName: 0x3707,
  attachType: 0x370e,
} as const

/** Reads TNEF (MS-OXTNEF): text in each of its forms, files, and messages within. Never throws; what is cut off is read as far as it goes. */
export function readTnef(bytes: Buffer, nesting = 0): Tnef {
  const reader = new TnefReader(nesting)
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature)
    return { texts: [], pages: [], files: [], isBroken: true }
  reader.read(bytes)
  return reader.done()
}

type OpenFile = { title?: string; longName?: string; mediaType?: string; content?: Buffer }

class TnefReader {
  readonly #texts: string[] = []
  readonly #pages: string[] = []
  readonly #files: OpenFile[] = []
  readonly #nesting: number
  #charset = 'windows-1252'
  #isBroken = false

  constructor(nesting: number) {
    this.#nesting = nesting
  }

  read(bytes: Buffer) {
    let at = 6
    for (let count = 0; at + 9 <= bytes.length; count++) {
      const id = bytes.readUInt32LE(at + 1)
      const length = bytes.readUInt32LE(at + 5)
      const from = at + 9
      if (count >= mostAttributes || from + length > bytes.length) this.#isBroken = true
      this.#take(id, bytes.subarray(from, Math.min(bytes.length, from + length)))
      if (this.#isBroken) break
      // A checksum of two octets follows, which nobody checks.
      at = from + length + 2
    }
  }

  #take(id: number, data: Buffer) {
    const file = this.#files.at(-1)
    switch (id) {
      case attribute.codepage:
        if (data.length >= 4) this.#charset = charsetOf(data.readUInt32LE(0))
        return
      case attribute.subject:
      case attribute.body:
        return void this.#texts.push(this.#text(data))
      case attribute.messageProperties:
        return this.#takeMessage(readProperties(data))
      case attribute.attachStart:
        if (this.#files.length < mostFiles) this.#files.push({})
        return
      case attribute.attachTitle:
        if (file) file.title = this.#text(data)
        return
      case attribute.attachData:
        if (file) file.content = data
        return
      case attribute.attachProperties:
        if (file) this.#takeFile(file, readProperties(data))
    }
  }

  #takeMessage(found: Properties) {
    if (found.isBroken) this.#isBroken = true
    for (const id of [property.subject, property.body, property.html]) {
      const value = found.first(id)
      if (value) (id === property.html ? this.#pages : this.#texts).push(value.text ?? this.#text(value.octets))
    }
    const rtf = found.first(property.rtf)
    if (rtf) this.#texts.push(textOfRtf(unpackRtf(rtf.octets)))
  }

  #takeFile(file: OpenFile, found: Properties) {
    const string = (id: number) => {
      const value = found.first(id)
      return value && (value.text ?? this.#text(value.octets))
    }
    const name = string(property.attachLongName) ?? string(property.attachName) ?? string(property.displayName)
    if (name) file.longName = name
    const mediaType = string(property.attachType)
    if (mediaType) file.mediaType = mediaType.toLowerCase()
    const data = found.first(property.attachData)?.octets
    if (!data) return
    // An object stands behind the 16 octets of its interface: a message within is TNEF again.
    const isObject = data.length > 22 && data.readUInt32LE(16) === signature
    if (isObject && this.#nesting < mostNested) {
      const inner = readTnef(data.subarray(16), this.#nesting + 1)
      this.#texts.push(...inner.texts)
      this.#pages.push(...inner.pages)
      for (const each of inner.files)
        if (this.#files.length < mostFiles) this.#files.unshift({ longName: each.filename, content: each.content })
      file.content ??= data.subarray(16)
    } else file.content ??= data
  }

  #text(octets: Buffer): string {
    const end = octets.length > 0 && octets.at(-1) === 0 ? octets.length - 1 : octets.length
    return decodeText(octets.subarray(0, end), this.#charset)
  }

  done(): Tnef {
    return {
      texts: this.#texts.map((text) => text.replaceAll('\0', '')).filter((text) => text.trim() !== ''),
      pages: this.#pages,
      files: this.#files.map(({ title, longName, mediaType, content }) => ({
        filename: longName ?? title ?? '',
        ...(mediaType === undefined ? {} : { mediaType }),
        content: content ?? Buffer.alloc(0),
      })),
      isBroken: this.#isBroken,
    }
  }
}

function charsetOf(codepage: number): string {
  if (codepage === 65001) return 'utf-8'
  if (codepage === 932) return 'shift_jis'
  if (codepage === 936) return 'gb18030'
  if (codepage === 949) return 'euc-kr'
  if (codepage === 950) return 'big5'
  return codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252'
}
