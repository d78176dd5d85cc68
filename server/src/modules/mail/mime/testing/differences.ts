import { hash } from 'node:crypto'
import { leavesOf, type Part } from '../part.ts'
import { decodeTransfer } from '../transfer.ts'
import { walkParts } from '../walk.ts'
import type { CorpusFile } from './corpora.ts'
import type { GmimeLeaf, GmimeMessage } from './gmime.ts'

/** Why our reading of a file is not GMime's: each kind has its reason in the table. */
export type Difference =
  | 'no-header'
  | 'empty-multipart'
  | 'part-without-header'
  | 'type-without-slash'
  | 'mailbox-inside'
  | 'broken-base64'
  | 'unexplained'

/** What stands in docs/reference/mime-differences.md about each kind. */
export const reasons: Readonly<Record<Exclude<Difference, 'unexplained'>, readonly [what: string, why: string]>> = {
  'no-header': [
    'octets that begin with no header field, or hold none',
    'GMime makes no message of them. We read them as every program does that shows something: what follows the first empty line is the text, and what stands before it is read as text too.',
  ],
  'empty-multipart': [
    'a multipart in which no boundary ever comes',
    'GMime gives it no part. We give its text as one, since programs show it.',
  ],
  'part-without-header': [
    'a last boundary with nothing after it, not even a line end',
    'GMime leaves the part out. We list it, empty.',
  ],
  'type-without-slash': [
    'a Content-Type that is no type',
    'GMime calls it application/octet-stream. We follow RFC 2045 5.2: it is text/plain, so its words are read; it has a name, so it is a file as well.',
  ],
  'mailbox-inside': [
    'a whole mailbox given as one message',
    'Each program stops at another place. Message by message, as they were meant, all are equal.',
  ],
  'broken-base64': [
    'base64 with letters that are none, or cut off',
    'GMime leaves out an unfinished group at the end. We keep the octets that it holds.',
  ],
}

/** The leaves of a message as we read them, messages within included, in the form in which GMime's are told. */
export function ourLeaves(octets: Buffer): readonly GmimeLeaf[] {
  const leaves: GmimeLeaf[] = []
  const add = (part: Part) => {
    for (const leaf of leavesOf(part)) {
      const [inner] = leaf.children
      const type = leaf.type.value
      if (inner && (type === 'message/rfc822' || type === 'message/news')) {
        leaves.push({ type: 'message/rfc822', length: 0, sha256: '-' })
        add(inner)
        continue
      }
      const content = decodeTransfer(leaf.source.subarray(leaf.start, leaf.end), leaf.encoding)
      leaves.push({ type, length: content.length, sha256: hash('sha256', content) })
    }
  }
  add(walkParts(octets, { depth: 20, parts: 1000 }).top)
  return leaves
}

/** How our reading differs from GMime's; undefined where the leaves are equal in number, type and every octet. */
export function compare(file: CorpusFile, theirs: GmimeMessage): Difference | undefined {
  const ours = ourLeaves(file.octets)
  const same = (a: GmimeLeaf | undefined, b: GmimeLeaf | undefined) => a?.type === b?.type && a?.sha256 === b?.sha256
  if (ours.length === theirs.leaves.length && ours.every((leaf, at) => same(leaf, theirs.leaves[at]))) return undefined
  if (/\.mbox\.txt$/.test(file.name)) return 'mailbox-inside'
  if (theirs.leaves.length === 0) {
    const [only] = ours
    if (ours.length === 1 && only?.type.startsWith('multipart/')) return 'empty-multipart'
    return 'no-header'
  }
  const missing = ours.filter((leaf) => !theirs.leaves.some((other) => same(leaf, other)))
  const lost = theirs.leaves.filter((leaf) => !ours.some((other) => same(leaf, other)))
  if (lost.length === 0 && missing.every((leaf) => leaf.type.startsWith('multipart/'))) return 'empty-multipart'
  if (lost.length === 0 && missing.every((leaf) => leaf.length === 0)) return 'part-without-header'
  const [one] = missing
  const [other] = lost
  if (missing.length === 1 && lost.length === 1 && one && other) {
    if (one.sha256 === other.sha256 && other.type === 'application/octet-stream') return 'type-without-slash'
    if (one.type === other.type && one.length > other.length && one.length - other.length < 3) return 'broken-base64'
  }
  return 'unexplained'
}
