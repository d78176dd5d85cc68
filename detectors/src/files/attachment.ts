import type { Attachment } from '@beadle/engine'
import type { FileInput } from '../detector.ts'
import type { PersonalDataKind } from '../personal/numbers.ts'
import { ascii, familyByName, type Kind, kindByContent } from './kinds.ts'
import { isMisnamed } from './named-kind.ts'
import { type Opened, openContainer } from './open.ts'
import { readPdf } from './pdf.ts'
import { type Picture, readPicture } from './picture.ts'
import { readWords, wordsOfSheets } from './read-words.ts'
import type { Budget } from './zip.ts'

/** What a thing holds, in the words of the vocabulary. */
type ContentWord = NonNullable<Attachment['contains']>[number]

/** Something about a file that kept us from seeing all of it; lower-case codes such as `archive-too-large`. */
type FileProblem = string

/** What a file is and holds, by its content rather than by its name or declared type. */
export type AttachmentFacts = {
  /** IANA media type by content; `application/octet-stream` when nothing is recognised. */
  readonly kind: string
  /** Also of what lies inside archives. `script` includes documents with macros. */
  readonly contains: readonly ContentWord[]
  /** True when it, or something in it, opens only with a password. */
  readonly encrypted?: boolean
  /** The kinds of personal data found in what could be read. */
  readonly personalData: readonly PersonalDataKind[]
  readonly problems: readonly FileProblem[]
  /** Of a picture that is attached itself. */
  readonly picture?: Picture
}

/** Limits on what one attachment may unfold to: bytes, entries and archives within archives. */
export const limits = { bytes: 64 * 1024 * 1024, entries: 5000, depth: 3 } as const

/** The files that a message carries, messages within it included, and whether all of it was read. Must not throw. */
export type OpenMessage = (octets: Uint8Array) => { readonly files: readonly FileInput[]; readonly isWhole: boolean }

/**
 * Looks at a file and into archives and documents; with `openMessage` into messages that lie in archives, too. Without `content`
 * only its name and declared type are judged. Pure, bounded by `limits` whatever the file claims, and never throws; still,
 * foreign files belong in a worker that may be killed.
 */
export function attachmentFacts(file: FileInput, openMessage?: OpenMessage): AttachmentFacts {
  const found = new Findings(openMessage)
  const kind = examine(file, { bytes: limits.bytes, entries: limits.entries }, 0, found)
  if (isMisnamed(file.filename, kind)) found.problems.add('name-differs-from-content')
  const picture = file.content && kind.startsWith('image/') ? readPicture(file.content, kind) : undefined
  return {
    kind,
    contains: order.filter((word) => found.contains.has(word)),
    ...(found.encrypted ? { encrypted: true } : {}),
    personalData: [...found.personalData],
    problems: [...found.problems],
    ...(picture ? { picture } : {}),
  }
}

const order: readonly ContentWord[] = [
  'executable',
  'script',
  'archive',
  'personal-data',
  'special-category',
  'confidential',
  'contact-list',
  'music',
  'video',
  'password',
]

class Findings {
  readonly contains = new Set<ContentWord>()
  readonly personalData = new Set<PersonalDataKind>()
  readonly problems = new Set<FileProblem>()
  readonly openMessage: OpenMessage | undefined
  encrypted = false

  constructor(openMessage: OpenMessage | undefined) {
    this.openMessage = openMessage
  }
}

function examine(file: FileInput, budget: Budget, depth: number, found: Findings): string {
  const { filename, content } = file
  for (const name of [filename, ...(file.otherNames ?? [])]) {
    const byName = familyByName(name)
    if (byName) found.contains.add(byName)
  }
  if (!content || content.length === 0) return file.mediaType?.toLowerCase() ?? 'application/octet-stream'
  const kind = kindByContent(content)
  if (kind) noteFamily(kind, content, budget, found)
  const opened = openContainer(content, kind, filename, budget)
  if (opened) return lookInside(opened, kind, budget, depth, found)
  if (depth > 0 && found.openMessage && isMessage(file)) lookInsideMessage(content, budget, depth, found)
  const words = readWords(content, kind, filename)
  if (words) noteWords(words, found)
  return kind?.mediaType ?? words?.mediaType ?? 'application/octet-stream'
}

