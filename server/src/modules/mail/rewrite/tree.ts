import { fieldValue, type Header, readHeader } from '../mime/header.ts'
import { type Parameterised, readParameterised } from '../mime/parameters.ts'

/**
 * One part as it stands in the octets, for changing it in place. `start` is its header's first octet, `bodyStart` its body's,
 * `end` where it ends, without the line end that belongs to the boundary behind it.
 */
export type Node = {
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly header: Header
  readonly type: Parameterised
  readonly disposition: Parameterised
  /** Content transfer encoding in lower case; empty where none is declared. */
  readonly encoding: string
  /** Of a multipart its parts, of a message within the message itself. */
  readonly children: readonly Node[]
}

/** A message as one reads it who will change it. `isCertain` is false where mail programs would read its parts in several ways. */
export type Tree = { readonly root: Node; readonly isCertain: boolean }

const deepest = 20
const mostParts = 1000
const LF = 0x0a
const CR = 0x0d

/**
 * Reads the parts of a message strictly. This is not the walk that looks for harm (`mime/`), which sees every reading; here
 * whatever could be read in two ways makes the tree uncertain, and what is uncertain is never rewritten.
 */
export function readTree(bytes: Buffer): Tree {
  const state = { bytes, parts: 0, isCertain: true }
  const root = readNode(state, { start: 0, end: bytes.length, depth: 0, usual: 'text/plain' })
  return { root, isCertain: state.isCertain }
}

type Reading = { readonly bytes: Buffer; parts: number; isCertain: boolean }
type Place = { readonly start: number; readonly end: number; readonly depth: number; readonly usual: string }

function readNode(state: Reading, { start, end, depth, usual }: Place): Node {
  const header = readHeader(state.bytes, start, end)
  const declared = readParameterised(fieldValue(header, 'content-type'))
  const type = declared.value.includes('/') ? declared : { value: usual, parameters: declared.parameters }
  const encoding = encodingOf(header)
  if (header.broken || isRepeated(header) || !hasBlankLine(header, start)) state.isCertain = false
  if (++state.parts > mostParts || depth > deepest) state.isCertain = false
  const node = {
    start,
    bodyStart: header.bodyStart,
    end,
    header,
    type,
    disposition: readParameterised(fieldValue(header, 'content-disposition')),
    encoding,
  }
  return { ...node, children: state.isCertain ? childrenOf(state, node, depth) : [] }
}

function childrenOf(state: Reading, node: Omit<Node, 'children'>, depth: number): readonly Node[] {
  const { value, parameters } = node.type
  const inner = (start: number, end: number, usual: string) => readNode(state, { start, end, depth: depth + 1, usual })
  if (value === 'message/rfc822' || value === 'message/global')
    return isIdentity(node.encoding) ? [inner(node.bodyStart, node.end, 'text/plain')] : []
  if (!value.startsWith('multipart/')) return []
  const boundary = parameters.get('boundary')
  // An encoded multipart is forbidden (RFC 2045 6.4) and read differently everywhere.
  if (!boundary || !isIdentity(node.encoding)) {
    state.isCertain = false
    return []
  }
  const ranges = cut(state.bytes, node, boundary)
  if (!ranges || ranges.length === 0) {
    state.isCertain = false
    return []
  }
  return ranges.map(([start, end]) => inner(start, end, value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'))
}

/** The stretches between the boundary's lines, or undefined where its last line never comes. */
function cut(bytes: Buffer, { bodyStart, end }: Pick<Node, 'bodyStart' | 'end'>, boundary: string) {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const within = bytes.subarray(0, end)
  const ranges: [number, number][] = []
  let open = -1
  for (let at = within.indexOf(delimiter, bodyStart); at >= 0; at = within.indexOf(delimiter, at + 1)) {
    if (at !== bodyStart && bytes[at - 1] !== LF) continue
    const after = at + delimiter.length
    const closes = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
    const next = lineEnd(bytes, closes ? after + 2 : after, end)
    if (next < 0) continue
    if (open >= 0) ranges.push([open, Math.max(open, beforeLineEnd(bytes, at))])
    if (closes) return ranges
    open = next
  }
  return undefined
}

function lineEnd(bytes: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === CR)) at++
  if (at >= to) return to
  return bytes[at] === LF ? at + 1 : -1
}

function beforeLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== LF) return at
  return bytes[at - 2] === CR ? at - 2 : at - 1
}

function encodingOf(header: Header): string {
  return (fieldValue(header, 'content-transfer-encoding') ?? '')
    .slice(0, 200)
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
}

/** The body stands as it is. */
export function isIdentity(encoding: string): boolean {
  return encoding === '' || encoding === '7bit' || encoding === '8bit' || encoding === 'binary'
}

const once = ['content-type', 'content-transfer-encoding', 'content-disposition', 'mime-version']

function isRepeated({ fields }: Header): boolean {
  return once.some((name) => fields.filter((field) => field.name === name).length > 1)
}

/** Without the line that ends a header, nobody can say what is header and what is body once something is added. */
function hasBlankLine({ bodyStart, fields }: Header, start: number): boolean {
  return bodyStart > (fields.at(-1)?.end ?? start)
}

/** Whether two trees have the same parts one within another: nothing written into one was taken for a boundary. */
export function haveSameShape(one: Node, other: Node): boolean {
  return (
    one.type.value === other.type.value &&
    one.children.length === other.children.length &&
    one.children.every((child, at) => {
      const twin = other.children[at]
      return twin !== undefined && haveSameShape(child, twin)
    })
  )
}

/** Every part of a tree, outermost first; `outside` leaves out what stands in messages within. */
export function* partsOf(node: Node, { outside = false } = {}): Generator<Node> {
  yield node
  if (outside && node.type.value.startsWith('message/')) return
  for (const child of node.children) yield* partsOf(child, { outside })
}
