import { type Mailbox, readAddressList, readMessageIds } from './address-list.ts'
import type { AttachedFile } from './attached-file.ts'
import { decodeEncodedWords } from './encoded-word.ts'
import { gather } from './gather.ts'
import { fieldValue, fieldValues, type Header } from './header.ts'
import { textOfHtml } from './html-text.ts'
import { isSignedData, leavesOf, type Part } from './part.ts'
import type { Steps } from './steps.ts'
import { mostText } from './text-of-part.ts'
import { walkParts } from './walk.ts'
import type { WalkProblem } from './walked.ts'

export type { AttachedFile } from './attached-file.ts'

/** What is wrong with a message, in words that stay (docs/reference/mime-differences.md explains them). */
export type MailProblem = WalkProblem | 'second-field' | 'partial' | 'external-body' | 'text-too-long' | 'tnef-broken'

/** A message as far as a policy asks about it. Text is decoded; nothing of it goes back into the message. */
export type MailMessage = {
  readonly header: Header
  readonly subjectLine: string
  /** All From fields together; one is right. */
  readonly from: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly messageId?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** All text/plain that is shown, in order; where there is none, the words of the page. */
  readonly text: string
  readonly html?: string
  /**
   * What a program may show besides: readings in which programs differ, text beside the parts, calendar entries, attached
   * text, what TNEF carries, messages within. Each once, and never what `text` already says.
   */
  readonly otherTexts: readonly string[]
  /** Pages that a program may show besides `html`, for the same reasons. */
  readonly otherPages: readonly string[]
  readonly attachments: readonly AttachedFile[]
  /** Messages within it, such as one forwarded whole. Their files stand in `attachments` too. */
  readonly nested: readonly MailMessage[]
  /** Signed or encrypted as a whole (S/MIME, OpenPGP). */
  readonly signed: boolean
  readonly encrypted: boolean
  readonly problems: readonly MailProblem[]
  /** The tree of its parts, with the octets each stands at. */
  readonly top: Part
}

/**
 * All its words: `text` and what any program shows besides, so that what is decided does not depend on which program the
 * reader has.
 */
export function wordsOf(message: MailMessage): string {
  return message.otherTexts.length === 0 ? message.text : [message.text, ...message.otherTexts].join('\n\n')
}

/** All its pages, one after another, as `wordsOf` has its words; undefined where there is none. */
export function pagesOf(message: MailMessage): string | undefined {
  if (message.otherPages.length === 0) return message.html
  return [message.html ?? '', ...message.otherPages].join('\n')
}

const unread: ReadonlySet<MailProblem> = new Set([
  'too-deep',
  'too-many-parts',
  'too-complex',
  'text-too-long',
  'partial',
  'external-body',
])

/** Whether all of it was read: false past a limit, and where the rest stands in other mail or on another server. */
export function isReadWhole(message: MailMessage): boolean {
  return !message.problems.some((problem) => unread.has(problem))
}

const limits = { depth: 20, parts: 1000 }
const mostNested = 8
/** Files that are messages, in all of a message. */
const mostFiles = 20

/** Reads the octets of a message (RFC 5322, MIME). Never fails: what cannot be read is left out and named in `problems`. */
export function readMessage(bytes: Buffer): MailMessage {
  const walked = walkParts(bytes, limits)
  const problems = new Set<MailProblem>(walked.problems)
  const message = messageOf(walked.top, {
    others: walked.others,
    around: walked.around,
    problems,
    nesting: 0,
    read: { files: 0, steps: walked.steps },
  })
  if (walked.steps.isSpent) problems.add('too-complex')
  return { ...message, problems: [...problems] }
}

type Around = {
  readonly others: Parameters<typeof gather>[1]['others']
  readonly around: readonly Buffer[]
  readonly problems: Set<MailProblem>
  readonly nesting: number
  /** What reading the whole message has cost so far. */
  readonly read: { files: number; readonly steps: Steps }
}

