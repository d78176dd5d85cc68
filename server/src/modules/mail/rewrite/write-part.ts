import { readParameterised } from '../mime/parameters.ts'
import type { Edit } from './edits.ts'
import { isIdentity, type Node } from './tree.ts'
import { encodeBase64, encodeQuotedPrintable } from './write-transfer.ts'

const crlf = '\r\n'

/** What is written into a part: its decoded octets, and its character set where that becomes another. */
export type NewContent = { readonly content: Buffer; readonly charset?: 'utf-8' }

/**
 * The edits that give a text part other content, in the transfer encoding it has; octets over 127 in a part of seven bits make
 * it quoted-printable. Undefined where it cannot be done: an encoding nobody knows, or a header that cannot be changed safely.
 */
export function writePart(bytes: Buffer, node: Node, { content, charset }: NewContent): readonly Edit[] | undefined {
  const body = bytes.subarray(node.bodyStart, node.end)
  const edits: Edit[] = []
  const fields = new Map<string, string>()
  const write = (made: Buffer) => edits.push({ start: node.bodyStart, end: node.end, content: made })
  if (node.encoding === 'base64') write(encodeBase64(content, { ends: body.at(-1) === 0x0a }))
  else if (node.encoding === 'quoted-printable') write(encodeQuotedPrintable(content))
  else if (!isIdentity(node.encoding)) return undefined
  else if (isSevenBit(content) || !isSevenBit(body) || node.encoding === '8bit' || node.encoding === 'binary')
    write(content)
  else {
    write(encodeQuotedPrintable(content))
    fields.set('Content-Transfer-Encoding', 'quoted-printable')
  }
  if (charset !== undefined) {
    const type = withCharset(bytes, node, charset)
    if (type === undefined) return undefined
    fields.set('Content-Type', type)
  }
  edits.push(...fieldEdits(bytes, node, fields))
  return edits
}

/** Edits that set fields of a part's header: in place where there is one, at the header's end where there is none. */
export function fieldEdits(bytes: Buffer, node: Node, fields: ReadonlyMap<string, string>): readonly Edit[] {
  if (fields.size === 0) return []
  const end = headerEnd(bytes, node)
  const edits: Edit[] = []
  let added = ''
  for (const [name, value] of fields) {
    const field = node.header.fields.find((each) => each.name === name.toLowerCase())
    const line = `${name}: ${value}${crlf}`
    if (field) edits.push({ start: field.start, end: field.end, content: Buffer.from(line) })
    else added += line
  }
  // Without MIME-Version, some programs read no Content-Type of a message at all.
  const isMessage = node.start === 0
  if (isMessage && !node.header.fields.some(({ name }) => name === 'mime-version'))
    added = `MIME-Version: 1.0${crlf}${added}`
  if (added !== '') edits.push({ start: end, end, content: Buffer.from(added) })
  return edits
}

/** Where the blank line behind a header starts. */
export function headerEnd(bytes: Buffer, { bodyStart, start }: Node): number {
  const lf = bytes[bodyStart - 1] === 0x0a ? bodyStart - 1 : bodyStart
  return Math.max(start, bytes[lf - 1] === 0x0d ? lf - 1 : lf)
}

function isSevenBit(content: Buffer): boolean {
  return content.every((octet) => octet < 0x80)
}

/** The part's type with another character set, all other parameters as they stand; undefined where that cannot be made sure. */
function withCharset(bytes: Buffer, { header, type }: Node, charset: string): string | undefined {
  const field = header.fields.find(({ name }) => name === 'content-type')
  if (!field) return `${type.value}; charset=${charset}`
  const text = bytes.toString('latin1', field.start, field.end).trimEnd()
  const value = text.slice(text.indexOf(':') + 1).trimStart()
  const changed = type.parameters.has('charset')
    ? value.replace(/(;\s*charset\s*=\s*)(?:"[^"]*"|[^\s;"]+)/i, `$1${charset}`)
    : `${value.replace(/;\s*$/, '')}; charset=${charset}`
  const read = readParameterised(changed.replace(/\r?\n/g, ''))
  return read.value === type.value && read.parameters.get('charset') === charset ? changed : undefined
}
