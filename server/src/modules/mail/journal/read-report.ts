import { type MailMessage, readMessage } from '../mime/message.ts'
import type { Part } from '../mime/part.ts'
import { decodeTransfer } from '../mime/transfer.ts'

/** A recipient of the envelope, as the provider says that they were meant: hidden ones, and those a list or a forwarding led to. */
export type JournalRecipient = {
  readonly address: string
  readonly as: 'to' | 'cc' | 'bcc' | 'recipient'
  readonly expandedFrom?: string
  readonly forwardedFrom?: string
}

/** What a provider reports to have carried: the original's very octets, and its envelope. */
export type JournalReport = {
  readonly original: Buffer
  readonly sender: string
  readonly messageId?: string
  readonly recipients: readonly JournalRecipient[]
}

/** Why no report can be read in a message. */
export type JournalProblem = 'no-original' | 'no-envelope'

const mostRecipients = 10_000
const deepest = 4

/**
 * Reads a report in the form of Exchange ([MS-XJRNL]; Google's is read the same way): a text with `Sender:`, `Message-ID:` and a
 * line for each recipient of the envelope, and the original as message/rfc822. One that came back as undeliverable holds the
 * report in its turn. `copies` takes a message that holds no report for a copy of itself, as blind-copy rules send them: then
 * the recipients are those it names. Pure.
 */
export function readJournalReport(raw: Buffer, options: { readonly copies: boolean }): JournalReport | JournalProblem {
  const read = readFrom(raw, 0)
  if (typeof read !== 'string' || !options.copies) return read
  const message = readMessage(raw)
  const recipients = [
    ...message.to.map(({ address }) => ({ address, as: 'to' as const })),
    ...message.cc.map(({ address }) => ({ address, as: 'cc' as const })),
  ]
  const [author] = message.from
  if (!author || recipients.length === 0) return read
  return { original: raw, sender: author.address, recipients, ...idOf(message) }
}

function readFrom(raw: Buffer, depth: number): JournalReport | JournalProblem {
  const message = readMessage(raw)
  const inner = originalIn(message.top)
  if (!inner) return depth === 0 ? 'no-original' : 'no-envelope'
  const envelope = readEnvelope(message.text)
  if (envelope) return { original: inner, ...envelope, ...idOf(readMessage(inner)) }
  // What bounced off the address for reports comes to the other one inside of a non-delivery report.
  return depth < deepest ? readFrom(inner, depth + 1) : 'no-envelope'
}

function idOf({ messageId }: MailMessage) {
  return messageId === undefined ? {} : { messageId }
}

/** The octets of the first message within a message, and not of one that stands deeper. */
function originalIn(part: Part): Buffer | undefined {
  if (part.type.value === 'message/rfc822' && part.depth > 0) {
    const body = part.source.subarray(part.start, part.end)
    return part.encoding === 'base64' || part.encoding === 'quoted-printable'
      ? decodeTransfer(body, part.encoding)
      : body
  }
  if (!part.type.value.startsWith('multipart/')) return undefined
  for (const child of part.children) {
    const found = originalIn(child)
    if (found) return found
  }
  return undefined
}

const kinds: Readonly<Record<string, JournalRecipient['as']>> = {
  to: 'to',
  cc: 'cc',
  bcc: 'bcc',
  recipient: 'recipient',
}
const line = /^(Sender|To|Cc|Bcc|Recipient|On-Behalf-Of):[ \t]*(.*)$/i
const origin = /^([^,]+),[ \t]*(Expanded|Forwarded):[ \t]*(.+)$/i

function readEnvelope(text: string): Pick<JournalReport, 'sender' | 'recipients'> | undefined {
  let sender: string | undefined
  const recipients: JournalRecipient[] = []
  for (const row of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = line.exec(row) ?? []
    if (name === '') continue
    const as = kinds[name.toLowerCase()]
    if (as === undefined) {
      // On-Behalf-Of stands above Sender's own line in no version, and says less than it.
      if (name.toLowerCase() === 'sender') sender ??= addressIn(value) ?? ''
      continue
    }
    const [, first = value, how = '', whence = ''] = origin.exec(value) ?? []
    const address = addressIn(first)
    const from = addressIn(whence)
    if (address === undefined || recipients.length >= mostRecipients) continue
    recipients.push({
      address,
      as,
      ...(from === undefined
        ? {}
        : how.toLowerCase() === 'expanded'
          ? { expandedFrom: from }
          : { forwardedFrom: from }),
    })
  }
  return sender === undefined || recipients.length === 0 ? undefined : { sender, recipients }
}

/** An SMTP address, which some versions set in angle brackets. */
function addressIn(text: string): string | undefined {
  const found = /<([^<>\s]+@[^<>\s]+)>|([^\s<>,;]+@[^\s<>,;]+)/.exec(text)
  return found?.[1] ?? found?.[2]
}
