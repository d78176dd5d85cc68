import { type Mailbox, readAddressList, readMessageIds } from './address-list.ts'
import { decodeText } from './charset.ts'
import { decodeEncodedWords } from './encoded-word.ts'
import { fieldValue, type Header } from './header.ts'
import { textOfHtml } from './html-text.ts'
import { decodeTransfer } from './transfer.ts'
import { type Part, type WalkProblem, walkParts } from './walk.ts'

/** A file carried by a message, or by a message within it. */
export type AttachedFile = { readonly filename: string; readonly mediaType: string; readonly content: Buffer }

/** A message as far as a policy asks about it. Text is decoded; nothing of it goes back into the message. */
export type MailMessage = {
  readonly header: Header
  readonly subjectLine: string
  readonly from: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly messageId?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** All text/plain that is shown, in order; where there is none, the words of the page. */
  readonly text: string
  readonly html?: string
  readonly attachments: readonly AttachedFile[]
  /** Messages within it, such as one forwarded whole. Their files stand in `attachments` too. */
  readonly nested: readonly MailMessage[]
  /** Signed or encrypted as a whole (S/MIME, OpenPGP). */
  readonly signed: boolean
  readonly encrypted: boolean
  readonly problems: readonly WalkProblem[]
}

const limits = { depth: 20, parts: 1000 }
const mostNested = 5
const mostText = 2 * 1024 * 1024

/** Reads the octets of a message (RFC 5322, MIME). Never fails: what cannot be read is left out and named in `problems`. */
export function readMessage(bytes: Buffer, nesting = 0): MailMessage {
  const { parts, top, problems } = walkParts(bytes, limits)
  const texts: string[] = []
  const htmls: string[] = []
  const attachments: AttachedFile[] = []
  const nested: MailMessage[] = []
  for (const part of parts) {
    const content = () => decodeTransfer(bytes.subarray(part.start, part.end), part.encoding)
    const kind = kindOf(part)
    if (kind === 'text') texts.push(textOf(part, content()))
    else if (kind === 'html') htmls.push(textOf(part, content()))
    else if (kind === 'message' && nesting < mostNested) {
      const inner = readMessage(content(), nesting + 1)
      nested.push(inner)
      attachments.push(
        { filename: nameOf(part), mediaType: 'message/rfc822', content: content() },
        ...inner.attachments,
      )
    } else attachments.push({ filename: nameOf(part), mediaType: part.type.value, content: content() })
  }
  const { header } = top
  const html = htmls.join('\n').slice(0, mostText)
  const [messageId] = readMessageIds(fieldValue(header, 'message-id'))
  return {
    header,
    subjectLine: decodeEncodedWords(fieldValue(header, 'subject') ?? ''),
    from: readAddressList(fieldValue(header, 'from')),
    to: allAddresses(header, 'to'),
    cc: allAddresses(header, 'cc'),
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: readMessageIds(fieldValue(header, 'in-reply-to')),
    references: readMessageIds(fieldValue(header, 'references')),
    text: texts.some((text) => text.trim() !== '') ? texts.join('\n').slice(0, mostText) : textOfHtml(html),
    ...(htmls.length > 0 ? { html } : {}),
    attachments,
    nested,
    ...protection(top, parts),
    problems: [...problems],
  }
}

/** All fields of that name together: two To fields are wrong and shown by mail programs all the same. */
function allAddresses(header: Header, name: string): readonly Mailbox[] {
  return header.fields.filter((field) => field.name === name).flatMap((field) => readAddressList(field.value))
}

function kindOf(part: Part): 'text' | 'html' | 'message' | 'file' {
  const { value } = part.type
  if (value === 'message/rfc822' || value === 'message/global') return 'message'
  if (part.disposition.value === 'attachment' || hasName(part)) return 'file'
  if (value === 'text/html') return 'html'
  return value === 'text/plain' || value === 'text' || value.startsWith('multipart/') || value === 'text/enriched'
    ? 'text'
    : 'file'
}

function hasName(part: Part): boolean {
  return part.disposition.parameters.has('filename') || part.type.parameters.has('name')
}

/** The file's name as a mail program would save it: no folders, no control characters. */
function nameOf(part: Part): string {
  const given = part.disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? ''
  const name = given
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
    .slice(0, 255)
  if (name !== '') return name
  return part.type.value.startsWith('message/')
    ? 'message.eml'
    : `part.${part.type.value.split('/')[1]?.replace(/[^a-z0-9]/g, '') || 'bin'}`
}

function textOf(part: Part, content: Buffer): string {
  return decodeText(content.subarray(0, mostText), part.type.parameters.get('charset')).replaceAll('\r\n', '\n')
}

function protection(top: Part, parts: readonly Part[]): { signed: boolean; encrypted: boolean } {
  const wholes = [top.type.value, ...parts.flatMap((part) => [part.type.value, ...part.within])]
  const smime = top.type.value === 'application/pkcs7-mime' || top.type.value === 'application/x-pkcs7-mime'
  const smimeKind = top.type.parameters.get('smime-type')?.toLowerCase() ?? ''
  return {
    signed: wholes.includes('multipart/signed') || (smime && smimeKind === 'signed-data'),
    encrypted:
      wholes.includes('multipart/encrypted') || (smime && smimeKind !== 'signed-data' && smimeKind !== 'certs-only'),
  }
}
