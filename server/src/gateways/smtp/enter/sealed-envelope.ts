import type { Attachment } from '@beadle/engine'
import { type MailMessage, type SealedEnvelope, unanswerable } from '../../../modules/mail/index.ts'
import type { Judged } from '../authenticate/index.ts'
import type { Entry } from './entry.ts'
import type { Writer } from './words.ts'

type Told = {
  readonly message: MailMessage
  readonly judged: Judged
  readonly writer: Writer
  readonly attachments: readonly Attachment[]
}

/** What is kept sealed of how a message came. */
export function envelopeToSeal(
  { action, envelope }: Entry,
  { message, judged, writer, attachments }: Told,
): SealedEnvelope {
  const why = unanswerable(message.header, { from: envelope.from, unverified: writer.unverified === true })
  const names = new Map([...message.to, ...message.cc].map(({ address, name }) => [address.toLowerCase(), name]))
  return {
    from: envelope.from,
    author: writer.address,
    ...(writer.name === undefined ? {} : { authorName: writer.name }),
    recipients: envelope.recipients.map(({ address, notify, originalRecipient }) => {
      const name = names.get(address.toLowerCase())
      return {
        address,
        ...(name === undefined ? {} : { name }),
        ...(notify.length > 0 ? { notify } : {}),
        ...(originalRecipient === undefined ? {} : { original: originalRecipient }),
      }
    }),
    subjectLine: message.subjectLine.slice(0, 2000),
    ...(message.messageId === undefined ? {} : { messageId: message.messageId }),
    helo: envelope.peer.helo,
    peer: envelope.peer.address,
    protocol: envelope.peer.protocol,
    eightBit: envelope.eightBit,
    utf8: envelope.utf8,
    ...(envelope.return ? { return: envelope.return } : {}),
    ...(envelope.envelopeId === undefined ? {} : { envelopeId: envelope.envelopeId }),
    ...(action === 'mail.submit' ? { submitted: true } : {}),
    ...(judged.verdicts ? { verdicts: judged.verdicts } : {}),
    ...(why ? { unanswerable: why } : {}),
    attachments: attachments.map(({ filename, bytes, mediaType, contains }) => ({
      filename,
      bytes,
      mediaType,
      ...(contains ? { contains } : {}),
    })),
  }
}
