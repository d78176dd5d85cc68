import { type MessageHints, messageHints } from '@beadle/detectors'
import type { Attachment, MailRequest, Person } from '@beadle/engine'
import { type Mailbox, type MailMessage, type Past, pagesOf, wordsOf } from '../../../modules/mail/index.ts'

/** Who wrote, as far as the gateway may believe it. */
export type Writer = {
  /** Person id, or an outsider's address. */
  readonly id: string
  /** The address readers see as the author's. */
  readonly address: string
  readonly name?: string
  /** The address is claimed and not believed, so that nobody of the directory is meant by it. */
  readonly unverified?: boolean
}

export type Wording = {
  readonly action: 'mail.submit' | 'mail.receive'
  readonly message: MailMessage
  readonly recipients: readonly string[]
  readonly writer: Writer
  readonly past: Past
  /** The files it carries, looked into. */
  readonly files: readonly Attachment[]
  readonly at: Temporal.Instant
  readonly timeZone: string
  /** What it says about itself, where that has been read already. */
  readonly hints?: MessageHints
}

/**
 * A message in the vocabulary's words. People are named by address only: the directory says who they are. `confirmed` and
 * `urgent` are never read from a message. Only recipients of the envelope count: what the header says of others is no delivery.
 */
export function toRequest(wording: Wording): MailRequest {
  const { action, message, recipients, writer, past, files, at, timeZone } = wording
  const { to, cc, bcc } = sortRecipients(recipients, message)
  const text = wordsOf(message)
  const html = pagesOf(message)
  const time = at.toString()
  const hints =
    wording.hints ??
    messageHints({
      subjectLine: message.subjectLine,
      text,
      time,
      timeZone,
      ...(html === undefined ? {} : { html }),
    })
  const marked = markOf(message)
  return {
    subject: {
      type: 'person',
      id: writer.id,
      properties: {
        roles: [],
        ...(writer.unverified ? {} : { address: writer.address }),
        ...(writer.name === undefined ? {} : { name: writer.name }),
      },
    },
    action: { name: action },
    resource: {
      type: 'message',
      ...(message.messageId === undefined ? {} : { id: message.messageId }),
      properties: {
        from: writer.address,
        to,
        ...(cc.length > 0 ? { cc } : {}),
        ...(bcc.length > 0 ? { bcc } : {}),
        subjectLine: message.subjectLine,
        text,
        ...(html === undefined ? {} : { html }),
        ...(files.length > 0 ? { attachments: files } : {}),
        ...threadOf(message, { recipients, writer, past }),
        ...(marked === undefined ? {} : { marked }),
        ...(hints.statedPurpose === undefined ? {} : { statedPurpose: hints.statedPurpose }),
        ...(hints.deadline === undefined ? {} : { deadline: hints.deadline }),
        ...(message.encrypted ? { encrypted: true } : {}),
        ...(message.signed ? { signed: true } : {}),
      },
    },
    context: { time },
  }
}

function sortRecipients(
  recipients: readonly string[],
  message: MailMessage,
): { to: Person[]; cc: Person[]; bcc: Person[] } {
  const named = (list: readonly Mailbox[]) => new Map(list.map((mailbox) => [mailbox.address.toLowerCase(), mailbox]))
  const inTo = named(message.to)
  const inCc = named(message.cc)
  const sorted = { to: [] as Person[], cc: [] as Person[], bcc: [] as Person[] }
  for (const address of recipients) {
    const key = address.toLowerCase()
    const name = (inTo.get(key) ?? inCc.get(key))?.name
    const list = inTo.has(key) ? sorted.to : inCc.has(key) ? sorted.cc : sorted.bcc
    list.push(name === undefined ? { address } : { address, name })
  }
  return sorted
}

const replyPrefix = /^\s*(?:(?:re|aw|antw|sv|vs|ateb)(?:\[\d+\])?:\s*)+/i
const forwardPrefix = /^\s*(?:(?:re|aw)(?:\[\d+\])?:\s*)*(?:fwd?|wg|tr|ymlaen)(?:\[\d+\])?:/i

type Threading = { readonly recipients: readonly string[]; readonly writer: Writer; readonly past: Past }

/** Whether it answers or forwards, by its header and its subject line; whether what it answers was reported, by our record. */
function threadOf(message: MailMessage, { recipients, writer, past }: Threading) {
  const [inner] = message.nested
  const parent = message.inReplyTo[0] ?? message.references.at(-1)
  const isForward =
    forwardPrefix.test(message.subjectLine) || (inner !== undefined && !replyPrefix.test(message.subjectLine))
  const { ancestor } = past
  // Not to whom it was reported of: who writes again to what they wrote would learn from the answer that somebody did.
  const isReported = ancestor?.reported === true && !ancestor.isFrom(writer.address)
  const reported = isReported ? { reported: true } : {}
  if (isForward) {
    const forwardOf = inner?.messageId ?? parent ?? ancestor?.messageId
    return forwardOf === undefined ? reported : { forwardOf, ...reported }
  }
  if (parent === undefined) return reported
  return { inReplyTo: parent, ...reported, ...(isReplyAll({ recipients, writer, past }) ? { replyAll: true } : {}) }
}

/** It goes back to whom it came from and to everybody else it had gone to. */
function isReplyAll({ recipients, writer, past: { ancestor } }: Threading): boolean {
  if (!ancestor) return false
  const others = recipients.filter((address) => address.toLowerCase() !== writer.address.toLowerCase())
  const answered = others.some((address) => ancestor.isFrom(address))
  const wentTo = others.filter((address) => ancestor.wentTo(address)).length
  const expected = ancestor.parties - (ancestor.wentTo(writer.address) ? 1 : 0)
  return answered && expected > 0 && wentTo >= expected
}

const sensitivity: Readonly<Record<string, 'personal' | 'private-and-confidential'>> = {
  personal: 'personal',
  private: 'personal',
  'company-confidential': 'private-and-confidential',
}

const subjectMarks: readonly (readonly [RegExp, NonNullable<MailRequest['resource']['properties']['marked']>])[] = [
  [/[[(](?:personal|private)[\])]|^(?:personal|private)\s*(?::|-|–)/i, 'personal'],
  [/\bprivate (?:and|&) confidential\b|[[(]confidential[\])]/i, 'private-and-confidential'],
  [/[[(]protect(?:ed)?[\])]|^protect(?:ed)?\s*(?::|-|–)/i, 'protected'],
  [/[[(]restricted[\])]|^restricted\s*(?::|-|–)/i, 'restricted'],
]

/** How the sender marked it: by the Sensitivity field (RFC 2156 5.3.4) or in the subject line. */
function markOf({ header, subjectLine }: MailMessage) {
  const field =
    header.fields
      .find(({ name }) => name === 'sensitivity')
      ?.value.trim()
      .toLowerCase() ?? ''
  const bare = subjectLine.replace(replyPrefix, '').replace(forwardPrefix, '').trim()
  return subjectMarks.find(([pattern]) => pattern.test(bare))?.[1] ?? sensitivity[field]
}
