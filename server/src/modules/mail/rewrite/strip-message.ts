import { decodeTransfer } from '../mime/transfer.ts'
import { decodeExactly, writingOf } from './charsets.ts'
import { applyEdits, type Edit } from './edits.ts'
import { type SayRemoved, stripHtml, stripText } from './strip-links.ts'
import { haveSameShape, isIdentity, type Node, partsOf, readTree, type Tree } from './tree.ts'
import { type NewContent, writePart } from './write-part.ts'

const pages: ReadonlySet<string> = new Set(['text/html', 'text/x-amp-html', 'application/xhtml+xml'])
// Nobody reads a longer text; taking links out of it would keep everybody else's mail waiting.
const mostText = 4 * 1024 * 1024
const texts: ReadonlySet<string> = new Set([
  'text/plain',
  'text/enriched',
  'text/richtext',
  'text/x-markdown',
  'text/markdown',
])

/**
 * The message without links, in its texts and pages and in those of messages within it. Undefined where one of them cannot be
 * read for certain or written back.
 */
export function stripMessage(bytes: Buffer, { root, isCertain }: Tree, say: SayRemoved): Buffer | undefined {
  if (!isCertain) return undefined
  const edits: Edit[] = []
  for (const node of partsOf(root)) {
    const { value } = node.type
    if (value.startsWith('message/rfc822') && !isIdentity(node.encoding)) return undefined
    if (node.children.length > 0 || !(pages.has(value) || texts.has(value))) continue
    if (node.end - node.bodyStart > mostText) return undefined
    const before = decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding)
    const made = stripped(before, node, say)
    if (!made) return undefined
    if (made.content.equals(before)) continue
    const written = writePart(bytes, node, made)
    if (!written) return undefined
    edits.push(...written)
  }
  const made = applyEdits(bytes, edits)
  // A line that tags had kept from being a boundary may be one without them.
  return haveSameShape(root, readTree(made).root) ? made : undefined
}

function stripped(content: Buffer, { type }: Node, say: SayRemoved): NewContent | undefined {
  const strip = pages.has(type.value) ? stripHtml : stripText
  const charset = type.parameters.get('charset')
  const writing = writingOf(charset)
  if (writing === 'ascii-based') return { content: Buffer.from(strip(content.toString('latin1'), say), 'latin1') }
  const text = writing && decodeExactly(content, charset)
  if (text === undefined) return undefined
  const without = strip(text, say)
  return without === text ? { content } : { content: Buffer.from(without), charset: 'utf-8' }
}