function messageOf(top: Part, context: Around): MailMessage {
  const { problems, nesting, read } = context
  const { header } = top
  const parts = leavesOf(top)
  const found = gather(parts, {
    others: context.others,
    around: context.around,
    problems,
    inner: (part) => {
      const [inside] = part.children
      if (!inside || nesting >= mostNested) return undefined
      return messageOf(inside, { others: [], around: [], problems, nesting: nesting + 1, read })
    },
    message(octets) {
      if (nesting >= mostNested || read.files++ >= mostFiles || read.steps.isSpent) return undefined
      const { top: inside, others, around, problems: found } = walkParts(octets, limits, read.steps)
      for (const problem of found) problems.add(problem)
      return messageOf(inside, { others, around, problems, nesting: nesting + 1, read })
    },
  })
  const [subjectLine = '', ...otherSubjects] = fieldValues(header, 'subject').map(decodeEncodedWords)
  const html = found.htmls.join('\n').slice(0, mostText)
  const text = found.texts.some((each) => each.trim() !== '')
    ? found.texts.join('\n').slice(0, mostText)
    : textOfHtml(html)
  const messageIds = fieldValue(header, 'message-id')
  const [messageId] = messageIds === undefined ? [] : readMessageIds(messageIds)
  if (saysTwice(header)) problems.add('second-field')
  return {
    header,
    subjectLine,
    from: allAddresses(header, 'from'),
    to: allAddresses(header, 'to'),
    cc: allAddresses(header, 'cc'),
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: readMessageIds(fieldValue(header, 'in-reply-to')),
    references: readMessageIds(fieldValue(header, 'references')),
    text,
    ...(found.htmls.length > 0 ? { html } : {}),
    otherTexts: distinct([...otherSubjects, ...found.otherTexts], [subjectLine, text, html]),
    otherPages: distinct(found.otherPages, [html]),
    attachments: found.attachments,
    nested: found.nested,
    ...protection(top, parts, text),
    problems: [],
    top,
  }
}

/** Each once, without those that say what is said already; bounded together. */
function distinct(texts: readonly string[], known: readonly string[]): readonly string[] {
  if (texts.length === 0) return texts
  const seen = new Set(known.map((text) => text.trim()))
  const kept: string[] = []
  let left = mostText
  for (const text of texts) {
    const bare = text.trim()
    if (bare === '' || seen.has(bare) || left <= 0) continue
    seen.add(bare)
    kept.push(bare.slice(0, left))
    left -= bare.length
  }
  return kept
}

/** All fields of that name together: two To fields are wrong and shown by mail programs all the same. */
function allAddresses(header: Header, name: string): readonly Mailbox[] {
  let all: readonly Mailbox[] = []
  for (const field of header.fields)
    if (field.name === name)
      all = all.length === 0 ? readAddressList(field.value) : [...all, ...readAddressList(field.value)]
  return all
}

const once = new Map(
  ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'message-id', 'date', 'in-reply-to', 'references'].map(
    (name, index) => [name, 1 << index],
  ),
)

/** RFC 5322 3.6: fields that may stand once. */
function saysTwice(header: Header): boolean {
  let seen = 0
  for (const { name } of header.fields) {
    const bit = once.get(name) ?? 0
    if (seen & bit) return true
    seen |= bit
  }
  return false
}

function protection(top: Part, parts: readonly Part[], text: string): { signed: boolean; encrypted: boolean } {
  const { value } = top.type
  const smime = value === 'application/pkcs7-mime' || value === 'application/x-pkcs7-mime'
  const certificates = top.type.parameters.get('smime-type')?.toLowerCase() === 'certs-only'
  const has = (type: string) =>
    value === type || parts.some((part) => part.type.value === type || part.within.includes(type))
  const isMultipart = value.startsWith('multipart/')
  const pgp = text.includes('-----BEGIN PGP ')
  return {
    signed:
      (isMultipart && has('multipart/signed')) ||
      (smime && isSignedData(top) && !certificates) ||
      (pgp && text.includes('-----BEGIN PGP SIGNED MESSAGE-----')),
    encrypted:
      (isMultipart && has('multipart/encrypted')) ||
      (smime && !isSignedData(top)) ||
      (pgp && text.includes('-----BEGIN PGP MESSAGE-----')),
  }
}
