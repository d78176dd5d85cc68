import { decodeTransfer } from '../mime/transfer.ts'
import { isFile } from './bodies.ts'
import { applyEdits, type Edit } from './edits.ts'
import { isProtected } from './protected.ts'
import type { Node, Tree } from './tree.ts'
import { headerEnd } from './write-part.ts'
import { encodeBase64 } from './write-transfer.ts'

/** A file that can be taken out of a message. `index` counts those of one message; equal octets give equal lists. */
export type LiftedFile = {
  readonly index: number
  readonly filename: string
  readonly mediaType: string
  readonly content: Buffer
}

/** What is written in a file's place, as a page. */
export type SayLinked = (file: LiftedFile) => string

/** The files of a message that may be linked: those attached, not what a page shows within itself, nor what is protected. */
export function filesOf(bytes: Buffer, { root, isCertain }: Tree): readonly LiftedFile[] {
  return isCertain ? fileNodes(bytes, root).map((node, index) => lifted(bytes, node, index)) : []
}

/** The message with a note in place of each of its files. As it is where it has none; undefined where it cannot be read for certain. */
export function linkFiles(bytes: Buffer, { root, isCertain }: Tree, say: SayLinked): Buffer | undefined {
  if (!isCertain) return undefined
  const edits = fileNodes(bytes, root).flatMap((node, index) =>
    noteInPlace(bytes, node, say(lifted(bytes, node, index))),
  )
  return applyEdits(bytes, edits)
}

function fileNodes(bytes: Buffer, node: Node, parent = ''): readonly Node[] {
  const { value } = node.type
  // The parts of a delivery report are read by programs, those of digests are no files.
  if (value === 'multipart/report' || value === 'multipart/digest') return []
  if (value.startsWith('multipart/')) return node.children.flatMap((child) => fileNodes(bytes, child, value))
  if (isProtected(bytes, node)) return []
  return isAttached(node, parent) ? [node] : []
}

function isAttached(node: Node, parent: string): boolean {
  const { type, disposition, header } = node
  if (disposition.value === 'attachment') return true
  const isShownWithin =
    parent === 'multipart/related' || (type.value.startsWith('image/') && disposition.value === 'inline')
  if (isShownWithin && header.fields.some(({ name }) => name === 'content-id')) return false
  const isText = type.value === 'text/plain' || type.value === 'text/html' || type.value === 'text/enriched'
  return isText ? isFile(node) : parent !== 'multipart/alternative'
}

function lifted(bytes: Buffer, node: Node, index: number): LiftedFile {
  const { type, disposition } = node
  const given = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? ''
  const name = given
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
    .slice(0, 150)
  const usual = type.value.startsWith('message/') ? 'message.eml' : `file-${index + 1}`
  return {
    index,
    filename: name || usual,
    mediaType: type.value,
    content: decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding),
  }
}

/** Of a part all is replaced; of a message that is a file itself only what speaks of its body. */
function noteInPlace(bytes: Buffer, node: Node, page: string): readonly Edit[] {
  const ends = bytes[node.end - 1] === 0x0a
  const body = encodeBase64(Buffer.from(page), { ends })
  const fields = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n'
  if (node.start > 0)
    return [{ start: node.start, end: node.end, content: Buffer.concat([Buffer.from(`${fields}\r\n`), body]) }]
  const old = node.header.fields.filter(({ name }) => name.startsWith('content-') || name === 'mime-version')
  const end = headerEnd(bytes, node)
  return [
    ...old.map(({ start, end }) => ({ start, end, content: Buffer.alloc(0) })),
    { start: end, end, content: Buffer.from(`MIME-Version: 1.0\r\n${fields}`) },
    { start: node.bodyStart, end: node.end, content: body },
  ]
}
