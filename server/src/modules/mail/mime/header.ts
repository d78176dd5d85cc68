import { decodeUndeclared } from './charset.ts'

/** One field of a header: its name in lower case and its value unfolded, not yet decoded. `start` and `end` are offsets in the octets read. */
export type HeaderField = {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/**
 * The fields of a header and where the body starts. `turns` are other places where some program sees the body begin: at the
 * first line that is no field, and after a folded line of nothing but white space. Beginnings of lines, at most one of each.
 */
export type Header = {
  readonly fields: readonly HeaderField[]
  readonly bodyStart: number
  readonly broken: boolean
  /** Set when it is longer than anybody's: fields after the limit, and octets of one field after another, are not read. */
  readonly isCut?: true
  readonly turns?: readonly number[]
}

const LF = 0x0a
const CR = 0x0d
const colon = 0x3a
const mostFields = 2000
const longestName = 200
/** Octets of a whole header, and of one field. Postfix reads 100 kB, Exchange 256 kB. */
const mostHeader = 512 * 1024
const mostValue = 256 * 1024

/** Its value is decoded when somebody asks: most fields of most messages are never asked for. */
class Field implements HeaderField {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly #bytes: Buffer
  readonly #valueAt: number
  #value: string | undefined

  constructor(
    bytes: Buffer,
    at: { readonly name: string; readonly start: number; readonly colon: number; readonly end: number },
  ) {
    this.name = at.name
    this.start = at.start
    this.end = at.end
    this.#bytes = bytes
    this.#valueAt = at.colon + 1
  }

  get value(): string {
    this.#value ??= unfold(
      decodeUndeclared(this.#bytes.subarray(this.#valueAt, Math.min(this.end, this.#valueAt + mostValue))),
    )
    return this.#value
  }
}

function unfold(raw: string): string {
  const first = raw.indexOf('\n')
  return (first < 0 || first >= raw.length - 1 ? raw : raw.replace(/\r?\n/g, '')).trim()
}

/**
 * Reads the header at the head of `bytes` (RFC 5322 2.2). A line that is no field is passed over, since most programs do;
 * `broken` says that there was one.
 */
export function readHeader(bytes: Buffer, from = 0, to = bytes.length): Header {
  const fields: HeaderField[] = []
  let brokenAt = -1
  let blankFold = -1
  let at = from
  while (at < to) {
    if (at - from > mostHeader) {
      const bodyStart = endOfHeader(bytes, at, to)
      return { ...headerOf(fields, bodyStart, { brokenAt, blankFold }), isCut: true }
    }
    if (isEmptyLine(bytes, at, to)) {
      const bodyStart = Math.min(to, bytes[at] === LF ? at + 1 : at + 2)
      return headerOf(fields, bodyStart, { brokenAt, blankFold })
    }
    let end = nextLine(bytes, at, to)
    while (end < to && end - from <= mostHeader && (bytes[end] === 0x20 || bytes[end] === 0x09)) {
      const next = nextLine(bytes, end, to)
      if (blankFold < 0 && isBlank(bytes, end, next)) blankFold = next
      end = next
    }
    const field = fields.length < mostFields ? readField(bytes, at, end) : undefined
    if (field) fields.push(field)
    else if (brokenAt < 0 && !(at === from && isMailboxLine(bytes, at))) brokenAt = at
    at = end
  }
  return headerOf(fields, to, { brokenAt, blankFold })
}

function headerOf(
  fields: readonly HeaderField[],
  bodyStart: number,
  { brokenAt, blankFold }: { readonly brokenAt: number; readonly blankFold: number },
): Header {
  if (brokenAt < 0 && blankFold < 0) return { fields, bodyStart, broken: false }
  return {
    fields,
    bodyStart,
    broken: brokenAt >= 0,
    turns: [brokenAt, blankFold].filter((at) => at >= 0 && at < bodyStart),
  }
}

/** Past the next empty line, by searching alone. */
function endOfHeader(bytes: Buffer, from: number, to: number): number {
  const bare = bytes.indexOf('\n\n', from - 1)
  const full = bytes.indexOf('\n\r\n', from - 1)
  const end = Math.min(bare < 0 ? to : bare + 2, full < 0 ? to : full + 3)
  return Math.min(end, to)
}

function nextLine(bytes: Buffer, at: number, to: number): number {
  const lf = bytes.indexOf(LF, at)
  return lf < 0 || lf >= to ? to : lf + 1
}

function isEmptyLine(bytes: Buffer, at: number, to: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF)
}

/** Only as far as anybody would write: a fold of a megabyte of blanks is no empty line to any reader. */
function isBlank(bytes: Buffer, from: number, to: number): boolean {
  if (to - from > 200) return false
  for (let at = from; at < to; at++) {
    const octet = bytes[at]
    if (octet !== 0x20 && octet !== 0x09 && octet !== CR && octet !== LF) return false
  }
  return true
}

/** The line that mailbox files put before a message (RFC 4155), also as a reader of such files quotes it. */
function isMailboxLine(bytes: Buffer, at: number): boolean {
  const head = bytes.toString('latin1', at, at + 6)
  return head.startsWith('From ') || head === '>From '
}

function readField(bytes: Buffer, start: number, end: number): HeaderField | undefined {
  const most = Math.min(end, start + longestName + 1)
  let at = start
  // Only as far as a name may reach: lines without a colon would each be searched to the message's end.
  while (at < most) {
    const octet = bytes[at] as number
    if (octet === colon || octet <= 0x20 || octet > 0x7e) break
    at++
  }
  let nameEnd = at
  while (at < most && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (nameEnd === start || at >= most || bytes[at] !== colon) return undefined
  if (nameEnd > start + longestName) nameEnd = start + longestName
  return new Field(bytes, { name: bytes.toString('latin1', start, nameEnd).toLowerCase(), start, colon: at, end })
}

/** The value of the first field of that name (given in lower case). */
export function fieldValue(header: Header, name: string): string | undefined {
  for (const field of header.fields) if (field.name === name) return field.value
  return undefined
}

/** The values of all fields of that name, in order: two that should be one are wrong, and each is shown by some program. */
export function fieldValues(header: Header, name: string): readonly string[] {
  const values: string[] = []
  for (const field of header.fields) if (field.name === name) values.push(field.value)
  return values
}
