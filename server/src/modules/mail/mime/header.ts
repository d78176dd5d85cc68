import { decodeUndeclared } from './charset.ts'

/** One field of a header: its name in lower case and its value unfolded, not yet decoded. `start` and `end` are offsets in the octets read. */
export type HeaderField = {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/** The fields of a header and where the body starts. */
export type Header = { readonly fields: readonly HeaderField[]; readonly bodyStart: number; readonly broken: boolean }

const LF = 0x0a
const CR = 0x0d
const colon = 0x3a
const mostFields = 2000
const longestName = 200

/**
 * Reads the header at the head of `bytes` (RFC 5322 2.2). A line that is no field ends the header when nothing has been read
 * yet or when it cannot be skipped over safely; `broken` says that there was one.
 */
export function readHeader(bytes: Buffer, from = 0, to = bytes.length): Header {
  const fields: HeaderField[] = []
  let broken = false
  let at = from
  while (at < to) {
    if (isEmptyLine(bytes, at, to)) return { fields, bodyStart: Math.min(to, nextLine(bytes, at, to)), broken }
    const end = fieldEnd(bytes, at, to)
    const field = fields.length < mostFields ? readField(bytes, at, end) : undefined
    if (field) fields.push(field)
    else broken = true
    at = end
  }
  return { fields, bodyStart: to, broken }
}

function nextLine(bytes: Buffer, at: number, to: number): number {
  const lf = bytes.indexOf(LF, at)
  return lf < 0 || lf >= to ? to : lf + 1
}

function isEmptyLine(bytes: Buffer, at: number, to: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF)
}

/** Past the field that starts at `at` with its folded lines. */
function fieldEnd(bytes: Buffer, at: number, to: number): number {
  let end = nextLine(bytes, at, to)
  while (end < to && (bytes[end] === 0x20 || bytes[end] === 0x09)) end = nextLine(bytes, end, to)
  return end
}

function readField(bytes: Buffer, start: number, end: number): HeaderField | undefined {
  // Only as far as a name may reach: lines without a colon would each be searched to the message's end.
  const at = start + bytes.subarray(start, Math.min(end, start + longestName + 1)).indexOf(colon)
  if (at <= start) return undefined
  const name = bytes.toString('latin1', start, at).trimEnd().toLowerCase()
  if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name)) return undefined
  const value = decodeUndeclared(bytes.subarray(at + 1, end))
    .replace(/\r?\n/g, '')
    .trim()
  return { name, value, start, end }
}

/** The value of the first field of that name (given in lower case). */
export function fieldValue(header: Header, name: string): string | undefined {
  return header.fields.find((field) => field.name === name)?.value
}
