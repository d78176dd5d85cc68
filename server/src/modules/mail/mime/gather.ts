import { textOfRtf } from '@beadle/detectors'
import { type AttachedFile, FileOfPart, savedAs } from './attached-file.ts'
import { decodeText } from './charset.ts'
import { filesInPage } from './data-uri.ts'
import type { MailMessage, MailProblem } from './message.ts'
import { isTnef, type Part } from './part.ts'
import { mostText, textOfPart } from './text-of-part.ts'
import { readTnef } from './tnef.ts'
import { uuencodedIn, yencodedIn } from './uuencode.ts'
import type { OtherReading } from './walked.ts'

/** What the leaves of a message come to. */
export type Gathered = {
  readonly texts: readonly string[]
  readonly htmls: readonly string[]
  readonly otherTexts: readonly string[]
  readonly otherPages: readonly string[]
  readonly attachments: readonly AttachedFile[]
  readonly nested: readonly MailMessage[]
}

type Context = {
  readonly others: readonly OtherReading[]
  readonly around: readonly Buffer[]
  readonly problems: Set<MailProblem>
  /** The message that stands in a part; undefined for one too deep to be read. */
  readonly inner: (part: Part) => MailMessage | undefined
  /** The message that a file holds; undefined for one too deep, or when too many were read. */
  readonly message: (octets: Buffer) => MailMessage | undefined
}

/** Attached text of at most this many octets is shown below a message by some programs. */
const mostShown = 256 * 1024

/** Sorts the leaves of a message into texts, pages, files and messages, once as most programs see them and once as others do. */
export function gather(parts: readonly Part[], context: Context): Gathered {
  const gatherer = new Gatherer(context)
  for (const part of parts) gatherer.take(part)
  for (const { part } of context.others) gatherer.takeOther(part)
  for (const octets of context.around) gatherer.takeAround(octets)
  return gatherer
}

/** What writers put before the first part for programs without MIME. */
const usualPreamble =
  /^(?:--\s)?(?:this is an? )?(?:cryptographically signed |openpgp\/mime signed |multi[- ]?part )(?:message|e-?mail)?\s?(?:in mime[- ]format|\(rfc \d{4}(?: and \d{4})?\))[.,]?$/i

class Gatherer implements Gathered {
  readonly texts: string[] = []
  readonly htmls: string[] = []
  readonly otherTexts: string[] = []
  readonly otherPages: string[] = []
  readonly attachments: AttachedFile[] = []
  readonly nested: MailMessage[] = []
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  take(part: Part) {
    switch (kindOf(part)) {
      case 'text':
        return this.#takeText(part, this.texts)
      case 'html':
        return this.#takeText(part, this.htmls)
      case 'message':
        return this.#takeMessage(part)
      default:
        this.#takeFile(part)
    }
  }

  /** Another program's reading: its words are read beside the usual ones, its files are files. */
  takeOther(part: Part) {
    const kind = kindOf(part)
    if (kind === 'text') return this.#takeText(part, this.otherTexts)
    if (kind === 'html') return this.#takeText(part, this.otherPages)
    if (kind === 'message') return this.#takeMessage(part)
    const isKnown = this.attachments.some(
      (file) =>
        file.part?.source === part.source &&
        file.part.start === part.start &&
        file.part.end === part.end &&
        file.part.encoding === part.encoding &&
        file.filename === new FileOfPart(part).filename,
    )
    if (!isKnown) this.#takeFile(part)
  }

  takeAround(octets: Buffer) {
    const text = decodeText(octets).trim()
    if (text.length > 3 && !usualPreamble.test(text)) this.otherTexts.push(text)
  }

