import { type Header, type HeaderField, readHeader } from './header.ts'
import { type Parameterised, readParameterised } from './parameters.ts'

/**
 * A part of a message. Offsets are into `source`: the message itself, or what was unpacked from one of its parts. Nothing of
 * a source is ever altered, so whoever rewrites one part keeps all other octets by these ranges.
 */
export type Part = {
  readonly header: Header
  readonly type: Parameterised
  readonly disposition: Parameterised
  /** Content-Transfer-Encoding as named, lower case; empty where there is none. */
  readonly encoding: string
  readonly source: Buffer
  /** Where its header starts, its body starts, and it ends. */
  readonly from: number
  readonly start: number
  readonly end: number
  readonly depth: number
  /** Media types of the multiparts around it, outermost first. */
  readonly within: readonly string[]
  /** Of a multipart its parts; of a message within the message its outermost part. */
  readonly children: readonly Part[]
  /** What fields that stand twice say the second time. */
  readonly second?: {
    readonly types: readonly Parameterised[]
    readonly encodings: readonly string[]
    readonly dispositions: readonly Parameterised[]
  }
}

/** A part whose children are still to be found. */
export type OpenPart = Omit<Part, 'children'> & { children: Part[] }

const none: Parameterised = { value: '', parameters: new Map() }

/** Reads the header of a part and what it says of its body. */
export function partAt(
  source: Buffer,
  {
    from,
    to,
    depth,
    within,
    bodyStart,
  }: {
    readonly from: number
    readonly to: number
    readonly depth: number
    readonly within: readonly string[]
    /** Where the body starts, against the header's own end; fields after it do not count. */
    readonly bodyStart?: number
  },
): OpenPart {
  const header =
    bodyStart === undefined ? readHeader(source, from, to) : cutHeader(readHeader(source, from, to), bodyStart)
  let type: HeaderField | undefined
  let disposition: HeaderField | undefined
  let encoding: HeaderField | undefined
  let twice = false
  for (const field of header.fields) {
    const { name } = field
    if (name.length < 12 || !name.startsWith('content-')) continue
    if (name === 'content-type') {
      if (type) twice = true
      else type = field
    } else if (name === 'content-transfer-encoding') {
      if (encoding) twice = true
      else encoding = field
    } else if (name === 'content-disposition') {
      if (disposition) twice = true
      else disposition = field
    }
  }
  const usual = within.at(-1) === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const second = twice ? secondsOf(header, usual) : undefined
  return {
    header,
    type: typed(type?.value, usual),
    disposition: disposition ? readParameterised(disposition.value) : none,
    encoding: encoding ? encodingName(encoding.value) : '',
    source,
    from,
    start: header.bodyStart,
    end: to,
    depth,
    within,
    children: [],
    ...(second ? { second } : {}),
  }
}

function cutHeader(header: Header, bodyStart: number): Header {
  return { fields: header.fields.filter((field) => field.end <= bodyStart), bodyStart, broken: false }
}

function typed(value: string | undefined, usual: string): Parameterised {
  if (value === undefined) return { value: usual, parameters: none.parameters }
  const type = readParameterised(value)
  return type.value.includes('/')
    ? type
    : { ...type, value: type.value.startsWith('multipart') ? 'multipart/mixed' : usual }
}

/** No encoding has a long name; what a stranger writes here may be as long as they like. */
function encodingName(value: string): string {
  if (value.length < 20 && /^[A-Za-z0-9-]+$/.test(value)) return value.toLowerCase()
  return value
    .slice(0, 200)
    .replace(/\(.*?\)|["']/g, '')
    .trim()
    .replace(/[;\s,].*$/, '')
    .toLowerCase()
}

function secondsOf(header: Header, usual: string): NonNullable<Part['second']> {
  const values = (name: string) => {
    const all = header.fields.filter((field) => field.name === name).map((field) => field.value)
    return [...new Set(all.slice(1, 6))].filter((value) => value !== all[0])
  }
  return {
    types: values('content-type').map((value) => typed(value, usual)),
    encodings: values('content-transfer-encoding').map(encodingName),
    dispositions: values('content-disposition').map(readParameterised),
  }
}

/** S/MIME that is signed only, by what it says of itself (RFC 8551 3.2.2). */
export function isSignedData(part: Part): boolean {
  const kind = part.type.parameters.get('smime-type')?.toLowerCase()
  return kind === 'signed-data' || kind === 'certs-only'
}

/** A winmail.dat, by its type or its name. */
export function isTnef(part: Part): boolean {
  const { value, parameters } = part.type
  if (value === 'application/ms-tnef' || value === 'application/vnd.ms-tnef') return true
  const name = part.disposition.parameters.get('filename') ?? parameters.get('name') ?? ''
  return name.length === 11 && name.toLowerCase() === 'winmail.dat'
}

/** The leaves under a part, in order; a message within is a leaf. */
export function leavesOf(part: Part, into: Part[] = []): readonly Part[] {
  if (part.children.length === 0 || !part.type.value.startsWith('multipart/')) into.push(part)
  else for (const child of part.children) leavesOf(child, into)
  return into
}
