import { isAscii } from 'node:buffer'
import { randomBytes } from 'node:crypto'

export type Link = { readonly label: string; readonly url: string }

/** What a notice says. Paragraphs are plain text; they are made safe for the page form here. */
export type Notice = {
  readonly from: { readonly address: string; readonly name: string }
  readonly to: { readonly address: string; readonly name?: string }
  /** Where an answer goes, when not to the notice's own address. */
  readonly replyTo?: string
  readonly subjectLine: string
  readonly paragraphs: readonly string[]
  readonly links?: readonly Link[]
  /** A message to come along, such as one that goes back: whole, or its header only. */
  readonly attached?: Buffer
  readonly attachedAs?: 'message' | 'header'
  readonly inReplyTo?: string
  readonly messageId: string
  readonly at: Temporal.Instant
  /** A part that machines read, such as a delivery report, in place of the page. */
  readonly report?: { readonly type: string; readonly content: string }
}

const crlf = '\r\n'

/** Writes a notice as a message (RFC 5322): plain text and page side by side, and what comes along behind them. */
export function composeNotice(notice: Notice): Buffer {
  const { report, attached } = notice
  const body = report ? textPart(notice) : alternative(textPart(notice), pagePart(notice))
  const extra = [
    ...(report ? [part(report.type, 'Content-Disposition: inline', report.content)] : []),
    ...(attached ? [notice.attachedAs === 'header' ? headerPart(attached) : messagePart(attached)] : []),
  ]
  const type = report ? 'multipart/report; report-type=delivery-status' : 'multipart/mixed'
  const whole = extra.length === 0 ? body : multipart(type, [body, ...extra])
  return Buffer.concat([Buffer.from(headers(notice)), whole])
}

function headers({ from, to, replyTo, subjectLine, messageId, at, inReplyTo }: Notice): string {
  const fields = [
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    ...(replyTo === undefined ? [] : [`Reply-To: ${mailbox({ address: replyTo })}`]),
    `Subject: ${encodeWords(subjectLine)}`,
    `Date: ${mailDate(at)}`,
    `Message-ID: ${messageId}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    // RFC 3834: nobody's holiday message answers this.
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
  ]
  return fields.map((field) => field + crlf).join('')
}

/** The date of a header field, in UTC (RFC 5322 3.3). */
export function mailDate(at: Temporal.Instant): string {
  const zoned = at.toZonedDateTimeISO('UTC')
  const two = (number: number) => String(number).padStart(2, '0')
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][zoned.dayOfWeek - 1]
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][zoned.month - 1]
  return `${day}, ${two(zoned.day)} ${month} ${zoned.year} ${two(zoned.hour)}:${two(zoned.minute)}:${two(zoned.second)} +0000`
}

function mailbox({ address, name }: { readonly address: string; readonly name?: string }): string {
  if (!name) return `<${address}>`
  return /^[\x20-\x7e]*$/.test(name)
    ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
    : `${encodeWords(name)} <${address}>`
}

/** A header value in encoded words (RFC 2047) where it needs them: each under 75 characters and of whole letters. */
function encodeWords(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ')
  if (/^[\x20-\x7e]*$/.test(plain) && !plain.includes('=?') && plain.length < 900) return plain
  const words: string[] = []
  let word = ''
  for (const letter of plain) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  if (word !== '') words.push(word)
  return words.map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join(`${crlf} `)
}

function textPart({ paragraphs, links = [] }: Notice): Buffer {
  const text = [...paragraphs, ...links.map(({ label, url }) => `${label}:\n${url}`)].join('\n\n')
  return part('text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', base64(`${text}\n`))
}

function pagePart({ paragraphs, links = [], subjectLine }: Notice): Buffer {
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escapeHtml(subjectLine)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 1rem; line-height: 1.5; max-width: 40em">',
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...links.map(({ label, url }) => `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`),
    '</body></html>',
  ].join('\n')
  return part('text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', base64(page))
}

/** Text as it may stand in a page or between the quotes of an attribute. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

function base64(content: string | Buffer): string {
  return (typeof content === 'string' ? Buffer.from(content) : content)
    .toString('base64')
    .replace(/.{76}(?=.)/g, `$&${crlf}`)
}

function part(type: string, field: string, content: string): Buffer {
  return Buffer.from(`Content-Type: ${type}${crlf}${field}${crlf}${crlf}${content}${crlf}`)
}

function messagePart(attached: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(
      `Content-Type: message/rfc822${crlf}Content-Disposition: attachment; filename="message.eml"${crlf}${crlf}`,
    ),
    attached,
    Buffer.from(crlf),
  ])
}

/** RFC 3462 2: the header of a message; unlike a whole message it may be encoded, so that it goes through every server. */
function headerPart(attached: Buffer): Buffer {
  const isPlain = isAscii(attached) && !/[^\r\n]{999}/.test(attached.toString('latin1'))
  const encoding = isPlain ? '7bit' : 'base64'
  const content = isPlain ? attached.toString('latin1') : base64(attached)
  return part('text/rfc822-headers', `Content-Transfer-Encoding: ${encoding}`, content)
}

function alternative(...parts: readonly Buffer[]): Buffer {
  return multipart('multipart/alternative', parts)
}

function multipart(type: string, parts: readonly Buffer[]): Buffer {
  // Random, so that no message that comes along can hold it.
  const boundary = `=_${randomBytes(18).toString('hex')}`
  return Buffer.concat([
    Buffer.from(`Content-Type: ${type}; boundary="${boundary}"${crlf}${crlf}`),
    ...parts.flatMap((each) => [Buffer.from(`--${boundary}${crlf}`), each]),
    Buffer.from(`--${boundary}--${crlf}`),
  ])
}
