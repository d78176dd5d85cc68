import { attachmentFacts, type OpenMessage } from '@beadle/detectors'
import type { Attachment } from '@beadle/engine'
import { isReadWhole, readMessage } from '../../../modules/mail/mime/index.ts'

/** A file as it came. */
export type GivenFile = {
  readonly filename: string
  readonly otherNames: readonly string[]
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A file in the vocabulary's words, and what kept us from seeing all of it. */
export type DescribedFile = { readonly described: Attachment; readonly problems: readonly string[] }

/** Done in a thread that can be killed: opening files and archives that a stranger made. */
export function work(files: readonly GivenFile[]): readonly DescribedFile[] {
  return files.map(({ filename, otherNames, mediaType, content }) => {
    const facts = attachmentFacts({ filename, otherNames, bytes: content.length, mediaType, content }, openMessage)
    const described = {
      filename,
      bytes: content.length,
      mediaType: facts.kind === 'application/octet-stream' ? mediaType : facts.kind,
      ...(facts.encrypted === undefined ? {} : { encrypted: facts.encrypted }),
      ...(facts.contains.length > 0 ? { contains: facts.contains } : {}),
    }
    return { described, problems: facts.problems }
  })
}

/** Messages that lie in archives; those attached as they are have been opened by the reader of the message itself. */
const openMessage: OpenMessage = (octets) => {
  const message = readMessage(Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength))
  const files = message.attachments.map(({ filename, otherNames = [], mediaType, content }) => ({
    filename,
    otherNames,
    mediaType,
    content,
  }))
  return { files, isWhole: isReadWhole(message) }
}