/** A message saved as a file, or a page saved with its pictures. */
function isMessage({ filename, otherNames = [] }: FileInput): boolean {
  return [filename, ...otherNames].some((name) => /\.(?:eml|mht|mhtml|nws)[. ]*$/i.test(name))
}

function lookInsideMessage(content: Uint8Array, budget: Budget, depth: number, found: Findings) {
  if (depth + 1 >= limits.depth) return void found.problems.add('archive-too-deep')
  const message = found.openMessage?.(content)
  if (message?.isWhole === false) found.problems.add('archive-not-opened')
  for (const inner of message?.files ?? []) {
    if (budget.entries-- <= 0) return void found.problems.add('archive-too-large')
    examine(inner, budget, depth + 1, found)
  }
}

/** A page that builds a file in the reader's browser: how programs are carried past a scanner. */
function smuggles(html: string): boolean {
  return (
    /<script/i.test(html) &&
    /\batob\s?\(|createObjectURL|msSave(?:OrOpen)?Blob|document\.write\s?\(\s?unescape/i.test(html)
  )
}

function noteFamily(kind: Kind, content: Uint8Array, budget: Budget, found: Findings) {
  if (
    kind.family === 'executable' ||
    kind.family === 'script' ||
    kind.family === 'archive' ||
    kind.family === 'music' ||
    kind.family === 'video'
  )
    found.contains.add(kind.family)
  if (kind.family === 'pdf') notePdf(content, budget, found)
  if (kind.mediaType === 'text/html' && smuggles(ascii(content, 0, 4_000_000))) found.contains.add('script')
  if (
    kind.mediaType === 'image/svg+xml' &&
    /<script|javascript:|\son[a-z]{3,20}\s?=/i.test(ascii(content, 0, 1_000_000))
  )
    found.contains.add('script')
  if (lockedKinds.has(kind.mediaType)) found.encrypted = true
}

/** Kinds that are nothing but a lock. */
const lockedKinds = new Set([
  'application/pgp-encrypted',
  'application/pkcs7-mime',
  'application/age-encrypted',
  'application/x-keepass2',
])

function notePdf(content: Uint8Array, budget: Budget, found: Findings) {
  const pdf = readPdf(content, budget)
  if (pdf.encrypted) found.encrypted = true
  else if (pdf.isSealed) found.problems.add('pdf-not-read')
  if (pdf.runs) found.contains.add('script')
  if (pdf.hasScript) found.problems.add('pdf-javascript')
  if (pdf.text) noteWords(wordsOfSheets([], pdf.text, 'application/pdf'), found)
}

function lookInside(opened: Opened, kind: Kind | undefined, budget: Budget, depth: number, found: Findings): string {
  for (const problem of opened.problems) found.problems.add(problem)
  if (opened.encrypted) found.encrypted = true
  if (opened.macros) found.contains.add('script')
  if (opened.words) noteWords(opened.words, found)
  if (opened.isArchive) found.contains.add('archive')
  for (const inner of opened.files) {
    if (depth + 1 >= limits.depth && familyByName(inner.filename) === 'archive') {
      found.contains.add('archive')
      found.problems.add('archive-too-deep')
      continue
    }
    const innerKind = examine(inner, budget, depth + 1, found)
    if (depth + 2 > limits.depth && innerKind === 'application/zip') found.problems.add('archive-too-deep')
  }
  return opened.mediaType ?? kind?.mediaType ?? 'application/octet-stream'
}

/** Kinds of personal data that are special categories under UK GDPR article 9 when found. */
function noteWords(
  words: {
    readonly personalData: readonly PersonalDataKind[]
    readonly special: boolean
    readonly confidential: boolean
    readonly contacts: boolean
    readonly passwords: boolean
  },
  found: Findings,
) {
  for (const kind of words.personalData) found.personalData.add(kind)
  if (words.personalData.length) found.contains.add('personal-data')
  if (words.special || words.personalData.includes('medical')) found.contains.add('special-category')
  if (words.confidential) found.contains.add('confidential')
  if (words.contacts) found.contains.add('contact-list')
  if (words.passwords) found.contains.add('password')
}
