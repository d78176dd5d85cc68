import { fieldValue, type Header, readHeader } from './header.ts'
import { type Parameterised, readParameterised } from './parameters.ts'

/** A leaf of the tree of parts, or a nested message. Offsets are into the octets walked. */
export type Part = {
  readonly header: Header
  readonly type: Parameterised
  readonly disposition: Parameterised
  readonly encoding: string
  readonly start: number
  readonly end: number
  readonly depth: number
  /** Media types of the multiparts around it, outermost first. */
  readonly within: readonly string[]
}

export type WalkLimits = { readonly depth: number; readonly parts: number }
export type WalkProblem = 'too-deep' | 'too-many-parts' | 'no-boundary' | 'unclosed' | 'broken-header'

const LF = 0x0a
const CR = 0x0d

/**
 * Walks the parts of a message in order, without altering or copying an octet. Time is at most depth × length: each level of
 * multipart is searched once for its boundary.
 */
export function walkParts(
  bytes: Buffer,
  limits: WalkLimits,
): { readonly parts: readonly Part[]; readonly top: Part; readonly problems: ReadonlySet<WalkProblem> } {
  const parts: Part[] = []
  const problems = new Set<WalkProblem>()
  const top = partAt(bytes, 0, bytes.length, 0, [])
  const visit = (part: Part) => {
    if (part.header.broken) problems.add('broken-header')
    if (parts.length >= limits.parts) problems.add('too-many-parts')
    else if (!part.type.value.startsWith('multipart/')) parts.push(part)
    else if (part.depth >= limits.depth) {
      problems.add('too-deep')
      parts.push(part)
    } else visitChildren(part)
  }
  const visitChildren = (part: Part) => {
    const boundary = part.type.parameters.get('boundary')
    if (!boundary) {
      problems.add('no-boundary')
      parts.push(part)
      return
    }
    const { ranges, closed } = cutAtBoundary(bytes, part.start, part.end, boundary)
    if (!closed) problems.add('unclosed')
    // A multipart whose boundary never comes is read as one text, as mail programs do.
    if (ranges.length === 0) parts.push(part)
    for (const [from, to] of ranges) {
      if (parts.length >= limits.parts) return void problems.add('too-many-parts')
      visit(partAt(bytes, from, to, part.depth + 1, [...part.within, part.type.value]))
    }
  }
  visit(top)
  return { parts, top, problems }
}

function partAt(bytes: Buffer, from: number, to: number, depth: number, within: readonly string[]): Part {
  const header = readHeader(bytes, from, to)
  const declared = fieldValue(header, 'content-type')
  const usual = within.at(-1) === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const type = readParameterised(declared)
  return {
    header,
    type: type.value.includes('/') ? type : { value: usual, parameters: type.parameters },
    disposition: readParameterised(fieldValue(header, 'content-disposition')),
    // No encoding has a long name; what a stranger writes here may be as long as they like.
    encoding: (fieldValue(header, 'content-transfer-encoding') ?? '')
      .slice(0, 200)
      .replace(/\(.*?\)|[;\s].*$/g, '')
      .trim()
      .toLowerCase(),
    start: header.bodyStart,
    end: to,
    depth,
    within,
  }
}

/** The stretches between boundary lines (RFC 2046 5.1.1); the line end before a boundary belongs to the boundary. */
function cutAtBoundary(bytes: Buffer, from: number, to: number, boundary: string) {
  const delimiter = Buffer.from(`--${boundary}`)
  const ranges: [number, number][] = []
  let open = -1
  // A view that ends with the part: one of many without its boundary must not be searched for to the message's end.
  const within = bytes.subarray(0, to)
  for (let at = within.indexOf(delimiter, from); at >= 0; at = within.indexOf(delimiter, at + 1)) {
    if (at !== from && bytes[at - 1] !== LF) continue
    const after = at + delimiter.length
    const closes = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
    const lineEnd = endOfBoundaryLine(bytes, closes ? after + 2 : after, to)
    if (lineEnd < 0) continue
    if (open >= 0) ranges.push([open, Math.max(open, beforeLineEnd(bytes, at))])
    if (closes) return { ranges, closed: true }
    open = lineEnd
  }
  if (open >= 0) ranges.push([open, to])
  return { ranges, closed: false }
}

/** Past the end of a boundary's line, or -1 when more than white space follows and it is a longer boundary. */
function endOfBoundaryLine(bytes: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === CR)) at++
  if (at >= to) return to
  return bytes[at] === LF ? at + 1 : -1
}

function beforeLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== LF) return at
  return bytes[at - 2] === CR ? at - 2 : at - 1
}