  #takeText(part: Part, into: string[]) {
    const { text, others, octets, isCut } = textOfPart(part)
    if (isCut) this.#context.problems.add('text-too-long')
    into.push(part.type.value === 'text/enriched' || part.type.value === 'text/richtext' ? withoutTags(text) : text)
    if (part.type.value === 'text/html') {
      this.otherPages.push(...others)
      this.attachments.push(...filesInPage(text))
    } else {
      this.otherTexts.push(...others)
      this.#takeFilesInText(text, octets)
    }
  }

  #takeFilesInText(text: string, octets: Buffer) {
    const files = [
      ...(text.includes('begin') ? uuencodedIn(text) : []),
      ...(text.includes('=ybegin ') ? yencodedIn(octets) : []),
    ]
    for (const { filename, content } of files)
      if (content.length > 0)
        this.attachments.push({
          filename: savedAs(filename) || 'part.bin',
          mediaType: 'application/octet-stream',
          content,
        })
  }

  #takeMessage(part: Part) {
    const { value } = part.type
    if (value === 'message/partial') this.#context.problems.add('partial')
    if (value === 'message/external-body') this.#context.problems.add('external-body')
    this.attachments.push(new FileOfPart(part))
    this.#takeInner(this.#context.inner(part))
  }

  #takeInner(inner: MailMessage | undefined) {
    if (!inner) return
    this.nested.push(inner)
    this.attachments.push(...inner.attachments)
    this.otherTexts.push(inner.subjectLine, inner.text, ...inner.otherTexts)
    this.otherPages.push(...(inner.html === undefined ? [] : [inner.html]), ...inner.otherPages)
  }

  #takeFile(part: Part) {
    const { value } = part.type
    const file = new FileOfPart(part)
    this.attachments.push(file)
    if (isTnef(part) || beginsLikeTnef(part)) this.#takeTnef(file.content)
    else if (isNamedMessage(file)) this.#takeInner(this.#context.message(file.content))
    else if (isShownText(part) && part.end - part.start <= mostShown) {
      const { text, others, octets } = textOfPart(part)
      if (pages.has(value)) {
        this.otherPages.push(text, ...others)
        this.attachments.push(...filesInPage(text))
        return
      }
      this.otherTexts.push(isRtf(value) ? textOfRtf(octets) : text, ...others)
      if (value === 'text/plain') this.#takeFilesInText(text, octets)
    }
  }

  /** Whoever reads with Outlook sees what stands in the one file that everybody else sees. */
  #takeTnef(content: Buffer) {
    const found = readTnef(content)
    if (found.isBroken) this.#context.problems.add('tnef-broken')
    this.otherTexts.push(...found.texts.map((text) => text.slice(0, mostText)))
    this.otherPages.push(...found.pages.map((page) => page.slice(0, mostText)))
    for (const { filename, mediaType, content: octets } of found.files)
      this.attachments.push({
        filename: savedAs(filename) || 'part.bin',
        mediaType: mediaType ?? 'application/octet-stream',
        content: octets,
      })
  }
}

function kindOf(part: Part): 'text' | 'html' | 'message' | 'file' {
  const { value } = part.type
  if (value === 'text/plain' || value === 'text/html') {
    if (part.disposition.value === 'attachment' || hasName(part)) return 'file'
    return value === 'text/html' ? 'html' : 'text'
  }
  if (value.startsWith('message/')) return part.children.length > 0 || isMessage(value) ? 'message' : 'file'
  if (part.disposition.value === 'attachment' || hasName(part)) return 'file'
  return value.startsWith('multipart/') || value === 'text/enriched' || value === 'text/richtext' ? 'text' : 'file'
}

const isMessage = (value: string) => value === 'message/rfc822' || value === 'message/global'

function hasName(part: Part): boolean {
  return part.disposition.parameters.has('filename') || part.type.parameters.has('name')
}

/** The signature of TNEF, plain or as base64 begins with it, under whatever name and type. */
function beginsLikeTnef({ source, start }: Part): boolean {
  const first = source[start]
  if (first === 0x78) return source[start + 1] === 0x9f && source[start + 2] === 0x3e && source[start + 3] === 0x22
  return first === 0x65 && source.toString('latin1', start, start + 5) === 'eJ8+I'
}

/** A message saved as a file, or a page saved with its pictures, which programs open in place. */
function isNamedMessage({ filename, otherNames = [] }: AttachedFile): boolean {
  return [filename, ...otherNames].some((name) => /\.(?:eml|mht|mhtml|nws)[. ]*$/i.test(name))
}

/** Pages: HTML, and what stands beside it for one program only (Gmail's AMP, Apple's watch). */
const pages = new Set(['text/html', 'text/x-amp-html', 'text/watch-html', 'application/xhtml+xml'])

const isRtf = (value: string) => value === 'text/rtf' || value === 'application/rtf'

/** Kinds that some program shows below or beside the message, though they are files. */
function isShownText({ type: { value }, disposition }: Part): boolean {
  return (
    value === 'text/plain' ||
    pages.has(value) ||
    value === 'text/calendar' ||
    value === 'text/vcard' ||
    value === 'text/x-vcard' ||
    value === 'text/markdown' ||
    value === 'application/ics' ||
    isRtf(value) ||
    // RFC 2046 4.1.4: text of a kind that a program does not know is shown as plain text.
    (value.startsWith('text/') && disposition.value !== 'attachment' && !data.has(value))
  )
}

/** Kinds of text that are rows or code. */
const data = new Set(['text/csv', 'text/tab-separated-values', 'text/css', 'text/javascript', 'text/xml'])

/** Text/enriched (RFC 1896) without its commands. */
function withoutTags(text: string): string {
  return text.replace(/<<|<\/?[a-z0-9-]{1,60}>/gi, (tag) => (tag === '<<' ? '<' : ''))
}
