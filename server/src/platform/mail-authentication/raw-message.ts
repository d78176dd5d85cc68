/** A field as it stands: its name in lower case, and all its octets (Latin-1) without the last line end. */
export type RawField = { readonly name: string; readonly raw: string }

/** A message as signatures see it: fields in order, and the octets of the body. */
export type RawMessage = { readonly fields: readonly RawField[]; readonly body: Buffer }

const mostFields = 2000
const mostHeaderBytes = 256 * 1024

/**
 * Cuts a message into fields and body without altering an octet. Lines that are no field are left out: nobody can have
 * signed them. Past 256 kB of header or 2,000 fields the rest is left out too, so that signatures over it fail.
 */
export function readRawMessage(bytes: Buffer): RawMessage {
  const headerEnd = endOfHeader(bytes)
  const header = bytes.toString('latin1', 0, Math.min(headerEnd.fields, mostHeaderBytes))
  const fields: RawField[] = []
  let pending: string | undefined
  const take = () => {
    const field = pending === undefined ? undefined : fieldOf(pending)
    if (field && fields.length < mostFields) fields.push(field)
  }
  for (let at = 0; at < header.length; ) {
    const lf = header.indexOf('\n', at)
    const end = lf < 0 ? header.length : lf
    const line = header.slice(at, header[end - 1] === '\r' && end > at ? end - 1 : end)
    at = end + 1
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (pending !== undefined) pending += `\r\n${line}`
      continue
    }
    take()
    pending = line
  }
  take()
  return { fields, body: bytes.subarray(headerEnd.body) }
}

/** Value of a field, still folded. */
export function fieldBody({ raw }: RawField): string {
  return raw.slice(raw.indexOf(':') + 1)
}

/** The values of all fields of that name (lower case), from the top. */
export function valuesOf(message: RawMessage, name: string): readonly string[] {
  return message.fields.filter((field) => field.name === name).map(fieldBody)
}

function fieldOf(raw: string): RawField | undefined {
  const colon = raw.indexOf(':')
  if (colon < 1) return undefined
  const name = raw.slice(0, colon).trimEnd().toLowerCase()
  return /^[\x21-\x39\x3b-\x7e]+$/.test(name) ? { name, raw } : undefined
}

/** Where the fields end and where the body starts; no empty line, no body. */
function endOfHeader(bytes: Buffer): { readonly fields: number; readonly body: number } {
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0x0a) return { fields: at, body: at + 1 }
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return { fields: at, body: at + 2 }
    const lf = bytes.indexOf(0x0a, at)
    if (lf < 0) break
    at = lf + 1
  }
  return { fields: bytes.length, body: bytes.length }
}
